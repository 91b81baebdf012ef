import type { Analysis } from './analysis.ts';
import { type Cues, foreignCues, type Gender } from './lexicon/foreign-cues.ts';
import { genderOfForeign } from './lexicon/foreign-first-names.ts';
import type { TokenRange } from './sentences.ts';
import { Kind } from './tokens.ts';

/** A story read in one of the languages with cue verbs. */
export type Reading = {
  analysis: Analysis;
  language: string;
  cues: Cues;
  /** 1 for each quotation that is a title or a firm's name, not words of a speaker. */
  titles: Uint8Array;
};

/** Who a phrase names. `range` is what the story calls them by, without article and without office. */
export type Phrase = {
  range: TokenRange;
  kind: 'name' | 'role' | 'pronoun' | 'outlet';
  gender: Gender | null;
  /** Token of the office or trade that the phrase has, or -1. */
  role: number;
  /** First token after the whole phrase. */
  end: number;
};

/** "a-t-il", "dit-elle": the French inversion is a cue whatever its verb. */
export const INVERSION = /-(?:t-)?(?:il|elle|ils|elles)$/;
export const DASH = /^[—–]$/;
/** Adverbs that open sentences before a verb. */
const OPENERS =
  /^(?:además|también|asimismo|así|luego|después|entonces|aussi|puis|ensuite|enfin|également|ainsi|також|потім|раніше|пізніше|згодом|тоді|водночас|крім|окрім|так|также|позже|ранее|потом|затем|тогда|кроме|при|при|як|как|об|про|это|це)$/;
const NESTED = /^[„“”"«»]$/;
const CLAUSE_END = /^[.!?;:…]$/;

export function cuesOf(language: string): Cues | null {
  return foreignCues[language] ?? null;
}

/** Days and months: capitalised in German, elsewhere a capital tells a name. */
export function isTime({ analysis, cues, language }: Reading, k: number): boolean {
  return cues.times.test(analysis.tokens.lower[k] ?? '') && (language === 'de' || !isUpper(analysis, k));
}

export function isUpper({ tokens }: Analysis, k: number): boolean {
  const first = (tokens.word[k] ?? '').charAt(0);
  return tokens.kind[k] === Kind.word && first.toLowerCase() !== first;
}

/** Length of the phrase among `phrases` that stands at a token, the longest first, or 0. */
export function phraseAt(
  lower: readonly string[],
  k: number,
  phrases: readonly (readonly string[])[],
): number {
  let longest = 0;
  for (const phrase of phrases)
    if (phrase.length > longest && phrase.every((part, i) => lower[k + i] === part)) longest = phrase.length;
  return longest;
}

/**
 * The first noun or pronoun in a stretch that can be its subject: nothing after a preposition, no one who is
 * told (a paper, an agency) unless nobody else is named, nothing in brackets.
 */
export function subjectIn(reading: Reading, from: number, to: number): Phrase | null {
  const { analysis, cues, titles, language } = reading;
  const { tokens, quotationOf, quotations } = analysis;
  const { lower } = tokens;
  let outlet: Phrase | null = null;
  const home = quotationOf[from] ?? -1;
  for (let k = from; k < to; ) {
    const low = lower[k] ?? '';
    const q = quotationOf[k] ?? -1;
    // a name in marks within someone's words: „Медузе“
    if (q >= 0 && q === home && !titles[q] && NESTED.test(low)) {
      k++;
      while (k < to && !NESTED.test(lower[k] ?? '')) k++;
      k++;
      continue;
    }
    if (q >= 0 && (q !== home || titles[q])) {
      if (!titles[q]) break;
      const end = quotations[q]?.to ?? k + 1;
      outlet ??= { range: { from: k, to: end }, kind: 'outlet', gender: null, role: -1, end };
      k = end;
      continue;
    }
    if (CLAUSE_END.test(low) || (DASH.test(low) && k > from)) break;
    if (low === '(' || low === '[') {
      while (k < to && lower[k] !== ')' && lower[k] !== ']') k++;
      k++;
      continue;
    }
    if (cues.conjunctions.has(low) && k > from) break;
    const gender = cues.pronouns.get(low);
    if (gender) return { range: { from: k, to: k + 1 }, kind: 'pronoun', gender, role: -1, end: k + 1 };
    if (cues.prepositions.has(low) || cues.objects.has(low) || /^d'|^à$/.test(low)) {
      k = governedEnd(reading, k, to);
      continue;
    }
    if (!startsPhrase(reading, k)) {
      k++;
      continue;
    }
    const phrase = phraseFrom(reading, k, to);
    k = Math.max(phrase.end, k + 1);
    const first = lower[phrase.range.from] ?? '';
    if (isTime(reading, phrase.range.from)) continue;
    const told = cues.media.test(first) || cues.media.test(lower[phrase.range.to - 1] ?? '');
    if (told && phrase.kind !== 'pronoun') {
      const bare = language !== 'de' && !isUpper(analysis, phrase.range.from);
      const named = quotations[quotationOf[phrase.range.to] ?? -1];
      const paper = named && named.from === phrase.range.to && titles[quotationOf[named.from] ?? -1];
      const range = paper ? { from: phrase.range.from, to: named.to } : phrase.range;
      if (!bare || paper) outlet ??= { ...phrase, range, kind: 'outlet' };
      continue;
    }
    return phrase;
  }
  return outlet;
}

function startsPhrase({ analysis, cues, language }: Reading, k: number): boolean {
  const low = analysis.tokens.lower[k] ?? '';
  if (isUpper(analysis, k))
    return (
      !cues.determiners.has(low) &&
      !cues.verbs.has(low) &&
      (language === 'de' || !opensOnly(analysis, cues, k))
    );
  if (language === 'de') return /^\d+-jährige/.test(low);
  return cues.roles.test(low) || (low.startsWith("l'") && cues.roles.test(low.slice(2)));
}

/** Whether a capitalised word is one only because it opens the sentence: "Además, …", "Interrogée par …". */
function opensOnly(analysis: Analysis, cues: Cues, k: number): boolean {
  const { tokens, layout } = analysis;
  const low = tokens.lower[k] ?? '';
  const from = layout.sentences[layout.sentenceOf[k] ?? 0]?.from ?? 0;
  const opens = k === from || (tokens.kind[k - 1] === Kind.mark && tokens.lower[k - 1] !== ',');
  if (!opens || isUpper(analysis, k + 1) || cues.roles.test(low) || cues.media.test(low)) return false;
  if (cues.particles.has(tokens.lower[k + 1] ?? '') && isUpper(analysis, k + 2)) return false;
  for (let i = k + 1; i < k + 4; i++) {
    const next = tokens.lower[i] ?? '';
    if (cues.verbs.has(next)) return OPENERS.test(low);
    if (next === '(' || next === ':') return OPENERS.test(low);
    if (!/^\p{L}/u.test(next)) break;
  }
  return true;
}

/** Where the noun after a preposition (or dative article) at `k` ends. */
function governedEnd(reading: Reading, k: number, to: number): number {
  const { analysis, cues, language, titles } = reading;
  const { quotationOf, quotations } = analysis;
  const { lower } = analysis.tokens;
  let i = k + 1;
  while (i < to && (cues.determiners.has(lower[i] ?? '') || cues.objects.has(lower[i] ?? ''))) i++;
  const q = quotationOf[i] ?? -1;
  if (q >= 0 && titles[q]) return Math.min(to, quotations[q]?.to ?? i);
  const lowerNoun = !isUpper(analysis, i);
  if (language === 'de') {
    // adjectives, then the noun
    for (let a = 0; a < 3 && i < to && /^\p{Ll}/u.test(lower[i] ?? '') && !isUpper(analysis, i); a++) {
      if (cues.pronouns.has(lower[i] ?? '') || cues.verbs.has(lower[i] ?? '')) return i;
      i++;
    }
  } else if (lowerNoun && i < to) {
    i++;
    // "al programa La Hora": what follows the noun is its name, unless it names a person
    if (
      isUpper(analysis, i) &&
      !(isUpper(analysis, i + 1) && givenName(analysis, i, language)) &&
      !isTime(reading, i - 1)
    )
      return runEnd(reading, i, to);
    return i;
  }
  const end = runEnd(reading, i, to);
  // "am Montag Hans Weber": the day is governed, the name is not
  if (isTime(reading, i) && end > i + 1) return i + 1;
  for (let n = i + 1; n < end - 1; n++) if (givenName(analysis, n, language)) return n;
  return Math.max(end, i);
}

function runEnd(reading: Reading, from: number, to: number): number {
  const { analysis, cues, language } = reading;
  const { lower } = analysis.tokens;
  let end = from;
  while (end < to) {
    if (isUpper(analysis, end)) {
      end++;
      continue;
    }
    if (end === from || !cues.particles.has(lower[end] ?? '')) break;
    // "Karin von Berg", but not "Angaben von Berg"
    if (language === 'de' && !givenName(analysis, end - 1, language)) break;
    const next = cues.particles.has(lower[end + 1] ?? '') ? end + 2 : end + 1;
    if (next >= to || !isUpper(analysis, next)) break;
    end = next + 1;
  }
  return end;
}

/** Whether a word is a given name that tells its gender by itself. */
function givenName({ tokens }: Analysis, k: number, language: string): boolean {
  const word = tokens.word[k] ?? '';
  if (language === 'uk' || language === 'ru') return false;
  return (
    word.length > 2 &&
    genderOfForeign(word, language === 'de' || language === 'fr' ? 'xx' : language) !== null &&
    !/(?:ia|ana|ina)$/.test(word)
  );
}

/** The phrase that begins at `k`, a name, an office or trade: office, what it is of, and the name beside it. */
export function phraseFrom(reading: Reading, k: number, to: number): Phrase {
  const { analysis, cues, language } = reading;
  const { lower } = analysis.tokens;
  if (!isUpper(analysis, k) || (language !== 'de' && cues.roles.test(lower[k] ?? '')))
    return byRole(reading, k, k, to);
  const end = runEnd(reading, k, to);
  let role = -1;
  for (let i = k; i < end; i++)
    if (cues.roles.test(lower[i] ?? '') && (i < end - 1 || language === 'de')) role = i;
  const determined =
    cues.determiners.has(lower[k - 1] ?? '') || /^\p{Ll}+[en]$/u.test(analysis.tokens.word[k - 1] ?? '');
  const surname =
    role === end - 1 && !determined && !/in$/.test(lower[role] ?? '') && !/-/.test(lower[role] ?? '');
  if (role >= 0 && !surname) return byRole(reading, k, role, to);
  // "der Politologe Karl Korte": a trade that the list does not have
  if (language === 'de' && determined && end - k > 2)
    for (let i = k + 1; i < end - 1; i++)
      if (givenName(analysis, i, language)) return named(reading, i, end, k);
  return named(reading, k, end, -1);
}

const STYLES = /^(?:me|mme|mlle|m\.|dr|dr\.|prof|prof\.|herr|frau|don|doña|пан|пані)$/;

function named({ analysis, language }: Reading, start: number, end: number, role: number): Phrase {
  let from = start;
  while (from < end - 1 && STYLES.test(analysis.tokens.lower[from] ?? '')) from++;
  const given = analysis.tokens.word[from] ?? '';
  const gender = end - from > 1 ? genderOfForeign(given, language) : null;
  return { range: { from, to: end }, kind: 'name', gender, role, end };
}

function byRole(reading: Reading, start: number, role: number, to: number): Phrase {
  const { analysis, cues, language } = reading;
  const { lower } = analysis.tokens;
  const gender = genderOfRole(reading, start, role);
  let i = role + 1;
  let complement = i;
  for (let guard = 0; guard < 24 && i < to; guard++) {
    const low = lower[i] ?? '';
    if (low === '(') {
      while (i < to && lower[i] !== ')') i++;
      i++;
      continue;
    }
    const inTitle =
      (analysis.quotationOf[i] ?? -1) >= 0 && analysis.quotationOf[i] !== analysis.quotationOf[role];
    if (inTitle) {
      const q = analysis.quotationOf[i] ?? -1;
      if (!reading.titles[q]) break;
      i = analysis.quotations[q]?.to ?? i + 1;
      complement = i;
      continue;
    }
    if (isUpper(analysis, i)) {
      const end = runEnd(reading, i, to);
      const name = nameInRun(reading, i, end, role, i > role + 1 && ofBefore(reading, i));
      if (name >= 0 && !isTime(reading, name)) return { ...named(reading, name, end, role), gender };
      if (isTime(reading, i)) break;
      complement = end;
      i = end;
      continue;
    }
    const given = isUpper(analysis, i + 1) ? runEnd(reading, i + 1, to) : i + 1;
    // "le porte-parole du Kremlin, Dmitri Peskov": the name in apposition
    if (low === ',' && given - i > 2 && !isTime(reading, i + 1))
      return { ...named(reading, i + 1, given, role), gender };
    if (!/^\p{L}/u.test(low) || cues.verbs.has(low) || cues.conjunctions.has(low) || cues.pronouns.has(low))
      break;
    const of = ofWord(low, language);
    if (cues.prepositions.has(low) && !of && !(guard > 0 && language === 'de')) break;
    if (of || cues.determiners.has(low) || language !== 'de') {
      i++;
      if (!of && !cues.determiners.has(low) && (cues.roles.test(low) || guard < 6)) complement = i;
      continue;
    }
    if (/[en]$/.test(low) && !/^(?:am|an|in)$/.test(low)) i++;
    else break;
  }
  const from = language === 'de' ? role : start;
  const bare = complement === role + 1 || language === 'de';
  return {
    range: { from, to: bare ? role + 1 : complement },
    kind: 'role',
    gender,
    role,
    end: Math.max(i, role + 1),
  };
}

function ofWord(low: string, language: string): boolean {
  if (language === 'de') return /^(?:der|des|von|vom|für|beim|bei|im|in)$/.test(low);
  return /^(?:de|du|des|del|d'.*|chargée?|à|aux|au|з|із|по|у|в|при|proche|para)$/.test(low);
}

/** Whether the capitalised run at `i` is what an office is of ("du Kremlin", "des Ausschusses"). */
function ofBefore({ analysis, cues, language }: Reading, i: number): boolean {
  const { lower } = analysis.tokens;
  const before = lower[i - 1] ?? '';
  if (cues.prepositions.has(before) || ofWord(before, language)) return true;
  return cues.determiners.has(before);
}

/**
 * Where the person's name begins in the capitalised run after an office ("Ірпеня Оксана Литвин"), or -1 where
 * the run is only what the office is of ("України").
 */
function nameInRun(
  { analysis, language }: Reading,
  from: number,
  end: number,
  role: number,
  of: boolean,
): number {
  const { word, lower } = analysis.tokens;
  const length = end - from;
  if (language === 'uk' || language === 'ru') {
    let i = from;
    while (i < end && /^\p{Lu}{2,}$/u.test(word[i] ?? '')) i++;
    if (i === end) return -1;
    const patronymic = /(?:вич|івна|ївна|овна|евна|ична)$/.test(lower[end - 2] ?? '');
    if (end - i >= (patronymic ? 4 : 3)) return end - (patronymic ? 3 : 2);
    if (end - i > 1) return i;
    const only = lower[i] ?? '';
    const female = /[ая]$/.test(lower[role] ?? '') && !/^(?:голова|глава)$/.test(lower[role] ?? '');
    if (female && /(?:ська|цька|ская|цкая|ова|ева|єва|іна|ина)$/.test(only)) return i;
    // "речника Повітряних сил": an adjective whose noun follows
    if (/(?:их|ых|ої|ой|ого)$/.test(only) && /^\p{Ll}/u.test(word[end] ?? '')) return -1;
    return /[їиіуюаяы]$/.test(only) ? -1 : i;
  }
  if (!of) return from;
  for (let i = from; i < end - 1; i++) if (givenName(analysis, i, language)) return i;
  return language === 'de' && length >= 3 ? end - 2 : -1;
}

function genderOfRole({ analysis, language }: Reading, start: number, role: number): Gender | null {
  const { lower } = analysis.tokens;
  const low = lower[role] ?? '';
  let before = '';
  for (let k = start - 1; k >= 0 && k > start - 4 && before === ''; k--)
    if (/^(?:der|die|ein|eine|le|la|un|une|el|los|las|les)$/.test(lower[k] ?? '')) before = lower[k] ?? '';
  if (language === 'de') {
    if (/in$/.test(low) || before === 'eine') return 'female';
    return before === 'die' ? null : 'male';
  }
  if (language === 'uk' || language === 'ru')
    return /(?:ка|иця|иня|ша|ница|жінка|мати|мать)$/.test(low) ||
      /^(?:жінка|женщина|мати|дочь|донька|місцева|местная)$/.test(low)
      ? 'female'
      : /[ьйбвгґджзклмнпрстфхцчшщ]$/.test(low) || /^(?:голова|глава|мужчина)$/.test(low)
        ? 'male'
        : null;
  if (before === 'la' || before === 'une' || before === 'una') return 'female';
  if (before === 'le' || before === 'un' || before === 'el') return 'male';
  if (language === 'es') return /(?:a|triz)$/.test(low) ? 'female' : /o$/.test(low) ? 'male' : null;
  return /(?:rice|euse|ière|trice|ère)$/.test(low) ? 'female' : null;
}

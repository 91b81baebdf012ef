import type { Analysis } from '../analysis/analysis.ts';
import { genderOfForeign } from '../knowledge/foreign-first-names.ts';
import type { Gender } from '../knowledge/languages/cues.ts';
import { type ForeignReading, isTime, isUpper, type Phrase } from './reading.ts';

/** The phrase that begins at `k`, a name, office or trade: the office, what it is over, and the name beside it. */
export function phraseFrom(reading: ForeignReading, k: number, to: number): Phrase {
  const { analysis, cues, language } = reading;
  const { lower } = analysis.tokens;
  if (!isUpper(analysis, k) || (language !== 'de' && cues.roles.test(lower[k] ?? '')))
    return byRole(reading, k, k, to);
  const end = runEnd(reading, k, to);
  let role = -1;
  for (let i = k; i < end - 1; i++) if (cues.roles.test(lower[i] ?? '')) role = i;
  if (role < 0 && cues.roles.test(lower[end - 1] ?? '') && language === 'de') role = end - 1;
  const determined =
    cues.determiners.has(lower[k - 1] ?? '') || /^\p{Ll}+[en]$/u.test(analysis.tokens.word[k - 1] ?? '');
  const surname =
    role === end - 1 && !determined && !/in$/.test(lower[role] ?? '') && !/-/.test(lower[role] ?? '');
  if (role >= 0 && !surname) return byRole(reading, k, role, to);
  // "der Politologe Karl Korte": a trade that is not in the list
  if (language === 'de' && end - k > 2 && (determined || !givenName(analysis, k, language)))
    for (let i = k + 1; i < end - 1; i++)
      if (givenName(analysis, i, language)) return named(reading, i, end, k);
  return named(reading, k, end, -1);
}

const STYLES = /^(?:me|mme|mlle|m\.|dr|dr\.|prof|prof\.|herr|frau|don|doña|пан|пані)$/;

function named({ analysis, language }: ForeignReading, start: number, end: number, role: number): Phrase {
  let from = start;
  while (from < end - 1 && STYLES.test(analysis.tokens.lower[from] ?? '')) from++;
  const given = analysis.tokens.word[from] ?? '';
  const gender = end - from > 1 ? genderOfForeign(given, language) : null;
  return { range: { from, to: end }, kind: 'name', gender, role, end };
}

function byRole(reading: ForeignReading, start: number, role: number, to: number): Phrase {
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
  if (language === 'de') complement = germanGenitive(reading, role, to);
  const bare = complement === role + 1;
  return {
    range: { from, to: bare ? role + 1 : complement },
    kind: 'role',
    gender,
    role,
    end: Math.max(i, role + 1),
  };
}

/** How far the thing an office is over extends after it: "Sprecher des Ministeriums", but never to whoever is told. */
function germanGenitive(reading: ForeignReading, role: number, to: number): number {
  const { analysis, cues } = reading;
  const { lower } = analysis.tokens;
  if (!/^(?:der|des|vom|von)$/.test(lower[role + 1] ?? '')) return role + 1;
  let i = role + 2;
  if (!isUpper(analysis, i) && /[en]$/.test(lower[i] ?? '')) i++;
  if (!isUpper(analysis, i) || isTime(reading, i)) return role + 1;
  const end = runEnd(reading, i, to);
  for (let k = i; k < end; k++) if (cues.media.test(lower[k] ?? '')) return role + 1;
  return end;
}

/** Whether a word comes between an office and what it is over. */
function ofWord(low: string, language: string): boolean {
  if (language === 'de') return /^(?:der|des|von|vom|für|beim|bei|im|in)$/.test(low);
  return /^(?:de|du|des|del|d'.*|chargée?|à|aux|au|з|із|по|у|в|при|proche|para)$/.test(low);
}

/** Whether the capitalised run at `i` is what an office is over ("du Kremlin", "des Ausschusses"). */
function ofBefore({ analysis, cues, language }: ForeignReading, i: number): boolean {
  const { lower } = analysis.tokens;
  const before = lower[i - 1] ?? '';
  if (cues.prepositions.has(before) || ofWord(before, language)) return true;
  return cues.determiners.has(before);
}

/**
 * Where the person's name begins in the capitalised run after an office ("Ірпеня Оксана Литвин"), or -1 where the run
 * is only what the office is over ("України").
 */
function nameInRun(
  { analysis, language }: ForeignReading,
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
    // "речника Повітряних сил": an adjective with its noun after it
    if (/(?:их|ых|ої|ой|ого)$/.test(only) && /^\p{Ll}/u.test(word[end] ?? '')) return -1;
    return /[їиіуюаяы]$/.test(only) ? -1 : i;
  }
  if (!of) return from;
  for (let i = from; i < end - 1; i++) if (givenName(analysis, i, language)) return i;
  return language === 'de' && length >= 3 ? end - 2 : -1;
}

function genderOfRole({ analysis, language }: ForeignReading, start: number, role: number): Gender | null {
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

/** Where the run of capitalised words at `from` ends, including particles between them. */
export function runEnd(reading: ForeignReading, from: number, to: number): number {
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

/** Whether a word is a given name that by itself shows its gender. */
export function givenName({ tokens }: Analysis, k: number, language: string): boolean {
  const word = tokens.word[k] ?? '';
  if (language === 'uk' || language === 'ru') return false;
  return (
    word.length > 2 &&
    genderOfForeign(word, language === 'de' || language === 'fr' ? 'xx' : language) !== null &&
    !/(?:ia|ana|ina)$/.test(word)
  );
}

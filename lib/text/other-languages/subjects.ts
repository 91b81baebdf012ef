import type { Analysis } from '../analysis/analysis.ts';
import type { Cues } from '../knowledge/languages/cues.ts';
import { Kind } from '../words/tokens.ts';
import { givenName, phraseFrom, runEnd } from './names.ts';
import { DASH, type ForeignReading, isTime, isUpper, type Phrase } from './reading.ts';

/** Adverbs that open a sentence before the verb. */
const OPENERS =
  /^(?:además|también|asimismo|así|luego|después|entonces|aussi|puis|ensuite|enfin|également|ainsi|також|потім|раніше|пізніше|згодом|тоді|водночас|крім|окрім|так|также|позже|ранее|потом|затем|тогда|кроме|при|як|как|об|про|это|це)$/;
const NESTED = /^[„“”"«»]$/;
const CLAUSE_END = /^[.!?;:…]$/;

/**
 * The first noun or pronoun in a stretch that can be its subject: nothing after a preposition, nobody being told (a
 * newspaper, an agency) unless no one else is named, nothing in brackets.
 */
export function subjectIn(reading: ForeignReading, from: number, to: number): Phrase | null {
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

function startsPhrase({ analysis, cues, language }: ForeignReading, k: number): boolean {
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

/** Whether a word is capitalised only because it opens the sentence: "Además, …", "Interrogée par …". */
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
function governedEnd(reading: ForeignReading, k: number, to: number): number {
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
  // "am Montag Hans Weber": the preposition governs the day, not the name
  if (isTime(reading, i) && end > i + 1) return i + 1;
  for (let n = i + 1; n < end - 1; n++) if (givenName(analysis, n, language)) return n;
  return Math.max(end, i);
}

import type { Quotation } from '../marks/quotation.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { cueFrom, isAuxiliary, isCue, isLikeCue } from './cue-verbs.ts';
import { DASH, type ForeignReading, INVERSION, isTime, isUpper, type Phrase, phraseAt } from './reading.ts';
import { subjectIn } from './subjects.ts';

export type Found = {
  cue: TokenRange;
  phrase: Phrase | null;
  rule: string;
  /** Said in a document or by nobody in particular: no speaker is to be understood. */
  document?: boolean;
  /** Only a colon comes between the speaker and the words. */
  bare?: boolean;
};

const REACH = 14;
const REACH_BACK = 26;
const STOP = /^[.!?;…]$/;

/**
 * The cue beside a quotation and the phrase of its speaker. `previous` is the cue of the previous quotation, which ends
 * at `previousEnd`: two quotations in one sentence may share it.
 */
export function cueBeside(
  reading: ForeignReading,
  quotation: Quotation,
  previous: Found | null,
  previousEnd: number,
): Found | null {
  const start = sentenceStart(reading, quotation.from);
  const lead = reading.analysis.tokens.lower[quotation.from - 1] ?? '';
  const before = start < quotation.from;
  const after = cueAfter(reading, quotation);
  // „…“, sagte X: nothing before can be nearer
  if (after && (!before || after.direct) && lead !== ':') return after.found;
  const earlier = before ? cueBefore(reading, quotation, start) : null;
  if (earlier) return earlier;
  // „A“ und „B“, sagte X · X sprach von „A“ und „B“
  const ended = /^[.!?…]$/.test(reading.analysis.tokens.lower[previousEnd - 2] ?? '');
  if (
    previous &&
    !ended &&
    !previous.bare &&
    previousEnd > 0 &&
    start === previousEnd &&
    quotation.from - previousEnd < 10
  )
    return previous;
  if (after) return after.found;
  if (lead !== ':') return null;
  const phrase = subjectIn(reading, start, quotation.from - 1);
  const single = phrase?.kind === 'name' && phrase.range.to - phrase.range.from < 2 && phrase.role < 0;
  const opener = reading.cues.conjunctions.has(reading.analysis.tokens.lower[phrase?.range.from ?? -1] ?? '');
  if (!phrase || phrase.kind === 'outlet' || opener || (single && phrase.end < quotation.from - 1))
    return isUpper(reading.analysis, quotation.from + 1)
      ? {
          cue: { from: quotation.from - 1, to: quotation.from },
          phrase: null,
          rule: 'words after a colon',
          bare: true,
        }
      : null;
  return { cue: phrase.range, phrase, rule: 'named before a colon', bare: true };
}

/** Where a token's sentence begins, no further back than the previous quotation. */
function sentenceStart({ analysis, titles }: ForeignReading, at: number): number {
  const { tokens, quotationOf, layout } = analysis;
  const paragraph = layout.sentences[layout.sentenceOf[at] ?? 0]?.from ?? 0;
  let k = at;
  while (k > 0 && at - k < 80) {
    const q = quotationOf[k - 1] ?? -1;
    if (q >= 0 && !titles[q]) return k;
    if (q < 0 && k <= paragraph && !/^:$/.test(tokens.lower[k - 1] ?? '')) return k;
    if (q < 0 && STOP.test(tokens.lower[k - 1] ?? '')) return k;
    if (/[\n\r]/.test(tokens.text.slice(tokens.end[k - 1], tokens.start[k]))) return k;
    k--;
  }
  return k;
}

function cueAfter(reading: ForeignReading, quotation: Quotation): { found: Found; direct: boolean } | null {
  const { analysis, cues, language, titles } = reading;
  const { lower, count, text, end, start } = analysis.tokens;
  const inner = lower[quotation.to - 2] ?? '';
  const comma = /^[,–—-]$/.test(lower[quotation.to] ?? '');
  if (inner === '.' && !comma) return null;
  let from = quotation.to;
  while (/^[,–—-]$/.test(lower[from] ?? '')) from++;
  const reach = /^[!?…]$/.test(inner) && !comma ? 3 : REACH;
  for (let k = from; k < count && k < from + reach; k++) {
    const low = lower[k] ?? '';
    const q = analysis.quotationOf[k] ?? -1;
    if (q >= 0) {
      if (!titles[q]) return null;
      continue;
    }
    if (STOP.test(low) || low === ':') return null;
    if (/[\n\r]/.test(text.slice(end[k - 1], start[k]))) return null;
    const stop = clauseEnd(reading, k);
    const found = cueAt(reading, k, from, stop, quotation.to);
    if (found) {
      const first = found.cue.from;
      return {
        found,
        direct:
          first <= from + 1 || (comma && first <= from + 3 && !cues.conjunctions.has(lower[from] ?? '')),
      };
    }
    if (language === 'de' && low === 'zufolge' && k > from) {
      const phrase = anyNoun(reading, from, k);
      return {
        found: { cue: { from: k, to: k + 1 }, phrase, rule: 'source named after the quotation' },
        direct: comma,
      };
    }
  }
  return null;
}

/** The cue at `k` after a quotation, with its subject between `from` and `stop`. */
function cueAt(reading: ForeignReading, k: number, from: number, stop: number, end: number): Found | null {
  const { analysis, cues, language } = reading;
  const { lower } = analysis.tokens;
  const low = lower[k] ?? '';
  const rule = 'cue verb after the quotation';
  const document = phraseAt(lower, k, cues.documents);
  if (document > 0)
    return {
      cue: { from: k, to: k + document },
      phrase: anyNoun(reading, k + document, stop),
      rule: 'said in a document',
      document: true,
    };
  const own = phraseAt(lower, k, cues.own);
  if (own > 0)
    return { cue: { from: k, to: k + own }, phrase: null, rule: 'source named after the quotation' };
  const source = phraseAt(lower, k, cues.sources);
  if (source > 0 && !/^(?:pour|para)$/.test(low))
    return {
      cue: { from: k, to: k + source },
      phrase: anyNoun(reading, k + source, stop),
      rule: 'source named after the quotation',
    };
  if (language === 'de' && low === 'so' && k === from && k > end)
    return { cue: { from: k, to: k + 1 }, phrase: subjectIn(reading, k + 1, stop), rule };
  const unlisted = k === from && k > end && isLikeCue(reading, k);
  if (!isCue(reading, k) && !unlisted) return null;
  const cue = cueFrom(reading, unlisted && isAuxiliary(lower[k] ?? '') ? k + 1 : k);
  if (language === 'fr' && INVERSION.test(lower[k] ?? '')) return { cue, phrase: null, rule: 'inverted cue' };
  if (low === 'zitiert') {
    let auxiliary = k;
    while (auxiliary > end && !/^(?:wird|wurde|werden|wurden)$/.test(lower[auxiliary] ?? '')) auxiliary--;
    if (auxiliary > end)
      return {
        cue: { from: auxiliary, to: auxiliary + 1 },
        phrase: subjectIn(reading, auxiliary + 1, k),
        rule,
      };
  }
  const phrase = subjectIn(reading, cue.to, stop) ?? subjectIn(reading, from, cue.from);
  if (!phrase && isPlural(reading, k))
    return { cue, phrase: anyNoun(reading, cue.to, stop), rule, document: true };
  return { cue, phrase, rule };
}

function cueBefore(reading: ForeignReading, quotation: Quotation, start: number): Found | null {
  const { analysis, cues, language, titles } = reading;
  const { lower } = analysis.tokens;
  const to = quotation.from;
  const rule = 'cue verb before the quotation';
  for (let k = to - 1; k >= start && k > to - REACH_BACK; k--) {
    const q = analysis.quotationOf[k] ?? -1;
    if (q >= 0 && titles[q]) continue;
    const document = phraseAt(lower, k, cues.documents);
    if (document > 0) {
      const cue = { from: k, to: k + document };
      const phrase = anyNoun(reading, cue.to, to) ?? anyNoun(reading, start, k);
      return { cue, phrase, rule: 'said in a document', document: true };
    }
    const own = phraseAt(lower, k, cues.own);
    if (own > 0)
      return { cue: { from: k, to: k + own }, phrase: null, rule: 'source named before the quotation' };
    const source = phraseAt(lower, k, cues.sources);
    if (source > 0) {
      const begins = k === start || /^[,–—]$/.test(lower[k - 1] ?? '');
      if (/^(?:pour|para)$/.test(lower[k] ?? '') && !begins) continue;
      const phrase = anyNoun(reading, k + source, to);
      if (/^(?:pour|para)$/.test(lower[k] ?? '') && (phrase === null || phrase.range.from > k + source + 3))
        continue;
      return { cue: { from: k, to: k + source }, phrase, rule: 'source named before the quotation' };
    }
    if (language === 'de' && lower[k] === 'zufolge')
      return {
        cue: { from: k, to: k + 1 },
        phrase: anyNoun(reading, start, k),
        rule: 'source named before the quotation',
      };
    if (!isCue(reading, k)) continue;
    const cue = cueFrom(reading, k);
    if (language === 'fr' && INVERSION.test(lower[k] ?? ''))
      return { cue, phrase: null, rule: 'inverted cue' };
    let clause = cue.from;
    while (
      clause > start &&
      !/^[,:–—]$/.test(lower[clause - 1] ?? '') &&
      !cues.conjunctions.has(lower[clause - 1] ?? '')
    )
      clause--;
    const bound = boundBefore(reading, cue.to, to);
    const whole = subjectIn(reading, start, cue.from);
    const near = subjectIn(reading, clause, cue.from);
    const phrase =
      strong(near) ??
      // "Die Präsidentin des Verbands, Anna Kurz, nannte …": the comma closes the description of the subject
      (whole && lower[cue.from - 1] === ',' && lower[whole.end] === ',' ? strong(whole) : null) ??
      strong(subjectIn(reading, cue.to, bound)) ??
      strong(whole) ??
      near ??
      (isPlural(reading, k) ? anyNoun(reading, start, cue.from) : null);
    return { cue, phrase, rule, document: isPlural(reading, k) };
  }
  return null;
}

/** "В компании … сообщили": there is no subject; the people at the place where it was said are meant. */
function isPlural({ analysis, language }: ForeignReading, verb: number): boolean {
  return (language === 'uk' || language === 'ru') && /ли$/.test(analysis.tokens.lower[verb] ?? '');
}

function strong(phrase: Phrase | null): Phrase | null {
  return phrase?.kind === 'outlet' ? null : phrase;
}

/** How far a subject may come after its verb and before the words: not past an object clause. */
function boundBefore({ analysis, cues }: ForeignReading, from: number, to: number): number {
  const { lower } = analysis.tokens;
  for (let k = from; k < to; k++) if (lower[k] === ':' || cues.conjunctions.has(lower[k] ?? '')) return k;
  return to;
}

/** The clause after a cue: to the end of its sentence or the next quoted words. */
function clauseEnd({ analysis, titles }: ForeignReading, from: number): number {
  const { lower, count, text, end, start } = analysis.tokens;
  let k = from + 1;
  while (k < count && k < from + 34) {
    const q = analysis.quotationOf[k] ?? -1;
    if (q >= 0 && !titles[q]) break;
    if (q < 0 && (/^[.!?;:…]$/.test(lower[k] ?? '') || DASH.test(lower[k] ?? ''))) break;
    if (/[\n\r]/.test(text.slice(end[k - 1], start[k]))) break;
    k++;
  }
  return k;
}

/** The source after "laut", "за словами", "heißt es in": the noun, in any case and with any preposition. */
function anyNoun(reading: ForeignReading, from: number, to: number): Phrase | null {
  const { analysis, cues } = reading;
  const { lower } = analysis.tokens;
  let phrase: Phrase | null = null;
  let at = from;
  for (let hops = 0; hops < 6 && at < to; hops++) {
    const low = lower[at] ?? '';
    if (cues.determiners.has(low) || cues.prepositions.has(low) || cues.objects.has(low)) {
      at++;
      continue;
    }
    // "laut „Spiegel“": here the newspaper is the source
    const title = analysis.quotations[analysis.quotationOf[at] ?? -1];
    if (title && title.from === at && reading.titles[analysis.quotationOf[at] ?? -1])
      return { range: { from: at, to: title.to }, kind: 'outlet', gender: null, role: -1, end: title.to };
    phrase = subjectIn(reading, at, to);
    // "in einer Mitteilung der Polizei": whose document it is
    const of = /^(?:der|des|von|vom)$/.test(lower[phrase?.end ?? -1] ?? '') && reading.language === 'de';
    if (phrase && of && phrase.role < 0) return subjectIn(reading, phrase.end + 1, to) ?? phrase;
    break;
  }
  if (phrase) return phrase;
  // "in a statement of the police", "у заяві МЗС": the last noun is the speaker
  for (let k = from; k < to && k < from + 12; k++) {
    if (!isUpper(analysis, k) || isTime(reading, k)) continue;
    let end = k + 1;
    while (end < to && isUpper(analysis, end)) end++;
    return { range: { from: k, to: end }, kind: 'role', gender: null, role: k, end };
  }
  return null;
}

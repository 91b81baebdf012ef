import type { TokenRange } from '../sentences/sentences.ts';
import { type ForeignReading, INVERSION, type Phrase } from './reading.ts';
import { subjectIn } from './subjects.ts';

/** A reporting clause set into someone's words: "…, raconte Anne, …", «…, — додав він, — …». */
export type Incise = {
  /** From its opening comma or dash to just after its closing one. */
  range: TokenRange;
  cue: TokenRange;
  speaker: Phrase | null;
};

const LONGEST = 22;
const DASH = /^[—–-]$/;

/** The reporting clauses within the words from `from` to `to`. `open`: the last one may run to the end. */
export function incisesIn(reading: ForeignReading, from: number, to: number, open: boolean): Incise[] {
  const { lower } = reading.analysis.tokens;
  const found: Incise[] = [];
  for (let k = from + 1; k < to - 1; k++) {
    const low = lower[k] ?? '';
    const dash = DASH.test(low) && reading.cues.dashes;
    const comma = reading.language === 'fr' && /^[,!?…]$/.test(low);
    if (!dash && !comma) continue;
    const incise = inciseAt(reading, k, to, dash, open);
    if (!incise) continue;
    found.push(incise);
    k = incise.range.to - 1;
  }
  return found;
}

function inciseAt(
  reading: ForeignReading,
  at: number,
  to: number,
  dash: boolean,
  open: boolean,
): Incise | null {
  const { analysis, language } = reading;
  const { lower } = analysis.tokens;
  const punctuated = /^[,.!?…]$/.test(lower[at - 1] ?? '');
  if (dash && !punctuated && language !== 'es' && language !== 'fr') return null;
  const cue = cueWithin(reading, at + 1, Math.min(to, at + (dash ? 5 : 4)), dash);
  if (!cue) return null;
  let close = cue.to;
  while (close < to && close < at + LONGEST && !closes(lower, close, dash, language)) close++;
  if (close >= to ? !open : close >= at + LONGEST) return null;
  let speaker = subjectIn(reading, cue.to, close) ?? subjectIn(reading, at + 1, cue.from);
  const inverted = language === 'fr' && INVERSION.test(lower[cue.from] ?? '');
  if (inverted) speaker = null;
  // within marks only one that names its speaker: "…, assure la continuité, …" is not a reporting clause
  else if (!speaker && !dash) return null;
  if (
    !dash &&
    close < to &&
    lower[close] === ',' &&
    speaker &&
    lower[speaker.end] !== ',' &&
    speaker.end < close - 9
  )
    return null;
  // the comma before the dash belongs to the clause
  let start = at;
  while (start > 0 && lower[start - 1] === ',') start--;
  let end = Math.min(close, to);
  // the apposition's own commas: "a déclaré le maire, Jean Morel, …"
  if (!dash && speaker && speaker.end > end) {
    end = speaker.end;
    while (end < to && !/^[,.!?…]$/.test(lower[end] ?? '')) end++;
  }
  while (end < to && (lower[end] === ',' || lower[end] === '.' || DASH.test(lower[end] ?? ''))) end++;
  return { range: { from: start, to: end }, cue, speaker };
}

function closes(lower: readonly string[], k: number, dash: boolean, language: string): boolean {
  const low = lower[k] ?? '';
  if (!dash) return /^[,.!?…]$/.test(low);
  if (DASH.test(low)) return true;
  // "— сказав він. — Далі": a full stop ends the clause, what follows is speech again
  return low === '.' && (DASH.test(lower[k + 1] ?? '') || language === 'fr' || language === 'es');
}

/** The cue that opens a reporting clause, with its auxiliary and participle. */
function cueWithin(
  { analysis, cues, language }: ForeignReading,
  from: number,
  to: number,
  dash: boolean,
): TokenRange | null {
  const { lower } = analysis.tokens;
  for (let k = from; k < to; k++) {
    const low = lower[k] ?? '';
    if (/^[,.!?;:]$/.test(low)) return null;
    const inverted = language === 'fr' && INVERSION.test(low);
    if (!cues.verbs.has(low) && !inverted) {
      if (dash || /^(?:a|ont|avait|s'est|également|aussi|encore|ensuite)$/.test(low)) continue;
      return null;
    }
    const start = /^(?:a|ont|avait|ha|han)$/.test(lower[k - 1] ?? '') ? k - 1 : k;
    let end = k + 1;
    while (
      end < k + 3 &&
      (cues.verbs.has(lower[end] ?? '') || (inverted && /[éit]$/.test(lower[end] ?? '') && end === k + 1))
    )
      end++;
    return { from: start, to: end };
  }
  return null;
}

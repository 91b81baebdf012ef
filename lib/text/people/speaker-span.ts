import type { Analysis } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { Kind } from '../words/tokens.ts';

const DASHES = new Set(['—', '–', '-', '--', '―']);
const HEAD = new Set([',', ';', ':', ')', ']', '—', '–', '-']);
const TAIL = new Set(['who', 'which', 'that', 'and', ',', ';', ':', '—', '–', '-', '--', '(', '[']);
const CONTROL = /^\p{Cf}+$/u;
/** The most tokens a dateline can have. */
const LONGEST_DATELINE = 16;

/**
 * The part of a speaker's tokens that is shown: without a dateline or credit before it, an unclosed bracket, control
 * characters, or a relative pronoun, conjunction or comma at the end. For a speaker inside a bracket ("Nasdaq: NRV") it
 * is the name before the bracket. Null where no word is left.
 */
export function readableSpeaker(analysis: Analysis, range: TokenRange): TokenRange | null {
  const { word, kind } = analysis.tokens;
  const outside = outOfBracket(analysis, range);
  const isVoid = (k: number) => kind[k] !== Kind.word && CONTROL.test(word[k] ?? '');
  let from = afterDateline(analysis, outside);
  let to = beforeOpenBracket(analysis, from, outside.to);
  while (from < to && (isVoid(from) || HEAD.has(word[from] ?? ''))) from++;
  while (to > from + 1 && (isVoid(to - 1) || TAIL.has(analysis.tokens.lower[to - 1] ?? ''))) to--;
  for (let k = from; k < to; k++)
    if (kind[k] === Kind.word || kind[k] === Kind.number || kind[k] === Kind.symbol) return { from, to };
  return null;
}

/** The first token after a dateline ("RALEIGH, N.C. —", "BERLIN (Reuters) -") at the start of a phrase. */
function afterDateline({ tokens, layout }: Analysis, { from, to }: TokenRange): number {
  const { lower, word, kind } = tokens;
  const most = Math.min(to - 1, from + LONGEST_DATELINE);
  let dash = from;
  while (dash < most && !DASHES.has(lower[dash] ?? '')) dash++;
  if (dash === from || dash >= most) return from;
  let capitals = 0;
  let others = 0;
  let marked = false;
  let depth = 0;
  for (let k = from; k < dash; k++) {
    const written = word[k] ?? '';
    if (written === '(') depth++;
    else if (written === ')') depth--;
    if (written === '(' || written === ',' || written === '/') marked = true;
    if (kind[k] !== Kind.word || depth > 0) continue;
    if (written.length > 2 && written === written.toUpperCase()) capitals++;
    else if (written === written.toLowerCase()) return from;
    else others++;
  }
  if (capitals > 0) return dash + 1;
  // "Bergen, Norway — Anna Keller": no capitals, so only at the start of a paragraph with no second dash closing an
  // insertion
  const sentence = layout.sentences[layout.sentenceOf[from] ?? 0];
  const opens = from === 0 || /\n/.test(tokens.text.slice(tokens.end[from - 1], tokens.start[from]));
  if (!opens || !marked || others === 0 || !isUpper(word[dash + 1])) return from;
  for (let k = dash + 1; k < (sentence?.to ?? to); k++) if (DASHES.has(lower[k] ?? '')) return from;
  return dash + 1;
}

function isUpper(word: string | undefined): boolean {
  return word !== undefined && word.charAt(0) !== word.charAt(0).toLowerCase();
}

/** The end of a phrase, before a bracket that opens but does not close in it. */
function beforeOpenBracket({ tokens: { lower } }: Analysis, from: number, to: number): number {
  let open = -1;
  for (let k = from; k < to; k++) {
    const mark = lower[k];
    if ((mark === '(' || mark === '[') && open < 0) open = k;
    else if (mark === ')' || mark === ']') open = -1;
  }
  return open > from ? open : to;
}

/** The name before the bracket that contains a whole phrase, or the phrase itself. */
function outOfBracket({ tokens: { lower }, tags, layout }: Analysis, range: TokenRange): TokenRange {
  const sentence = layout.sentences[layout.sentenceOf[range.from] ?? 0];
  let open = range.from - 1;
  const least = Math.max(sentence?.from ?? 0, range.from - 6);
  while (open >= least && lower[open] !== '(' && lower[open] !== ')') open--;
  const ticker = lower.slice(range.from, range.to + 1).includes(':');
  if (!ticker || open < least || lower[open] !== '(' || tags[open - 1] !== Tag.name) return range;
  let from = open - 1;
  while (from > (sentence?.from ?? 0) && tags[from - 1] === Tag.name) from--;
  return { from, to: open };
}

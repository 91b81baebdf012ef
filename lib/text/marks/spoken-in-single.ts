import { saying } from '../knowledge/english-verbs.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import type { Tokens } from '../words/tokens.ts';
import { isNameInMarks } from './names-in-marks.ts';
import type { Quotation } from './quotation.ts';

/** At most this many tokens between a quotation and the cue beside it ("…', Ann Lee, the mayor, said"). */
const REACH = 8;
/** At most this many between a cue and words it reports in part. */
const FAR = 40;

/**
 * Makes single marks that set off speech count like double ones: all of them in a story that uses single marks for
 * speech (a British one), and in a story that uses double marks those that a cue in the same sentence says are spoken
 * ("said it was 'a shame' and 'an outrage'"). Titles of works, nicknames and scare quotes without a cue stay out.
 */
export function markSpoken(tokens: Tokens, paragraphs: readonly TokenRange[], found: Quotation[]): void {
  const within = paragraphsOf(paragraphs, found);
  let inSingle = 0;
  let inDouble = 0;
  for (let q = 0; q < found.length; q++) {
    const quotation = found[q] as Quotation;
    if (quotation.single) {
      if (isSpeech(tokens, quotation, within[q])) inSingle++;
    } else if (endsAsSpeech(tokens, quotation)) inDouble++;
  }
  if (inSingle > inDouble || (inSingle > 0 && found.every(({ single }) => single))) {
    for (const quotation of found) quotation.single = false;
    return;
  }
  for (let q = 0; q < found.length; q++) {
    const quotation = found[q];
    if (quotation?.single && isSpoken(tokens, found, q, within[q])) quotation.single = false;
  }
}

/** The paragraph of each quotation; both lists are in text order. */
function paragraphsOf(paragraphs: readonly TokenRange[], found: readonly Quotation[]): TokenRange[] {
  const within: TokenRange[] = [];
  let p = 0;
  for (const { from } of found) {
    while (p + 1 < paragraphs.length && (paragraphs[p + 1]?.from ?? 0) <= from) p++;
    const paragraph = paragraphs[p];
    if (paragraph) within.push(paragraph);
  }
  return within;
}

/** Whether a quotation ends with a comma or full stop inside its marks, as speech does and titles do not. */
function endsAsSpeech({ word }: Tokens, { from, to, closed }: Quotation): boolean {
  return to - from > 4 && /^(?:[,.!?…]|\.{3,})$/.test(word[to - (closed ? 2 : 1)] ?? '');
}

/** Speech by its own look, or by the comma and cue beside it where the comma is outside ("…', she said"). */
function isSpeech(tokens: Tokens, quotation: Quotation, paragraph: TokenRange | undefined): boolean {
  if (quotation.continues || endsAsSpeech(tokens, quotation)) return true;
  const { lower } = tokens;
  const { from, to } = quotation;
  if (to - from <= 4) return false;
  if (lower[to] === ',' && cueWithin(tokens, to + 1, 1, paragraph)) return true;
  return /^[,:]$/.test(lower[from - 1] ?? '') && cueWithin(tokens, from - 2, -1, paragraph);
}

/** Whether there is a cue within reach of `i`, with no end of sentence or paragraph in between. */
function cueWithin({ lower }: Tokens, i: number, step: 1 | -1, paragraph: TokenRange | undefined): boolean {
  if (!paragraph) return false;
  for (let k = i, left = REACH; left > 0 && k >= paragraph.from && k < paragraph.to; k += step, left--) {
    const low = lower[k] ?? '';
    if (saying.has(low)) return true;
    if (/^[.!?;:“”"‘]$/.test(low)) return false;
  }
  return false;
}

/** Whether a cue in the same sentence says that the single marks of quotation `q` contain someone's words. */
function isSpoken(
  tokens: Tokens,
  found: readonly Quotation[],
  q: number,
  paragraph: TokenRange | undefined,
): boolean {
  const quotation = found[q] as Quotation;
  const { lower } = tokens;
  const { from, to } = quotation;
  if (isNameInMarks(tokens, quotation)) return false;
  // after a full stop the next cue belongs to another sentence
  const goesOn = !/^\.+$/.test(tokens.word[to - 2] ?? '');
  if (goesOn && isSpeech(tokens, quotation, paragraph) && cueWithin(tokens, to, 1, paragraph)) return true;
  let before = q - 1;
  for (let k = from - 1, left = FAR; left > 0 && k >= (paragraph?.from ?? k + 1); k--, left--) {
    const other = found[before];
    if (other && k < other.to) {
      k = other.from;
      before--;
      if (/^[.!?]$/.test(lower[other.to - 2] ?? '')) return false;
      continue;
    }
    if (/^[.!?]$/.test(lower[k] ?? '')) return false;
    if (saying.has(lower[k] ?? '')) return true;
  }
  return false;
}

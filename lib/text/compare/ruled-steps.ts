/** The steps of an alignment with the ruling on each, and how they are combined into edits. */
import type { Step } from './align.ts';
import type { Ruling } from './allowed-differences.ts';
import type { SourceIndex } from './index-source.ts';
import type { QuoteWords } from './quote-words.ts';
import { PIECE } from './words.ts';

export type Ruled = Step & Ruling;

export const SAME: Ruling = { excuse: null, sense: null, note: null };

/** A step with the ruling on it. Spelt out: spreading the two took most of the time of ruling. */
export const ruledAs = (
  { kind, q, qEnd, s, sEnd }: Step,
  { excuse, sense, note }: Ruling,
  as: Step['kind'] = kind,
): Ruled => ({ kind: as, q, qEnd, s, sEnd, excuse, sense, note });

/** Joins neighbouring steps of the same kind and ruling; changes that count are joined whatever their kind. */
export function group(steps: readonly Ruled[]): Ruled[][] {
  const groups: Ruled[][] = [];
  for (const step of steps) {
    const group = groups[groups.length - 1];
    const last = group?.[group.length - 1];
    const isOpen =
      last !== undefined &&
      last.excuse === step.excuse &&
      (last.kind === 'equal') === (step.kind === 'equal') &&
      (step.kind === 'equal' ||
        step.excuse !== null ||
        last.note === step.note ||
        step.note === null ||
        last.note === null);
    if (group && isOpen) group.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** A change to part of a written word is a change to the word: the n't of don't takes the "do" along. */
export function absorbPieces(quote: QuoteWords, index: SourceIndex, steps: readonly Ruled[]): Ruled[] {
  const isPiece = (flags: Uint16Array, from: number, to: number): boolean =>
    from < to && ((flags[from] as number) & PIECE) !== 0;
  const counts = (step: Ruled | undefined): boolean =>
    step !== undefined && step.kind !== 'equal' && step.excuse === null;
  return steps.map((step, i) => {
    if (step.kind !== 'equal' && step.excuse !== 'spelling') return step;
    const next = steps[i + 1];
    const before = steps[i - 1];
    const nextIsPiece =
      counts(next) &&
      next !== undefined &&
      (isPiece(quote.words.flags, next.q, next.qEnd) || isPiece(index.words.flags, next.s, next.sEnd));
    const isOwnPiece =
      counts(before) &&
      (isPiece(quote.words.flags, step.q, step.qEnd) || isPiece(index.words.flags, step.s, step.sEnd));
    return nextIsPiece || isOwnPiece ? ruledAs(step, SAME, 'replace') : step;
  });
}

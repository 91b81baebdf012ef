/**
 * Scores the engine's comparison on made cases: class right, and place right (overlap with the true place, intersection
 * over union ≥ 0.8), as a percentage of the cases of each way.
 */

import { indexSource, type SourceIndex } from '../../lib/text/compare/index-source.ts';
import { type Comparison, compare } from '../../lib/text/engine.ts';
import type { MadeCase } from './made-case.ts';

export type Row = { way: string; cases: number; classRight: number; placeRight: number };
export type Miss = { case: MadeCase; got: Comparison; wrong: 'class' | 'place' };

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): number => {
  const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return shared / (a.end - a.start + b.end - b.start - shared);
};

export function scoreCases(cases: readonly MadeCase[]): { rows: Row[]; misses: Miss[] } {
  const rows = new Map<string, Row>();
  const misses: Miss[] = [];
  const indexes = new Map<string, SourceIndex>();
  for (const made of cases) {
    const row = rows.get(made.way) ?? { way: made.way, cases: 0, classRight: 0, placeRight: 0 };
    rows.set(made.way, row);
    const index = indexes.get(made.source) ?? indexSource(made.source);
    if (indexes.size > 50) indexes.clear();
    indexes.set(made.source, index);
    const got = compare(made.quote, index);
    const isClass = got.class === made.class;
    const isPlace =
      made.place === null ? got.place === null : got.place !== null && overlap(got.place, made.place) >= 0.8;
    row.cases++;
    if (isClass) row.classRight++;
    if (isPlace) row.placeRight++;
    if (!isClass || !isPlace) misses.push({ case: made, got, wrong: isClass ? 'place' : 'class' });
  }
  return { rows: [...rows.values()], misses };
}

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)).padStart(6);

/** A table of the rows, ready to print. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    (row) =>
      `${row.way.padEnd(28)}${String(row.cases).padStart(6)}  ${percent(row.classRight, row.cases)}  ${percent(row.placeRight, row.cases)}`,
  );
  return [`${'way'.padEnd(28)} cases   class   place`, ...lines].join('\n');
}

/** One miss, for a person to read. */
export function missToText({ case: made, got, wrong }: Miss): string {
  const edits = got.edits
    .filter((edit) => edit.kind !== 'equal')
    .map(
      (edit) =>
        `    ${edit.kind} “${edit.quote.text}” for “${edit.source.text.slice(0, 120)}” ${edit.excused ?? edit.note ?? ''} ${edit.sense ?? ''}`,
    );
  const place = got.place
    ? made.source.slice(got.place.start, Math.min(got.place.end, got.place.start + 300))
    : '–';
  const truth = made.place
    ? made.source.slice(made.place.start, Math.min(made.place.end, made.place.start + 300))
    : '–';
  return [
    `${made.way}: ${wrong} wrong, ${got.class} instead of ${made.class}`,
    `  quote:  ${made.quote}`,
    `  true:   ${truth}`,
    `  found:  ${place}`,
    ...edits,
  ].join('\n');
}

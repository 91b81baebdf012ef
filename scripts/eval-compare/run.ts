/**
 * node scripts/eval-compare/run.ts [--seed N] [--cases N] [--misses N] [--way NAME]
 * Scores the comparison on cases made from the development data (read from ../shared/eval, never copied).
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Material } from './made-case.ts';
import { makeCases } from './make-cases.ts';
import { missToText, scoreCases, tableOf } from './score-cases.ts';

const DATA = new URL('../../../shared/eval/quotes.dev.jsonl', import.meta.url);

type Line = { id: string; text: string; quotes: { start: number; end: number; type: string }[] };

/** The words inside the quotation marks of a direct quote. */
function inner(
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number } | null {
  let from = start;
  let to = end;
  while (from < to && /[\s"“”'‘’]/u.test(text[from] ?? '')) from++;
  while (to > from && /[\s"“”'‘’]/u.test(text[to - 1] ?? '')) to--;
  return to > from && !/["“”]/u.test(text.slice(from, to)) ? { start: from, end: to } : null;
}

/** Texts of the development data with their direct quotes; null where the data is not available. */
function readMaterial(): Material[] | null {
  if (!existsSync(DATA)) return null;
  return readFileSync(DATA, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line)
    .map(({ id, text, quotes }) => ({
      id,
      text,
      passages: quotes.flatMap((quote) => (quote.type === 'direct' ? (inner(text, quote) ?? []) : [])),
    }));
}

/** Prints the table of the made cases and the first misses. */
export function evaluateComparison(options: {
  seed: number;
  cases: number;
  misses: number;
  way?: string | undefined;
}): void {
  const material = readMaterial();
  if (!material) {
    console.log('Comparison: ../shared/eval/quotes.dev.jsonl is not there, nothing is scored.');
    return;
  }
  const made = makeCases(material, options.seed, options.cases).filter(
    (one) => !options.way || one.way === options.way,
  );
  const { rows, misses } = scoreCases(made);
  console.log(
    `Comparing a quote with its source: ${made.length} cases made from ${material.length} articles, seed ${options.seed}\n`,
  );
  console.log(tableOf(rows));
  if (options.misses > 0 && misses.length > 0)
    console.log(`\n${misses.slice(0, options.misses).map(missToText).join('\n\n')}`);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      cases: { type: 'string', default: '300' },
      misses: { type: 'string', default: '0' },
      way: { type: 'string' },
    },
  });
  evaluateComparison({
    seed: Number(values.seed),
    cases: Number(values.cases),
    misses: Number(values.misses),
    way: values.way,
  });
}

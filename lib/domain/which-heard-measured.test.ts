import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MEASURED, measuredWords, OTHER_SPEAKERS } from './which-heard-measured.ts';

const decision = readFileSync(path.resolve(import.meta.dirname, '../../docs/decisions/listening.md'), 'utf8');

/** "41 of 47 / 18 of 19": decided and asked as recorded, over all that stand in a row's first column; all were right. */
function inTable(...kinds: string[]) {
  const total = { decided: 0, of: 0, right: 0 };
  for (const kind of kinds) {
    const [, , asRecorded] =
      decision
        .split('\n')
        .find((line) => line.startsWith(`| ${kind}`))
        ?.split('|') ?? [];
    for (const [, decided, of] of asRecorded?.matchAll(/(\d+) of (\d+)/g) ?? []) {
      total.decided += Number(decided);
      total.right += Number(decided);
      total.of += Number(of);
    }
  }
  return total;
}

test('what people are told is what the decision has measured', () => {
  expect(MEASURED.negation).toEqual(inTable('negation'));
  expect(MEASURED.added).toEqual(inTable('word put in'));
  expect(MEASURED.left_out).toEqual(inTable('one to three words left out'));
  expect(MEASURED.changed).toEqual(inTable('another word', 'a word with one other sound'));
  expect(MEASURED.number).toEqual(inTable('number'));
  expect(inTable('**together**').of).toBe(Object.values(MEASURED).reduce((total, { of }) => total + of, 0));
  expect(decision).toMatch(/\| \*\*together\*\* \| \*\*\d+ of \d+ [^|]*, all right\*\*/);
  const { right, decided } = OTHER_SPEAKERS;
  expect(decision.replace(/\s+/g, ' ')).toContain(`reached ${right} % at ${decided} % coverage`);
});

test('it is told in words, with how much of it was decided', () => {
  expect(measuredWords('negation')).toBe(
    'For a negation put in or left out it decided 59 of 66 cases read aloud by nine speakers, and was wrong in none; on other speakers it was wrong about once in 43 answers.',
  );
  expect(measuredWords('number')).toContain('For a number it decided 4 of 4 cases');
});

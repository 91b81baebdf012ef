import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MEASURED, measuredWords, OTHER_SPEAKERS } from './which-heard-measured.ts';

const decision = readFileSync(path.resolve(import.meta.dirname, '../../docs/decisions/listening.md'), 'utf8');

/** "23 of 23 / 5 of 5": decided and asked, over all that stand in a row. */
function inTable(kind: string) {
  const row = decision.split('\n').find((line) => line.startsWith(`| ${kind}`)) ?? '';
  const all = [...row.matchAll(/(\d+) of (\d+)/g)];
  expect(row, kind).toMatch(/\| all \|$/);
  const sum = (group: number) => all.reduce((total, found) => total + Number(found[group]), 0);
  return { decided: sum(1), of: sum(2), right: sum(1) };
}

test('what people are told is what the decision has measured', () => {
  expect(MEASURED.negation).toEqual(inTable('negation'));
  expect(MEASURED.added).toEqual(inTable('word put in'));
  expect(MEASURED.left_out).toEqual(inTable('one to three words left out'));
  expect(MEASURED.changed).toEqual(inTable('another word'));
  const { right, decided } = OTHER_SPEAKERS;
  expect(decision.replace(/\s+/g, ' ')).toContain(`reached ${right} % at ${decided} % coverage`);
  expect(decision.replace(/\s+/g, ' ')).toMatch(/Not measured yet\*\*[^.]* of people's voices with numbers/);
});

test('it is told in words, and so is that something was not measured', () => {
  expect(measuredWords('negation')).toBe(
    'For a negation put in or left out it decided 28 of 28 cases read aloud by six speakers, and was wrong in none; on other speakers it was wrong about once in 43 answers.',
  );
  expect(measuredWords('number')).toContain('For a number it has not been measured on people’s voices;');
});

import { describe, expect, it } from 'vitest';
import { makeCases } from './make-cases.ts';
import { ownMaterial } from './own-material.ts';
import { missToText, scoreCases } from './score-cases.ts';

describe('cases made from our own stories', () => {
  const cases = makeCases(ownMaterial(), 7, 60);
  const { rows, misses } = scoreCases(cases);

  it('makes cases of every way a quote goes wrong', () => {
    expect(rows.map((row) => row.way)).toHaveLength(21);
    for (const row of rows) expect(row.cases, row.way).toBeGreaterThanOrEqual(10);
  });

  for (const row of rows) {
    it(`finds the class and place of “${row.way}”`, () => {
      const report = misses
        .filter((miss) => miss.case.way === row.way)
        .map(missToText)
        .join('\n\n');
      expect(row.classRight / row.cases, report).toBeGreaterThanOrEqual(0.95);
      expect(row.placeRight / row.cases, report).toBeGreaterThanOrEqual(0.95);
    });
  }

  it('makes the same cases from the same seed', () => {
    expect(makeCases(ownMaterial(), 7, 5)).toEqual(makeCases(ownMaterial(), 7, 5));
    expect(makeCases(ownMaterial(), 8, 5)).not.toEqual(makeCases(ownMaterial(), 7, 5));
  });
});

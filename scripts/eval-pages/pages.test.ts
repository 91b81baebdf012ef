import { describe, expect, it } from 'vitest';
import { scorePages, shared, summary, wordsOf } from './score.ts';
import { SHAPES } from './shapes.ts';

/** The aims on public benchmarks are 97 and 6; on pages of our own making nothing worse than this may pass. */
const FLOORS = { kept: 99, foreign: 1, headlines: 98 };

describe('the story of a web page', () => {
  const scores = scorePages();

  it('is kept and told from the rest of the page, over all shapes of pages', () => {
    const { kept, foreign, headlines } = summary(scores);
    expect(kept).toBeGreaterThanOrEqual(FLOORS.kept);
    expect(foreign).toBeLessThanOrEqual(FLOORS.foreign);
    expect(headlines).toBeGreaterThanOrEqual(FLOORS.headlines);
  });

  it.each(SHAPES.map(({ name }) => name))('is kept where the page is %s', (name) => {
    const { kept, foreign } = summary(scores.filter(({ shape }) => shape === name));
    expect(kept).toBeGreaterThanOrEqual(97);
    expect(foreign).toBeLessThanOrEqual(6);
  });

  it('is measured by words, each as often as it stands there', () => {
    expect(shared(wordsOf('one two two'), wordsOf('Two, three — two; two'))).toBe(2);
    expect(shared(wordsOf('one'), [])).toBe(0);
  });
});

import { expect, test } from 'vitest';
import { LABELS, Label, mayEnd, mayFollow } from './labels.ts';
import { Lattice } from './lattice.ts';
import { mix } from './surface.ts';

const weight = (seed: number, k: number) => ((mix(seed, k) >>> 0) / 2 ** 32 - 0.5) * 4;
const transition = Array.from({ length: (LABELS + 1) * LABELS }, (_, k) => weight(1, k));
const emission = Float32Array.from({ length: 7 * LABELS }, (_, k) => weight(2, k));

/** Every labelling that is allowed of so many units, with how much it weighs. */
function* labellings(from: number, count: number): Generator<{ labels: number[]; weight: number }> {
  if (count === 0) {
    yield { labels: [], weight: 1 };
    return;
  }
  for (const { labels, weight } of labellings(from, count - 1)) {
    const before = labels.at(-1) ?? -1;
    for (let label = 0; label < LABELS; label++) {
      if (!mayFollow(before, label) || (from + count === 7 && !mayEnd(label))) continue;
      const own = (emission[(from + count - 1) * LABELS + label] ?? 0) + transitionTo(before, label);
      yield { labels: [...labels, label], weight: weight * Math.exp(own) };
    }
  }
}

const transitionTo = (before: number, label: number) => transition[(before + 1) * LABELS + label] ?? 0;

test.each([1, 2, 4])('of %i units, a content is as probable as all labellings that have it', (count) => {
  const from = 7 - count;
  const { contents, cues } = new Lattice(transition).read(emission.subarray(from * LABELS), from, 7);
  const all = [...labellings(from, count)];
  const whole = all.reduce((sum, { weight }) => sum + weight, 0);
  const probabilityOf = (has: (labels: readonly number[]) => boolean) =>
    all.reduce((sum, { labels, weight }) => sum + (has(labels) ? weight : 0), 0) / whole;
  expect(contents.length).toBeGreaterThan(0);
  for (const content of contents) {
    const [first, last] = [content.from - from, content.to - from - 1];
    const has = (labels: readonly number[]) =>
      first === last
        ? labels[first] === Label.contentOnly
        : labels[first] === Label.contentFirst && labels.indexOf(Label.contentLast, first) === last;
    expect(content.probability).toBeCloseTo(probabilityOf(has), 12);
  }
  for (const cue of cues)
    expect(cue.probability).toBeCloseTo(
      probabilityOf((labels) => labels[cue.from - from] === Label.cueFirst),
      12,
    );
});

test('nothing is left from the sequence before', () => {
  const lattice = new Lattice(transition);
  const alone = lattice.read(emission, 0, 3);
  lattice.read(emission, 0, 7);
  expect(lattice.read(emission, 0, 3)).toEqual(alone);
});

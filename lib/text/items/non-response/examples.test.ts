import { describe, expect, it, test } from 'vitest';
import { examplesOfWordings } from './examples.fixture.ts';
import { WORDINGS } from './find.ts';
import { silencesIn } from './silences.fixture.ts';

const EXAMPLES = examplesOfWordings();

test('every wording has examples, and every example a wording', () => {
  expect([...EXAMPLES.keys()].sort()).toEqual([...new Set(WORDINGS.map(({ name }) => name))].sort());
});

describe.each(WORDINGS.map((wording) => [wording.name, wording] as const))('%s', (name, wording) => {
  const { says, saysNot } = EXAMPLES.get(name) ?? { says: [], saysNot: [] };

  it('has one of each', () => expect([says.length > 0, saysNot.length > 0]).toEqual([true, true]));

  it.each(says)('says: %s', (text) => {
    // Where several wordings share a name, any one of them is meant.
    const outcomes = WORDINGS.filter((one) => one.name === name).map(({ outcome }) => outcome);
    expect(outcomes).toContain(wording.outcome);
    expect(silencesIn(text).map(({ outcome }) => outcome)).toEqual([expect.toBeOneOf(outcomes)]);
  });

  it.each(saysNot)('does not say: %s', (text) => expect(silencesIn(text)).toEqual([]));
});

import { describe, expect, test } from 'vitest';
import { misfit, UNCLEAR } from './misfit';
import type { Recogniser } from './recogniser';
import { MARGIN, whichOfTwo } from './which-of-two';

const words = (text: string) => text.split(' ');
const twoSeconds = new Float32Array(32_000);

/** Hears each wording with the score given for it; every word sounds like itself but those named. */
function hearing(scores: Record<string, number>, { sounds = {}, probability = 0.999 } = {}): Recogniser {
  return {
    soundsOf: (word) => (sounds as Record<string, string>)[word] ?? word.toUpperCase(),
    learn: () => {},
    bytes: () => 0,
    close: () => {},
    hear: ({ arcs }) => {
      const score = scores[arcs.map(({ word }) => word).join(' ')];
      return score === undefined ? null : { score, heard: [{ word: 'all', begin: 0, end: 2, probability }] };
    },
  };
}

const ask = (recogniser: Recogniser, a: string, b: string, pcm = twoSeconds) =>
  whichOfTwo(recogniser, { a: words(a), b: words(b) }, pcm);

describe('which of two wordings is heard', () => {
  const [a, b] = ['we did not pay', 'we did pay'];

  test('the one that fits better by the margin', () => {
    expect(ask(hearing({ [a]: -1000, [b]: -1000 - MARGIN }), a, b)).toEqual({
      which: 'A',
      margin: MARGIN,
      why: null,
    });
    expect(ask(hearing({ [a]: -1000 - MARGIN, [b]: -1000 }), a, b).which).toBe('B');
  });

  test('neither, where they are closer than that', () => {
    expect(ask(hearing({ [a]: -1000, [b]: -999 - MARGIN }), a, b)).toEqual({
      which: 'not-decided',
      margin: MARGIN - 1,
      why: 'too-close',
    });
  });

  test('nothing is asked of too short a stretch, of equal words or equal sounds', () => {
    const never = hearing({});
    expect(ask(never, a, b, new Float32Array(23_999)).why).toBe('too-short');
    expect(ask(never, a, a).why).toBe('same');
    expect(
      ask(hearing({}, { sounds: { there: 'DH', their: 'DH' } }), 'to there now', 'to their now').why,
    ).toBe('same-sounds');
  });

  test('a wording that cannot be laid over the stretch decides nothing for the other', () => {
    expect(ask(hearing({ [a]: -1000 }), a, b)).toEqual({
      which: 'not-decided',
      margin: null,
      why: 'does-not-fit',
    });
  });

  test('where even the better one fits badly, nothing is decided', () => {
    const probability = Math.exp((-UNCLEAR * 201) / 1024);
    expect(ask(hearing({ [a]: -1000, [b]: -2000 }, { probability }), a, b).why).toBe('unclear');
  });
});

test('a hearing without words fits as badly as can be', () => {
  expect(misfit({ heard: [] })).toBe(Number.POSITIVE_INFINITY);
});

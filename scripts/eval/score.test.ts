import { describe, expect, test } from 'vitest';
import { scoreQuotes, withinMarks } from './score.ts';

type Part = { content: string; speaker?: string; cue?: string };

/** Attributions by the words of a text, each at its first place there. */
const inText = (text: string, parts: readonly Part[]) =>
  parts.map(({ content, speaker, cue }) => {
    const at = (words: string | undefined) => (words === undefined ? null : text.indexOf(words));
    const endOf = (words: string | undefined) =>
      words === undefined ? null : text.indexOf(words) + words.length;
    return {
      start: text.indexOf(content),
      end: text.indexOf(content) + content.length,
      type: 'unread',
      speaker_text: speaker ?? null,
      speaker_start: at(speaker),
      speaker_end: endOf(speaker),
      cue_start: at(cue),
      cue_end: endOf(cue),
    };
  });

const scored = (text: string, gold: readonly Part[], found: readonly Part[]) =>
  scoreQuotes([{ text, quotes: inText(text, gold) }], [inText(text, found)]);

const RAIN =
  'Ada Holm, the harbour master, said the rain would stay for all of ten long days. “Buy a hat,” she said.';
const WHOLE = 'the rain would stay for all of ten long days';

describe('spans', () => {
  test('marks, space and stops at the ends do not count', () => {
    const { exact } = scored(RAIN, [{ content: '“Buy a hat,”' }], [{ content: 'Buy a hat' }]);
    expect(exact).toEqual({ p: 1, r: 1, f1: 1, gold: 1, pred: 1 });
  });

  test('what has four fifths in common matches, what has less does not', () => {
    const near = scored(RAIN, [{ content: WHOLE }], [{ content: WHOLE.slice(0, 36) }]);
    expect([near.exact.f1, near.overlap.f1]).toEqual([0, 1]);
    const far = scored(RAIN, [{ content: WHOLE }], [{ content: WHOLE.slice(0, 35) }]);
    expect(far.overlap.f1).toBe(0);
  });

  test('each is matched once, the best pair first; the same span counts once', () => {
    const { overlap, exact } = scored(
      RAIN,
      [{ content: WHOLE }],
      [{ content: WHOLE.slice(0, 40) }, { content: WHOLE }, { content: WHOLE }],
    );
    expect([overlap.p, overlap.r, exact.pred]).toEqual([0.5, 1, 2]);
  });

  test('nothing found is no division by nothing', () => {
    const { overlap, speaker, cue } = scored(RAIN, [{ content: WHOLE }], []);
    expect([overlap.p, overlap.r, overlap.f1, speaker.accuracy, cue.accuracy]).toEqual([0, 0, 0, 0, 0]);
    expect(scored(RAIN, [], [{ content: WHOLE }]).overlap).toEqual({ p: 0, r: 0, f1: 0 });
  });
});

describe('types are read from the text', () => {
  test.each([
    ['direct', 'She said “buy a hat”.', '“buy a hat”'],
    ['mixed', 'She said we should “buy a hat”.', 'we should “buy a hat”'],
    ['indirect', 'She said we should buy a hat.', 'we should buy a hat'],
    ['direct', 'She said "buy a hat".', '"buy a hat"'],
  ])('%s: %s', (type, text, content) => {
    const { by_type } = scored(text, [{ content }], [{ content }]);
    expect(Object.keys(by_type).filter((one) => by_type[one]?.gold)).toEqual([type]);
    expect(by_type[type]).toMatchObject({ gold: 1, pred: 1, overlap: { f1: 1 } });
  });

  test('precision counts by the type of what was found', () => {
    const text =
      'She said all of us should “buy a very large and very black hat for the whole of the winter”.';
    const direct = '“buy a very large and very black hat for the whole of the winter”';
    const { by_type } = scored(text, [{ content: `of us should ${direct}` }], [{ content: direct }]);
    expect([by_type.mixed?.overlap.r, by_type.direct?.overlap.p, by_type.direct?.gold]).toEqual([1, 1, 0]);
  });

  test.each([
    ['“ab” c', '1111..'],
    ['“a “b” c', '111111..'],
    ['"a" b "c', '111...11'],
    ['“a\nb', '11..'],
    ["''a'' b", '11111..'],
    ['a” b', '....'],
  ])('within marks: %s', (text, within) => {
    expect([...withinMarks(text)].map((one) => (one ? '1' : '.')).join('')).toBe(within);
  });
});

describe('speakers and cues of what matches', () => {
  const gold = { content: WHOLE, speaker: 'Ada Holm, the harbour master', cue: 'said' };
  const right = (found: Omit<Part, 'content'>) => {
    const { speaker, cue } = scored(RAIN, [gold], [{ content: WHOLE, ...found }]);
    return [speaker.accuracy, cue.accuracy];
  };

  test('mentions that overlap are right, no mention is wrong', () => {
    expect(right({ speaker: 'Holm', cue: 'said' })).toEqual([1, 1]);
    expect(right({})).toEqual([0, 0]);
    expect(right({ speaker: 'hat', cue: 'stay' })).toEqual([0, 0]);
  });

  test('another mention that says nearly the same is right', () => {
    const text = 'Mr Holm came. “Buy a hat,” said Holm. “Now,” said Ada Brekk.';
    const one = { content: '“Buy a hat,”', speaker: 'said Holm' };
    expect(scored(text, [one], [{ ...one, speaker: 'Mr Holm' }]).speaker.accuracy).toBe(1);
    expect(scored(text, [one], [{ ...one, speaker: 'Ada Brekk' }]).speaker.accuracy).toBe(0);
  });

  test('where the annotators name nobody nothing is asked', () => {
    const { speaker } = scored(RAIN, [{ content: WHOLE }], [{ content: WHOLE, speaker: 'Holm' }]);
    expect(speaker).toEqual({ accuracy: 0, of: 0 });
  });
});

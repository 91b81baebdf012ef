import { describe, expect, test } from 'vitest';
import { compare } from '../text/compare/compare.ts';
import { indexSource } from '../text/compare/index-source.ts';
import type { Cue } from '../text/transcript/types.ts';
import { askedAbout, type Difference, differencesIn, isPossible } from './which-heard.ts';

/** Words of 400 ms each, one after the other. */
function timed(text: string, msPerWord = 400): { text: string; cues: Cue[] } {
  const cues = [...text.matchAll(/\S+/g)].map((match, i) => ({
    start: match.index,
    end: match.index + match[0].length,
    fromMs: i * msPerWord,
    toMs: (i + 1) * msPerWord,
  }));
  return { text, cues };
}

function differ(quote: string, text: string): Difference[] {
  return differencesIn(compare(quote, indexSource(text)).edits, quote);
}

const asked = (quote: string, transcript: { text: string; cues: Cue[] }, which = 0) => {
  const all = differ(quote, transcript.text);
  return askedAbout(all[which] as Difference, all, transcript);
};

const SAID = 'We have told them that we will not pay for the bridge before the winter comes to the town';

describe('which differences may be asked about', () => {
  test('a negation that was left out', () => {
    expect(differ('we will pay for the bridge before the winter comes', SAID)).toEqual([
      { start: 31, end: 34, printed: '', source: 'not', kind: 'negation' },
    ]);
  });

  test('a number, a word put in and another word, each by itself', () => {
    const said =
      'They counted fourteen boats in the harbour on the morning after the long storm had passed by';
    const printed =
      'They counted forty boats in the old harbour on the evening after the long storm had passed by';
    expect(differ(printed, said).map(({ kind, printed, source }) => [kind, printed, source])).toEqual([
      ['number', 'forty', 'fourteen'],
      ['added', 'old', ''],
      ['changed', 'evening', 'morning'],
    ]);
  });

  test('two that hardly a word lies between are one', () => {
    const all = differ('we will gladly sell for the bridge before the winter comes', SAID);
    expect(all).toHaveLength(1);
    expect(all[0]?.source).toBe('not pay');
  });

  test('nothing where the words are the same', () => {
    expect(differ('we will not pay for the bridge', SAID)).toEqual([]);
  });
});

describe('the stretch that is asked about', () => {
  test('is held by two words on either side, and long enough', () => {
    expect(asked('we will pay for the bridge before the winter comes', timed(SAID))).toEqual({
      fromMs: 5 * 400 - 30,
      toMs: 10 * 400 + 30,
      printed: 'we will pay for',
      source: 'we will not pay for',
    });
  });

  test('grows on both sides until it is long enough', () => {
    const found = asked('we will pay for the bridge before the winter comes', timed(SAID, 200));
    expect(found).toMatchObject({ source: 'them that we will not pay for the' });
  });

  test('of a transcript timed by lines, is whole lines', () => {
    const [one, two] = ['We have told them that we will not', 'pay for the bridge before winter'];
    const lines = {
      text: `${one}\n${two}`,
      cues: [
        { start: 0, end: one.length, fromMs: 0, toMs: 2000 },
        { start: one.length + 1, end: one.length + 1 + two.length, fromMs: 2000, toMs: 4000 },
      ],
    };
    expect(asked('that we will pay for the bridge before winter', lines)).toEqual({
      fromMs: 0,
      toMs: 4030,
      printed: 'We have told them that we will pay for the bridge before winter',
      source: `${one} ${two}`,
    });
  });

  test('has another difference near it in both wordings, as each has it', () => {
    const text = 'They counted fourteen boats there last morning after storms had passed the harbour by';
    const line = { text, cues: [{ start: 0, end: text.length, fromMs: 0, toMs: 6000 }] };
    expect(
      asked('counted forty boats there last evening after storms had passed the harbour', line),
    ).toMatchObject({
      printed: 'They counted forty boats there last evening after storms had passed the harbour by',
      source: text,
    });
  });

  test('leaves out what was written and not spoken', () => {
    const text = 'We have told them [applause] that we will not pay for the bridge';
    const line = { text, cues: [{ start: 0, end: text.length, fromMs: 0, toMs: 6000 }] };
    expect(asked('that we will pay for the bridge', line)).toMatchObject({
      source: 'We have told them that we will not pay for the bridge',
    });
  });
});

describe('refused before any sound is loaded', () => {
  const quote = 'we will pay for the bridge before the winter comes';

  test('an article, a plural, an ending', () => {
    expect(asked('we will not pay for a bridge before the winter comes', timed(SAID))).toBe(
      'small_difference',
    );
  });

  test('words without times', () => {
    expect(asked(quote, { text: SAID, cues: [] })).toBe('no_times');
    const { text, cues } = timed(SAID);
    expect(asked(quote, { text, cues: cues.filter((_, i) => i < 6 || i > 8) })).toBe('no_times');
  });

  test('nothing holds it on one side', () => {
    expect(asked('never pay for the bridge', timed('not pay for the bridge'))).toBe('no_times');
  });

  test('too short, where there is no more', () => {
    expect(asked('we will pay for it', timed('we will not pay for it', 200))).toBe('too_short');
  });

  test('too long', () => {
    const line = { text: SAID, cues: [{ start: 0, end: SAID.length, fromMs: 0, toMs: 21_000 }] };
    expect(asked(quote, line)).toBe('too_long');
  });
});

test.each([
  [{ answer: 'printed', margin: 80, because: null }, true],
  [{ answer: 'source', margin: -80, because: null }, true],
  [{ answer: 'source', margin: 80, because: null }, false],
  [{ answer: 'printed', margin: null, because: null }, false],
  [{ answer: 'printed', margin: 80, because: 'unclear' }, false],
  [{ answer: 'undecided', margin: 3, because: 'too_close' }, true],
  [{ answer: 'undecided', margin: null, because: null }, false],
] as const)('whether %j is an answer: %s', (answered, expected) => {
  expect(isPossible(answered)).toBe(expected);
});

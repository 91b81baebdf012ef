import { describe, expect, test } from 'vitest';
import { alignedPlaces, saidIn, unalignedIn, unalignedWords } from './aligned.ts';

const TEXT = 'We — will not [coughs] pay.\nNobody asked.';
const at = (word: string) => TEXT.indexOf(word);

describe('places of aligned words', () => {
  test('are those of the written words; what nobody speaks goes with the word before it', () => {
    const places = alignedPlaces(TEXT, [
      [at('We'), 0, 200],
      [at('will'), 200, 400],
      [at('not'), 400, 600],
      [at('Nobody'), 2000, 2300],
    ]);
    expect(places?.map(([start, end]) => TEXT.slice(start, end))).toEqual([
      'We —',
      'will',
      'not [coughs]',
      'Nobody',
    ]);
    expect(places?.[3]).toEqual([at('Nobody'), at('Nobody') + 6, 2000, 2300]);
  });

  test.each<[string, [number, number, number][]]>([
    ['a word begins elsewhere', [[1, 0, 200]]],
    [
      'not in the order of the text',
      [
        [at('will'), 0, 200],
        [at('We'), 200, 400],
      ],
    ],
    [
      'twice the same word',
      [
        [at('We'), 0, 200],
        [at('We'), 200, 400],
      ],
    ],
    [
      'backwards',
      [
        [at('We'), 900, 1000],
        [at('will'), 200, 400],
      ],
    ],
    ['over before it begins', [[at('We'), 200, 100]]],
    ['a word of more than a minute', [[at('We'), 0, 60_001]]],
    ['later than any recording', [[at('We'), 360_000_000, 360_000_100]]],
    ['beyond the text', [[TEXT.length, 0, 100]]],
  ])('%s: none', (_, words) => {
    expect(alignedPlaces(TEXT, words)).toBeNull();
  });
});

describe('words without times', () => {
  test('are told in stretches; notes in brackets and dashes make none', () => {
    const places = alignedPlaces(TEXT, [
      [at('We'), 0, 200],
      [at('not'), 400, 600],
      [at('pay'), 600, 700],
    ]);
    const { words, stretches } = unalignedIn(TEXT, places ?? []);
    expect(words).toBe(6);
    expect(stretches.map(({ start, end }) => TEXT.slice(start, end))).toEqual(['will', 'Nobody asked.']);
    expect(unalignedWords(stretches)).toBe('3 words in 2 stretches');
    expect(unalignedWords(stretches.slice(0, 1))).toBe('1 word in 1 stretch');
  });

  test('are all of them where nothing is aligned', () => {
    expect(unalignedIn(TEXT, []).stretches).toEqual([{ start: 0, end: TEXT.length, words: 6 }]);
  });
});

describe('what was said of a text', () => {
  const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

  test('is without labels of speakers, times and stage directions, and every word keeps its place', () => {
    const text = [
      'MS. LUND: Will it open in March?',
      'MR. HALDER: It will. (Laughter.) Note: not before March.',
      'MS. LUND: (Off-mic.) In ten (or eleven) months?',
      '0:09',
      'Ida Holm: No.',
    ].join('\n');
    const said = saidIn(text, []);
    expect(words(said)).toBe(
      'Will it open in March? It will. Note: not before March. In ten (or eleven) months? Ida Holm: No.',
    );
    expect(said).toHaveLength(text.length);
    for (const [word] of said.matchAll(/\S+/g)) expect(said.indexOf(word)).toBe(text.indexOf(word));
  });

  test('is what a transcript gives its speakers; what it notes has no label', () => {
    const text = 'It will.\n(THE WITNESS NODS.)\nNot before March: that is all.';
    const note = text.indexOf('(');
    const more = text.indexOf('Not');
    const turns: readonly (readonly [number, number, string | null, string?])[] = [
      [0, 8, 'MR. HALDER'],
      [note, more - 1, null],
      [more, text.length, 'A.', 'Mara Lund'],
    ];
    expect(words(saidIn(text, turns))).toBe('It will. Not before March: that is all.');
  });

  test('is all of a text that shows nothing of the kind, whatever is in it', () => {
    for (const text of ['', ' ', '(', '()', 'At 10:30: he came (late).', 'Note: once'])
      expect(saidIn(text, [])).toBe(text);
  });
});

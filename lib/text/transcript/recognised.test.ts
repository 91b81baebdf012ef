import { describe, expect, test } from 'vitest';
import { readTranscript } from './read.ts';
import { lineCues } from './spoken-lines.ts';
import type { Transcript } from './types.ts';

const read = (given: unknown): Transcript => {
  const found = readTranscript(typeof given === 'string' ? given : JSON.stringify(given));
  if (!found) throw new Error('no transcript');
  return found;
};
const words = ({ text, cues }: Transcript) =>
  cues.map(({ start, end, fromMs, toMs }) => [text.slice(start, end), fromMs, toMs]);
const lines = (found: Transcript) =>
  lineCues(found.text, found.cues).map(({ start, end, fromMs }) => [found.text.slice(start, end), fromMs]);

const WORDS = [
  ['We', 1000, 1200],
  ['paid,', 1200, 1700],
  ['twice.', 1800, 2400],
];

describe('the times of single words are kept', () => {
  test('of Whisper, whose words carry their spaces', () => {
    const word = (text: string, start: number, end: number) => ({
      word: text,
      start,
      end,
      probability: 0.9,
    });
    const segment = { id: 0, seek: 0, start: 1, end: 2.4, text: ' We paid, twice.', tokens: [50364, 492] };
    const found = read({
      text: ' We paid, twice.',
      segments: [
        {
          ...segment,
          avg_logprob: -0.2,
          words: [word(' We', 1, 1.2), word(' paid,', 1.2, 1.7), word(' twice.', 1.8, 2.4)],
        },
      ],
      language: 'en',
    });
    expect([words(found), lines(found), found.recogniser]).toEqual([
      WORDS,
      [['We paid, twice.', 1000]],
      'whisper',
    ]);
  });

  test('of whisper.cpp, whose tokens are parts of words', () => {
    const token = (text: string, from: number, to: number) => ({ text, offsets: { from, to }, p: 0.8 });
    const found = read({
      systeminfo: 'AVX = 1',
      params: { model: 'base.en' },
      transcription: [
        {
          timestamps: { from: '00:00:01,000', to: '00:00:02,400' },
          offsets: { from: 1000, to: 2400 },
          text: ' We paid, twice.',
          tokens: [
            token('[_BEG_]', 1000, 1000),
            token(' We', 1000, 1200),
            token(' pa', 1200, 1400),
            token('id', 1400, 1600),
            token(',', 1600, 1700),
            token(' twice', 1800, 2300),
            token('.', 2300, 2400),
            token('[_TT_120]', 2400, 2400),
          ],
        },
      ],
    });
    expect([words(found), found.recogniser]).toEqual([WORDS, 'whisper_cpp']);
  });

  test('of WhisperX, whose figures have none and are said with the word before', () => {
    const found = read({
      segments: [
        {
          start: 1,
          end: 3,
          text: ' We paid 40 twice.',
          speaker: 'SPEAKER_01',
          words: [
            { word: 'We', start: 1, end: 1.2, score: 0.9 },
            { word: 'paid', start: 1.2, end: 1.7, score: 0.9 },
            { word: '40' },
            { word: 'twice.', start: 1.8, end: 2.4, score: 0.9 },
          ],
        },
      ],
      word_segments: [],
    });
    expect(words(found).map(([text]) => text)).toEqual(['We', 'paid 40', 'twice.']);
    expect([found.recogniser, found.turns[0]?.label]).toEqual(['whisperx', 'SPEAKER_01']);
  });

  test('of a list of words alone', () => {
    const list = ['One', 'two', 'three', 'four.', 'Five'].map((word, i) => ({
      word: ` ${word}`,
      start: i,
      end: i + 0.5,
      probability: 0.9,
    }));
    const found = read(list);
    expect(lines(found)).toEqual([
      ['One two three four.', 0],
      ['Five', 4000],
    ]);
    expect(found.cues).toHaveLength(5);
    expect(found.recogniser).toBe('other');
  });

  test('in a script without spaces', () => {
    const found = read({
      segments: [
        {
          start: 0,
          end: 2,
          text: '你好世界',
          words: [
            { word: '你好', start: 0, end: 1 },
            { word: '世界', start: 1, end: 2 },
          ],
        },
      ],
    });
    expect([found.text, words(found), lines(found)]).toEqual([
      '你好世界',
      [
        ['你好', 0, 1000],
        ['世界', 1000, 2000],
      ],
      [['你好世界', 0]],
    ]);
  });

  test('of SubRip with a cue for every word: a line ends with a sentence or a pause', () => {
    const clock = (s: number) => `00:00:0${s},000`;
    const cue = (word: string, i: number) => `${i + 1}\n${clock(i)} --> ${clock(i + 1)}\n${word}\n`;
    const found = read(['We', 'paid', 'twice.', 'Then', 'stopped.'].map(cue).join('\n'));
    expect(lines(found)).toEqual([
      ['We paid twice.', 0],
      ['Then stopped.', 3000],
    ]);
    expect(found.cues).toHaveLength(5);
    expect(found.recogniser).toBeUndefined();
  });

  test('of WebVTT with times between the words', () => {
    const found = read(
      'WEBVTT\n\n00:01.000 --> 00:02.400\n<00:01.000><c> We</c><00:01.200><c> paid,</c><00:01.800><c> twice.</c>\n',
    );
    expect(words(found).map(([text, from]) => [text, from])).toEqual(
      WORDS.map(([text, from]) => [text, from]),
    );
  });
});

describe('what is not to be trusted', () => {
  test('words that are not those of their segment are not taken for its words', () => {
    const found = read({
      segments: [
        {
          start: 0,
          end: 2,
          text: 'We paid.',
          words: [
            { word: 'They', start: 0, end: 1 },
            { word: 'lied.', start: 1, end: 2 },
          ],
        },
      ],
    });
    expect(words(found)).toEqual([['We paid.', 0, 2000]]);
  });

  test('times that run backwards are counted', () => {
    const at = (start: number, end: number) => ({ start, end, text: `From ${start}.` });
    expect(read({ segments: [at(0, 2), at(2, 4), at(3.8, 6)] }).backwards).toBe(0);
    expect(read({ segments: [at(0, 2), at(9, 4), at(2, 6)] }).backwards).toBe(2);
    expect(read('1\n00:00:09,000 --> 00:00:02,000\nA line of words\n').backwards).toBeGreaterThan(0);
  });

  test('a transcript that gives no confidence may be a person’s', () => {
    expect(read({ segments: [{ start: 0, end: 2, text: 'We paid.' }] }).recogniser).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { held, read, said, times } from './transcript.fixture.ts';

const LEAK = 'We knew about the leak in March, and we decided to keep the plant running.';

describe('JSON of machines', () => {
  it('Whisper', () => {
    const text = JSON.stringify({
      text: ' We knew about the leak in March, and we decided to keep the plant running.',
      segments: [
        { id: 0, seek: 0, start: 0.6, end: 4.16, text: ' We knew about the leak in March,', tokens: [1, 2] },
        {
          id: 1,
          seek: 0,
          start: 4.16,
          end: 6.77,
          text: ' and we decided to keep the plant running.',
          tokens: [3],
        },
      ],
      language: 'en',
    });
    const found = held(LEAK, text);
    expect([found.class, found.time?.fromMs]).toEqual(['verbatim', 600]);
    expect(read(text)).toMatchObject({ turns: [], notices: [] });
  });

  it('whisper.cpp', () => {
    const text = JSON.stringify({
      systeminfo: 'x',
      transcription: [
        {
          timestamps: { from: '00:00:00,600', to: '00:00:04,160' },
          offsets: { from: 600, to: 4160 },
          text: ' We knew about the leak in March,',
        },
        {
          timestamps: { from: '00:00:04,160', to: '00:00:06,770' },
          offsets: { from: 4160, to: 6770 },
          text: ' and we decided to keep the plant running.',
        },
      ],
    });
    expect(times(text)).toEqual([
      ['We knew about the leak in March,', 600],
      ['and we decided to keep the plant running.', 4160],
    ]);
  });

  it('WhisperX with speakers', () => {
    const text = JSON.stringify({
      segments: [
        {
          start: 0.6,
          end: 4.1,
          text: ' Who knew?',
          speaker: 'SPEAKER_00',
          words: [{ word: 'Who', start: 0.6, end: 0.9, speaker: 'SPEAKER_00' }],
        },
        { start: 4.2, end: 6.7, text: ' All of us.', speaker: 'SPEAKER_01', words: [] },
      ],
      word_segments: [],
    });
    expect(said(text)).toEqual([
      ['SPEAKER_00', 'Who knew?'],
      ['SPEAKER_01', 'All of us.'],
    ]);
  });

  it('Amazon Transcribe', () => {
    const word = (content: string, start: number, speaker: string) => ({
      type: 'pronunciation',
      start_time: String(start),
      end_time: String(start + 0.3),
      speaker_label: speaker,
      alternatives: [{ confidence: '0.9', content }],
    });
    const mark = (content: string) => ({
      type: 'punctuation',
      alternatives: [{ confidence: '0.0', content }],
    });
    const text = JSON.stringify({
      jobName: 'call',
      results: {
        transcripts: [{ transcript: 'Who knew? All of us.' }],
        items: [
          word('Who', 0.5, 'spk_0'),
          word('knew', 0.9, 'spk_0'),
          mark('?'),
          word('All', 1.5, 'spk_1'),
          word('of', 1.8, 'spk_1'),
          word('us', 2.1, 'spk_1'),
          mark('.'),
        ],
      },
    });
    expect(said(text)).toEqual([
      ['spk_0', 'Who knew?'],
      ['spk_1', 'All of us.'],
    ]);
    expect(times(text)).toEqual([
      ['Who', 500],
      ['knew?', 900],
      ['All', 1500],
      ['of', 1800],
      ['us.', 2100],
    ]);
  });

  it('Deepgram', () => {
    const word = (word: string, start: number, speaker: number) => ({
      word: word.toLowerCase(),
      punctuated_word: word,
      start,
      end: start + 0.3,
      speaker,
    });
    const words = [
      word('Who', 0.5, 0),
      word('knew?', 0.9, 0),
      word('All', 1.5, 1),
      word('of', 1.8, 1),
      word('us.', 2.1, 1),
    ];
    const text = JSON.stringify({
      metadata: {},
      results: {
        channels: [{ alternatives: [{ transcript: 'Who knew? All of us.', confidence: 1, words }] }],
      },
    });
    expect(said(text)).toEqual([
      ['Speaker 0', 'Who knew?'],
      ['Speaker 1', 'All of us.'],
    ]);
  });

  it('Google', () => {
    const word = (word: string, start: string, end: string) => ({ word, startTime: start, endTime: end });
    const text = JSON.stringify({
      results: [
        {
          alternatives: [
            {
              transcript: 'who knew',
              confidence: 0.9,
              words: [word('who', '0.500s', '0.900s'), word('knew', '0.900s', '1.200s')],
            },
          ],
          resultEndTime: '1.2s',
        },
        {
          alternatives: [
            {
              transcript: ' all of us',
              words: [word('all', '1.500s', '1.800s'), word('of', '1.800s', '2s'), word('us', '2s', '2.2s')],
            },
          ],
        },
      ],
    });
    expect(read(text).text.replace(/\s+/g, ' ')).toBe('who knew all of us');
    expect(held('knew all of us', text).class).toBe('verbatim');
    expect(times(text)[0]?.[1]).toBe(500);
  });

  it('AssemblyAI counts milliseconds; Rev names its speakers in a list', () => {
    const assembly = JSON.stringify({
      text: 'x',
      utterances: [
        { speaker: 'A', text: 'Who knew?', start: 500, end: 1200 },
        { speaker: 'B', text: 'All of us, from the first day.', start: 1500, end: 3900 },
      ],
    });
    expect(times(assembly)).toEqual([
      ['Who knew?', 500],
      ['All of us, from the first day.', 1500],
    ]);
    expect(said(assembly).map(([label]) => label)).toEqual(['Speaker A', 'Speaker B']);
    const rev = JSON.stringify({
      speakers: [
        { id: 0, name: 'Ada Holm' },
        { id: 1, name: 'Mara Lund' },
      ],
      monologues: [
        {
          speaker: 0,
          elements: [
            { type: 'text', value: 'Who', ts: 0.5, end_ts: 0.8 },
            { type: 'punct', value: ' ' },
            { type: 'text', value: 'knew', ts: 0.9, end_ts: 1.1 },
            { type: 'punct', value: '?' },
          ],
        },
        {
          speaker: 1,
          elements: [
            { type: 'text', value: 'Everybody', ts: 1.5, end_ts: 1.9 },
            { type: 'punct', value: '.' },
          ],
        },
      ],
    });
    expect(said(rev)).toEqual([
      ['Ada Holm', 'Who knew?'],
      ['Mara Lund', 'Everybody.'],
    ]);
    expect(times(rev)[0]).toEqual(['Who knew?', 500]);
  });

  it('captions of a video site', () => {
    const text = JSON.stringify({
      wireMagic: 'pb3',
      events: [
        { tStartMs: 0, dDurationMs: 9000, id: 1, wpWinPosId: 1 },
        {
          tStartMs: 400,
          dDurationMs: 2700,
          segs: [{ utf8: 'the' }, { utf8: ' harbour', tOffsetMs: 500 }, { utf8: ' will stay shut' }],
        },
        { tStartMs: 3100, dDurationMs: 10, aAppend: 1, segs: [{ utf8: '\n' }] },
        { tStartMs: 3110, dDurationMs: 2900, segs: [{ utf8: 'until the divers are done' }] },
      ],
    });
    expect(times(text)).toEqual([
      ['the harbour will stay shut', 400],
      ['until the divers are done', 3110],
    ]);
    expect(read(text).notices).toEqual([]);
  });

  it('what is no segment stays in the text and is told', () => {
    const text = JSON.stringify([
      { start: 0, end: 2, text: 'We opened.', speaker: 'Ada Holm' },
      { start: 2, end: 4, text: 'We closed.', speaker: 'Ada Holm' },
      'a line of nobody’s',
    ]);
    expect(read(text).text).toContain('a line of nobody’s');
    expect(read(text).notices).toEqual([
      '1 line of this file could not be read. It stays in the text as it is.',
    ]);
  });
});

describe('tables', () => {
  it('Premiere', () => {
    const text =
      'Speaker Name,Start Time,End Time,Text\n"Ada Holm","00:00:01:12","00:00:04:00","We knew, and we ""paid""\nin May."\n"Mara Lund","00:00:05:00","00:00:06:00",Who else?\n';
    expect(said(text)).toEqual([
      ['Ada Holm', 'We knew, and we "paid" in May.'],
      ['Mara Lund', 'Who else?'],
    ]);
    expect(times(text)[0]?.[1]).toBe(1480);
  });

  it('Whisper’s, with tabs and milliseconds', () => {
    const text =
      'start\tend\ttext\n600\t4160\tWe knew about the leak in March,\n4160\t6770\tand we decided to keep the plant running.\n';
    expect([held(LEAK, text).class, held(LEAK, text).time?.fromMs]).toEqual(['verbatim', 600]);
  });

  it('with semicolons, and seconds', () => {
    const text = 'Timecode;Speaker;Transcript\n00:00:01;Ada Holm;We paid.\n00:00:03;Mara Lund;Who did?\n';
    expect(said(text)).toEqual([
      ['Ada Holm', 'We paid.'],
      ['Mara Lund', 'Who did?'],
    ]);
  });
});

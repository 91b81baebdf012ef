import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { indexSource } from './index-source.ts';
import { parseTranscript, timecodeAt } from './transcript.ts';

const SRT = `1
00:00:01,000 --> 00:00:03,500
We will open the bridge
in April,

2
00:00:03,600 --> 00:00:06,000
<i>and not a day later.</i>

3
01:02:03,250 --> 01:02:05,000
{\\an8}Thank you &amp; good night.
`;

const VTT = `WEBVTT - council meeting

NOTE this is not spoken

STYLE
::cue { color: white }

intro
00:01.000 --> 00:03.000 align:start position:0%
<v Mayor Calloway>The ferry is <c.loud>late</c> again.

00:03.000 --> 00:05.500
<v Ms. Pell>It was <00:04.000>never on time.
`;

const ROLLING = `WEBVTT

00:00:00.000 --> 00:00:02.000
the water came

00:00:02.000 --> 00:00:02.010
the water came

00:00:02.010 --> 00:00:04.000
the water came
over the wall at

00:00:04.000 --> 00:00:04.010
over the wall at

00:00:04.010 --> 00:00:06.000
over the wall at
about four o'clock
`;

describe('subtitle files', () => {
  it('reads SubRip: text, timecodes, no tags', () => {
    const parsed = parseTranscript(SRT);
    expect(parsed?.text).toBe(
      'We will open the bridge\nin April,\nand not a day later.\nThank you & good night.',
    );
    expect(parsed?.cues.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [1000, 3500],
      [3600, 6000],
      [3723250, 3725000],
    ]);
    for (const cue of parsed?.cues ?? []) expect(parsed?.text.slice(cue.start, cue.end).trim()).not.toBe('');
  });

  it('reads WebVTT: voices, notes and styles left out', () => {
    const parsed = parseTranscript(VTT);
    expect(parsed?.text).toBe('The ferry is late again.\nIt was never on time.');
    expect(parsed?.cues.map((cue) => cue.speaker)).toEqual(['Mayor Calloway', 'Ms. Pell']);
  });

  it('drops the lines that automatic captions repeat', () => {
    expect(parseTranscript(ROLLING)?.text).toBe("the water came\nover the wall at\nabout four o'clock");
  });

  it('keeps a line that is truly said twice', () => {
    const text = SRT.replace('and not a day later.', 'in April,');
    expect(parseTranscript(text)?.text.split('in April,')).toHaveLength(3);
  });

  it('reads Windows line ends, a byte order mark and cues without blank lines between them', () => {
    expect(parseTranscript(`\uFEFF${SRT.replaceAll('\n', '\r\n')}`)?.text).toBe(parseTranscript(SRT)?.text);
    expect(parseTranscript(SRT.replaceAll('\n\n', '\n'))?.text).toBe(parseTranscript(SRT)?.text);
  });

  it('is null for what is no subtitle file', () => {
    for (const text of ['', 'A story --> with an arrow.', 'plain text', 'WEBVTT\n\nNOTE nothing'])
      expect(parseTranscript(text)).toBeNull();
  });
});

describe('timecodes', () => {
  const parsed = parseTranscript(SRT) ?? { text: '', cues: [] };
  const index = indexSource(parsed.text, parsed.cues);

  it('tell when a place is spoken, across cues', () => {
    const found = compare('in April, and not a day later', index);
    expect(found.class).toBe('verbatim');
    expect(found.time?.fromMs).toBeGreaterThanOrEqual(1000);
    expect(found.time?.fromMs).toBeLessThan(3500);
    expect(found.time?.toMs).toBeGreaterThan(3600);
    expect(found.time?.toMs).toBeLessThanOrEqual(6000);
  });

  it('start with the cue and go on in proportion', () => {
    expect(timecodeAt(parsed.cues, 0)).toBe(1000);
    expect(timecodeAt(parsed.cues, parsed.text.length)).toBe(3725000);
    expect(timecodeAt([], 5)).toBeNull();
  });

  it('are null where the source has none', () => {
    expect(compare('the ferry is late', 'Now the ferry is late again.').time).toBeNull();
  });

  it('do not stand in the way of a quote in a subtitle file that was not parsed', () => {
    expect(compare('We will open the bridge in April, and not a day later', SRT).class).toBe('verbatim');
  });
});

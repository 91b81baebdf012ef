import { describe, expect, it } from 'vitest';
import { compare } from '../compare/compare.ts';
import { indexSource } from '../compare/index-source.ts';
import { timecodeAt } from '../compare/timecodes.ts';
import { readSubtitles } from './subtitles.ts';
import { held, read, said, times } from './transcript.fixture.ts';

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
    const parsed = readSubtitles(SRT);
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
    const parsed = readSubtitles(VTT);
    expect(parsed?.text).toBe('The ferry is late again.\nIt was never on time.');
    expect(said(VTT)).toEqual([
      ['Mayor Calloway', 'The ferry is late again.'],
      ['Ms. Pell', 'It was never on time.'],
    ]);
  });

  it('drops the lines that automatic captions repeat', () => {
    expect(readSubtitles(ROLLING)?.text).toBe("the water came\nover the wall at\nabout four o'clock");
  });

  it('keeps a line that is truly said twice', () => {
    const text = SRT.replace('and not a day later.', 'in April,');
    expect(readSubtitles(text)?.text.split('in April,')).toHaveLength(3);
  });

  it('reads Windows line ends, a byte order mark and cues without blank lines between them', () => {
    expect(readSubtitles(`\uFEFF${SRT.replaceAll('\n', '\r\n')}`)?.text).toBe(readSubtitles(SRT)?.text);
    expect(readSubtitles(SRT.replaceAll('\n\n', '\n'))?.text).toBe(readSubtitles(SRT)?.text);
  });

  it('is null for what is no subtitle file', () => {
    for (const text of ['', 'A story --> with an arrow.', 'plain text', 'WEBVTT\n\nNOTE nothing'])
      expect(readSubtitles(text)).toBeNull();
  });
});

describe('timecodes', () => {
  const parsed = readSubtitles(SRT) ?? { text: '', cues: [] };
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

describe('a cue goes on to the next timing', () => {
  const BLANK = `1
00:00:01,000 --> 00:00:03,000
We opened the gates at six.

2
00:00:03,200 --> 00:00:06,000

Nobody told us that the water was poisoned.

3
00:00:06,500 --> 00:00:08,000
That is all I know.
`;

  it('over a blank line after its timing', () => {
    expect(read(BLANK).cues).toHaveLength(3);
    const found = held('Nobody told us that the water was poisoned.', BLANK);
    expect([found.class, found.time?.fromMs]).toEqual(['verbatim', 3200]);
    expect(read(BLANK).notices).toEqual([]);
  });

  it('over a blank line between its lines, and over padded ones', () => {
    const text = `1
00:00:01,000 --> 00:00:04,000
The first pump failed
  
at noon, and the second

failed at one.

2
00:00:04,500 --> 00:00:06,000
 
Nobody called.
`;
    expect(times(text)).toEqual([
      ['The first pump failed at noon, and the second failed at one.', 1000],
      ['Nobody called.', 4500],
    ]);
  });

  it('without milliseconds, with a point, with a short arrow, without numbers', () => {
    const text = `00:00:01 --> 00:00:03
We opened in
2025

00:00:03.5 -> 00:00:06
and closed in

2026

0:07 --> 0:08
for good.
`;
    expect(times(text)).toEqual([
      ['We opened in 2025', 1000],
      ['and closed in 2026', 3500],
      ['for good.', 7000],
    ]);
  });

  it('a number with blank lines around it is still the next cue’s', () => {
    const text =
      '1\n\n00:00:01,000 --> 00:00:02,000\n\nThe gate\n\n\n2\n\n00:00:02,000 --> 00:00:03,000\n\nwas shut.\n';
    expect(read(text).text).toBe('The gate\nwas shut.');
  });

  it('and what stands in no cue stays in the text and is told', () => {
    const text = `Made for the desk
1
00:00:01,000 --> 00:00:03,000
The gate was shut.

2
00:00:0x,000 --> 00:00:05,000
Nobody had the key.
`;
    const found = read(text);
    expect(found.text).toContain('Made for the desk');
    expect(found.text).toContain('00:00:0x,000 --> 00:00:05,000');
    expect(found.text).toContain('Nobody had the key.');
    expect(found.notices.join(' ')).toMatch(/^3 lines of this file could not be read/);
  });
});

describe('WebVTT', () => {
  it('leaves notes, styles and regions out, and tells of the notes', () => {
    const text = `WEBVTT

REGION
id:left
width:40%

NOTE
Words of the maker,
over two lines.

7f3a-11/2-0
00:01.000 --> 00:03.000 region:left
<v.first.loud Ada Holm>It is &lt;late&gt;.</v>

NOTE checked by ear

00:03.000 --> 00:04.000
<v Mara Lund>It is.
`;
    expect(said(text)).toEqual([
      ['Ada Holm', 'It is <late>.'],
      ['Mara Lund', 'It is.'],
    ]);
    expect(read(text).notices).toEqual([
      '2 notes in this file are not part of its words: “Words of the maker, over two lines.”, “checked by ear”.',
    ]);
  });

  it('two voices in one cue are two turns', () => {
    const text = 'WEBVTT\n\n00:01.000 --> 00:05.000\n<v Ada Holm>Who paid?</v>\n<v Mara Lund>We did.</v>\n';
    expect(said(text)).toEqual([
      ['Ada Holm', 'Who paid?'],
      ['Mara Lund', 'We did.'],
    ]);
  });

  it('names before a colon, as meetings are saved with', () => {
    const text = `WEBVTT

1
00:00:01.000 --> 00:00:04.000
Ada Holm: We will pay for every house.

2
00:00:04.000 --> 00:00:06.000
Mara Lund: I cannot promise that.

3
00:00:06.000 --> 00:00:08.000
Ada Holm: Then who can? Note this: nobody.
`;
    expect(said(text)).toEqual([
      ['Ada Holm', 'We will pay for every house.'],
      ['Mara Lund', 'I cannot promise that.'],
      ['Ada Holm', 'Then who can? Note this: nobody.'],
    ]);
    expect(held('Who paid the bill?', text).class).toBe('not_found');
  });

  it('chevrons and capitals of live captions', () => {
    const text = `1
00:00:01,000 --> 00:00:03,000
>> MAYOR CALLOWAY: The ferry is late.

2
00:00:03,000 --> 00:00:05,000
And it will stay late.

3
00:00:05,000 --> 00:00:07,000
>> Why is that?

4
00:00:07,000 --> 00:00:09,000
>> MAYOR CALLOWAY: Fog.
`;
    expect(said(text)).toEqual([
      ['MAYOR CALLOWAY', 'The ferry is late. And it will stay late.'],
      ['', 'Why is that?'],
      ['MAYOR CALLOWAY', 'Fog.'],
    ]);
  });
});

describe('captions that roll', () => {
  const PADDED = `WEBVTT
Kind: captions
Language: en

00:00:00.400 --> 00:00:03.100 align:start position:0%
 
the<00:00:00.900><c> harbour</c><00:00:01.300><c> will</c><00:00:01.700><c> stay</c><00:00:02.100><c> shut</c>

00:00:03.100 --> 00:00:03.110 align:start position:0%
the harbour will stay shut
 

00:00:03.110 --> 00:00:06.000 align:start position:0%
the harbour will stay shut
until<00:00:03.900><c> the</c><00:00:04.200><c> divers</c><00:00:04.700><c> are</c><00:00:05.100><c> done</c>
`;

  it('give each word its own time, the first one too', () => {
    expect(read(PADDED).text).toBe('the harbour will stay shut\nuntil the divers are done');
    expect(held('the harbour will stay shut', PADDED).time?.fromMs).toBe(400);
    expect(held('stay shut until the divers', PADDED).time).toEqual({ fromMs: 1700, toMs: 4700 });
  });

  it('are read once when the file is short', () => {
    const two = `1
00:00:00,000 --> 00:00:02,000
the water came

2
00:00:02,000 --> 00:00:04,000
the water came
over the wall
`;
    expect(read(two).text).toBe('the water came\nover the wall');
    const three = PADDED.replace(/<[^>]+>/g, '');
    expect(read(three).text).toBe('the harbour will stay shut\nuntil the divers are done');
  });

  it('a chant that is said twice is kept twice', () => {
    const chant =
      '1\n00:00:00,000 --> 00:00:02,000\nNo more!\n\n2\n00:00:03,000 --> 00:00:05,000\nNo more!\n';
    expect(read(chant).text).toBe('No more!\nNo more!');
  });
});

describe('SBV', () => {
  it('is read with its times', () => {
    const text = `0:00:00.599,0:00:04.160
We knew about the leak in March,

0:00:04.160,0:00:06.770
and we decided to keep the plant running.
`;
    const found = held('We knew about the leak in March, and we decided to keep the plant running.', text);
    expect([found.class, found.time?.fromMs]).toEqual(['verbatim', 599]);
  });

  it('with lines of two people and a blank line inside', () => {
    const text = `0:00:00.000,0:00:02.000
>> ADA HOLM: Who knew?

0:00:02.000,0:00:05.000
>> MARA LUND: All of us,

from the first day.
`;
    expect(said(text)).toEqual([
      ['ADA HOLM', 'Who knew?'],
      ['MARA LUND', 'All of us, from the first day.'],
    ]);
  });
});

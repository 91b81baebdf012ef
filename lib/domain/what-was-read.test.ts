import { describe, expect, it } from 'vitest';
import { Readings, readingNotes } from './readings.ts';
import type { BlockKind } from './vocabulary.ts';
import { readingSentences, storyLine, whatWasRead } from './what-was-read.ts';

const TEXT = 'The dam held. It rained. The dam, in May.';
const blocks = (...kinds: [BlockKind, string | null][]) =>
  kinds.map(([kind, asideReason], at) => ({ start: at * 14, end: at * 14 + 13, kind, asideReason }));

describe('what was read', () => {
  it('counts the story’s words and paragraphs, and what stands aside by kind', () => {
    const read = whatWasRead(
      TEXT,
      [
        { start: 0, end: 13, kind: 'PARAGRAPH', asideReason: null },
        { start: 14, end: 24, kind: 'PULL_QUOTE', asideReason: null },
        { start: 25, end: 41, kind: 'ASIDE', asideReason: 'caption' },
      ],
      [],
    );
    expect(storyLine(read)).toEqual({ figure: '5 words', rest: 'in 2 paragraphs are the story' });
    expect(read.kinds).toBe('1 pull quote');
    expect(read.asides).toEqual([{ reason: 'caption', count: 1, words: '1 caption' }]);
  });

  it('names the commonest kind first and knows reasons that it has no words for', () => {
    const read = whatWasRead(
      TEXT,
      blocks(
        ['ASIDE', 'related'],
        ['ASIDE', 'caption'],
        ['ASIDE', 'caption'],
        ['ASIDE', 'of a later version'],
      ),
      [],
    );
    expect(read.asides.map(({ words }) => words)).toEqual(['2 captions', '1 “Related” line', '1 other line']);
  });

  it('tells tracked changes with their words', () => {
    const readings = new Readings();
    readings.tell('tracked_change', { words: 'not ', how: 'taken_out' });
    readings.tell('tracked_change', { words: 'plainly', how: 'put_in' });
    readings.tell('footnote', { words: 'Inquiry notice, p. 3.', place: 'after “sail,”' });
    expect(readingSentences(readings.all())).toEqual([
      '2 tracked changes read as accepted: “not” was taken out, “plainly” was put in.',
      '1 footnote is not part of the text: Inquiry notice, p. 3. (after “sail,”).',
    ]);
  });

  it('says how many more there are than it keeps, and marks what may be lost', () => {
    const readings = new Readings();
    for (let at = 0; at < 130; at += 1) readings.tell('cell', { words: `cell ${at}` });
    const [line] = whatWasRead('', [], readings.all()).notes;
    expect(line).toMatchObject({ words: '130 table cells could not be placed', isLoss: true });
    expect(line?.details.at(-1)).toBe('… and 30 more');
  });

  it('leaves out of the database what it does not know', () => {
    const good = { code: 'comment', count: 1, details: [] };
    expect(readingNotes([good, { code: 'telepathy', count: 1, details: [] }, null, 3])).toEqual([good]);
    expect(readingNotes('[]')).toEqual([]);
  });
});

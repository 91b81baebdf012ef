import { expect, test } from 'vitest';
import { differenceJson, partsOf, type Reading, viewAfter, wholeJson } from './difference.ts';

type Story = { headline: string; hold: string | null; items: { id: string; cue: string }[] };

const item = (id: string, cue = 'said') => ({ id, cue });
const STORIES: Story[] = [
  { headline: 'Pier opens', hold: null, items: [item('a'), item('b'), item('c')] },
  { headline: 'Pier opens', hold: null, items: [item('a'), item('b', 'denied'), item('c')] },
  { headline: 'Pier closes', hold: 'legal', items: [item('c'), item('a'), item('d')] },
  { headline: '', hold: null, items: [] },
];

const read = (json: string, tag: string): Reading<Story> => JSON.parse(`${json},"tag":"${tag}"}`);

test('from any reading to any other, the difference gives what is there now', () => {
  for (const [i, one] of STORIES.entries())
    for (const [j, other] of STORIES.entries()) {
      const before = partsOf(one, `${i}`);
      const now = partsOf(other, `now ${j}`, before);
      const had = viewAfter<Story>(null, read(wholeJson(before), before.tag));
      expect(had).toEqual({ tag: `${i}`, view: one });
      expect(viewAfter(had, read(differenceJson(before, now), now.tag))).toEqual({
        tag: now.tag,
        view: other,
      });
    }
});

test('a difference holds the changed item alone, and nothing that is gone', () => {
  const [one, two, three] = STORIES.map((story, i) => partsOf(story, `${i}`));
  if (!one || !two || !three) throw new Error('There are three.');
  expect(JSON.parse(`${differenceJson(one, two)}}`)).toEqual({ since: '0', items: [item('b', 'denied')] });
  expect(differenceJson(two, three)).not.toContain('denied');
});

test('what rests on a reading that the page does not have is refused', () => {
  const [one, two] = STORIES.map((story, i) => partsOf(story, `${i}`));
  if (!one || !two) throw new Error('There are two.');
  const answer = read(differenceJson(one, two), '1');
  expect(() => viewAfter<Story>(null, answer)).toThrow('another reading');
  expect(() => viewAfter({ tag: 'x', view: STORIES[0] as Story }, answer)).toThrow('another reading');
});

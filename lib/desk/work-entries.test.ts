import { expect, test } from 'vitest';
import { type MyItem, workEntries } from './work-entries.ts';

const SOON = '2025-04-08T15:00:00.000Z';
const LATE = '2025-04-08T12:00:00.000Z';
const of = (storyId: string) => ({ storyId, headline: `Story ${storyId}`, deadline: null });
const item = (storyId: string, id: string, due: string | null): MyItem => ({
  ...of(storyId),
  ...{ id, due, words: 'We will pay', status: 'PENDING', reason: 'not started' },
});

test('what is due together in a story is one entry; the first due comes first, without a time last', () => {
  const entries = workEntries({
    items: [item('a', '1', null), item('a', '2', SOON), item('a', '3', SOON), item('b', '4', LATE)],
    stories: [],
    requests: [],
  });
  expect(entries.map(({ story, due, items }) => [story.id, due, items.map(({ id }) => id)])).toEqual([
    ['b', LATE, ['4']],
    ['a', SOON, ['2', '3']],
    ['a', null, ['1']],
  ]);
});

test('a story that is theirs, with its items and what they asked', () => {
  const [entry, ...others] = workEntries({
    items: [item('a', '1', LATE)],
    stories: [{ ...of('a'), due: LATE, open: 4, free: 3 }],
    requests: [{ ...of('a'), id: 'r', party: 'Seoul', until: LATE, itemId: '1' }],
  });
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ ofStory: { open: 4, free: 3 }, requests: [{ party: 'Seoul' }] });
});

test('a story of theirs with nothing left to check is no work', () => {
  expect(
    workEntries({ items: [], requests: [], stories: [{ ...of('a'), due: LATE, open: 0, free: 0 }] }),
  ).toEqual([]);
});

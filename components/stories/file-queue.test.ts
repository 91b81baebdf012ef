import { expect, test } from 'vitest';
import { afterReload, MOST_FILES, type QueuedFile, queued, queueSummary, withOutcome } from './file-queue.ts';

let made = 0;
const keyOf = () => {
  made += 1;
  return `${made}`;
};
const file = (name: string, size = 3) => new File([new Uint8Array(size)], name);
const one = (name = 'a.docx'): QueuedFile => {
  const [row] = queued([file(name)], keyOf);
  if (!row) throw new Error('none');
  return row;
};

test('each file is a row of its own; one that is too large is refused unsent; a folder is cut off', () => {
  const rows = queued([file('a.docx'), file('b.pdf', 9_000_000)], keyOf);
  expect(rows.map(({ name, state }) => [name, state])).toEqual([
    ['a.docx', 'waiting'],
    ['b.pdf', 'failed'],
  ]);
  expect(rows[1]?.message).toMatch(/8\.6 MB.*up to 8 MB/);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  expect(
    queued(
      Array.from({ length: 80 }, () => file('x')),
      keyOf,
    ),
  ).toHaveLength(MOST_FILES);
});

test('a story lets its file go; what failed or was asked keeps it', () => {
  expect(withOutcome(one(), { storyId: 'S' })).toMatchObject({ state: 'done', file: null, storyId: 'S' });
  const failed = withOutcome(one(), { message: 'This Word file is damaged.' });
  expect(failed).toMatchObject({ state: 'failed', message: 'This Word file is damaged.' });
  expect(failed.file).toBeInstanceOf(File);
  const asked = withOutcome(one(), { message: 'Little is left.', asks: 'little_left' });
  expect(asked).toMatchObject({ state: 'asked', storyId: null });
  expect(asked.file).toBeInstanceOf(File);
});

test('what was being read when the page was left is not known, and all else is as it was', () => {
  const rows = [one(), { ...one(), state: 'reading' as const }, withOutcome(one(), { storyId: 'S' })];
  const after = afterReload(rows);
  expect(after.map(({ state }) => state)).toEqual(['waiting', 'unknown', 'done']);
  expect(after[1]?.message).toMatch(/before you send it again/);
  expect(queueSummary(after)).toBe('1 brought in, 1 not, 1 to go');
});

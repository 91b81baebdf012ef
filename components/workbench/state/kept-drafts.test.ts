import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeptDrafts } from './kept-drafts.ts';

let stored = new Map<string, string>();

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('localStorage', {
    get length() {
      return stored.size;
    },
    key: (i: number) => [...stored.keys()][i] ?? null,
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
    removeItem: (name: string) => stored.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

function opened(memberId: string, storyId = 'story', now = Date.now()) {
  const drafts = new KeptDrafts(memberId, storyId);
  const hasAny = drafts.takeUp(now);
  return { drafts, hasAny };
}

test('what was typed is there on the next page of the same member at the same story, and nowhere else', () => {
  opened('anna').drafts.set('note a', 'Ask the harbour.').set('evidence b', { title: 'A bulletin' });
  const again = opened('anna');
  expect([...again.drafts]).toEqual([
    ['note a', 'Ask the harbour.'],
    ['evidence b', { title: 'A bulletin' }],
  ]);
  expect(again.hasAny).toBe(true);
  expect(opened('ben').hasAny).toBe(false);
  expect(opened('anna', 'another story').hasAny).toBe(false);
});

test('what was sent or taken back is kept no longer', () => {
  const { drafts } = opened('anna');
  drafts.set('note a', 'Sent.').set('note b', 'Taken back.').set('verdict c', { status: 'DISPUTED' });
  drafts.delete('note a');
  drafts.set('note b', '').set('verdict c', null);
  expect(stored.size).toBe(0);
  expect(opened('anna').hasAny).toBe(false);
});

test('what nobody came back to for a month goes, and so does what cannot be read', () => {
  opened('anna').drafts.set('note a', 'Long ago.');
  stored.set('stet:draft anna story note b', '{"at');
  stored.set('somebody else’s', '{"at');
  expect(opened('ben', 'story', Date.now() + 31 * 86_400_000).hasAny).toBe(false);
  expect([...stored.keys()]).toEqual(['somebody else’s']);
});

test('where the browser stores nothing, the page goes on', () => {
  vi.stubGlobal('localStorage', undefined);
  const { drafts, hasAny } = opened('anna');
  drafts.set('note a', 'Here.');
  expect(drafts.get('note a')).toBe('Here.');
  expect(drafts.delete('note a')).toBe(true);
  expect(hasAny).toBe(false);
});

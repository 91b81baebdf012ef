import { expect, test } from 'vitest';
import { type Deadline, eventOf } from './deadlines.ts';

const ITEMS: Deadline = {
  kind: 'items',
  id: '1',
  storyId: '2',
  headline: 'The ferry',
  count: 3,
  due: new Date('2026-12-01T10:00:00Z'),
  isOpen: true,
  seq: 7,
  changedAt: new Date('2026-11-29T10:00:00Z'),
};
const of = (one: Partial<Deadline>, hasHeadlines = false) =>
  eventOf({ ...ITEMS, ...one }, { address: 'https://stet.newsroom.example:8443/desk', hasHeadlines });

test('says how much is due, and nothing of the story unless its owner wants the headline', () => {
  expect(of({}).summary).toBe('3 items due');
  expect(of({ count: 1 }).summary).toBe('1 item due');
  expect(of({ kind: 'check' }).summary).toBe('Check due');
  expect(of({ kind: 'story' }).summary).toBe('Story due');
  expect(of({ kind: 'reply' }).summary).toBe('Reply due');
  expect(of({}, true).summary).toBe('3 items due: The ferry');
  expect(JSON.stringify(of({}))).not.toContain('ferry');
});

test('leads to the story, and is the same event wherever it moves to', () => {
  expect(of({}).url).toBe('https://stet.newsroom.example:8443/desk/stories/2');
  expect(of({}).uid).toBe('items-1@stet.newsroom.example');
  expect(of({ due: new Date('2027-01-01'), count: 1, isOpen: false }, true).uid).toBe(of({}).uid);
  expect(of({ kind: 'check', id: '2' }).uid).not.toBe(of({ kind: 'story', id: '2' }).uid);
});

test('is cancelled once it is open no longer', () => {
  expect([of({}), of({ isOpen: false })].map(({ isCancelled }) => isCancelled)).toEqual([false, true]);
});

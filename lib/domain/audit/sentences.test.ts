import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { earlierLine } from './earlier-payloads.ts';
import { auditSentence } from './event.ts';
import type { Row } from './payloads.fixture.ts';
import { PAYLOAD_VERSION } from './payloads.ts';
import { OF_ITEMS } from './payloads-of-items.fixture.ts';
import { OF_SOURCES } from './payloads-of-sources.fixture.ts';
import { OF_STORIES } from './payloads-of-stories.fixture.ts';
import { SENTENCES } from './sentences.ts';
import { isCutWithParagraph, movedByMerge, nameBeforeOf, type StoredPayload } from './stored-payload.ts';

const ROWS: readonly Row[] = [...OF_STORIES, ...OF_ITEMS, ...OF_SOURCES];
/** As it comes back out of the database, with the rows that the event names. */
const stored = (payload: object) =>
  JSON.parse(canonicalJson({ ...payload, rows: 2, rowsSha256: '0'.repeat(64) })) as StoredPayload;
const now = (row: Row) => stored({ v: PAYLOAD_VERSION, ...row.now });

test('there is a payload of each act', () => {
  expect([...new Set(ROWS.map(({ act }) => act))].sort()).toEqual(Object.keys(SENTENCES).sort());
});

describe.each(ROWS.map((row) => [row.act, row.line, row] as const))('%s: %s', (act, line, row) => {
  test.runIf(row.earlier)('reads as it read when it was written before payloads had a version', () => {
    expect(auditSentence(act, stored(row.earlier ?? {}))).toBe(line);
  });

  test('reads the same from codes', () => {
    expect(auditSentence(act, now(row))).toBe(line);
  });
});

describe('still earlier forms', () => {
  test('a lapse that kept no reason, a party whose change was kept in words', () => {
    expect(auditSentence('item.lapse', { words: 'x' })).toBe('set pending: changed since check');
    expect(auditSentence('party.change', { name: 'The port', changes: 'called The harbour now' })).toBe(
      'changed the party The port: called The harbour now',
    );
  });

  test('what the payload lacks stays empty', () => {
    expect(auditSentence('item.recordVerdict', { status: 'verified' })).toBe('set verified');
    expect(earlierLine('story.translate', {})).toBe('story.translate');
    expect(earlierLine('item.setOriginal', { words: 'Wir zahlen', language: 'de' })).toBe(
      'gave the original words (de)',
    );
  });
});

describe('what cannot be read is shown by its act', () => {
  test.each([
    ['an act of a later version', 'story.translate', { v: 2 }],
    ['a payload of a later version', 'member.invite', { v: 3, name: 'Ada Moss', role: 'ADMIN' }],
    ['an act that is a word of JavaScript', 'constructor', { v: 2 }],
    ['a payload that somebody changed past the application', 'item.lapse', { v: 2, words: 'x' }],
  ])('%s', (_, act, payload) => {
    expect(auditSentence(act, payload)).toBe(act);
  });
});

describe('what later changes read back is the same of both', () => {
  const both = (act: string) =>
    ROWS.filter((row) => row.act === act).map((row) => [stored(row.earlier ?? {}), now(row)] as const);

  test('a name that somebody had', () => {
    const [pair] = both('member.changeAccount');
    expect(pair?.map(nameBeforeOf)).toEqual(['Ada Moss', 'Ada Moss']);
    expect(nameBeforeOf({ from: 'Moss, Ada, a@paper.example' })).toBe('Moss, Ada');
  });

  test('that an item was cut with its paragraph', () => {
    expect(both('item.cut').map((pair) => pair.map(isCutWithParagraph))).toEqual([
      [false, false],
      [false, false],
      [true, true],
      [false, false],
    ]);
  });

  test('what a merge moved', () => {
    const [pair] = both('source.merge');
    const [earlier, later] = pair?.map(movedByMerge) ?? [];
    expect(earlier).toEqual(later);
    expect(later).toMatchObject({ evidence: [expect.any(String)], files: [], hasText: true });
  });
});

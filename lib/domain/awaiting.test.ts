import { describe, expect, test } from 'vitest';
import { awaitedReplies } from './awaiting.ts';
import type { Attempt } from './standing.ts';

const at = (hour: number) => new Date(Date.UTC(2025, 3, 8, hour));
const asked = (
  party: string,
  hour: number,
  deadline: number | null,
  more: Partial<Attempt> = {},
): Attempt => ({
  party,
  partyAliases: [],
  channel: 'e-mail',
  person: '',
  sentAt: at(hour),
  deadline: deadline === null ? null : at(deadline),
  outcome: 'NO_IMMEDIATE_RESPONSE',
  answeredAt: null,
  ...more,
});
const awaited = (attempts: Attempt[], now = at(15)) =>
  awaitedReplies(attempts, now).map(
    ({ party, until, isOverdue }) =>
      `${party} ${until?.getUTCHours() ?? 'some time'}${isOverdue ? ' overdue' : ''}`,
  );

describe('who is awaited', () => {
  test.each<[string, Attempt[], string[]]>([
    ['nobody, where nobody was asked', [], []],
    ['who was asked', [asked('Moscow', 12, 18)], ['Moscow 18']],
    ['who was given no deadline', [asked('Moscow', 12, null)], ['Moscow some time']],
    ['who is late', [asked('Moscow', 10, 14)], ['Moscow 14 overdue']],
    ['who is late by this minute', [asked('Moscow', 10, 15)], ['Moscow 15 overdue']],
    ['nobody whose silence is recorded', [asked('Moscow', 10, 14, { outcome: 'NO_RESPONSE' })], []],
    ['nobody who answered', [asked('Moscow', 10, 18, { outcome: 'RESPONDED', answeredAt: at(12) })], []],
    ['nobody who declined', [asked('Moscow', 10, 18, { outcome: 'DECLINED', answeredAt: at(12) })], []],
    ['nobody who was not contacted', [asked('Moscow', 10, 18, { outcome: 'NOT_CONTACTED' })], []],
    ['nobody who could not be reached', [asked('Moscow', 10, 18, { outcome: 'UNREACHABLE' })], []],
    [
      'who promised an answer',
      [asked('Moscow', 10, 18, { outcome: 'PROMISED_LATER', answeredAt: at(11) })],
      ['Moscow 18'],
    ],
    [
      'who promised and is late',
      [asked('Moscow', 10, 14, { outcome: 'PROMISED_LATER', answeredAt: at(11) })],
      ['Moscow 14 overdue'],
    ],
    [
      'who has a later deadline by a follow-up',
      [asked('Moscow', 9, 12), asked('Moscow', 13, 18)],
      ['Moscow 18'],
    ],
    [
      'nobody whose answer came to a follow-up',
      [asked('Moscow', 9, 12), asked('Moscow', 13, 18, { outcome: 'RESPONDED', answeredAt: at(14) })],
      [],
    ],
    [
      'who answered and was asked again',
      [asked('Moscow', 9, 12, { outcome: 'RESPONDED', answeredAt: at(11) }), asked('Moscow', 13, 18)],
      ['Moscow 18'],
    ],
    ['nobody whose request has not gone out', [asked('Moscow', 16, 18)], []],
  ])('%s', (_, attempts, expected) => {
    expect(awaited(attempts)).toEqual(expected);
  });

  test('overdue first, then the nearest deadline, then none', () => {
    expect(
      awaited([
        asked('D', 9, null),
        asked('C', 9, 20),
        asked('B', 9, 18),
        asked('A', 9, 14),
        asked('Z', 9, 12),
      ]),
    ).toEqual(['Z 12 overdue', 'A 14 overdue', 'B 18', 'C 20', 'D some time']);
  });
});

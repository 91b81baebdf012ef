import { expect, test } from 'vitest';
import { mismatchesOf, mismatchMessage, unreadMessage } from './gate.ts';
import type { Attempt } from './standing.ts';
import { supportOf } from './supported-wording.ts';

const NOW = new Date('2025-04-08T15:00:00Z');
const attempt = (party: string, more: Partial<Attempt> = {}): Attempt => ({
  party,
  partyAliases: [],
  channel: 'e-mail',
  person: '',
  sentAt: new Date('2025-04-08T12:00:00Z'),
  deadline: new Date('2025-04-08T16:00:00Z'),
  outcome: 'NO_IMMEDIATE_RESPONSE',
  answeredAt: null,
  ...more,
});
const silence = (attempts: Attempt[], parties = ['Moscow', 'Beijing'], now = NOW) => ({
  itemId: 'i',
  support: supportOf(
    { outcome: 'NO_IMMEDIATE_RESPONSE', parties: parties.map((name) => ({ name, mention: name })) },
    attempts,
    now,
    { timeZone: 'UTC' },
  ),
});

test.each([
  ['both asked, time left', silence([attempt('Moscow'), attempt('Beijing')]), null],
  [
    'one not asked',
    silence([attempt('Moscow')]),
    [['Beijing'], 'There was no immediate comment from Moscow.'],
  ],
  ['nobody asked', silence([]), [['Moscow', 'Beijing'], null]],
  [
    'the deadline passed',
    silence([attempt('Moscow'), attempt('Beijing')], undefined, new Date('2025-04-08T16:00:00Z')),
    [['Moscow', 'Beijing'], 'Moscow and Beijing did not respond to requests for comment.'],
  ],
  [
    'one answered',
    silence([attempt('Moscow', { outcome: 'DENIED', answeredAt: NOW }), attempt('Beijing')]),
    [['Moscow'], 'There was no immediate comment from Beijing.'],
  ],
  ['no party named', silence([], []), [['It names no party'], null]],
] as const)('%s', (_, nonResponse, expected) => {
  const [found, ...others] = mismatchesOf([nonResponse]);
  expect(others).toEqual([]);
  if (!expected) return expect(found).toBeUndefined();
  const [parties, wording] = expected;
  expect(found?.wording).toBe(wording);
  expect(found?.reasons).toHaveLength(parties.length);
  for (const [i, party] of parties.entries()) expect(found?.reasons[i]).toMatch(new RegExp(`^${party}`));
});

test.each([
  [0, /supports every non-response now/],
  [1, /^One non-response says more/],
  [3, /^Three non-responses say more/],
])('%i of them, in words', (count, words) => {
  expect(mismatchMessage(count)).toMatch(words);
});

test.each([
  [0, /^null$/],
  [1, /^One item rests on words that a recogniser heard and nobody has read.*Listen to it;/],
  [3, /^Three items rest on words that a recogniser heard.*Listen to them;/],
] as const)('of %i items on unread words of a machine', (count, words) => {
  expect(`${unreadMessage(count)}`).toMatch(words);
});

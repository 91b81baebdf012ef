import { describe, expect, test } from 'vitest';
import { inTheWay, type StoryStanding } from './in-the-way.ts';

const NOW = '2025-04-08T13:12:00.000Z';
const BEFORE = '2025-04-08T12:33:00.000Z';
const AFTER = '2025-04-08T15:00:00.000Z';

const counts = (verified: number, pending = 0, disputed = 0) => ({
  ...{ verified, pending, disputed },
  all: verified + pending + disputed,
});
const story = (more: Partial<StoryStanding> = {}): StoryStanding => ({
  ...{ counts: counts(5), awaiting: [], lapsed: [], unsourced: 0, undecided: 0, beingRead: 0 },
  isAssigned: true,
  ...{ hold: null, signOff: null, secondPersonRule: true },
  ...more,
});
const said = (more: Partial<StoryStanding>) =>
  inTheWay(story(more), NOW).map(({ words, at, after }) => [words, at, after].filter(Boolean).join(' '));

test('everything that can stand in the way, worst first', () => {
  expect(
    said({
      counts: counts(5, 9, 2),
      awaiting: [
        { party: 'Moscow', until: AFTER },
        { party: 'Seoul', until: BEFORE },
        { party: 'Beijing', until: null },
      ],
      lapsed: [['date', 'speaker']],
      unsourced: 4,
      undecided: 3,
      beingRead: 1,
      isAssigned: false,
      hold: { by: 'Ada Moss' },
    }),
  ).toEqual([
    'Publication blocked by Ada Moss',
    `Seoul overdue since ${BEFORE}`,
    '2 disputed',
    '1 lapsed: speaker changed',
    `Moscow until ${AFTER}`,
    'Beijing has not answered',
    'Nobody assigned',
    '4 without a source',
    '3 proposed sources',
    'The text of a source is being read',
    '8 not checked yet',
  ]);
});

describe('nothing in the way', () => {
  test('all verified, nobody awaited', () => {
    expect(said({})).toEqual(['Nothing stands in the way']);
    expect(said({ isAssigned: false })).toEqual(['Nothing stands in the way']);
  });

  test('signed off: what was open was confirmed; it waits for the second person, where there is one', () => {
    const signOff = { by: 'Ada Moss', at: BEFORE };
    expect(said({ signOff, counts: counts(3, 2, 1), unsourced: 2, lapsed: [[]] })).toEqual([
      'Nothing stands in the way',
      `Signed off ${BEFORE} by Ada Moss; waits for a second person to publish it`,
    ]);
    expect(said({ signOff, secondPersonRule: false }).at(-1)).toMatch(/not published yet$/);
    expect(said({ signOff, hold: { by: 'Bo Kray' } })).toEqual([
      'Publication blocked by Bo Kray',
      `Signed off ${BEFORE} by Ada Moss`,
    ]);
  });

  test('a story in which nothing was found says so', () => {
    expect(said({ counts: counts(0), isAssigned: false })).toEqual(['Nothing was found to check']);
  });
});

test('many parties are named up to three, and counted', () => {
  const awaiting = ['Athens', 'Bern', 'Cairo', 'Dublin', 'Erbil'].map((party) => ({ party, until: BEFORE }));
  expect(said({ awaiting })).toEqual([
    `Athens overdue since ${BEFORE}`,
    `Bern overdue since ${BEFORE}`,
    `Cairo overdue since ${BEFORE}`,
    'and 2 more replies overdue',
  ]);
  expect(said({ awaiting: awaiting.slice(1) }).at(-1)).toBe('and 1 more reply overdue');
});

test('why verdicts lapsed is told where it is the same for all', () => {
  const lapsed = (...all: StoryStanding['lapsed']) => said({ counts: counts(0, all.length), lapsed: all })[0];
  expect(lapsed(['words'], ['words', 'date'])).toBe('2 lapsed: words changed');
  expect(lapsed(['words'], ['speaker'])).toBe('2 lapsed');
  expect(lapsed(['date'])).toBe('1 lapsed: date changed');
  expect(lapsed([])).toBe('1 lapsed');
});

test('a reply is overdue from the very moment', () => {
  expect(said({ awaiting: [{ party: 'Seoul', until: NOW }] })).toEqual([`Seoul overdue since ${NOW}`]);
});

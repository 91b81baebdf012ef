import { describe, expect, it } from 'vitest';
import type { ItemView } from '@/lib/items/view.ts';
import { countForFilters, filterItems, NO_FILTERS } from './item-filters.ts';

function item(part: Partial<ItemView>): ItemView {
  return {
    id: 'a',
    kind: 'DIRECT_QUOTE',
    status: 'PENDING',
    reason: 'not started',
    exact: '',
    isCut: false,
    parties: [],
    evidence: [],
    sourceStatus: 'UNSOURCED',
    speaker: null,
    assignee: null,
    ...part,
  } as unknown as ItemView;
}

const items = [
  item({ id: 'pending', exact: '“We’re ready,” said José.' }),
  item({
    id: 'changed',
    reason: 'changed since check',
    sourceStatus: 'PRIMARY',
    assignee: { id: 'me', name: 'Me' },
  }),
  item({ id: 'verified', status: 'VERIFIED', kind: 'FACTUAL_CLAIM', sourceStatus: 'PRIMARY' }),
  item({ id: 'cut', isCut: true }),
];
const atItems = { openThreads: new Map([['changed', 2]]), undecided: new Map([['verified', 1]]) };
const ids = (filters: Partial<typeof NO_FILTERS>) =>
  filterItems(items, { ...NO_FILTERS, ...filters }, 'me', atItems).map(({ id }) => id);

describe('filterItems', () => {
  it('leaves cut items out but where they are asked for', () => {
    expect(ids({})).toEqual(['pending', 'changed', 'verified']);
    expect(ids({ shelf: 'CUT' })).toEqual(['cut']);
  });

  it('keeps what changed since its check among the pending, and apart', () => {
    expect(ids({ shelf: 'PENDING' })).toEqual(['pending', 'changed']);
    expect(ids({ shelf: 'CHANGED' })).toEqual(['changed']);
  });

  it('joins filters', () => {
    expect(ids({ isMine: true })).toEqual(['changed']);
    expect(ids({ isMine: true, hasNoSource: true })).toEqual([]);
    expect(ids({ hasThread: true })).toEqual(['changed']);
    expect(ids({ hasProposal: true })).toEqual(['verified']);
    expect(ids({ hasProposal: true, isMine: true })).toEqual([]);
    expect(ids({ kind: 'FACTUAL_CLAIM' })).toEqual(['verified']);
  });

  it('finds words typed without accents and with straight marks', () => {
    expect(ids({ query: '"we\'re READY," said jose' })).toEqual(['pending']);
    expect(ids({ query: 'nowhere' })).toEqual([]);
  });
});

it('counts what each filter would show', () => {
  expect(countForFilters(items, 'me', atItems)).toMatchObject({
    ALL: 3,
    PENDING: 2,
    VERIFIED: 1,
    DISPUTED: 0,
    CHANGED: 1,
    CUT: 1,
    mine: 1,
    noSource: 1,
    threads: 1,
    proposals: 1,
    kinds: { DIRECT_QUOTE: 2, FACTUAL_CLAIM: 1 },
  });
});

import { describe, expect, it } from 'vitest';
import type { ItemView } from '@/lib/items/view.ts';
import type { Verdict } from '../state/verdict.ts';
import { isSameVerdict, lacking, ticksFor, withStatus } from './verdict-draft.ts';

const fresh: Verdict = {
  status: 'PENDING',
  reason: 'not started',
  ticks: [],
  quotation: null,
  substance: null,
};
const item = { ...fresh, kind: 'DIRECT_QUOTE' } as unknown as ItemView;

describe('withStatus', () => {
  it('asks for ticks before a fresh item is verified, and drops the pending reason', () => {
    const draft = withStatus(fresh, 'VERIFIED', item);
    expect(draft.reason).toBe('');
    expect(lacking(draft)).toBe('Tick what was checked.');
    expect(lacking({ ...draft, ticks: ['wording'] })).toBeNull();
  });

  it('asks why before an item is disputed', () => {
    const draft = withStatus(fresh, 'DISPUTED', item);
    expect(lacking(draft)).toBe('Say why it is disputed.');
    expect(lacking({ ...draft, reason: 'party denies' })).toBeNull();
  });

  it('sets pending at once, waiting for what the kind needs', () => {
    const verified = { ...item, status: 'VERIFIED', ticks: ['wording'], reason: '' } as ItemView;
    const draft = withStatus({ ...fresh, status: 'VERIFIED', ticks: ['wording'] }, 'PENDING', verified);
    expect(draft).toMatchObject({ reason: 'awaiting source', ticks: [] });
    expect(lacking(draft)).toBeNull();
  });

  it('takes a half-made choice back to what holds', () => {
    const draft = withStatus(withStatus(fresh, 'VERIFIED', item), 'PENDING', item);
    expect(isSameVerdict(draft, fresh)).toBe(true);
  });
});

it('does not offer to tick the substance of a non-response', () => {
  expect(ticksFor('NON_RESPONSE')).not.toContain('substance');
  expect(ticksFor('FACTUAL_CLAIM')).not.toContain('speaker');
});

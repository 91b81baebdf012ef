import { describe, expect, it } from 'vitest';
import { CHANGED_SINCE_CHECK } from './reasons.ts';
import { type JudgedItem, lapse, lapseOn } from './status.ts';
import type { ItemKind } from './vocabulary.ts';

const fresh = (kind: ItemKind, more: Partial<JudgedItem> = {}): JudgedItem => ({
  kind,
  status: 'PENDING',
  reason: 'not started',
  ticks: [],
  quotation: null,
  substance: null,
  ...more,
});

describe('lapse', () => {
  const verified = fresh('DIRECT_QUOTE', {
    status: 'VERIFIED',
    reason: '',
    ticks: ['wording'],
    quotation: 'VERBATIM',
    substance: 'TRUE',
  });
  const lapsed = {
    status: 'PENDING',
    reason: CHANGED_SINCE_CHECK,
    ticks: [],
    quotation: null,
    substance: null,
  };

  it('puts a judged item back to pending and clears its verdicts', () => {
    expect(lapse(verified)).toEqual(lapsed);
    expect(lapse(fresh('DIRECT_QUOTE', { quotation: 'VERBATIM' }))).toEqual(lapsed);
    expect(lapse(fresh('DIRECT_QUOTE', { status: 'DISPUTED', reason: 'party denies' }))).toEqual(lapsed);
  });

  it('leaves what nobody judged, with its reason', () => {
    expect(lapse(fresh('DIRECT_QUOTE', { reason: 'awaiting document' }))).toBeNull();
  });

  it.each([
    ['words', verified, { words: true }, true],
    ['speaker', verified, { speaker: true }, true],
    ['parties', fresh('NON_RESPONSE', { status: 'VERIFIED' }), { parties: true }, true],
    ['nothing', verified, {}, false],
    ['quote to partial quote', verified, { kind: 'PARTIAL_QUOTE' }, false],
    ['quote to paraphrase', verified, { kind: 'PARAPHRASE' }, false],
    ['quote to factual claim', verified, { kind: 'FACTUAL_CLAIM' }, true],
    ['quote to non-response', verified, { kind: 'NON_RESPONSE' }, true],
    ['claim to non-response', fresh('FACTUAL_CLAIM', { status: 'VERIFIED' }), { kind: 'NON_RESPONSE' }, true],
    ['unjudged claim', fresh('FACTUAL_CLAIM'), { kind: 'NON_RESPONSE' }, false],
    [
      'paraphrase on a source to quote',
      fresh('PARAPHRASE', { status: 'VERIFIED' }),
      { kind: 'DIRECT_QUOTE' },
      true,
    ],
    [
      'paraphrase with a quotation verdict to quote',
      fresh('PARAPHRASE', { status: 'VERIFIED', quotation: 'VERBATIM' }),
      { kind: 'DIRECT_QUOTE' },
      false,
    ],
  ] as const)('%s', (_says, current, change, lapses) => {
    expect(lapseOn(current, change)).toEqual(lapses ? lapsed : null);
  });
});

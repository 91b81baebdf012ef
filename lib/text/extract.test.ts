import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';
import type { FoundItem, ItemKind } from './types.ts';

const texts = (text: string, kind: ItemKind) =>
  extract(text)
    .items.filter((item) => item.kind === kind)
    .map((item) => item.spans.map((span) => text.slice(span.start, span.end)));

const only = (text: string, kind: ItemKind): FoundItem => {
  const items = extract(text).items.filter((item) => item.kind === kind);
  expect(items).toHaveLength(1);
  return items[0] as FoundItem;
};

describe('extract', () => {
  it('reads a quotation with the speaker after the cue', () => {
    const item = only(
      '“The bridge will reopen in May,” said Anna Keller, the city engineer.',
      'DIRECT_QUOTE',
    );
    expect(item.speaker?.name).toBe('Anna Keller');
    expect(item.cue?.text).toBe('said');
  });

  it('keeps an interrupted quotation as one statement with two spans', () => {
    const text = '“We looked at the plans,” she said, “and we did not like them.”';
    expect(texts(text, 'DIRECT_QUOTE')).toEqual([
      ['“We looked at the plans,”', '“and we did not like them.”'],
    ]);
  });

  it('finds each party of a missing answer', () => {
    const item = only('There was no immediate comment from Oslo or Lisbon.', 'NON_RESPONSE');
    expect(item.outcome).toBe('NO_IMMEDIATE_RESPONSE');
    expect(item.parties.map((party) => party.name)).toEqual(['Oslo', 'Lisbon']);
  });
});

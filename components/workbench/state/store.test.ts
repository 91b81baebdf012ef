import { describe, expect, it } from 'vitest';
import type { ItemView } from '@/lib/items/view.ts';
import { mergeItems } from './store.ts';

function item(id: string, start: number, version = 1): ItemView {
  return { id, start, end: start + 5, version } as ItemView;
}

describe('mergeItems', () => {
  it('replaces by id, adds what is new and keeps text order', () => {
    const merged = mergeItems([item('a', 0), item('c', 20)], [item('b', 10), item('c', 20, 2)]);
    expect(merged.map(({ id, version }) => `${id}${version}`)).toEqual(['a1', 'b1', 'c2']);
  });

  it('does not let a late answer bring an older state back', () => {
    expect(mergeItems([item('a', 0, 3)], [item('a', 0, 2)])[0]?.version).toBe(3);
  });

  it('puts the longer of two items that begin together first', () => {
    const inner = item('a', 0);
    const outer = { ...item('b', 0), end: 40 };
    expect(mergeItems([], [inner, outer]).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

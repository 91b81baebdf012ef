import { describe, expect, it } from 'vitest';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { createWorkbenchStore, mergeItems } from './store.ts';

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

describe('a view that is told again', () => {
  it('draws nothing anew where it is the one that is shown, and is taken up where it is another', () => {
    const view = { story: { id: 's' }, revision: { id: 'r' }, blocks: [], items: [item('a', 0)] };
    const store = createWorkbenchStore(view as unknown as WorkbenchView);
    let drawn = 0;
    store.subscribe(() => {
      drawn += 1;
    });
    store.send({ type: 'refreshed', view: view as unknown as WorkbenchView });
    expect(drawn).toBe(0);
    const another = { ...view, items: [item('a', 0, 2)] } as unknown as WorkbenchView;
    store.send({ type: 'refreshed', view: another });
    expect(drawn).toBe(1);
    expect(store.getState().view.items[0]?.version).toBe(2);
  });
});

describe('what is said', () => {
  const view = { story: { id: 's' }, revision: { id: 'r' }, blocks: [], items: [] };

  it('is another text when the same words are said once more, so that it is heard again', () => {
    const store = createWorkbenchStore(view as unknown as WorkbenchView);
    const said = () => {
      store.send({ type: 'announced', words: 'Nothing to undo.' });
      return store.getState().announcement;
    };
    const texts = [said(), said(), said()];
    expect(texts.map((text) => text.trim())).toEqual(Array(3).fill('Nothing to undo.'));
    expect(texts[1]).not.toBe(texts[0]);
    expect(texts[2]).not.toBe(texts[1]);
  });

  it('shows the same deed done again as another, so that it stays on the screen as long', () => {
    const store = createWorkbenchStore(view as unknown as WorkbenchView);
    store.send({ type: 'done', words: 'Changed.', canUndo: false });
    const { done } = store.getState();
    store.send({ type: 'done', words: 'Changed.', canUndo: false });
    expect(store.getState().done).toEqual(done);
    expect(store.getState().done).not.toBe(done);
  });
});

'use client';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';

/**
 * How items are chosen in the text: by pressing their words or number, or with the arrow keys from number to number.
 * With Shift, the arrows select words instead.
 */
export function useMarkChoice({
  textRef,
  chosenId,
  onChoose,
  onThreads,
}: {
  textRef: RefObject<HTMLElement | null>;
  chosenId: string | null;
  onChoose: (itemId: string) => void;
  /** Shows the threads of an item, pressed in the margin. */
  onThreads: (itemId: string) => void;
}) {
  function onClick(event: MouseEvent) {
    if (!(event.target instanceof Element)) return;
    const number = event.target.closest<HTMLElement>('[data-number]');
    if (number?.dataset.number) return onChoose(number.dataset.number);
    const threads = event.target.closest<HTMLElement>('[data-threads]');
    if (threads?.dataset.threads) return onThreads(threads.dataset.threads);
    if (!(window.getSelection()?.isCollapsed ?? true)) return;
    const chain = marksAround(event.target);
    // A second press on the same words moves to the surrounding item, so that all nested items can be reached.
    const at = chosenId === null ? -1 : chain.indexOf(chosenId);
    const next = chain[(at + 1) % chain.length];
    if (next) onChoose(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    const root = textRef.current;
    if (event.shiftKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      if (root) extendSelection(event, root, chosenId);
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const all = [...(root?.querySelectorAll<HTMLElement>('[data-number]') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at === -1 || !next?.dataset.number) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    onChoose(next.dataset.number);
  }

  return { onClick, onKeyDown };
}

/** The items whose marks enclose a place in the text, innermost first. */
function marksAround(place: Element): string[] {
  const chain: string[] = [];
  for (
    let mark = place.closest<HTMLElement>('[data-mark-target]');
    mark;
    mark = mark.parentElement?.closest<HTMLElement>('[data-mark-target]') ?? null
  ) {
    if (mark.dataset.markTarget) chain.push(mark.dataset.markTarget);
  }
  return chain;
}

/** Selects by keyboard: Shift and an arrow from where the chosen item begins, word by word. */
function extendSelection(event: KeyboardEvent, root: HTMLElement, chosenId: string | null): void {
  const selected = window.getSelection();
  if (!selected) return;
  event.preventDefault();
  if (!selected.anchorNode || !root.contains(selected.anchorNode)) {
    const start = chosenId && root.querySelector(`[data-mark-target="${chosenId}"] [data-start]`);
    const from = (start || root.querySelector('[data-start]'))?.firstChild;
    if (!from) return;
    selected.collapse(from, 0);
  }
  selected.modify(
    'extend',
    event.key === 'ArrowRight' ? 'forward' : 'backward',
    event.ctrlKey || event.metaKey ? 'character' : 'word',
  );
}

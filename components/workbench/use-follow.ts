'use client';
import { type RefObject, useEffect, useRef } from 'react';

/** Scrolls `box` so that `target` is inside it; does nothing where it already is. */
function bringIn(box: HTMLElement, target: HTMLElement, margin: number) {
  const around = box.getBoundingClientRect();
  const at = target.getBoundingClientRect();
  if (at.top >= around.top + margin && at.bottom <= around.bottom - margin) return;
  const middle = at.top - around.top - around.height / 2 + Math.min(at.height, around.height) / 2;
  box.scrollTop += middle;
}

/** The row of an item in the list, and its number in the galley: by their ids, for looking through a long story takes milliseconds. */
const rowOf = (itemId: string) => document.getElementById(`row-${itemId}`);
const numberOf = (itemId: string) => document.getElementById(`number-${itemId}`);

/**
 * Choosing an item in the list shows it in the galley and the other way round; and as a person scrolls the galley, the
 * list follows what is being read.
 */
export function useFollow({
  chosenId,
  galleyRef,
  listRef,
  inspectorRef,
}: {
  chosenId: string | null;
  galleyRef: RefObject<HTMLElement | null>;
  listRef: RefObject<HTMLElement | null>;
  inspectorRef: RefObject<HTMLElement | null>;
}) {
  const isOurs = useRef(false);
  // What was chosen when the page was opened is already in view. A person who scrolled before the page was ready must
  // not be thrown back: the thing they press would slip away from under the pointer, and the press would be lost.
  const followed = useRef(chosenId);

  useEffect(() => {
    if (followed.current === chosenId) return;
    followed.current = chosenId;
    if (!chosenId) return;
    const galley = galleyRef.current;
    const list = listRef.current;
    const number = numberOf(chosenId);
    const mark = number?.closest<HTMLElement>(`[data-mark-target="${chosenId}"]`);
    const row = rowOf(chosenId);
    isOurs.current = true;
    if (galley && mark) bringIn(galley, mark, 48);
    if (list && row) bringIn(list, row, 4);
    if (inspectorRef.current) inspectorRef.current.scrollTop = 0;
    // The focus moves along if it is on another item's row or number.
    const focused = document.activeElement;
    if (row && focused !== row && focused?.matches('[data-row]')) row.focus({ preventScroll: true });
    if (number && focused !== number && focused?.matches('[data-number]')) {
      number.focus({ preventScroll: true });
    }
    const release = requestAnimationFrame(() => requestAnimationFrame(() => (isOurs.current = false)));
    return () => cancelAnimationFrame(release);
  }, [chosenId, galleyRef, listRef, inspectorRef]);

  useEffect(() => {
    const galley = galleyRef.current;
    if (!galley) return;
    let frame = 0;
    function follow() {
      const list = listRef.current;
      if (!galley || !list) return;
      const top = galley.getBoundingClientRect().top + 40;
      // The numbers are in text order, so the first one below the edge is found by binary search.
      const numbers = galley.querySelectorAll<HTMLElement>('[data-number]');
      let low = 0;
      let high = numbers.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const at = numbers[middle]?.getBoundingClientRect().bottom ?? 0;
        if (at < top) low = middle + 1;
        else high = middle;
      }
      const id = numbers[Math.min(low, numbers.length - 1)]?.dataset.number;
      const row = id && rowOf(id);
      if (row) list.scrollTop += row.getBoundingClientRect().top - list.getBoundingClientRect().top - 8;
    }
    function onScroll() {
      if (isOurs.current) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(follow);
    }
    galley.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      galley.removeEventListener('scroll', onScroll);
    };
  }, [galleyRef, listRef]);
}

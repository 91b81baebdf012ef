'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { isLayerOpen } from '../ui/layers.ts';

type Acts = { markOne: (noticeId: string) => void; markAll: () => void };

/**
 * Single keys of the inbox: J and K move the focus from notice to notice, R marks the one in focus as read, A all. Enter
 * opens it, as it does any link. Never with a modifier, and never under an open menu.
 */
export function useInboxKeys(list: RefObject<HTMLElement | null>, acts: Acts): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isLayerOpen()) return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>('a[data-notice]') ?? [])];
      const at = links.findIndex((link) => link.closest('li')?.contains(document.activeElement));
      const key = event.key.toLowerCase();
      if (key === 'a') latest.current.markAll();
      else if (key === 'r') {
        const id = links[at]?.dataset.notice;
        if (id) latest.current.markOne(id);
      } else if (key === 'j') links[at + 1]?.focus();
      else if (key === 'k') links[at === -1 ? 0 : Math.max(0, at - 1)]?.focus();
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [list]);
}

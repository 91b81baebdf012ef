'use client';
import { useEffect, useRef } from 'react';
import type { WorkbenchView } from '@/lib/workbench/view.ts';

/**
 * An address may name an item (`/stories/…?item=…`), as somebody's work and the desk do: the page opens at it. One that is
 * not there, or was cut, is passed over.
 */
export function useItemOfAddress({ items }: WorkbenchView, onChoose: (itemId: string) => void): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    const wanted = new URLSearchParams(window.location.search).get('item');
    if (wanted && items.some(({ id, isCut }) => id === wanted && !isCut)) onChoose(wanted);
  }, [items, onChoose]);
}

'use client';
import { useEffect, useRef } from 'react';
import { isLayerOpen } from '../../ui/layers.ts';
import { actOfKey, type DeskAct } from './keys.ts';

/** One handler for every key in the table that is for the workbench as a whole. */
export type Shortcuts = Record<DeskAct, () => void>;

/** Whether the target is one where a key types a character or has a meaning of its own. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  );
}

/** Single keys for the whole page: never while typing, with a modifier, or under an open dialog or menu. */
export function useShortcuts(shortcuts: Shortcuts) {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
        return;
      if (isTyping(event.target)) return;
      if (isLayerOpen()) return;
      const act = actOfKey(event.key);
      if (!act) return;
      event.preventDefault();
      latest.current[act]();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

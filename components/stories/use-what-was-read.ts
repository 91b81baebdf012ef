'use client';
import { useCallback, useEffect, useState } from 'react';

const BROUGHT = 'stet.brought-in';

/** Remembers, for this tab, that a story has just been brought in: its page then opens with what was read. */
export function rememberBroughtIn(storyId: string): void {
  try {
    sessionStorage.setItem(BROUGHT, storyId);
  } catch {
    // In a browser that stores nothing, the list opens only from the menu.
  }
}

/** Whether the list of what was read is open: from bringing the story in until it is closed, and whenever asked for. */
export function useWhatWasRead(storyId: string): { isOpen: boolean; open: () => void; close: () => void } {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    try {
      if (sessionStorage.getItem(BROUGHT) === storyId) setIsOpen(true);
    } catch {
      // As above.
    }
  }, [storyId]);
  const close = useCallback(() => {
    setIsOpen(false);
    try {
      sessionStorage.removeItem(BROUGHT);
    } catch {
      // As above.
    }
  }, []);
  return { isOpen, open: useCallback(() => setIsOpen(true), []), close };
}

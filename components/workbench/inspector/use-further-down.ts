'use client';
import { startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Whether what stands further down in the inspector is drawn yet. What is judged comes with the key that chose the item; the
 * rest comes after it, between a person's keys, so that stepping through the items waits for none of it.
 * @returns `bring` draws it at once, for a key that is about something in it
 */
export function useFurtherDown(): { isDrawn: boolean; bring: () => void } {
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => startTransition(() => setIsDrawn(true)), []);
  return { isDrawn, bring: () => flushSync(() => setIsDrawn(true)) };
}

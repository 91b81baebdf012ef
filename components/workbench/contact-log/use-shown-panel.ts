'use client';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * Takes the focus to a panel when it is shown, to its first field or else its heading, and back to where it was when the
 * panel is put away with the focus still in it; Escape puts it away.
 */
export function useShownPanel(isShown: boolean, onClose: () => void) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panel = ref.current;
    if (!isShown || !panel) return;
    const before = document.activeElement;
    const field = panel.querySelector<HTMLElement>('form input, form select');
    if (field) field.focus();
    else toHeading(ref);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onClose();
    };
    panel.addEventListener('keydown', onKeyDown);
    return () => {
      panel.removeEventListener('keydown', onKeyDown);
      // Hidden with the focus in it, the browser has dropped the focus on the page.
      const isInside = panel.contains(document.activeElement) || document.activeElement === document.body;
      if (isInside && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [isShown, onClose]);
  return ref;
}

/** For when what had the focus is gone: a form that was sent. Else a keyboard would begin again at the page's top. */
export function toHeading({ current }: RefObject<HTMLElement | null>): void {
  current?.querySelector('h2')?.focus({ preventScroll: true });
}

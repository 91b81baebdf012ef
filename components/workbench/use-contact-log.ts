'use client';
import { useCallback, useState } from 'react';

export type ContactLogStart = {
  /** Whom to ask, where an item asked for the log; then it begins with a new attempt. */
  party: string | undefined;
  /** Another one is another beginning. */
  turn: number;
};

/**
 * The contact log stands in the inspector's place, beside the story, so that one reads while one asks. Put away, it is
 * kept as it was, with what is open and half typed in it; choosing an item puts it away.
 */
export function useContactLog(onShown: () => void) {
  const [start, setStart] = useState<ContactLogStart | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = useCallback(() => setIsOpen(false), []);
  return {
    /** Null until it was opened once. */
    start,
    isOpen,
    open() {
      setStart((before) => before ?? { party: undefined, turn: 0 });
      setIsOpen(true);
      onShown();
    },
    ask(party: string) {
      setStart((before) => ({ party, turn: (before?.turn ?? 0) + 1 }));
      setIsOpen(true);
      onShown();
    },
    close,
  };
}

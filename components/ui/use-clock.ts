'use client';
import { useEffect, useRef, useState } from 'react';

/** The longest delay a timer can hold; a longer wait is resumed. */
const LONGEST_MS = 2 ** 31 - 1;
/** A little late rather than early: the server must agree that the moment has passed. */
const GRACE_MS = 250;

/**
 * The server's current time, as far as the page knows it: it advances whenever one of the moments passes, so that
 * overdue things show as overdue without a reload.
 * @param serverNow ISO, from the response that brought the moments: a wrong clock on the reader's computer does no
 * harm.
 * @param onPass called when one of them has passed.
 */
export function useClock(
  serverNow: string,
  moments: readonly (string | null)[],
  onPass?: () => void,
): string {
  const [now, setNow] = useState(serverNow);
  const passed = useRef(onPass);
  passed.current = onPass;
  const times = moments.flatMap((moment) => (moment ? [Date.parse(moment)] : []));
  const key = times.join();

  useEffect(() => {
    const started = performance.now();
    const from = Date.parse(serverNow);
    let timer: ReturnType<typeof setTimeout>;
    setNow(serverNow);
    function wait() {
      const at = from + performance.now() - started;
      const next = Math.min(
        ...key
          .split(',')
          .map(Number)
          .filter((time) => time > at),
      );
      if (!Number.isFinite(next)) return;
      const delay = Math.min(next - at + GRACE_MS, LONGEST_MS);
      timer = setTimeout(() => {
        const then = from + performance.now() - started;
        if (then >= next) {
          setNow(new Date(then).toISOString());
          passed.current?.();
        }
        wait();
      }, delay);
    }
    wait();
    return () => clearTimeout(timer);
  }, [serverNow, key]);

  return now > serverNow ? now : serverNow;
}

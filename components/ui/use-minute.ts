'use client';
import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/**
 * The server's time as it goes on, by the minute: what is told in minutes stays true on a page that is left open.
 * @param serverNow ISO, from the response; a wrong clock on the reader's computer does no harm
 */
export function useMinute(serverNow: string): string {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const started = performance.now();
    setPassed(0);
    const timer = setInterval(() => setPassed(performance.now() - started), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return passed === 0 ? serverNow : new Date(Date.parse(serverNow) + passed).toISOString();
}

'use client';
import { startTransition, useEffect, useState } from 'react';

/**
 * Longer than between two letters of whoever types slowly: what is chosen by is another with each, and hundreds of things drawn
 * for one letter would have to be taken away again, and cleared up after, before the next is shown.
 */
const TYPING_MS = 300;

/**
 * How many of `total` things to draw: at first those that can be in sight, then more and more until all are there. So a
 * long story opens as fast as a short one: neither the page nor the first drawing of it grows with its length, and what
 * follows is drawn between a person's keys, never before them.
 *
 * @param least how many must be there from the start, in sight or not: up to what is chosen
 * @param of what they are chosen by, compared as it stands: where it is another, hardly anything of what is drawn stays, and drawing begins anew,
 * what is out of sight once it has been the same for a moment
 */
export function useGrowing(
  total: number,
  { least, step, of }: { least: number; step: number; of?: unknown },
): number {
  const [grown, setGrown] = useState({ of, count: 0 });
  const isAnew = grown.of !== of;
  const count = Math.max(isAnew ? 0 : grown.count, least);
  useEffect(() => {
    if (count >= total) return;
    const grow = () => startTransition(() => setGrown({ of, count: count + step }));
    if (!isAnew) return grow();
    const timer = setTimeout(grow, TYPING_MS);
    return () => clearTimeout(timer);
  }, [count, total, step, of, isAnew]);
  return Math.min(count, total);
}

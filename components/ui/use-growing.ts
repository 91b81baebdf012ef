'use client';
import { startTransition, useEffect, useState } from 'react';

/**
 * How many of `total` things to draw: at first those that can be in sight, then more and more until all are there. So a
 * long story opens as fast as a short one: neither the page nor the first drawing of it grows with its length, and what
 * follows is drawn between a person's keys, never before them.
 *
 * @param least how many must be there from the start, in sight or not: up to what is chosen
 * @param of what they are chosen by, compared as it stands: where it is another, hardly anything of what is drawn stays, and drawing begins anew
 */
export function useGrowing(
  total: number,
  { least, step, of }: { least: number; step: number; of?: unknown },
): number {
  const [grown, setGrown] = useState({ of, count: 0 });
  const count = Math.max(grown.of === of ? grown.count : 0, least);
  useEffect(() => {
    if (count >= total) return;
    startTransition(() => setGrown({ of, count: count + step }));
  }, [count, total, step, of]);
  return Math.min(count, total);
}

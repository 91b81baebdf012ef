'use client';
import { startTransition, useEffect, useState } from 'react';

/**
 * How many of `total` things to draw: at first those that can be in sight, then more and more until all are there. So a
 * long story opens as fast as a short one: neither the page nor the first drawing of it grows with its length, and what
 * follows is drawn between a person's keys, never before them.
 *
 * @param least how many must be there from the start, in sight or not: up to what is chosen
 */
export function useGrowing(total: number, { least, step }: { least: number; step: number }): number {
  const [grown, setGrown] = useState(0);
  const count = Math.max(grown, least);
  useEffect(() => {
    if (count >= total) return;
    startTransition(() => setGrown(count + step));
  }, [count, total, step]);
  return Math.min(count, total);
}

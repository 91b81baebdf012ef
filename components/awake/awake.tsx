'use client';
import { useEffect } from 'react';

/** Says that the page's own script has taken over: from here on presses need nobody to keep them. */
export function Awake() {
  useEffect(() => {
    window.dispatchEvent(new Event('stet:awake'));
  }, []);
  return null;
}

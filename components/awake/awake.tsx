'use client';
import { useEffect } from 'react';

/** Signals that the page's own script has taken over: from here on nothing needs to hold clicks and key presses. */
export function Awake() {
  useEffect(() => {
    window.dispatchEvent(new Event('stet:awake'));
  }, []);
  return null;
}

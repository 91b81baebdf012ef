'use client';
import { useEffect } from 'react';
import { PageLinks } from './page-links.tsx';
import { UpdateNotice } from './update-notice.tsx';

/**
 * What every page has once its own script has taken over: it signals that nothing needs to hold clicks and key presses from
 * here on, opens links, and says when Stet was updated.
 */
export function Awake() {
  useEffect(() => {
    window.dispatchEvent(new Event('stet:awake'));
  }, []);
  return (
    <>
      <PageLinks />
      <UpdateNotice />
    </>
  );
}

'use client';
import { keepEarlyPresses } from './early-presses.ts';

/**
 * The script that keeps what is pressed and typed before the page is awake, written into the page. Rendered from here, and not
 * from the server's part of the page, it is sent once: what a server component renders travels a second time for React.
 */
export function EarlyPresses({ nonce }: { nonce: string | undefined }) {
  const isBrowser = typeof window !== 'undefined';
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own function, written into the page as it stands
      dangerouslySetInnerHTML={{ __html: isBrowser ? '' : `(${keepEarlyPresses.toString()})()` }}
    />
  );
}

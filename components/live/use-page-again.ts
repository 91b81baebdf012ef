'use client';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { isDeskThere } from './desk-there.ts';

/**
 * A function that reads the page again which the server renders, where nobody pressed anything. While the desk is away it
 * does nothing: Next then leaves the page for the browser's own "cannot be reached", with all that is typed in it. Whoever
 * calls asks again sooner or later. (Next's own `useOffline` waits too, but sends actions twice.)
 */
export function usePageAgain(): () => Promise<void> {
  const router = useRouter();
  return async () => {
    if (await isDeskThere()) startTransition(() => router.refresh());
  };
}

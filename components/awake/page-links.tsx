'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Opens pages of the desk without loading the document anew, for all links at once (components/ui/link.tsx). Before the
 * page is awake, and for a new tab or window, a link is what it is without script.
 */
export function PageLinks() {
  const router = useRouter();
  useEffect(() => {
    function onClick(event: MouseEvent) {
      const isPlain =
        event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      // React listens at the same place and came first: what a component has made of the press stands.
      if (!isPlain || event.defaultPrevented || !(event.target instanceof Element)) return;
      const address = event.target.closest('a[data-page]')?.getAttribute('href');
      if (!address) return;
      event.preventDefault();
      router.push(address);
    }
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [router]);
  return null;
}

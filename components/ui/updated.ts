import { unstable_isUnrecognizedActionError } from 'next/navigation';

/** What a form says when the page is from an older build than the server: the notice with the button is separate. */
export const UPDATED =
  'Stet was updated; what you typed is kept. Reload the page to go on. Nothing was changed.';

const EVENT = 'stet:updated';

/** Whether an action failed because the server has been updated since the page was loaded; if so, tells the page. */
export function isOfOlderBuild(error: unknown): boolean {
  const isOlder =
    unstable_isUnrecognizedActionError(error) || (error instanceof Error && error.name === 'ChunkLoadError');
  if (isOlder) window.dispatchEvent(new Event(EVENT));
  return isOlder;
}

/** Calls `tell` when anything on the page finds that it is from an older build. Returns a function that stops it. */
export function whenUpdated(tell: () => void): () => void {
  const unheard = ({ reason }: PromiseRejectionEvent) => void isOfOlderBuild(reason);
  window.addEventListener(EVENT, tell);
  window.addEventListener('unhandledrejection', unheard);
  return () => {
    window.removeEventListener(EVENT, tell);
    window.removeEventListener('unhandledrejection', unheard);
  };
}

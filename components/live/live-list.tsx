'use client';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import type { Changed } from '@/lib/live/news.ts';
import { NotLive } from './not-live.tsx';
import { useNews, useReading } from './use-live.ts';

/** A list is looked through, and costs a page of the server's time. */
const PAUSE_MS = 2_000;

const CONCERNS = {
  stories: ({ stories }: Changed) => stories?.length !== 0,
  sources: ({ isWider }: Changed) => isWider,
  all: () => true,
} as const;

/**
 * Keeps a page that the server renders as it is: reads it again when something in it may have changed. What is typed in a
 * dialog rests on what the page showed when it was opened, so the page waits until that is closed.
 *
 * @param of which changes concern it: those of stories, those that belong to no one story, or every one
 */
export function LiveList({ memberId, of }: { memberId: string; of: keyof typeof CONCERNS }) {
  const router = useRouter();
  const ask = useReading(async () => {
    await dialogsClosed();
    startTransition(() => router.refresh());
  }, PAUSE_MS);
  useNews(memberId, (news) => {
    if (news.kind === 'here') return;
    if (news.kind === 'changed' && !CONCERNS[of](news)) return;
    ask();
  });
  return <NotLive memberId={memberId} />;
}

const isDialogOpen = () => document.querySelector('[role="dialog"]') !== null;

function dialogsClosed(): Promise<void> {
  if (!isDialogOpen()) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (isDialogOpen()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

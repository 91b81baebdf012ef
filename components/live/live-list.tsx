'use client';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { NotLive } from './not-live.tsx';
import { useNews, useReading } from './use-live.ts';

/** A list is looked through, and costs a page of the server's time. */
const PAUSE_MS = 2_000;

/**
 * Keeps a list that the server renders as it is: reads it again when something in it may have changed. Only for pages
 * without forms that rest on what they show.
 *
 * @param of which changes concern it: those of stories, or those that belong to no one story
 */
export function LiveList({ memberId, of }: { memberId: string; of: 'stories' | 'sources' }) {
  const router = useRouter();
  const ask = useReading(async () => startTransition(() => router.refresh()), PAUSE_MS);
  useNews(memberId, (news) => {
    // A new notice is in the inbox, and in the figure beside it, which stands on every page.
    if (news.kind === 'here') return;
    if (news.kind === 'changed' && !(of === 'stories' ? news.stories?.length !== 0 : news.isWider)) return;
    ask();
  });
  return <NotLive memberId={memberId} />;
}

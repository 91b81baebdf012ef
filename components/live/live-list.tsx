'use client';
import type { Changed } from '@/lib/live/news.ts';
import { isDialogOpen } from '../ui/layers.ts';
import { NotLive } from './not-live.tsx';
import { useNews, useReading } from './use-live.ts';
import { usePageAgain } from './use-page-again.ts';

/** A list is looked through, and costs a page of the server's time. */
const PAUSE_MS = 2_000;

/**
 * Keeps a page that the server renders as it is: reads it again when something in it may have changed. What is typed in a
 * dialog rests on what the page showed when it was opened, so the page waits until that is closed.
 *
 * @param of which changes concern it: those of stories, those that belong to no one story, or every one
 */
export function LiveList({ memberId, of }: { memberId: string; of: 'stories' | 'sources' | 'all' }) {
  const readAgain = usePageAgain();
  const ask = useReading(async () => {
    while (isDialogOpen()) await new Promise((go) => setTimeout(go, PAUSE_MS));
    await readAgain();
  }, PAUSE_MS);
  useNews(memberId, (news) => {
    // A new notice is in the inbox, and in the figure beside it, which stands on every page.
    if (news.kind === 'here') return;
    if (news.kind === 'changed' && !concerns(of, news)) return;
    ask();
  });
  return <NotLive memberId={memberId} />;
}

const concerns = (of: string, { stories, isWider }: Changed) =>
  of === 'stories' ? stories?.length !== 0 : isWider || of === 'all';

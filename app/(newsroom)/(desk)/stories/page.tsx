import type { Metadata } from 'next';
import Link from 'next/link';
import { LiveList } from '@/components/live/live-list.tsx';
import { newStoryAddress } from '@/components/stories/addresses.ts';
import { StoryList } from '@/components/stories/story-list.tsx';
import { Button, buttonClass } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { unlessLimited } from '@/lib/auth/page-guard.ts';
import { requireSignedIn } from '@/lib/auth/require-actor.ts';
import { allows } from '@/lib/domain/permissions.ts';
import { pageNumber, searchWords } from '@/lib/server/search-params.ts';
import { listStories } from '@/lib/stories/list-queries.ts';

export const metadata: Metadata = { title: 'Stories' };

type Props = { searchParams: Promise<{ q?: string; page?: string; archived?: string }> };

export default async function StoriesPage({ searchParams }: Props) {
  const { actor, timeZone } = await requireSignedIn('/stories');
  const given = await searchParams;
  const query = searchWords(given.q);
  const page = pageNumber(given.page);
  const archived = given.archived === '1';
  const { found, limited } = await unlessLimited(listStories(actor, { query, page, archived }), {
    stories: [],
    hasMore: false,
  });
  const { stories, hasMore } = found;
  const canCreate = allows(actor, 'story.create');
  const isSearched = query !== '' || archived || page > 1;
  return (
    <>
      <LiveList memberId={actor.id} of="stories" />
      <PageHead
        title={archived ? 'Archived stories' : 'Stories'}
        action={
          canCreate && (
            <Link href={newStoryAddress} className={buttonClass({ look: 'solid' })}>
              Bring in a story
            </Link>
          )
        }
      />
      {(isSearched || stories.length > 5) && (
        <search>
          <form className="mb-5 flex max-w-md items-end gap-2">
            {archived && <input type="hidden" name="archived" value="1" />}
            <TextField
              label="Search headlines"
              name="q"
              type="search"
              defaultValue={query}
              error={limited}
              className="flex-1"
            />
            <Button type="submit">Search</Button>
          </form>
        </search>
      )}
      {limited ? null : stories.length === 0 && isSearched ? (
        <p className="border-t py-6 text-soft">No story here{query && ` has “${query}” in its headline`}.</p>
      ) : (
        <StoryList
          stories={stories}
          timeZone={timeZone}
          now={new Date().toISOString()}
          canCreate={canCreate}
        />
      )}
      <p className="mt-5 flex flex-wrap gap-4 text-sm">
        {hasMore && (
          <Link
            href={{
              query: { ...(query && { q: query }), ...(archived && { archived: '1' }), page: page + 1 },
            }}
            className={buttonClass()}
          >
            More stories
          </Link>
        )}
        <Link
          href={archived ? '/stories' : '/stories?archived=1'}
          className="py-1.5 text-soft underline-offset-4 hover:underline"
        >
          {archived ? 'To the stories at work' : 'Archived stories'}
        </Link>
      </p>
    </>
  );
}

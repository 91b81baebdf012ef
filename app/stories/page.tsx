import { redirect } from 'next/navigation';
import { DeskFrame } from '@/app/desk-frame.tsx';
import { HeadlineSearch } from '@/components/desk/headline-search.tsx';
import { packedRows } from '@/components/desk/packed.ts';
import { StoryList } from '@/components/desk/story-list.tsx';
import { LiveList } from '@/components/live/live-list.tsx';
import { newStoryAddress } from '@/components/stories/addresses.ts';
import { StoryFiles } from '@/components/stories/story-files.tsx';
import { TableLinks } from '@/components/tables/table-links.tsx';
import { Button, buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Link } from '@/components/ui/link.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { unlessLimited } from '@/lib/auth/page-guard.ts';
import { requireSignedIn } from '@/lib/auth/require-actor.ts';
import { listStories } from '@/lib/desk/list-queries.ts';
import { SHELVES, type Shelf } from '@/lib/desk/view.ts';
import { allows } from '@/lib/domain/permissions.ts';
import { pageNumber, searchWords } from '@/lib/server/search-params.ts';

type Asked = { q?: string; page?: string; shelf?: string; archived?: string };
type Props = { searchParams: Promise<Asked> };
type Shown = { query: string; shelf: Shelf };

export default async function StoriesPage({ searchParams }: Props) {
  const { actor, timeZone } = await requireSignedIn('/stories');
  const given = await searchParams;
  const shown: Shown = { query: searchWords(given.q), shelf: shelfOf(given.shelf) };
  const page = pageNumber(given.page);
  if (given.archived === '1' && given.shelf === undefined) redirect(archiveAddress(shown.query, page));
  const { found, limited } = await unlessLimited(listStories(actor, { ...shown, page }), {
    stories: [],
    hasMore: false,
  });
  const { stories, hasMore } = found;
  const canCreate = allows(actor, 'story.create');
  const isNarrowed = shown.query !== '' || shown.shelf !== 'all' || page > 1;
  const bringIn = canCreate && (
    <Link href={newStoryAddress} className={buttonClass({ look: 'solid' })}>
      Bring in a story
    </Link>
  );
  const list = (
    <>
      {(isNarrowed || stories.length > 0) && <Filters shown={shown} error={limited} />}
      {stories.length > 0 && <h2 className="sr-only">{SHELVES[shown.shelf]}</h2>}
      {stories.length > 0 && (
        <StoryList stories={packedRows(stories)} timeZone={timeZone} now={new Date().toISOString()} />
      )}
      {!limited && stories.length === 0 && isNarrowed && <NoneLikeThat {...shown} />}
      {!limited && stories.length === 0 && !isNarrowed && (
        <EmptyState title="No stories yet" action={bringIn}>
          {canCreate
            ? 'Paste one, or upload a file. Its quotes, claims and non-responses are found at once; then each is checked.'
            : 'When a colleague brings one in, it stands here.'}{' '}
          What was archived is under{' '}
          <Link href="/stories?shelf=archived" className="text-pencil underline underline-offset-4">
            Archived
          </Link>
          .
        </EmptyState>
      )}
      {hasMore && (
        <Link
          href={{ pathname: '/stories', query: { ...addressOf(shown), page: page + 1 } }}
          className={`mt-5 ${buttonClass()}`}
        >
          More stories
        </Link>
      )}
      {stories.length > 0 && (
        <TableLinks table="stories" words="All stories of this list" query={addressOf(shown)} />
      )}
    </>
  );
  return (
    <DeskFrame title="Stories">
      <LiveList memberId={actor.id} of="stories" />
      <PageHead title="Stories" action={bringIn} />
      {canCreate ? <StoryFiles memberId={actor.id}>{list}</StoryFiles> : list}
    </DeskFrame>
  );
}

/** Anybody can type anything into an address: what is none of ours is all of them. */
const shelfOf = (given: unknown): Shelf =>
  typeof given === 'string' && Object.hasOwn(SHELVES, given) ? (given as Shelf) : 'all';

/** The archive had an address of its own until the list had shelves; people keep such addresses. */
function archiveAddress(query: string, page: number): string {
  const asked = { ...addressOf({ query, shelf: 'archived' }), ...(page > 1 && { page: `${page}` }) };
  return `/stories?${new URLSearchParams(asked)}`;
}

const addressOf = ({ query, shelf }: Shown) => ({
  ...(query && { q: query }),
  ...(shelf !== 'all' && { shelf }),
});

/** Which of the stories; what was searched for stays, whichever is pressed. Works before the page is awake. */
function Filters({ shown, error }: { shown: Shown; error: string | undefined }) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <nav aria-label="Which stories" className="flex max-w-full gap-x-1 overflow-x-auto">
        {Object.entries(SHELVES).map(([shelf, words]) => {
          const isHere = shelf === shown.shelf;
          return (
            <Link
              key={shelf}
              href={{ pathname: '/stories', query: addressOf({ ...shown, shelf: shelf as Shelf }) }}
              aria-current={isHere ? 'page' : undefined}
              className={`rounded-md px-2.5 py-1.5 text-sm whitespace-nowrap ${isHere ? 'bg-pencil-wash font-semibold text-ink' : 'text-soft hover:bg-hover hover:text-ink'}`}
            >
              {words}
            </Link>
          );
        })}
      </nav>
      <search className="w-full sm:w-80">
        <form action="/stories" className="flex items-end gap-2">
          {shown.shelf !== 'all' && <input type="hidden" name="shelf" value={shown.shelf} />}
          <HeadlineSearch query={shown.query} error={error} className="flex-1" />
          <Button type="submit">Search</Button>
        </form>
      </search>
    </div>
  );
}

function NoneLikeThat({ query, shelf }: Shown) {
  return (
    <p className="border-t py-6 text-soft">
      No story here{query && ` has “${query}” in its headline`}.{' '}
      {(query !== '' || shelf !== 'all') && (
        <Link href="/stories" className="text-pencil underline underline-offset-4">
          Show all stories
        </Link>
      )}
    </p>
  );
}

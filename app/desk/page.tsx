import { DeskFrame } from '@/app/desk-frame.tsx';
import { DeskFilters, type ShownFilters } from '@/components/desk/desk-filters.tsx';
import { DeskList } from '@/components/desk/desk-list.tsx';
import { packedRows } from '@/components/desk/packed.ts';
import { WhoCarriesWhat } from '@/components/desk/who-carries-what.tsx';
import { LiveList } from '@/components/live/live-list.tsx';
import { newStoryAddress } from '@/components/stories/addresses.ts';
import { TableLinks } from '@/components/tables/table-links.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Link } from '@/components/ui/link.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { unlessLimited } from '@/lib/auth/page-guard.ts';
import { requireSignedIn } from '@/lib/auth/require-actor.ts';
import { readDesk } from '@/lib/desk/desk-queries.ts';
import { type DeskView, WAYS, type Way } from '@/lib/desk/view.ts';
import { id } from '@/lib/domain/fields.ts';
import { formatMoment } from '@/lib/domain/moments.ts';
import { allows } from '@/lib/domain/permissions.ts';
import { searchWords } from '@/lib/server/search-params.ts';

type Asked = { q?: string; desk?: string; person?: string; way?: string; after?: string };
type Props = { searchParams: Promise<Asked> };

const NOTHING: DeskView = { stories: [], next: null, running: 0, desks: [], team: [] };

export default async function DeskPage({ searchParams }: Props) {
  const { actor, timeZone } = await requireSignedIn('/desk');
  const given = await searchParams;
  const filters = filtersOf(given);
  const after = searchWords(given.after);
  const now = new Date();
  const { found, limited } = await unlessLimited(
    readDesk(actor, timeZone, { ...filters, after }, now),
    NOTHING,
  );
  const { stories, next, running, desks, team } = found;
  const canCreate = allows(actor, 'story.create');
  const bringIn = canCreate && (
    <Link href={newStoryAddress} className={buttonClass({ look: 'solid' })}>
      Bring in a story
    </Link>
  );
  return (
    <DeskFrame title="The desk">
      <LiveList memberId={actor.id} of="stories" />
      <PageHead title="The desk" action={bringIn}>
        <span className="figures">
          {formatMoment(now.toISOString(), timeZone, 'today')} ·{' '}
          {running === 1 ? 'one story' : `${running} stories`} running · newsroom’s clock{' '}
          {formatMoment(now.toISOString(), timeZone, 'time')}
        </span>
      </PageHead>
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_16.5rem]">
        <div className="min-w-0">
          {(running > 0 || isNarrowed(filters) || limited) && (
            <DeskFilters filters={filters} desks={desks} team={team} error={limited} />
          )}
          <DeskList
            stories={packedRows(stories)}
            {...{ team, timeZone }}
            me={{ id: actor.id, name: actor.name }}
            canAssign={allows(actor, 'story.assign')}
            now={now.toISOString()}
          />
          {!limited && stories.length === 0 && <NoStories isNarrowed={isNarrowed(filters) || after !== ''} />}
          {next && (
            <Link
              href={{ pathname: '/desk', query: { ...addressOf(filters), after: next } }}
              className={buttonClass()}
            >
              More stories
            </Link>
          )}
          {running > 0 && (
            <TableLinks table="stories" words="All running stories" query={{ shelf: 'running' }} />
          )}
        </div>
        <aside aria-label="The team" className="min-w-0">
          <WhoCarriesWhat team={team} />
        </aside>
      </div>
    </DeskFrame>
  );
}

/** Anybody can type anything into an address: what is none of ours narrows nothing down. */
function filtersOf(given: Asked): ShownFilters {
  const way = searchWords(given.way);
  const person = id.safeParse(given.person);
  return {
    query: searchWords(given.q),
    desk: searchWords(given.desk),
    person: person.success ? person.data : '',
    way: Object.hasOwn(WAYS, way) ? (way as Way) : null,
  };
}

const isNarrowed = ({ query, desk, person, way }: ShownFilters) =>
  query !== '' || desk !== '' || person !== '' || way !== null;

const addressOf = ({ query, desk, person, way }: ShownFilters) => ({
  ...(query && { q: query }),
  ...(desk && { desk }),
  ...(person && { person }),
  ...(way && { way }),
});

function NoStories({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed) {
    return (
      <p className="border-t py-6 text-soft">
        No running story is like that.{' '}
        <Link href="/desk" className="text-pencil underline underline-offset-4">
          Show the whole desk
        </Link>
      </p>
    );
  }
  return (
    <EmptyState title="No story is running">
      Bring one in: its quotes, claims and non-responses are found at once. What was published or archived
      stands in{' '}
      <Link href="/stories" className="text-pencil underline underline-offset-4">
        all stories
      </Link>
      .
    </EmptyState>
  );
}

import { DeskFrame } from '@/app/desk-frame.tsx';
import { LiveList } from '@/components/live/live-list.tsx';
import { SourceList } from '@/components/source/source-list.tsx';
import { TableLinks } from '@/components/tables/table-links.tsx';
import { Button, buttonClass } from '@/components/ui/button.tsx';
import { Select, TextField } from '@/components/ui/field.tsx';
import { Link } from '@/components/ui/link.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { unlessLimited } from '@/lib/auth/page-guard.ts';
import { requireActor } from '@/lib/auth/require-actor.ts';
import { allows } from '@/lib/domain/permissions.ts';
import { SOURCE_TYPE_LABELS, SOURCE_TYPES } from '@/lib/domain/vocabulary.ts';
import { pageNumber, searchWords } from '@/lib/server/search-params.ts';
import { listSources } from '@/lib/sources/queries.ts';

type Props = { searchParams: Promise<{ q?: string; type?: string; page?: string }> };

const TYPE_CHOICES = [
  { value: '', words: 'All types' },
  ...SOURCE_TYPES.map((value) => ({ value, words: SOURCE_TYPE_LABELS[value] })),
];

export default async function SourcesPage({ searchParams }: Props) {
  const actor = await requireActor('/sources');
  const given = await searchParams;
  const query = searchWords(given.q);
  const type = SOURCE_TYPES.find((one) => one === given.type);
  const page = pageNumber(given.page);
  const { found, limited } = await unlessLimited(listSources(actor, { query, type, page }), {
    sources: [],
    hasMore: false,
  });
  const { sources, hasMore } = found;
  return (
    <DeskFrame title="Sources">
      <LiveList memberId={actor.id} of="sources" />
      <PageHead
        title="Sources"
        action={
          allows(actor, 'source.register') && (
            <Link href="/sources/new" className={buttonClass({ look: 'solid' })}>
              New source
            </Link>
          )
        }
      >
        Everything that items rest on, in one register for the whole newsroom.
      </PageHead>
      <search>
        <form className="mb-5 flex max-w-2xl flex-wrap items-end gap-2">
          <TextField
            label="Title, author or link"
            name="q"
            type="search"
            defaultValue={query}
            error={limited}
            className="min-w-48 flex-1"
          />
          <Select
            label="Type"
            name="type"
            defaultValue={type ?? ''}
            choices={TYPE_CHOICES}
            className="w-44 max-sm:flex-1"
          />
          <Button type="submit">Search</Button>
        </form>
      </search>
      {!limited && <SourceList sources={sources} isSearch={query !== '' || type !== undefined} />}
      {hasMore && (
        <p className="mt-5">
          <Link
            href={{
              pathname: '/sources',
              query: { ...(query && { q: query }), ...(type && { type }), page: page + 1 },
            }}
            className={buttonClass()}
          >
            More sources
          </Link>
        </p>
      )}
      {sources.length > 0 && (
        <TableLinks
          table="register"
          words={query || type ? 'All sources found' : 'The whole register'}
          query={{ ...(query && { q: query }), ...(type && { type }) }}
        />
      )}
    </DeskFrame>
  );
}

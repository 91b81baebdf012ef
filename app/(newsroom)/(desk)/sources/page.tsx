import type { Metadata } from 'next';
import Link from 'next/link';
import { SourceList } from '@/components/source/source-list.tsx';
import { Button, buttonClass } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireActor } from '@/lib/auth/require-actor.ts';
import { pageNumber, searchWords } from '@/lib/search-params.ts';
import { listSources } from '@/lib/sources/queries.ts';

export const metadata: Metadata = { title: 'Sources' };

type Props = { searchParams: Promise<{ q?: string; page?: string }> };

export default async function SourcesPage({ searchParams }: Props) {
  const actor = await requireActor('/sources');
  const given = await searchParams;
  const query = searchWords(given.q);
  const page = pageNumber(given.page);
  const { sources, hasMore } = await listSources(actor, { query, page });
  return (
    <>
      <PageHead title="Sources">
        Everything that items rest on, in one register for the whole newsroom.
      </PageHead>
      <search>
        <form className="mb-5 flex max-w-md items-end gap-2">
          <TextField label="Search" name="q" type="search" defaultValue={query} className="flex-1" />
          <Button type="submit">Search</Button>
        </form>
      </search>
      <SourceList sources={sources} query={query} />
      {hasMore && (
        <p className="mt-5">
          <Link href={{ query: { ...(query && { q: query }), page: page + 1 } }} className={buttonClass()}>
            More sources
          </Link>
        </p>
      )}
    </>
  );
}

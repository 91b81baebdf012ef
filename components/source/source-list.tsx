import { EmptyState } from '@/components/ui/empty-state.tsx';
import { SOURCE_TYPE_WORDS } from '@/lib/domain/vocabulary.ts';
import type { SourceView } from '@/lib/sources/queries.ts';

const hostOf = (link: string): string => URL.parse(link)?.hostname.replace(/^www\./, '') ?? link;

/** The newsroom's register of sources. */
export function SourceList({ sources, query }: { sources: SourceView[]; query: string }) {
  if (sources.length === 0) {
    return query ? (
      <EmptyState title={`Nothing in the register matches “${query}”`}>Try fewer words.</EmptyState>
    ) : (
      <EmptyState title="No sources yet">
        Sources come in with the evidence that editors lay beside an item: open a story, choose an item and
        press S.
      </EmptyState>
    );
  }
  return (
    <ul className="border-t">
      {sources.map((source) => (
        <li key={source.id} className="border-b py-3">
          <p className="font-serif text-lg leading-snug">{source.title}</p>
          <p className="mt-0.5 text-sm text-soft">
            {[SOURCE_TYPE_WORDS[source.type], source.author, source.isPrimary ? 'primary' : 'secondary']
              .filter(Boolean)
              .join(' · ')}
            {source.origin && ` · goes back to ${source.origin}`}
            {' · '}
            {source.stories === 1 ? 'used in one story' : `used in ${source.stories} stories`}
            {source.link && (
              <>
                {' · '}
                <a
                  href={source.link}
                  target="_blank"
                  rel="noopener noreferrer nofollow"
                  className="text-pencil underline-offset-4 hover:underline"
                >
                  {hostOf(source.link)}
                </a>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

import { EmptyState } from '@/components/ui/empty-state.tsx';
import { SOURCE_TYPE_LABELS } from '@/lib/domain/vocabulary.ts';
import type { SourceView } from '@/lib/sources/view.ts';
import { DOT } from '../ui/dot.ts';
import { Link } from '../ui/link.tsx';
import { hostOf, primaryLabel } from './source-labels.ts';

/** The newsroom's register of sources. */
export function SourceList({ sources, isSearch }: { sources: SourceView[]; isSearch: boolean }) {
  if (sources.length === 0) {
    return isSearch ? (
      <EmptyState title="Nothing in the register matches">Try fewer words, or all types.</EmptyState>
    ) : (
      <EmptyState title="No sources yet">
        Sources come in with the evidence that editors lay beside an item (open a story, choose an item and
        press S), or here, with their files.
      </EmptyState>
    );
  }
  return (
    <ul className="border-t">
      {sources.map((source) => (
        <li key={source.id} className="border-b py-3">
          <p className="font-serif text-lg leading-snug">
            <Link href={`/sources/${source.id}`} className="underline-offset-4 hover:underline">
              {source.title}
            </Link>
          </p>
          <p className="mt-0.5 text-sm text-soft">
            {[
              SOURCE_TYPE_LABELS[source.type],
              source.isConfidential ? 'confidential' : source.author,
              primaryLabel(source.isPrimary),
              source.origin && `goes back to ${source.origin}`,
              source.hasText && 'with its words',
              source.isBeingRead && 'its text is being read',
              source.mediaFileId && 'can be played',
              source.stories === 0
                ? 'not used yet'
                : source.stories === 1
                  ? 'used in one story'
                  : `used in ${source.stories} stories`,
            ]
              .filter(Boolean)
              .join(DOT)}
            {source.link && (
              <>
                {DOT}
                <a
                  href={source.link}
                  target="_blank"
                  rel="noopener noreferrer nofollow"
                  className="text-pencil underline decoration-pencil/40 underline-offset-4 hover:decoration-pencil"
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

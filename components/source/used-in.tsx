import { KIND_LABELS } from '@/lib/domain/item-kinds.ts';
import { STANCE_LABELS, STATUS_LABELS } from '@/lib/domain/vocabulary.ts';
import type { StoryUse } from '@/lib/sources/view.ts';
import { DOT } from '../ui/dot.ts';
import { Link } from '../ui/link.tsx';

/** The stories and items that rest on a source. */
export function UsedIn({ stories, hasMore }: { stories: readonly StoryUse[]; hasMore: boolean }) {
  if (stories.length === 0) return <p className="text-sm text-soft">No story rests on it yet.</p>;
  return (
    <>
      <ul className="divide-y border-y">
        {stories.map(({ storyId, headline, items }) => (
          <li key={storyId} className="py-2.5">
            <Link
              href={`/stories/${storyId}`}
              className="font-serif text-lg leading-snug text-pencil underline-offset-4 hover:underline"
            >
              {headline}
            </Link>
            <ul className="mt-1 grid gap-1.5">
              {items.map((item, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one item can rest on a source twice
                <li key={`${item.itemId} ${i}`} className="text-sm">
                  <p className="line-clamp-2">{item.words}</p>
                  <p className="text-xs text-soft">
                    {[
                      KIND_LABELS[item.kind],
                      STATUS_LABELS[item.status].toLowerCase(),
                      STANCE_LABELS[item.stance].toLowerCase(),
                      item.locator,
                    ]
                      .filter(Boolean)
                      .join(DOT)}
                  </p>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {hasMore && <p className="mt-2 text-xs text-soft">The newest 200 uses are listed.</p>}
    </>
  );
}

import { isMeantOtherwise } from '@/lib/domain/force.ts';
import type { StatementPart } from '@/lib/domain/statement.ts';
import type { ItemView } from '@/lib/items/view.ts';

/** An item as it reads by itself: the checked words in ink, their speaker and the manner of saying in soft grey. */
export function Statement({ item }: { item: Pick<ItemView, 'statement' | 'force' | 'polarity'> }) {
  const isMarked = isMeantOtherwise(item);
  return item.statement.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one statement never change places
    <span key={i} data-part={part.is} className={look(part, isMarked)}>
      {part.text}
    </span>
  ));
}

function look({ is }: StatementPart, isMarked: boolean): string | undefined {
  if (is === 'words') return undefined;
  return is === 'cue' && isMarked ? 'font-semibold' : 'text-soft';
}

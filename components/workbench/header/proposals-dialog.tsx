'use client';
import { useMemo, useState } from 'react';
import { finderOfItems, NOTE_WORDS, PROPOSAL_KINDS } from '@/lib/domain/proposals.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { ProposalView } from '@/lib/proposals/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProposalCard } from '../inspector/proposal-card.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import { isUndecided } from '../state/proposals.ts';

const LIST_ID = 'notes-of-the-draft';
/** More than a screen shows; the others on request. */
const SHOWN_AT_ONCE = 40;

type Shown = {
  view: WorkbenchView;
  /** Those that are not cut. */
  items: readonly ItemView[];
  chosenId: string | null;
  onItem: (itemId: string) => void;
};

/** All notes that the draft came in with: what is to be decided first, then those that name no source, then the rest. */
export function ProposalsDialog({ onClose, ...shown }: Shown & { onClose: () => void }) {
  const { proposals } = shown.view;
  const { can } = useWorkbenchContext();
  const undecided = proposals.filter(isUndecided);
  const groups = [
    { title: 'To be decided', those: undecided },
    {
      title: 'Notes that name no source',
      those: proposals.filter(({ state, namesSource }) => state === 'OPEN' && !namesSource),
    },
    { title: 'Decided', those: proposals.filter(({ state }) => state !== 'OPEN') },
  ].filter(({ those }) => those.length > 0);
  return (
    <Dialog
      isOpen
      isWide
      title="Notes of the draft"
      description="Accepted, a note becomes a source and evidence at the statements that it stands at. No verdict changes."
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <div id={LIST_ID} tabIndex={-1} className="space-y-6 rounded-sm">
        {can.manageSources && <AllOfOneKind undecided={undecided} />}
        {groups.map(({ title, those }) => (
          <Group key={title} {...{ title, those }} {...shown} />
        ))}
      </div>
    </Dialog>
  );
}

/** All footnotes at once, or all comments by one person: where there are several, and not every one of them is looked at. */
function AllOfOneKind({ undecided }: { undecided: readonly ProposalView[] }) {
  const { commands } = useWorkbenchContext();
  const kinds = PROPOSAL_KINDS.map((kind) => ({
    words: `${NOTE_WORDS[kind]}s`,
    those: undecided.filter((one) => one.kind === kind),
  }));
  const authors = [...Map.groupBy(undecided, ({ author }) => author)]
    .filter(([author, those]) => author !== '' && those.length < undecided.length)
    .map(([author, those]) => ({ words: `notes by ${author}`, those }));
  const several = [...kinds, ...authors].filter(({ those }) => those.length > 1);
  if (several.length === 0) return null;
  return (
    <ul aria-label="All of one kind" className="divide-y border-y">
      {several.map(({ words, those }) => (
        <li key={words} className="flex flex-wrap items-center justify-between gap-2 py-1.5 text-sm">
          <span>
            All <span className="figures">{those.length}</span> {words}
          </span>
          <span className="flex gap-1.5">
            <Button
              size="sm"
              aria-label={`Accept all ${those.length} ${words}`}
              onClick={() => void commands.acceptProposals(those)}
            >
              Accept
            </Button>
            <Button
              size="sm"
              look="quiet"
              aria-label={`Dismiss all ${those.length} ${words}`}
              onClick={() => void commands.dismissProposals(those)}
            >
              Dismiss
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Group({
  title,
  those,
  view,
  items,
  chosenId,
  onItem,
}: Shown & { title: string; those: readonly ProposalView[] }) {
  const [count, setCount] = useState(SHOWN_AT_ONCE);
  const numbers = new Map(items.map(({ id }, i) => [id, i + 1]));
  const itemsAt = useMemo(() => finderOfItems(items), [items]);
  const chosen = chosenId === null ? undefined : numbers.get(chosenId);
  return (
    <section>
      <h3 className="eyebrow mb-1">
        {title} · {those.length}
      </h3>
      <ul className="divide-y">
        {those.slice(0, count).map((proposal) => {
          const at = itemsAt(proposal.place);
          const isElsewhere = at.length === 0 && chosenId !== null && chosen !== undefined;
          return (
            <ProposalCard
              key={proposal.id}
              proposal={proposal}
              item={null}
              listId={LIST_ID}
              {...(isElsewhere && { itemId: chosenId, itemNumber: chosen })}
              where={
                at.length > 0 ? (
                  <Items at={at} numbers={numbers} onItem={onItem} />
                ) : (
                  <Words proposal={proposal} text={view.revision.text} />
                )
              }
            />
          );
        })}
      </ul>
      {those.length > count && (
        <Button size="sm" look="link" onClick={() => setCount(count + SHOWN_AT_ONCE)}>
          Show more
        </Button>
      )}
    </section>
  );
}

function Items({
  at,
  numbers,
  onItem,
}: Pick<Shown, 'onItem'> & { at: readonly ItemView[]; numbers: ReadonlyMap<string, number> }) {
  return (
    <span className="flex shrink-0 gap-1.5">
      {at.map(({ id }) => (
        <Button key={id} size="sm" look="link" onClick={() => onItem(id)}>
          Item {numbers.get(id)}
        </Button>
      ))}
    </span>
  );
}

/** The words of the story that it belongs to, where they are in no item. */
function Words({ proposal: { place }, text }: { proposal: ProposalView; text: string }) {
  const words = place ? text.slice(place.start, place.end) : '';
  if (words === '') return <span>at no words of the story</span>;
  return <span className="line-clamp-2 min-w-0 text-right font-serif text-sm">{words}</span>;
}

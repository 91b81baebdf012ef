'use client';
import { useState } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import type { ProposalView } from '@/lib/proposals/view.ts';
import { Button } from '../../ui/button.tsx';
import { isUndecided, proposedSources } from '../state/proposals.ts';
import { ProposalCard } from './proposal-card.tsx';
import { Section } from './section.tsx';

const LIST_ID = 'item-proposals';

/** What the notes of the draft propose for this item: first what is to be decided, then what they only say. */
export function ProposalsPanel({ item, proposals }: { item: ItemView; proposals: readonly ProposalView[] }) {
  const [isAll, setIsAll] = useState(false);
  if (proposals.length === 0) return null;
  const undecided = proposals.filter(isUndecided);
  const open = [...undecided, ...proposals.filter((one) => one.state === 'OPEN' && !one.namesSource)];
  const decided = proposals.filter(({ state }) => state !== 'OPEN');
  return (
    <Section
      focusId={LIST_ID}
      title={undecided.length > 0 ? proposedSources(undecided.length) : 'Notes of the draft'}
      aside={
        decided.length > 0 && (
          <Button size="sm" look="quiet" aria-expanded={isAll} onClick={() => setIsAll(!isAll)}>
            {isAll ? 'Hide decided' : `${decided.length} decided`}
          </Button>
        )
      }
    >
      {open.length === 0 && !isAll && <p className="text-sm text-soft">All of them are decided.</p>}
      <ul className="divide-y border-y empty:border-0">
        {[...open, ...(isAll ? decided : [])].map((proposal) => (
          <ProposalCard
            key={proposal.id}
            proposal={proposal}
            item={item}
            listId={LIST_ID}
            hasKeys={proposal === undecided[0]}
          />
        ))}
      </ul>
    </Section>
  );
}

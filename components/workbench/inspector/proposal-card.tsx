'use client';
import { type ReactNode, useState } from 'react';
import { NOTE_WORDS } from '@/lib/domain/proposals.ts';
import { SOURCE_TYPE_LABELS } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { ProposalView } from '@/lib/proposals/view.ts';
import { Button } from '../../ui/button.tsx';
import { DOT } from '../../ui/dot.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { keyOf } from '../keys/keys.ts';
import { useOpenWithDraft, useWorkbenchContext } from '../state/context.tsx';
import { EvidenceForm, proposalDraftKey } from './evidence-form.tsx';

/** "footnote 12" */
const fromNote = ({ kind, number }: Pick<ProposalView, 'kind' | 'number'>) => `${NOTE_WORDS[kind]} ${number}`;

/** One proposed source, and what can be done with it. */
export function ProposalCard({
  proposal,
  item,
  itemId,
  itemNumber,
  hasKeys = false,
  where,
  listId,
}: {
  proposal: ProposalView;
  /** Where its fields can be changed before it is accepted; null where it is shown beside no item. */
  item: ItemView | null;
  /** Of an item whose words it does not belong to, at which it is accepted all the same. */
  itemId?: string;
  itemNumber?: number;
  /** The one that the keys decide on. */
  hasKeys?: boolean;
  where?: ReactNode;
  /** What takes the keyboard once it is decided and gone from the list. */
  listId: string;
}) {
  const { can } = useWorkbenchContext();
  const [isChanging, setIsChanging] = useOpenWithDraft(proposalDraftKey(proposal));
  const isOpen = proposal.state === 'OPEN';
  const stay = () => keepKeyboard(listId);
  return (
    <li className="py-2.5">
      <div className="flex items-baseline justify-between gap-3 text-xs text-soft">
        <span>From the reporter’s {fromNote(proposal)}</span>
        {where}
      </div>
      {isOpen && proposal.namesSource && !proposal.isHidden && <Proposed proposal={proposal} />}
      <NoteWords proposal={proposal} />
      {isOpen ? (
        isChanging && item ? (
          <div className="mt-2">
            <EvidenceForm
              item={item}
              evidence={null}
              proposal={proposal}
              onDone={() => {
                setIsChanging(false);
                stay();
              }}
            />
          </div>
        ) : (
          can.manageSources && (
            <Decide
              {...{ proposal, itemId, itemNumber, hasKeys, stay }}
              onChange={item ? () => setIsChanging(true) : null}
            />
          )
        )
      ) : (
        <Decided proposal={proposal} stay={stay} />
      )}
    </li>
  );
}

/** What was pressed is gone then: the keyboard goes on from the list. */
function keepKeyboard(listId: string): void {
  if (document.activeElement === null || document.activeElement === document.body)
    document.getElementById(listId)?.focus({ preventScroll: true });
}

/** The source that it becomes where it is accepted as it stands. */
function Proposed({ proposal: { proposed, phones, emails } }: { proposal: ProposalView }) {
  const { type, title, author, link, locator } = proposed;
  const contacts = [...phones, ...emails];
  return (
    <>
      <p className="mt-0.5 text-base font-medium break-words">
        {title}
        {locator && <span className="font-mono text-xs font-normal text-soft"> {locator}</span>}
      </p>
      <p className="text-xs break-words text-soft">
        {[SOURCE_TYPE_LABELS[type], author, ...contacts].filter(Boolean).join(DOT)}
        {link && (
          <>
            {DOT}
            <a
              href={link}
              target="_blank"
              rel="noreferrer noopener"
              className="break-all text-pencil underline decoration-pencil/40 underline-offset-3 hover:decoration-pencil"
            >
              {link}
              <span className="sr-only"> (opens in a new tab)</span>
            </a>
          </>
        )}
      </p>
    </>
  );
}

/** What the reporter wrote, and what was answered below it. */
function NoteWords({ proposal }: { proposal: ProposalView }) {
  const [isWhole, setIsWhole] = useState(false);
  const { words, author, isDone, isGone, replies, isHidden } = proposal;
  if (isHidden) {
    return (
      <p className="mt-1 text-sm text-soft">What this note says is not shown: its source is confidential.</p>
    );
  }
  const isLong = words.length > 240 || words.split('\n').length > 4;
  const about = [
    author,
    isDone ? 'marked as done in the draft' : '',
    isGone ? 'no longer in the latest draft' : '',
  ].filter(Boolean);
  return (
    <div className="mt-1 border-l-2 pl-3 text-sm">
      <p className={`break-words whitespace-pre-line ${isLong && !isWhole ? 'line-clamp-4' : ''}`}>{words}</p>
      {isLong && (
        <Button size="sm" look="link" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show less' : 'Show all of it'}
        </Button>
      )}
      {replies.length > 0 && (
        <ul className="mt-1 space-y-0.5 text-soft">
          {replies.map((reply, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: answers of a file never change their order, and may be the same
            <li key={i} className="break-words">
              {reply.author && `${reply.author}: `}
              {reply.words}
            </li>
          ))}
        </ul>
      )}
      {about.length > 0 && <p className="text-xs text-soft">{about.join(DOT)}</p>}
    </div>
  );
}

function Decide({
  proposal,
  itemId,
  itemNumber,
  hasKeys,
  stay,
  onChange,
}: {
  proposal: ProposalView;
  itemId: string | undefined;
  itemNumber: number | undefined;
  hasKeys: boolean;
  stay: () => void;
  onChange: (() => void) | null;
}) {
  const { commands } = useWorkbenchContext();
  const of = fromNote(proposal);
  return (
    <div className="mt-1.5 flex flex-wrap gap-1.5">
      {proposal.namesSource && (
        <Button
          size="sm"
          aria-keyshortcuts={hasKeys ? keyOf('acceptProposal') : undefined}
          onClick={() => void commands.acceptProposals([proposal], itemId).then(stay)}
        >
          {/* Its name is what is seen, and of what: a key inside a button would not be in a label. */}
          <span>
            Accept<span className="sr-only"> {of}</span>
            {itemNumber !== undefined && ` at item ${itemNumber}`}
          </span>
          {hasKeys && <KeyShown of={keyOf('acceptProposal')} />}
        </Button>
      )}
      {onChange && (
        <Button
          size="sm"
          look="quiet"
          aria-label={proposal.namesSource ? `Change ${of} first` : `Make ${of} a source`}
          onClick={onChange}
        >
          {proposal.namesSource ? 'Change…' : 'Make it a source…'}
        </Button>
      )}
      <Button
        size="sm"
        look="quiet"
        aria-keyshortcuts={hasKeys ? keyOf('dismissProposal') : undefined}
        onClick={() => void commands.dismissProposals([proposal]).then(stay)}
      >
        <span>
          Dismiss<span className="sr-only"> {of}</span>
        </span>
        {hasKeys && <KeyShown of={keyOf('dismissProposal')} />}
      </Button>
    </div>
  );
}

const KeyShown = ({ of }: { of: string }) => (
  <span className="max-lg:hidden">
    <Kbd>{of}</Kbd>
  </span>
);

/** What became of it, and the way back. */
function Decided({ proposal, stay }: { proposal: ProposalView; stay: () => void }) {
  const { commands, can } = useWorkbenchContext();
  const { state, source, decided } = proposal;
  const what = state === 'DISMISSED' ? 'Dismissed' : source ? `Accepted as “${source.title}”` : 'Accepted';
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-soft">
      <span className="break-words">
        {what}
        {decided && ` by ${decided.by}`}
      </span>
      {can.manageSources && (
        <Button
          size="sm"
          look="link"
          aria-label={`Open ${fromNote(proposal)} again`}
          onClick={() => void commands.reopenProposals([proposal]).then(stay)}
        >
          Open again
        </Button>
      )}
    </p>
  );
}

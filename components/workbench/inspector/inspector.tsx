'use client';
import { type Ref, useState } from 'react';
import { isOwnVoice, restsOnLog } from '@/lib/domain/item-kinds.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { ProposalView } from '@/lib/proposals/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { isUnsure, whose } from '../../item/item-words.ts';
import { Statement } from '../../item/statement.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { keyOf } from '../keys/keys.ts';
import { useOpenWithDraft, useWorkbenchContext } from '../state/context.tsx';
import type { Failure } from '../state/store.ts';
import type { ListenHandle } from './checks.tsx';
import { ContactSupport } from './contact-support.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { InspectorHead } from './inspector-head.tsx';
import { KindAndSpeakerForm, kindDraftKey } from './kind-and-speaker-form.tsx';
import { ProposalsPanel } from './proposals-panel.tsx';
import { QuoteCheck } from './quote-check.tsx';
import { SinceCheck } from './since-check.tsx';
import { SourcingSummary } from './sourcing-summary.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { ThreadsPanel } from './threads-panel.tsx';
import { useFurtherDown } from './use-further-down.ts';
import { type InspectorHandle, useInspectorHandle } from './use-inspector-handle.ts';
import { VerdictPanel } from './verdict-panel.tsx';
import { WhyFound } from './why-found.tsx';

type Props = {
  item: ItemView;
  number: number | null;
  total: number;
  view: WorkbenchView;
  /** What the draft's notes propose for it. */
  proposals: readonly ProposalView[];
  failure: Failure | null;
  ref: Ref<InspectorHandle>;
  onNext: () => void;
  onPrevious: () => void;
  onLogContact: (party: string) => void;
};

export function Inspector({
  item,
  number,
  total,
  view,
  proposals,
  failure,
  ref,
  onNext,
  onPrevious,
  onLogContact,
}: Props) {
  const { can } = useWorkbenchContext();
  const [isAdding, setIsAdding] = useOpenWithDraft(`evidence ${item.id}`);
  const [isEditing, setIsEditing] = useOpenWithDraft(kindDraftKey(item.id));
  const [isSplitting, setIsSplitting] = useState(false);
  const { isDrawn, bring } = useFurtherDown();
  const { verdict, listen } = useInspectorHandle(ref, { bring, onAdd: setIsAdding, onEdit: setIsEditing });

  return (
    <div className="px-5 pt-4 pb-10">
      <InspectorHead
        item={item}
        number={number}
        total={total}
        {...{ onNext, onPrevious }}
        onEdit={() => setIsEditing(true)}
        onSplit={() => setIsSplitting(true)}
      />
      <h2 className="mt-1.5 max-h-64 overflow-y-auto font-serif text-xl text-pretty">
        <Statement item={item} />
      </h2>
      <WhoseWords item={item} onChange={can.annotate && !isEditing ? () => setIsEditing(true) : null} />
      <ItemNotices item={item} failure={failure} />
      {isEditing && <KindAndSpeakerForm item={item} onDone={() => setIsEditing(false)} />}

      {!item.isCut && (
        <div className="mt-4">
          <VerdictPanel item={item} ref={verdict} />
        </div>
      )}
      {isDrawn && (
        <FurtherDown
          {...{ item, view, proposals, isAdding, onLogContact }}
          onAdding={setIsAdding}
          ref={listen}
        />
      )}
      {isSplitting && (
        <SplitDialog item={item} text={view.revision.text} onClose={() => setIsSplitting(false)} />
      )}
    </div>
  );
}

type FurtherDownProps = Pick<Props, 'item' | 'view' | 'proposals' | 'onLogContact'> & {
  isAdding: boolean;
  onAdding: (isAdding: boolean) => void;
  ref: Ref<ListenHandle>;
};

/** What the verdict rests on, what was said about the item, and how it came to be one. */
function FurtherDown({ item, view, proposals, isAdding, onAdding, onLogContact, ref }: FurtherDownProps) {
  const { can } = useWorkbenchContext();
  return (
    <>
      {restsOnLog(item.kind) && (
        <ContactSupport
          item={item}
          support={view.support.filter((one) => one.itemId === item.id)}
          supportedWording={view.supportedWording[item.id] ?? null}
          onLogContact={can.logContact ? onLogContact : null}
        />
      )}
      <QuoteCheck item={item} storyId={view.story.id} ref={ref} />
      <SourcingSummary item={item} />
      <ProposalsPanel item={item} proposals={proposals} />
      <EvidencePanel {...{ item, isAdding, proposals, onAdding }} />
      <ThreadsPanel item={item} view={view} />
      <WhyFound item={item} />
      <HistoryPanel item={item} />
    </>
  );
}

function WhoseWords({ item, onChange }: { item: ItemView; onChange: (() => void) | null }) {
  const isSpoken = !isOwnVoice(item.kind) || item.speaker;
  return (
    <p className="mt-1 mb-4 flex flex-wrap items-center gap-x-2 text-sm">
      {isSpoken ? <span>{whose(item)}</span> : <span className="text-soft">in the reporter’s own voice</span>}
      {item.occasion && <span className="text-soft">{item.occasion}</span>}
      {onChange && (
        <Button size="sm" look="link" aria-keyshortcuts={keyOf('changeAnatomy')} onClick={onChange}>
          Change
        </Button>
      )}
    </p>
  );
}

/** What must not be overlooked about the item: what failed, that it is cut, what changed since its check. */
function ItemNotices({ item, failure }: { item: ItemView; failure: Failure | null }) {
  const { commands, can } = useWorkbenchContext();
  return (
    <div className="space-y-3 empty:hidden">
      {failure && <FailureNotice key={JSON.stringify(failure)} failure={failure} />}
      {item.isCut && (
        <Notice
          title="This item is cut"
          actions={can.annotate && <Button onClick={() => void commands.restore(item)}>Restore</Button>}
        >
          It is not part of the check; its history stays.
        </Notice>
      )}
      {!item.isCut && <SinceCheck item={item} />}
      {isUnsure(item) && !item.isCut && (
        <Notice tone="warning">
          Found with little confidence. See below why, and whether it is an item at all.
        </Notice>
      )}
    </div>
  );
}

'use client';
import { useEffect, useRef, useState } from 'react';
import { isMeantOtherwise, meantWords } from '@/lib/domain/force.ts';
import { KIND_WORDS } from '@/lib/domain/item-kinds.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { QuoteCheck } from '../check/quote-check.tsx';
import { useWorkbenchSurroundings } from '../story/workbench-context.tsx';
import type { Failure } from '../story/workbench-state.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Menu, MenuItem, MenuRule } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { AnatomyForm, SPEAKER_FIELD_ID } from './anatomy-form.tsx';
import { ContactSupport } from './contact-support.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { isUnsure, whose } from './item-words.ts';
import { NOTE_FIELD_ID, NotesPanel } from './notes-panel.tsx';
import { RestsOn } from './rests-on.tsx';
import { SinceCheck } from './since-check.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { Statement } from './statement.tsx';
import { type StatusRequest, VerdictPanel } from './verdict-panel.tsx';
import { WhyFound } from './why-found.tsx';

/** What a key asked the inspector for; a new `turn` is a new request. */
export type InspectorRequest = { what: 'source' | 'note' | 'anatomy'; turn: number } | null;

export function Inspector({
  item,
  number,
  total,
  view,
  failure,
  request,
  statusRequest,
  onNext,
  onPrevious,
  onLogContact,
}: {
  item: ItemView;
  number: number | null;
  total: number;
  view: WorkbenchView;
  failure: Failure | null;
  request: InspectorRequest;
  statusRequest: StatusRequest;
  onNext: () => void;
  onPrevious: () => void;
  onLogContact: (party: string) => void;
}) {
  const { commands, can, drafts } = useWorkbenchSurroundings();
  const [isAdding, setIsAdding] = useState(drafts.has(`evidence ${item.id}`));
  const [isEditing, setIsEditing] = useState(false);
  const [isSplitting, setIsSplitting] = useState(false);

  const seen = useRef(request?.turn ?? 0);
  useEffect(() => {
    if (!request || request.turn === seen.current) return;
    seen.current = request.turn;
    if (request.what === 'note') document.getElementById(NOTE_FIELD_ID)?.focus();
    if (request.what === 'source' && can.manageSources) setIsAdding(true);
    if (request.what === 'anatomy' && can.annotate) {
      // Once open, the form takes the focus itself.
      document.getElementById(SPEAKER_FIELD_ID)?.focus();
      setIsEditing(true);
    }
  }, [request, can]);

  const isSpoken = item.kind !== 'FACTUAL_CLAIM' || item.speaker;
  return (
    <div className="px-5 pt-4 pb-10">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <p className="text-sm text-soft">
          {number === null ? 'Cut item' : `Item ${number} of ${total}`} · {KIND_WORDS[item.kind]}
          {isMeantOtherwise(item) && ` · ${meantWords(item)}`}
        </p>
        <div className="-mr-1.5 flex items-center gap-1">
          <IconButton label="Previous item" aria-keyshortcuts="K" onClick={onPrevious}>
            <StepSign letter="K" path="M4 10l4-4 4 4" />
          </IconButton>
          <IconButton label="Next item" aria-keyshortcuts="J" onClick={onNext}>
            <StepSign letter="J" path="M4 6l4 4 4-4" />
          </IconButton>
          {can.annotate && (
            <Menu
              trigger={
                <IconButton label="More for this item">
                  <span aria-hidden="true" className="text-lg leading-none">
                    ⋯
                  </span>
                </IconButton>
              }
            >
              <MenuItem onSelect={() => setIsEditing(true)}>Change kind, speaker or cue</MenuItem>
              <MenuItem onSelect={() => setIsSplitting(true)} isDisabled={item.isCut}>
                Split…
              </MenuItem>
              <MenuRule />
              {item.isCut ? (
                <MenuItem onSelect={() => void commands.restore(item)}>Restore</MenuItem>
              ) : (
                <MenuItem onSelect={() => void commands.cut(item)}>Cut</MenuItem>
              )}
            </Menu>
          )}
        </div>
      </div>

      <h2 className="mt-1.5 max-h-64 overflow-y-auto font-serif text-xl text-pretty">
        <Statement item={item} />
      </h2>
      <p className="mt-1 mb-4 flex flex-wrap items-center gap-x-2 text-sm">
        {isSpoken ? (
          <span>{whose(item)}</span>
        ) : (
          <span className="text-soft">in the reporter’s own voice</span>
        )}
        {item.occasion && <span className="text-soft">{item.occasion}</span>}
        {can.annotate && !isEditing && (
          <Button size="sm" look="link" aria-keyshortcuts="E" onClick={() => setIsEditing(true)}>
            Change
          </Button>
        )}
      </p>

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
      {isEditing && <AnatomyForm item={item} onDone={() => setIsEditing(false)} />}

      {!item.isCut && (
        <div className="mt-4">
          <VerdictPanel item={item} request={statusRequest} />
        </div>
      )}
      {item.kind === 'NON_RESPONSE' && (
        <ContactSupport
          item={item}
          support={view.support.filter((one) => one.itemId === item.id)}
          supportedWording={view.supportedWording[item.id] ?? null}
          onLogContact={can.logContact ? onLogContact : null}
        />
      )}
      <QuoteCheck key={item.id} item={item} storyId={view.story.id} />
      <RestsOn item={item} />
      <EvidencePanel item={item} isAdding={isAdding} onAdding={setIsAdding} />
      <NotesPanel item={item} />
      <WhyFound item={item} />
      <HistoryPanel item={item} />
      {isSplitting && (
        <SplitDialog item={item} text={view.revision.text} onClose={() => setIsSplitting(false)} />
      )}
    </div>
  );
}

/** The key where there is a keyboard, an arrow where there is none. */
function StepSign({ letter, path }: { letter: string; path: string }) {
  return (
    <>
      <span className="max-lg:hidden">
        <Kbd>{letter}</Kbd>
      </span>
      <svg viewBox="0 0 16 16" className="size-5 lg:hidden" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
    </>
  );
}

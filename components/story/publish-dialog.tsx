'use client';
import { type FormEvent, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { publishAction } from '@/lib/workbench/actions.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Time } from '../ui/time.tsx';
import { reportAddress } from './addresses.ts';
import { GateChecks, gateOf } from './gate-checks.tsx';
import { useWorkbenchSurroundings } from './workbench-context.tsx';

type Refusal = Extract<ActionResult<unknown>, { ok: false }>['error'];

/** The second person's step: an edition that cannot be changed any more, only followed by another. */
export function PublishDialog({
  view,
  items,
  onClose,
}: {
  view: WorkbenchView;
  items: readonly ItemView[];
  onClose: () => void;
}) {
  const { commands, timeZone } = useWorkbenchSurroundings();
  const [changeNote, setChangeNote] = useState('');
  const [confirmedFor, setConfirmedFor] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [published, setPublished] = useState<{ slug: string; edition: number } | null>(null);
  const { story, signOff } = view;
  const { unverified, mismatches, isClear, listed } = gateOf(view, items);
  const isConfirmed = isClear || confirmedFor === listed;
  const isCorrection = story.editions > 0;

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!signOff) return;
    setIsBusy(true);
    let made: { slug: string; edition: number } | null = null;
    const result = await commands.changeStory(
      'Publish the report',
      async () => {
        const answer = await publishAction({
          storyId: story.id,
          signOffId: signOff.id,
          confirmedUnverified: unverified.length,
          confirmedMismatches: mismatches.length,
          changeNote,
        });
        if (answer.ok) made = { slug: answer.data.slug, edition: answer.data.edition };
        return answer;
      },
      { done: 'Published.', hasOwnNotice: true },
    );
    setIsBusy(false);
    if (result.ok) setPublished(made);
    else setRefusal(result.error);
  }

  if (published) {
    return (
      <Dialog isOpen onOpenChange={onClose} title={`Edition ${published.edition} is published`}>
        <p className="text-base">
          Anybody can read it now, without signing in. It cannot be changed any more; a correction makes a new
          edition, and this one stays at its address.
        </p>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            Back to the story
          </Button>
          <a className={buttonClass({ look: 'solid' })} href={reportAddress(published.slug)}>
            Open the report
          </a>
        </DialogActions>
      </Dialog>
    );
  }

  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={isCorrection ? `Publish edition ${story.editions + 1}` : 'Publish the report'}
      description={
        signOff && (
          <>
            Signed off by {signOff.by.name}, <Time iso={signOff.at} timeZone={timeZone} />
            {signOff.note && <>: “{signOff.note}”</>}
          </>
        )
      }
    >
      <form onSubmit={onSubmit}>
        {!signOff && (
          <Notice tone="warning" className="mb-4" title="No longer signed off">
            Something changed since. The revision has to be signed off again before it can be published.
          </Notice>
        )}
        {refusal && (
          <Notice
            tone="error"
            className="mb-4"
            title={refusal.code === 'forbidden' ? 'You cannot publish this' : 'Not published'}
          >
            {refusal.message}
            {refusal.code === 'forbidden' && view.newsroom.secondPersonRule && (
              <p className="mt-1">
                Two people stand behind every report here: one signs the revision off, another publishes it.
                Ask a colleague who may publish; an administrator of a one-person newsroom can turn the rule
                off.
              </p>
            )}
          </Notice>
        )}
        <GateChecks
          view={view}
          items={items}
          isConfirmed={isConfirmed}
          onConfirm={(is) => setConfirmedFor(is ? listed : null)}
          error={refusal?.fields?.confirmedUnverified ?? refusal?.fields?.confirmedMismatches}
        />
        {isCorrection && (
          <TextArea
            className="mt-4"
            label="What changed since the last edition (published)"
            required
            rows={2}
            value={changeNote}
            error={refusal?.fields?.changeNote}
            onChange={(event) => setChangeNote(event.target.value)}
          />
        )}
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="solid" disabled={!isConfirmed || !signOff || isBusy} isBusy={isBusy}>
            {isBusy ? 'Publishing…' : 'Publish'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

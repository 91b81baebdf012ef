'use client';
import { type FormEvent, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { signOffAction } from '@/lib/workbench/actions.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { GateChecks, gateOf } from './gate-checks.tsx';
import { useWorkbenchSurroundings } from './workbench-context.tsx';

type Refusal = Extract<ActionResult<unknown>, { ok: false }>['error'];

/** A named person's approval of exactly what the screen shows. */
export function SignOffDialog({
  view,
  items,
  onClose,
}: {
  view: WorkbenchView;
  items: readonly ItemView[];
  onClose: () => void;
}) {
  const { commands, me } = useWorkbenchSurroundings();
  const [note, setNote] = useState('');
  const [confirmedFor, setConfirmedFor] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { unverified, mismatches, isClear, listed } = gateOf(view, items);
  // A tick holds for what was listed when it was set.
  const isConfirmed = isClear || confirmedFor === listed;

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setIsBusy(true);
    const result = await commands.changeStory(
      'Sign the revision off',
      () =>
        signOffAction({
          storyId: view.story.id,
          revisionId: view.revision.id,
          fingerprint: view.fingerprint,
          confirmedUnverified: unverified.length,
          confirmedMismatches: mismatches.length,
          note,
        }),
      { done: 'Signed off.', hasOwnNotice: true },
    );
    setIsBusy(false);
    if (result.ok) onClose();
    else setRefusal(result.error);
  }

  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Sign off revision ${view.revision.number}`}
      description={
        view.newsroom.secondPersonRule
          ? `By ${me.name}. Somebody else publishes it then.`
          : `By ${me.name}. In this newsroom the same person may publish it; the report says so.`
      }
    >
      <form onSubmit={onSubmit}>
        {refusal && (
          <Notice
            tone="error"
            className="mb-4"
            title="Not signed off"
            actions={
              refusal.code === 'conflict' && (
                <Button size="sm" onClick={() => void commands.refresh().then(() => setRefusal(null))}>
                  Show the current state
                </Button>
              )
            }
          >
            {refusal.message}
          </Notice>
        )}
        <GateChecks
          view={view}
          items={items}
          isConfirmed={isConfirmed}
          onConfirm={(is) => setConfirmedFor(is ? listed : null)}
          error={refusal?.fields?.confirmedUnverified ?? refusal?.fields?.confirmedMismatches}
        />
        <TextArea
          className="mt-4"
          label="Note (shown inside the newsroom)"
          rows={2}
          value={note}
          error={refusal?.fields?.note}
          onChange={(event) => setNote(event.target.value)}
        />
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="solid" disabled={!isConfirmed || isBusy} isBusy={isBusy}>
            Sign off
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

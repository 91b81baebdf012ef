'use client';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useForm, useOwnDraft } from '../../ui/use-form.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { isUndecided, proposedSources } from '../state/proposals.ts';
import { allThreads } from '../state/use-threads-desk.ts';
import { GateChecks } from './gate-checks.tsx';
import { useGate } from './use-gate.ts';

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
  const { commands, me } = useWorkbenchContext();
  const open = allThreads(view).filter(({ resolved }) => !resolved);
  const gate = useGate(view, items, open);
  const { draft, set, submit, isBusy, refusal, errors, clear } = useForm(
    commands.signOff,
    useOwnDraft({ note: '' }),
  );
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
      <form
        onSubmit={submit(
          () => ({
            revisionId: view.revision.id,
            fingerprint: view.fingerprint,
            ...gate.confirmed,
            note: draft.note,
          }),
          onClose,
        )}
      >
        {refusal && (
          <Notice
            tone="error"
            className="mb-4"
            title="Not signed off"
            actions={
              refusal.code === 'conflict' && (
                <Button size="sm" onClick={() => void commands.refresh().then(clear)}>
                  Show the current state
                </Button>
              )
            }
          >
            {refusal.message}
          </Notice>
        )}
        <OfTheDraft view={view} />
        <GateChecks view={view} items={items} gate={gate} errors={errors} />
        <TextArea
          className="mt-4"
          label="Note (shown inside the newsroom)"
          rows={2}
          value={draft.note}
          error={errors.note}
          onChange={(event) => set({ note: event.target.value })}
        />
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="solid" disabled={!gate.isConfirmed || isBusy} isBusy={isBusy}>
            Sign off
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Told, and in nobody's way: a note of the draft need not be anybody's source, nor a suggestion anybody's text. */
function OfTheDraft({ view: { proposals, revision } }: { view: WorkbenchView }) {
  const undecided = proposals.filter(isUndecided).length;
  const changes = revision.readings.find(({ code }) => code === 'tracked_change')?.count ?? 0;
  if (undecided + changes === 0) return null;
  return (
    <ul className="mb-4 space-y-0.5 text-sm text-soft">
      {undecided > 0 && (
        <li>
          {proposedSources(undecided)} of the draft {undecided === 1 ? 'was' : 'were'} not decided.
        </li>
      )}
      {changes > 0 && (
        <li>
          {changes === 1 ? 'One tracked change' : `${changes} tracked changes`} of the draft{' '}
          {changes === 1 ? 'was' : 'were'} not settled, and read as accepted.
        </li>
      )}
    </ul>
  );
}

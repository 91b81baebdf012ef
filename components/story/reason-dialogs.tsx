'use client';
import { type FormEvent, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { holdAction, withdrawReportAction } from '@/lib/workbench/actions.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { useWorkbenchSurroundings } from './workbench-context.tsx';

type Props = { view: WorkbenchView; onClose: () => void };

/** Blocking publication, with the reason that everybody on the story sees. */
export function HoldDialog({ view, onClose }: Props) {
  const { commands } = useWorkbenchSurroundings();
  const { id: storyId } = view.story;
  return (
    <ReasonDialog
      title="Block publication"
      description="Nobody can publish a report of this story until the block is lifted. Checking goes on."
      label="Why"
      onClose={onClose}
      send={(reason) =>
        commands.changeStory('Block publication', () => holdAction({ storyId, reason }), {
          done: 'Publication is blocked.',
          hasOwnNotice: true,
        })
      }
    />
  );
}

/** Withdrawing what was published: it stays readable, under a banner that says why. */
export function WithdrawDialog({ view, onClose }: Props) {
  const { commands } = useWorkbenchSurroundings();
  const { id: storyId } = view.story;
  return (
    <ReasonDialog
      title="Withdraw the report"
      description="Its editions stay at their addresses, and each says at its head that the report is withdrawn and why."
      label="Why (published)"
      onClose={onClose}
      send={(reason) =>
        commands.changeStory('Withdraw the report', () => withdrawReportAction({ storyId, reason }), {
          done: 'The report is withdrawn.',
          hasOwnNotice: true,
        })
      }
    />
  );
}

/** A grave step that is not taken without saying why. Its button says what its title says. */
function ReasonDialog({
  title,
  description,
  label,
  send,
  onClose,
}: {
  title: string;
  description: string;
  label: string;
  send: (reason: string) => Promise<ActionResult<unknown>>;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const result = await send(reason);
    if (result.ok) onClose();
    else setError(result.error.fields?.reason ?? result.error.message);
  }

  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={title} description={description}>
      <form onSubmit={onSubmit}>
        <TextArea
          label={label}
          required
          value={reason}
          error={error}
          onChange={(event) => setReason(event.target.value)}
        />
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="danger">
            {title}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

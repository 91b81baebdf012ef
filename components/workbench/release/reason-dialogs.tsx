'use client';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useForm, useOwnDraft } from '../../ui/use-form.ts';
import { useWorkbenchContext } from '../state/context.tsx';

/** Blocks publication, with a reason that everybody on the story sees. */
export function HoldDialog({ onClose }: { onClose: () => void }) {
  const { commands } = useWorkbenchContext();
  return (
    <ReasonDialog
      title="Block publication"
      description="Nobody can publish a report of this story until the block is lifted. Checking goes on."
      label="Why"
      onClose={onClose}
      send={commands.hold}
    />
  );
}

/** Withdraws what was published: it stays readable, under a banner that says why. */
export function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const { commands } = useWorkbenchContext();
  return (
    <ReasonDialog
      title="Withdraw the report"
      description="Its editions stay at their addresses, and each says at its head that the report is withdrawn and why."
      label="Why (published)"
      onClose={onClose}
      send={commands.withdrawReport}
    />
  );
}

/** A serious step that cannot be taken without a reason. Its button repeats its title. */
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
  const { draft, set, submit, refusal } = useForm(send, useOwnDraft({ reason: '' }));
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={title} description={description}>
      <form onSubmit={submit(() => draft.reason, onClose)}>
        <TextArea
          label={label}
          required
          value={draft.reason}
          error={refusal?.fields?.reason ?? refusal?.message}
          onChange={(event) => set({ reason: event.target.value })}
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

'use client';
import { type FormEvent, useState } from 'react';
import { holdAction } from '@/lib/reports/actions.ts';
import type { WorkbenchView } from '@/lib/stories/view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { useWorkbenchSurroundings } from './workbench-context.tsx';

/** Blocking publication, with the reason that everybody on the story sees. */
export function HoldDialog({ view, onClose }: { view: WorkbenchView; onClose: () => void }) {
  const { commands } = useWorkbenchSurroundings();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const result = await commands.changeStory(
      'Block publication',
      () => holdAction({ storyId: view.story.id, reason }),
      { done: 'Publication is blocked.', hasOwnNotice: true },
    );
    if (result.ok) onClose();
    else setError(result.error.fields?.reason ?? result.error.message);
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Block publication"
      description="Nobody can publish a report of this story until the block is lifted. Checking goes on."
    >
      <form onSubmit={onSubmit}>
        <TextArea
          label="Why"
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
            Block publication
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

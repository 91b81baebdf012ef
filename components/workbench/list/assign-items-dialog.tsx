'use client';
import { useState } from 'react';
import { fromLocalInput } from '@/lib/domain/moments.ts';
import type { AssignedItems } from '@/lib/items/assign-mutations.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { DueFields } from '../../stories/due-fields.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useForm, useOwnDraft } from '../../ui/use-form.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { lotsOf } from './which-items.ts';

type Left = Pick<AssignedItems, 'changedMeanwhile' | 'putBack'>;

/** Many items to one person at once. */
export function AssignItemsDialog({
  items,
  pickedIds,
  onClose,
}: {
  items: readonly ItemView[];
  pickedIds: readonly string[];
  onClose: () => void;
}) {
  const [left, setLeft] = useState<Left | null>(null);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Assign items"
      description="Whoever has an item finds it in their work, with the time when it is due."
    >
      {left ? (
        <LeftAsTheyAre left={left} onAgain={() => setLeft(null)} onClose={onClose} />
      ) : (
        <AssignItemsForm
          items={items}
          pickedIds={pickedIds}
          onDone={(result) => {
            if (result.changedMeanwhile + result.putBack > 0) setLeft(result);
            else onClose();
          }}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

type Draft = { lot: string; assigneeId: string; due: string; zone: string };

function AssignItemsForm({
  items,
  pickedIds,
  onDone,
  onClose,
}: {
  items: readonly ItemView[];
  pickedIds: readonly string[];
  onDone: (result: AssignedItems) => void;
  onClose: () => void;
}) {
  const { commands, checkers, timeZone } = useWorkbenchContext();
  const lots = lotsOf(items, pickedIds);
  const form = useForm(
    commands.assignItems,
    useOwnDraft<Draft>({ lot: lots[0]?.value ?? '', assigneeId: '', due: '', zone: timeZone }),
  );
  const { assigneeId, due, zone } = form.draft;
  const lot = lots.find(({ value }) => value === form.draft.lot) ?? lots[0];
  if (!lot) return <p className="text-soft">Every item is verified: there is nothing left to assign.</p>;
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={form.submit(
        () => ({
          items: lot.items,
          assignee: checkers.find(({ id }) => id === assigneeId) ?? null,
          dueAt: fromLocalInput(due, zone),
        }),
        onDone,
      )}
    >
      {form.message && (
        <Notice tone="error" title="Nothing was assigned">
          {form.message}
        </Notice>
      )}
      <Select
        label="Which items"
        value={lot.value}
        choices={lots}
        error={form.errors.items}
        onChange={(event) => form.set({ lot: event.target.value })}
      />
      <Select
        label="To"
        value={assigneeId}
        error={form.errors.assigneeId}
        choices={[
          { value: '', words: 'Nobody' },
          ...checkers.map(({ id, name }) => ({ value: id, words: name })),
        ]}
        onChange={(event) => form.set({ assigneeId: event.target.value })}
      />
      {assigneeId !== '' && (
        <DueFields {...{ due, zone, timeZone }} error={form.errors.dueAt} onChange={form.set} />
      )}
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" look="solid" disabled={form.isBusy} isBusy={form.isBusy}>
          Assign {lot.items.length === 1 ? 'one item' : `${lot.items.length} items`}
        </Button>
      </DialogActions>
    </form>
  );
}

const items = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;

/** What was not assigned, and why: nothing that somebody else did is overwritten. */
function LeftAsTheyAre({ left, onAgain, onClose }: { left: Left; onAgain: () => void; onClose: () => void }) {
  return (
    <>
      <Notice tone="warning" title="Not all were assigned">
        {left.changedMeanwhile > 0 && (
          <p>
            {items(left.changedMeanwhile, 'item was', 'items were')} changed by somebody else meanwhile and
            stay as they are. Look at them, then assign again.
          </p>
        )}
        {left.putBack > 0 && (
          <p>
            {items(left.putBack, 'item stands', 'items stand')} in a line that they put back into the story:
            somebody else gives the verdict there.
          </p>
        )}
      </Notice>
      <DialogActions>
        <Button onClick={onAgain}>Assign again</Button>
        <Button look="solid" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </>
  );
}

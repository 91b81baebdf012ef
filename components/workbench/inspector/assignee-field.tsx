'use client';
import { useEffect, useState } from 'react';
import { fromLocalInput, toLocalInput } from '@/lib/domain/moments.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { Time } from '../../ui/time.tsx';
import { useWorkbenchContext } from '../state/context.tsx';

/** Who checks the item, and until when. Only those are offered who may give the verdict on this story. */
export function AssigneeField({ item }: { item: ItemView }) {
  const { commands, can, checkers, me, timeZone } = useWorkbenchContext();
  const { assignee, dueAt } = item;
  if (!can.assign) {
    return (
      <>
        {assignee?.name ?? 'Nobody'}
        {dueAt && (
          <>
            , due <Time iso={dueAt} timeZone={timeZone} />
          </>
        )}
      </>
    );
  }
  const isOffered = checkers.some(({ id }) => id === assignee?.id);
  const choices = assignee && !isOffered ? [assignee, ...checkers] : checkers;
  const mayTake = assignee === null && checkers.some(({ id }) => id === me.id);
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <select
        aria-label="Assigned to"
        value={assignee?.id ?? ''}
        onChange={(event) =>
          void commands.assign(item, choices.find(({ id }) => id === event.target.value) ?? null, dueAt)
        }
        className="-ml-1.5 min-h-7 min-w-24 max-w-48 flex-1 rounded-sm bg-transparent px-0.5 hover:bg-hover"
      >
        <option value="">Nobody</option>
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {mayTake && (
        <Button size="sm" onClick={() => void commands.assign(item, me, null)}>
          Take it
        </Button>
      )}
      {assignee && <DueField key={`${item.id} ${dueAt}`} item={item} />}
    </div>
  );
}

/** A time is saved when the field is left: while it is typed, each part of it would be. */
function DueField({ item }: { item: ItemView }) {
  const { commands, timeZone } = useWorkbenchContext();
  const before = toLocalInput(item.dueAt, timeZone);
  const [due, setDue] = useState(before);
  useEffect(() => setDue(before), [before]);

  function save() {
    if (due === before) return;
    void commands
      .assign(item, item.assignee, fromLocalInput(due, timeZone))
      .then((result) => !result.ok && setDue(before));
  }

  return (
    <label className="flex w-full items-center gap-2 text-sm text-soft">
      Due
      <input
        type="datetime-local"
        value={due}
        onChange={(event) => setDue(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
        className="min-h-7 rounded-sm bg-transparent px-1 text-ink hover:bg-hover"
      />
    </label>
  );
}

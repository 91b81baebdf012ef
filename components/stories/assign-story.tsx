'use client';
import { useState } from 'react';
import { fromLocalInput } from '@/lib/domain/moments.ts';
import { assignStoryAction, unassignStoryAction } from '@/lib/stories/actions.ts';
import type { AssignedView, PersonView } from '@/lib/stories/view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Checkbox } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Time } from '../ui/time.tsx';
import { useAction } from '../ui/use-action.ts';
import { useForm, useOwnDraft } from '../ui/use-form.ts';
import { DueFields } from './due-fields.tsx';

type Props = {
  storyId: string;
  headline: string;
  assigned: readonly AssignedView[];
  /** Who may be given it. */
  checkers: readonly PersonView[];
  /** The newsroom's time zone. */
  timeZone: string;
  onChanged: () => void;
  onClose: () => void;
};

/** Who checks a story, and until when: people are added and taken off one by one, so that two editors lose nobody. */
export function AssignStoryDialog({ headline, onClose, ...form }: Props) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Who checks this story"
      description={headline}
    >
      <AssignStoryForm {...form} onClose={onClose} />
    </Dialog>
  );
}

type Draft = { memberIds: readonly string[]; due: string; zone: string };

function AssignStoryForm({
  storyId,
  assigned,
  checkers,
  timeZone,
  onChanged,
  onClose,
}: Omit<Props, 'headline'>) {
  // Shown at once; the page behind reads itself again meanwhile.
  const [on, setOn] = useState(assigned);
  const form = useForm(assignStoryAction, useOwnDraft<Draft>({ memberIds: [], due: '', zone: timeZone }));
  const takeOff = useAction(unassignStoryAction);
  const { memberIds, due, zone } = form.draft;
  const isOn = new Map(on.map((one) => [one.id, one]));
  const left = checkers.filter(({ id }) => !isOn.has(id));
  const isBusy = form.isBusy || takeOff.isBusy;

  function changed(now: { assigned: readonly AssignedView[] }) {
    setOn(now.assigned);
    onChanged();
  }

  return (
    <form
      noValidate
      onSubmit={form.submit(
        () => ({ storyId, memberIds: [...memberIds], dueAt: fromLocalInput(due, zone) ?? '' }),
        () => {
          onChanged();
          onClose();
        },
      )}
    >
      {(form.message || takeOff.failure) && (
        <Notice tone="error" title="Not changed" className="mb-4">
          {form.message ?? takeOff.failure?.message}
        </Notice>
      )}
      <OnIt
        assigned={on}
        timeZone={timeZone}
        isBusy={isBusy}
        onTakeOff={(memberId) => takeOff.run({ storyId, memberId }, changed)}
      />
      <People
        legend={on.length > 0 ? 'Add' : 'Assign to'}
        people={left}
        chosen={memberIds}
        error={form.errors.memberIds}
        onChosen={(chosen) => form.set({ memberIds: chosen })}
      />
      <DueFields {...{ due, zone, timeZone }} error={form.errors.dueAt} onChange={form.set} />
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
        <Button type="submit" look="solid" disabled={isBusy || left.length === 0} isBusy={form.isBusy}>
          Assign
        </Button>
      </DialogActions>
    </form>
  );
}

function OnIt({
  assigned,
  timeZone,
  isBusy,
  onTakeOff,
}: {
  assigned: readonly AssignedView[];
  timeZone: string;
  isBusy: boolean;
  onTakeOff: (memberId: string) => void;
}) {
  if (assigned.length === 0) return null;
  return (
    <ul className="mb-4 divide-y border-y text-base" aria-label="On it">
      {assigned.map(({ id, name, dueAt }) => (
        <li key={id} className="flex min-h-10 items-center gap-3 py-1">
          <span className="min-w-0 flex-1 truncate">{name}</span>
          {dueAt && (
            <span className="text-sm text-soft">
              due <Time iso={dueAt} timeZone={timeZone} />
            </span>
          )}
          <Button size="sm" look="quiet" disabled={isBusy} onClick={() => onTakeOff(id)}>
            Take off<span className="sr-only"> {name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function People({
  legend,
  people,
  chosen,
  error,
  onChosen,
}: {
  legend: string;
  people: readonly PersonView[];
  chosen: readonly string[];
  error: string | undefined;
  onChosen: (chosen: readonly string[]) => void;
}) {
  if (people.length === 0) {
    return <p className="mb-4 text-sm text-soft">Everybody who may check it is on it.</p>;
  }
  return (
    <fieldset className="mb-4">
      <legend className="mb-1.5 text-xs font-medium text-soft">{legend}</legend>
      <div className="grid max-h-52 gap-x-4 gap-y-1.5 overflow-y-auto py-0.5 pl-0.5 sm:grid-cols-2">
        {people.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChosen(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-1 text-xs font-medium text-disputed">
          {error}
        </p>
      )}
    </fieldset>
  );
}

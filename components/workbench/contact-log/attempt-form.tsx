'use client';
import { useMemo } from 'react';
import { CHANNEL_AT_FIRST } from '@/lib/domain/channels.ts';
import { type ContactOutcome, hasAnswer, LOGGED_AT_FIRST, wasAsked } from '@/lib/domain/contact-outcomes.ts';
import { isQuoted } from '@/lib/domain/item-kinds.ts';
import { fromLocalInput, toLocalInput } from '@/lib/domain/moments.ts';
import { statementText } from '@/lib/domain/statement.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Statement } from '../../item/statement.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useDraft, useWorkbenchContext } from '../state/context.tsx';
import { type AttemptDraft, AttemptFields } from './attempt-fields.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import { RequestPanel } from './request-panel.tsx';

/** What a new attempt starts with. */
export type AttemptStart = {
  partyName: string;
  itemIds: readonly string[];
  person?: string;
  channel?: string;
  timeZone?: string;
  outcome?: ContactOutcome;
  /** The request that it follows up, which also determines the party. */
  followUpOfId?: string;
};

/** What is typed for an attempt, kept by whom it asks; it starts at the time on the newsroom's clock. */
function useAttemptDraft(given: AttemptStart, view: WorkbenchView) {
  const { timeZone } = useWorkbenchContext();
  const { partyName, channel, person, outcome, followUpOfId } = given;
  const { deadline } = view.story;
  const concerned = given.itemIds.join();
  const start = useMemo<AttemptDraft>(
    () => ({
      partyName,
      channel: channel ?? CHANNEL_AT_FIRST,
      person: person ?? '',
      asked: '',
      sentAt: toLocalInput(new Date().toISOString(), timeZone),
      deadline: followUpOfId ? '' : toLocalInput(deadline, timeZone),
      timeZone: given.timeZone || timeZone,
      itemIds: concerned ? concerned.split(',') : [],
      outcome: outcome ?? LOGGED_AT_FIRST,
      answer: '',
      answeredAt: '',
      reason: '',
    }),
    [partyName, channel, person, outcome, followUpOfId, given.timeZone, concerned, timeZone, deadline],
  );
  return useDraft(`attempt ${followUpOfId ?? ''} ${outcome ?? ''} ${partyName}`, start);
}

/** What is sent: only what belongs to the chosen outcome, with times as moments. */
function inputOf(draft: AttemptDraft, sentAt: string, followUpOfId: string | null, timeZone: string) {
  const isAnswered = hasAnswer(draft.outcome);
  return {
    ...draft,
    sentAt,
    followUpOfId,
    deadline: wasAsked(draft.outcome) ? fromLocalInput(draft.deadline, draft.timeZone) : null,
    itemIds: [...draft.itemIds],
    answer: isAnswered ? draft.answer : '',
    answeredAt: isAnswered ? fromLocalInput(draft.answeredAt, timeZone) : null,
  };
}

/** One request for comment: to whom, how, when, about what, until when, and what has come of it so far. */
export function AttemptForm({
  view,
  start,
  onDone,
}: {
  view: WorkbenchView;
  start: AttemptStart;
  onDone: () => void;
}) {
  const { commands, timeZone } = useWorkbenchContext();
  const { followUpOfId = null } = start;
  const form = useForm(commands.logContact, useAttemptDraft(start, view));
  const { draft, set, errors, message, isBusy } = form;
  const live = view.items.filter((item) => !item.isCut);

  function read() {
    const sentAt = fromLocalInput(draft.sentAt, timeZone);
    if (sentAt) return inputOf(draft, sentAt, followUpOfId, timeZone);
    form.refuse({ sentAt: 'Give the day and the time.' });
    return null;
  }

  return (
    <form
      onSubmit={form.submit(read, onDone)}
      className="mb-4 border-b pb-4 @md:rounded-md @md:border @md:p-4"
      aria-label={followUpOfId ? 'Log a follow-up' : 'Log an attempt'}
    >
      {message && (
        <Notice tone="error" className="mb-3">
          {message}
        </Notice>
      )}
      <div className="grid gap-3 @md:grid-cols-2">
        <AttemptFields {...{ view, draft, errors }} isFollowUp={followUpOfId !== null} onChange={set} />
        <OutcomeFields draft={draft} errors={errors} onChange={set} />
        <TextArea
          className="@md:col-span-2"
          label="What was put to them"
          rows={2}
          value={draft.asked}
          error={errors.asked}
          onChange={(event) => set({ asked: event.target.value })}
        />
      </div>
      <ConcernedItems live={live} itemIds={draft.itemIds} onChange={(itemIds) => set({ itemIds })} />
      {wasAsked(draft.outcome) && <Request draft={draft} live={live} newsroom={view.newsroom.name} />}
      <FormActions className="mt-4">
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="solid" disabled={isBusy} isBusy={isBusy}>
          Log attempt
        </Button>
      </FormActions>
    </form>
  );
}

function ConcernedItems({
  live,
  itemIds,
  onChange,
}: {
  live: readonly ItemView[];
  itemIds: readonly string[];
  onChange: (itemIds: readonly string[]) => void;
}) {
  return (
    <details className="mt-3">
      <summary className="text-xs font-medium text-soft">
        Items it concerns: {itemIds.length || 'none'}
      </summary>
      <div className="mt-1 max-h-40 overflow-y-auto rounded-md border p-2">
        {live.map((item, i) => (
          <label key={item.id} className="flex min-h-6 items-baseline gap-2 text-sm">
            <input
              type="checkbox"
              checked={itemIds.includes(item.id)}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...itemIds, item.id] : itemIds.filter((id) => id !== item.id),
                )
              }
            />
            <span className="min-w-0 truncate">
              <span className="figures text-soft">{i + 1}</span>{' '}
              <span className="font-serif">
                <Statement item={item} />
              </span>
            </span>
          </label>
        ))}
      </div>
    </details>
  );
}

/** The request as it could be sent, from what has been typed so far. */
function Request({
  draft,
  live,
  newsroom,
}: {
  draft: AttemptDraft;
  live: readonly ItemView[];
  newsroom: string;
}) {
  const { timeZone, me } = useWorkbenchContext();
  const deadline = fromLocalInput(draft.deadline, draft.timeZone);
  const items = live
    .filter(({ id }) => draft.itemIds.includes(id))
    .map((item) => ({
      words: item.exact,
      statement: statementText(item.statement),
      isQuote: isQuoted(item.kind),
    }));
  return (
    <RequestPanel
      request={{
        party: draft.partyName || '…',
        person: draft.person,
        items,
        asked: draft.asked,
        deadline: deadline ? new Date(deadline) : null,
        timeZone: draft.timeZone,
        newsroomTimeZone: timeZone,
        newsroom,
        from: me.name,
      }}
    />
  );
}

'use client';
import { type FormEvent, useMemo, useState } from 'react';
import { CHANNELS } from '@/lib/contacts/schema.ts';
import { zoneOfParty } from '@/lib/domain/party.ts';
import { deadlineWords } from '@/lib/domain/request-template.ts';
import { statementText } from '@/lib/domain/statement.ts';
import type { ContactOutcome } from '@/lib/domain/vocabulary.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Statement } from '../item/statement.tsx';
import { useDraft, useWorkbenchSurroundings } from '../story/workbench-context.tsx';
import { Button } from '../ui/button.tsx';
import { Select, TextArea, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useReaderZone } from '../ui/reader-time.tsx';
import { fromLocalInput, toLocalInput } from '../ui/zoned-time.ts';
import { hasAnswer, type OutcomeDraft, OutcomeFields } from './outcome-fields.tsx';
import { RequestPanel } from './request-panel.tsx';

type Draft = OutcomeDraft & {
  partyName: string;
  channel: string;
  person: string;
  asked: string;
  sentAt: string;
  deadline: string;
  timeZone: string;
  itemIds: readonly string[];
};

/** With what a new attempt begins. */
export type AttemptStart = {
  partyName: string;
  itemIds: readonly string[];
  person?: string;
  channel?: string;
  timeZone?: string;
  outcome?: ContactOutcome;
  /** The request that it follows up: the party is then given. */
  followUpOfId?: string;
};

/** One request for comment: to whom, how, when, about what, until when, and what came of it so far. */
export function AttemptForm({
  view,
  start: given,
  onDone,
}: {
  view: WorkbenchView;
  start: AttemptStart;
  onDone: () => void;
}) {
  const { commands, timeZone, me } = useWorkbenchSurroundings();
  const readerZone = useReaderZone();
  const { partyName: party, followUpOfId = null } = given;
  const concerned = given.itemIds.join();
  const start = useMemo<Draft>(
    () => ({
      partyName: party,
      channel: given.channel ?? 'e-mail',
      person: given.person ?? '',
      asked: '',
      sentAt: toLocalInput(new Date().toISOString(), timeZone),
      deadline: followUpOfId ? '' : toLocalInput(view.story.deadline, timeZone),
      timeZone: given.timeZone || timeZone,
      itemIds: concerned ? concerned.split(',') : [],
      outcome: given.outcome ?? 'NO_IMMEDIATE_RESPONSE',
      answer: '',
      answeredAt: '',
      reason: '',
    }),
    [
      party,
      timeZone,
      view.story.deadline,
      concerned,
      followUpOfId,
      given.channel,
      given.person,
      given.timeZone,
      given.outcome,
    ],
  );
  const [draft, setDraft, clear] = useDraft<Draft>(
    `attempt ${followUpOfId ?? ''} ${given.outcome ?? ''} ${party}`,
    start,
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const known = [
    ...new Set([
      ...view.contacts.map((contact) => contact.party),
      ...view.items.flatMap((item) => item.parties.map(({ name }) => name)),
      ...view.items.flatMap((item) => (item.speaker ? [item.speaker.name] : [])),
    ]),
  ];
  const live = view.items.filter((item) => !item.isCut);
  const deadline = fromLocalInput(draft.deadline, draft.timeZone);
  const isContact = draft.outcome !== 'NOT_CONTACTED';
  const clocks = [timeZone, readerZone, zoneOfParty(draft.partyName), draft.timeZone].filter(
    (zone) => zone !== null,
  );

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const sentAt = fromLocalInput(draft.sentAt, timeZone);
    if (!sentAt) return setErrors({ sentAt: 'Give the day and the time.' });
    setIsBusy(true);
    const isAnswered = hasAnswer(draft.outcome);
    const result = await commands.logContact({
      partyName: draft.partyName,
      channel: draft.channel,
      person: draft.person,
      asked: draft.asked,
      sentAt,
      deadline: isContact ? deadline : null,
      timeZone: draft.timeZone,
      followUpOfId,
      itemIds: [...draft.itemIds],
      outcome: draft.outcome,
      answer: isAnswered ? draft.answer : '',
      answeredAt: isAnswered ? fromLocalInput(draft.answeredAt, timeZone) : null,
      reason: draft.reason,
    });
    setIsBusy(false);
    if (result.ok) {
      clear();
      onDone();
      return;
    }
    setErrors(result.error.fields ?? {});
    setMessage(result.error.fields ? undefined : result.error.message);
  }

  return (
    <form
      onSubmit={onSubmit}
      className="mb-4 rounded-md border p-4"
      aria-label={followUpOfId ? 'Log a follow-up' : 'Log an attempt'}
    >
      {message && (
        <Notice tone="error" className="mb-3">
          {message}
        </Notice>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <div>
          <TextField
            label="Party"
            autoFocus={!followUpOfId}
            readOnly={followUpOfId !== null}
            list="known-parties"
            value={draft.partyName}
            error={errors.partyName}
            onChange={(event) => set({ partyName: event.target.value })}
          />
          <datalist id="known-parties">
            {known.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        <TextField
          label="Person or office"
          placeholder="Press service"
          value={draft.person}
          error={errors.person}
          onChange={(event) => set({ person: event.target.value })}
        />
        <Select
          label="How"
          value={draft.channel}
          error={errors.channel}
          onChange={(event) => set({ channel: event.target.value })}
          choices={CHANNELS.map((value) => ({ value, words: value }))}
        />
        <TextField
          type="datetime-local"
          label="Sent at"
          value={draft.sentAt}
          error={errors.sentAt}
          onChange={(event) => set({ sentAt: event.target.value })}
        />
        {isContact && (
          <>
            <TextField
              type="datetime-local"
              label="Deadline for an answer"
              value={draft.deadline}
              error={errors.deadline}
              hint={deadline && deadlineWords(new Date(deadline), draft.timeZone, timeZone)}
              onChange={(event) => set({ deadline: event.target.value })}
            />
            <Select
              label="The deadline is by the clock of"
              value={draft.timeZone}
              error={errors.timeZone}
              onChange={(event) => set({ timeZone: event.target.value })}
              choices={zoneChoices(clocks)}
            />
          </>
        )}
        <OutcomeFields draft={draft} errors={errors} onChange={set} />
        <TextArea
          className="sm:col-span-2"
          label="What was put to them"
          rows={2}
          value={draft.asked}
          error={errors.asked}
          onChange={(event) => set({ asked: event.target.value })}
        />
      </div>
      <details className="mt-3">
        <summary className="text-xs font-medium text-soft">
          Items it concerns: {draft.itemIds.length || 'none'}
        </summary>
        <div className="mt-1 max-h-40 overflow-y-auto rounded-md border p-2">
          {live.map((item, i) => (
            <label key={item.id} className="flex min-h-6 items-baseline gap-2 text-sm">
              <input
                type="checkbox"
                checked={draft.itemIds.includes(item.id)}
                onChange={(event) =>
                  set({
                    itemIds: event.target.checked
                      ? [...draft.itemIds, item.id]
                      : draft.itemIds.filter((id) => id !== item.id),
                  })
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
      {isContact && (
        <RequestPanel
          request={{
            party: draft.partyName || '…',
            person: draft.person,
            items: live
              .filter(({ id }) => draft.itemIds.includes(id))
              .map((item) => ({
                words: item.exact,
                statement: statementText(item.statement),
                isQuote: item.kind === 'DIRECT_QUOTE' || item.kind === 'PARTIAL_QUOTE',
              })),
            asked: draft.asked,
            deadline: deadline ? new Date(deadline) : null,
            timeZone: draft.timeZone,
            newsroomTimeZone: timeZone,
            newsroom: view.newsroom.name,
            from: me.name,
          }}
        />
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="solid" disabled={isBusy} isBusy={isBusy}>
          Log attempt
        </Button>
      </div>
    </form>
  );
}

/** The clocks that are near at hand, then every other. */
function zoneChoices(near: readonly string[]) {
  const first = [...new Set(near)];
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone));
  return [...first, ...others].map((value) => ({ value, words: value.replaceAll('_', ' ') }));
}

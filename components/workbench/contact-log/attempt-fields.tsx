'use client';
import { CHANNELS } from '@/lib/domain/channels.ts';
import { wasAsked } from '@/lib/domain/contact-outcomes.ts';
import { fromLocalInput } from '@/lib/domain/moments.ts';
import { zoneOfParty } from '@/lib/domain/party.ts';
import { formatDeadline } from '@/lib/domain/request-template.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Select, TextField } from '../../ui/field.tsx';
import { useReaderZone } from '../../ui/reader-time.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import type { OutcomeDraft } from './outcome-fields.tsx';

/** A request for comment, as its form holds it. */
export type AttemptDraft = OutcomeDraft & {
  partyName: string;
  channel: string;
  person: string;
  asked: string;
  /** In the format of a datetime-local field, by the newsroom's clock. */
  sentAt: string;
  /** The same, by the clock of `timeZone`. */
  deadline: string;
  timeZone: string;
  itemIds: readonly string[];
};

type Fields = {
  draft: AttemptDraft;
  errors: Record<string, string>;
  onChange: (part: Partial<AttemptDraft>) => void;
};

/** Who is asked, how, when, and until when. */
export function AttemptFields({
  view,
  isFollowUp,
  ...fields
}: Fields & { view: WorkbenchView; isFollowUp: boolean }) {
  const { draft, errors, onChange } = fields;
  return (
    <>
      <div>
        <TextField
          label="Party"
          autoFocus={!isFollowUp}
          readOnly={isFollowUp}
          list="known-parties"
          value={draft.partyName}
          error={errors.partyName}
          onChange={(event) => onChange({ partyName: event.target.value })}
        />
        <datalist id="known-parties">
          {knownParties(view).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <TextField
        label="Person or office"
        placeholder="Press service"
        value={draft.person}
        error={errors.person}
        onChange={(event) => onChange({ person: event.target.value })}
      />
      <Select
        label="How"
        value={draft.channel}
        error={errors.channel}
        onChange={(event) => onChange({ channel: event.target.value })}
        choices={CHANNELS.map((value) => ({ value, words: value }))}
      />
      <TextField
        type="datetime-local"
        label="Sent at"
        value={draft.sentAt}
        error={errors.sentAt}
        onChange={(event) => onChange({ sentAt: event.target.value })}
      />
      {wasAsked(draft.outcome) && <DeadlineFields {...fields} />}
    </>
  );
}

function DeadlineFields({ draft, errors, onChange }: Fields) {
  const { timeZone } = useWorkbenchContext();
  const readerZone = useReaderZone();
  const deadline = fromLocalInput(draft.deadline, draft.timeZone);
  const near = [timeZone, readerZone, zoneOfParty(draft.partyName), draft.timeZone];
  return (
    <>
      <TextField
        type="datetime-local"
        label="Deadline for an answer"
        value={draft.deadline}
        error={errors.deadline}
        hint={deadline && formatDeadline(new Date(deadline), draft.timeZone, timeZone)}
        onChange={(event) => onChange({ deadline: event.target.value })}
      />
      <Select
        label="The deadline is by the clock of"
        value={draft.timeZone}
        error={errors.timeZone}
        onChange={(event) => onChange({ timeZone: event.target.value })}
        choices={zoneChoices(near.filter((zone) => zone !== null))}
      />
    </>
  );
}

/** Everybody whom the log or the story names. */
function knownParties({ contacts, items }: WorkbenchView): string[] {
  return [
    ...new Set([
      ...contacts.map((contact) => contact.party),
      ...items.flatMap((item) => item.parties.map(({ name }) => name)),
      ...items.flatMap((item) => (item.speaker ? [item.speaker.name] : [])),
    ]),
  ];
}

/** The most relevant time zones, then all others. */
function zoneChoices(near: readonly string[]) {
  const first = [...new Set(near)];
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone));
  return [...first, ...others].map((value) => ({ value, words: value.replaceAll('_', ' ') }));
}

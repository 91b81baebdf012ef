'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Checkbox, Select, TextField } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useForm } from '@/components/ui/use-form.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import {
  type CardShape,
  HEADLINE_CHOICES,
  HEADLINE_LABELS,
  type HeadlineChoice,
  MESSAGE_CHANNEL_LABELS,
  MESSAGE_CHANNELS,
  MESSAGE_KINDS,
  MESSAGES,
  type MessageChannel,
} from '@/lib/domain/messages.ts';
import type { AddChannelInput } from '@/lib/messages/schema.ts';
import type { ChannelView } from '@/lib/messages/view.ts';

export type Choices = Omit<AddChannelInput, 'channel'>;

const HINTS: Record<MessageChannel, string> = {
  SLACK: 'The address of an incoming webhook, from the settings of a Slack app.',
  TEAMS: 'The address that a workflow gives: “Send webhook alerts to a channel”.',
  MATRIX: 'The homeserver, such as https://matrix.newsroom.example',
};

/** Adds a channel, or changes one: then a secret that is left empty stays as it is. */
export function ChannelForm({
  channel: before,
  send,
  onDone,
}: {
  channel?: ChannelView;
  send: (channel: MessageChannel, choices: Choices) => Promise<ActionResult<void>>;
  onDone?: () => void;
}) {
  const router = useRouter();
  const [channel, setChannel] = useState<MessageChannel>(before?.channel ?? 'SLACK');
  const { submit, isBusy, errors, message } = useForm((choices: Choices) => send(channel, choices));

  const read = (field: (name: string) => string, fields: FormData): Choices => ({
    name: field('name'),
    about: MESSAGE_KINDS.filter((kind) => fields.getAll('about').includes(kind)),
    headline: field('headline') as HeadlineChoice,
    shape: (field('shape') || 'CARD') as CardShape,
    ...{ address: field('address'), room: field('room'), token: field('token') },
  });

  return (
    <form
      onSubmit={submit(read, (_, form) => {
        form.reset();
        onDone?.();
        router.refresh();
      })}
      className="grid max-w-xl gap-5"
    >
      {message && <Notice tone="error">{message}</Notice>}
      {!before && (
        <Select
          label="Where it goes"
          value={channel}
          onChange={(event) => setChannel(event.target.value as MessageChannel)}
          choices={MESSAGE_CHANNELS.map((value) => ({ value, words: MESSAGE_CHANNEL_LABELS[value] }))}
        />
      )}
      <TextField
        label="Name of the channel"
        name="name"
        defaultValue={before?.name ?? ''}
        hint="As the newsroom calls it."
        autoFocus={before !== undefined}
        error={errors.name}
      />
      <Address {...{ channel, errors }} shown={before?.shown} shape={before?.shape} />
      <About about={before?.about ?? ['PUBLISHED', 'NEW_EDITION', 'WITHDRAWN']} error={errors.about} />
      <Select
        label="With the story’s headline"
        name="headline"
        defaultValue={before?.headline ?? 'NEVER'}
        choices={HEADLINE_CHOICES.map((value) => ({ value, words: HEADLINE_LABELS[value] }))}
        hint="Whoever reads the channel, and whoever runs the service, reads it. Quotes, sources and parties are in no message."
        error={errors.headline}
      />
      <FormActions>
        {onDone && <Button onClick={onDone}>Cancel</Button>}
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          {before ? 'Save channel' : 'Add channel'}
        </Button>
      </FormActions>
    </form>
  );
}

/** The secrets: shown to nobody once they are kept. */
function Address({
  channel,
  shown,
  shape,
  errors,
}: {
  channel: MessageChannel;
  shown: string | undefined;
  shape: CardShape | undefined;
  errors: Record<string, string>;
}) {
  const stays = shown ? ` Leave it empty to keep ${shown}` : '';
  return (
    <>
      <TextField
        label={channel === 'MATRIX' ? 'Homeserver' : 'Address'}
        name="address"
        inputMode="url"
        spellCheck={false}
        hint={`${HINTS[channel]}${stays}`}
        error={errors.address}
      />
      {channel === 'TEAMS' && (
        <Select
          label="What the workflow takes"
          name="shape"
          defaultValue={shape ?? 'CARD'}
          choices={[
            { value: 'CARD', words: 'An adaptive card' },
            { value: 'MESSAGE', words: 'A message with an adaptive card attached' },
          ]}
          hint="It depends on the template that it was made from: send a test, and take the other where nothing appears."
          error={errors.shape}
        />
      )}
      {channel === 'MATRIX' && (
        <>
          <TextField
            label="Id of the room"
            name="room"
            spellCheck={false}
            hint={`It begins with “!” and is in the room’s settings, under “Advanced”.${shown ? ' Leave it empty to keep it.' : ''}`}
            error={errors.room}
          />
          <TextField
            label="Access token"
            name="token"
            type="password"
            autoComplete="new-password"
            hint={`Of an account that is in the room, better one made for this alone.${shown ? ' Leave it empty to keep it.' : ''}`}
            error={errors.token}
          />
        </>
      )}
    </>
  );
}

function About({ about, error }: { about: readonly string[]; error: string | undefined }) {
  return (
    <fieldset className="grid gap-2" aria-describedby={error ? 'about-error' : undefined}>
      <legend className="mb-1 text-xs font-medium text-soft">It is told when</legend>
      {MESSAGE_KINDS.map((kind) => (
        <Checkbox
          key={kind}
          label={MESSAGES[kind].label}
          name="about"
          value={kind}
          defaultChecked={about.includes(kind)}
        />
      ))}
      {error && (
        <p id="about-error" role="alert" className="text-xs font-medium text-disputed">
          {error}
        </p>
      )}
    </fieldset>
  );
}

'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Notice } from '@/components/ui/notice.tsx';
import { ReaderTime } from '@/components/ui/reader-time.tsx';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { HEADLINE_LABELS, MESSAGE_CHANNEL_LABELS, MESSAGES } from '@/lib/domain/messages.ts';
import type { ChangeChannelInput, SendAgainInput } from '@/lib/messages/schema.ts';
import type { ChannelView } from '@/lib/messages/view.ts';
import { ChannelButtons, type Pressed } from './channel-buttons.tsx';
import { ChannelForm } from './channel-form.tsx';
import { DeliveryList } from './delivery-list.tsx';

type Change = (input: ChangeChannelInput) => Promise<ActionResult<void>>;
type ChannelActions = Pressed & {
  change: Change;
  sendAgain: (input: SendAgainInput) => Promise<ActionResult<void>>;
};

type Props = {
  channel: ChannelView;
  timeZone: string;
  /** ISO. */
  now: string;
  actions: ChannelActions;
};

/** A channel: where it goes, of what it is told, what one can do with it, and what became of its last messages. */
export function Channel({ channel, timeZone, now, actions }: Props) {
  const { id, name, pausedAt, pausedBecause } = channel;
  const [isChanging, setIsChanging] = useState(false);
  const [hasLookedIn, setHasLookedIn] = useState(false);
  return (
    // No landmark: two channels may have one name.
    <article aria-labelledby={`channel-${id}`} className="border-t pt-4 pb-8">
      <h3 id={`channel-${id}`} className="font-semibold break-words">
        {name}
      </h3>
      {pausedAt && (
        <Notice tone="warning" title="Paused" className="mt-2">
          {pausedBecause
            ? `The service answered ${pausedBecause}: it knows no such address any more. Put in a new one and resume.`
            : 'It is told nothing, and what happens meanwhile is not told later.'}{' '}
          Since <ReaderTime iso={pausedAt} timeZone={timeZone} now={now} />.
        </Notice>
      )}
      {isChanging ? (
        <ChangeForm
          {...{ channel }}
          change={actions.change}
          onDone={() => {
            setIsChanging(false);
            setHasLookedIn(true);
          }}
        />
      ) : (
        <>
          <About channel={channel} />
          <ChannelButtons {...{ channel, actions, hasLookedIn }} onChange={() => setIsChanging(true)} />
        </>
      )}
      <DeliveryList {...{ channel, timeZone, now }} sendAgain={actions.sendAgain} />
    </article>
  );
}

/** Where it goes, and of what it is told. */
function About({ channel }: Pick<Props, 'channel'>) {
  return (
    <dl className="mt-2 grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[5.5rem_minmax(0,1fr)]">
      <dt className="text-soft">Goes to</dt>
      <dd className="break-words">
        {MESSAGE_CHANNEL_LABELS[channel.channel]}{' '}
        <span className="font-mono text-xs break-all text-soft">{channel.shown}</span>
      </dd>
      <dt className="text-soft">Told when</dt>
      <dd>
        <ul>
          {channel.about.map((kind) => (
            <li key={kind}>{MESSAGES[kind].label}</li>
          ))}
        </ul>
      </dd>
      <dt className="text-soft">Headline</dt>
      <dd>{HEADLINE_LABELS[channel.headline]}</dd>
    </dl>
  );
}

/**
 * What is typed rests on the channel as it was when the form was opened: the page reads it anew meanwhile. Whoever was
 * told that it has changed may then insist.
 */
function ChangeForm({
  channel,
  change,
  onDone,
}: {
  channel: ChannelView;
  change: Change;
  onDone: () => void;
}) {
  const router = useRouter();
  const [begun] = useState(channel.version);
  const [isTold, setIsTold] = useState(false);
  return (
    <div className="mt-4">
      <ChannelForm
        channel={channel}
        send={async (_, choices) => {
          const version = isTold ? channel.version : begun;
          const result = await change({ channelId: channel.id, version, ...choices });
          if (!result.ok && result.error.code === 'conflict') {
            setIsTold(true);
            router.refresh();
          }
          return result;
        }}
        onDone={onDone}
      />
    </div>
  );
}

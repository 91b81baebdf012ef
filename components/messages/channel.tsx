'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { ReaderTime } from '@/components/ui/reader-time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { HEADLINE_LABELS, MESSAGE_CHANNEL_LABELS, MESSAGES } from '@/lib/domain/messages.ts';
import type {
  ChangeChannelInput,
  ChannelInput,
  PauseChannelInput,
  SendAgainInput,
  TestChannelInput,
} from '@/lib/messages/schema.ts';
import { type ChannelView, OUTCOME_WORDS, type TestAnswer } from '@/lib/messages/view.ts';
import { ChannelForm } from './channel-form.tsx';
import { DeliveryList } from './delivery-list.tsx';

type ChannelActions = {
  change: (input: ChangeChannelInput) => Promise<ActionResult<void>>;
  pause: (input: PauseChannelInput) => Promise<ActionResult<void>>;
  remove: (input: ChannelInput) => Promise<ActionResult<void>>;
  test: (input: TestChannelInput) => Promise<ActionResult<TestAnswer>>;
  sendAgain: (input: SendAgainInput) => Promise<ActionResult<void>>;
};

type Props = { channel: ChannelView; timeZone: string; actions: ChannelActions };

/** A channel: where it goes, of what it is told, what one can do with it, and what became of its last messages. */
export function Channel({ channel, timeZone, actions }: Props) {
  const { id, version, name, pausedAt, pausedBecause } = channel;
  const [isChanging, setIsChanging] = useState(false);
  return (
    <section aria-labelledby={`channel-${id}`} className="border-b pb-6">
      <h3 id={`channel-${id}`} className="font-semibold break-words">
        {name}
      </h3>
      <p className="mt-0.5 text-sm break-words text-soft">
        {MESSAGE_CHANNEL_LABELS[channel.channel]} · <span className="font-mono text-xs">{channel.shown}</span>{' '}
        · Headline: {HEADLINE_LABELS[channel.headline].toLowerCase()}
      </p>
      <p className="mt-1 max-w-prose text-sm">
        {channel.about.map((kind) => MESSAGES[kind].label).join('; ')}
      </p>
      {pausedAt && (
        <Notice tone="warning" title="Paused" className="mt-3">
          {pausedBecause
            ? `The service said ${pausedBecause}: it knows no such address any more. Put in a new one and resume.`
            : 'It is told nothing, and what happens meanwhile is not told later.'}{' '}
          Since <ReaderTime iso={pausedAt} timeZone={timeZone} />.
        </Notice>
      )}
      {isChanging ? (
        <div className="mt-4">
          <ChannelForm
            channel={channel}
            send={(_, choices) => actions.change({ channelId: id, version, ...choices })}
            onDone={() => setIsChanging(false)}
          />
        </div>
      ) : (
        <Buttons {...{ channel, actions }} onChange={() => setIsChanging(true)} />
      )}
      <DeliveryList {...{ channel, timeZone }} sendAgain={actions.sendAgain} />
    </section>
  );
}

function Buttons({
  channel: { id, version, name, pausedAt },
  actions,
  onChange,
}: Omit<Props, 'timeZone'> & { onChange: () => void }) {
  const router = useRouter();
  const test = useAction(actions.test);
  const pause = useAction(actions.pause);
  const [answer, setAnswer] = useState<TestAnswer | null>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const error = test.generalError ?? pause.generalError;
  const of = <span className="sr-only">: {name}</span>;
  return (
    <>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          size="sm"
          isBusy={test.isBusy}
          disabled={test.isBusy}
          onClick={() => test.run({ channelId: id }, setAnswer)}
        >
          Send a test{of}
        </Button>
        <Button size="sm" onClick={onChange}>
          Change{of}
        </Button>
        <Button
          size="sm"
          isBusy={pause.isBusy}
          disabled={pause.isBusy}
          onClick={() => pause.run({ channelId: id, version, isPaused: !pausedAt }, () => router.refresh())}
        >
          {pausedAt ? 'Resume' : 'Pause'}
          {of}
        </Button>
        <Button size="sm" look="danger" onClick={() => setIsRemoving(true)}>
          Remove{of}
        </Button>
      </div>
      <div aria-live="polite">
        {answer && <Answer answer={answer} />}
        {error && (
          <Notice tone="error" className="mt-3">
            {error}
          </Notice>
        )}
      </div>
      <RemoveDialog {...{ id, version, name, isRemoving, setIsRemoving }} remove={actions.remove} />
    </>
  );
}

/** Exactly what came back. */
function Answer({ answer: { isSent, outcome, text } }: { answer: TestAnswer }) {
  return (
    <Notice tone={isSent ? 'good' : 'error'} className="mt-3" title={isSent ? 'Sent' : 'Not sent'}>
      {OUTCOME_WORDS[outcome] ?? `The service answered ${outcome}.`}
      {text && <code className="mt-1 block font-mono text-xs break-all whitespace-pre-wrap">{text}</code>}
    </Notice>
  );
}

function RemoveDialog({
  id,
  version,
  name,
  isRemoving,
  setIsRemoving,
  remove,
}: {
  id: string;
  version: number;
  name: string;
  isRemoving: boolean;
  setIsRemoving: (isOpen: boolean) => void;
  remove: ChannelActions['remove'];
}) {
  const router = useRouter();
  const { run, isBusy, generalError } = useAction(remove);
  return (
    <Dialog isOpen={isRemoving} onOpenChange={setIsRemoving} title={`Remove “${name}”?`}>
      <p className="text-sm">Its address is forgotten, and so is what became of its messages.</p>
      {generalError && (
        <Notice tone="error" className="mt-3">
          {generalError}
        </Notice>
      )}
      <FormActions className="mt-5">
        <Button onClick={() => setIsRemoving(false)}>Keep it</Button>
        <Button
          look="danger"
          isBusy={isBusy}
          disabled={isBusy}
          onClick={() => run({ channelId: id, version }, () => router.refresh())}
        >
          Remove
        </Button>
      </FormActions>
    </Dialog>
  );
}

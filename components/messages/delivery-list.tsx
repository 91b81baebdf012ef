'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { ReaderTime } from '@/components/ui/reader-time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { SendAgainInput } from '@/lib/messages/schema.ts';
import { type ChannelView, type DeliveryState, OUTCOME_WORDS } from '@/lib/messages/view.ts';

/** Shape first, colour second. */
const STATES: Record<DeliveryState, { sign: string; words: string; tone: string }> = {
  WAITING: { sign: '○', words: 'Waits', tone: 'text-soft' },
  SENDING: { sign: '◐', words: 'On its way', tone: 'text-pending' },
  SENT: { sign: '●', words: 'Sent', tone: 'text-verified' },
  FAILED: { sign: '✕', words: 'Failed', tone: 'text-disputed' },
};

/** What became of a channel's last messages; what failed can be sent again. */
export function DeliveryList({
  channel: { id, name, deliveries },
  timeZone,
  now,
  sendAgain,
}: {
  channel: ChannelView;
  timeZone: string;
  /** ISO. */
  now: string;
  sendAgain: (input: SendAgainInput) => Promise<ActionResult<void>>;
}) {
  const router = useRouter();
  const { run, isBusy, generalError } = useAction(sendAgain);
  useFollowing(deliveries.some(isUnderWay));
  if (deliveries.length === 0) return <p className="mt-4 text-sm text-soft">No message yet.</p>;
  return (
    <>
      {generalError && (
        <Notice tone="error" className="mt-3">
          {generalError}
        </Notice>
      )}
      <ul className="mt-4 border-t border-rule/60" aria-label={`Last messages to ${name}`}>
        {deliveries.map(({ id: deliveryId, label, at, state, outcome, attempts }) => (
          <li
            key={deliveryId}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-b border-rule/60 py-2 text-sm sm:grid-cols-[5.5rem_minmax(0,1fr)_auto]"
          >
            <p className="col-span-2 sm:col-span-1">
              <span aria-hidden="true" className={STATES[state].tone}>
                {STATES[state].sign}
              </span>{' '}
              {STATES[state].words}
            </p>
            <p className="min-w-0">
              {label}
              <span className="block text-soft">
                <ReaderTime iso={at} timeZone={timeZone} now={now} />
                {outcome && ` · ${OUTCOME_WORDS[outcome] ?? `answered ${outcome}`}`}
                {attempts > 1 && ` · try ${attempts}`}
              </span>
            </p>
            {state === 'FAILED' && (
              <Button
                size="sm"
                className="self-start"
                isBusy={isBusy}
                disabled={isBusy}
                onClick={() => run({ channelId: id, deliveryId }, () => router.refresh())}
              >
                Send again<span className="sr-only">: {label}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** About to be sent; what is tried again may wait for hours. */
const isUnderWay = ({ state, attempts }: ChannelView['deliveries'][number]) =>
  state === 'SENDING' || (state === 'WAITING' && attempts === 0);

/** That a message was sent is no event of the record, so that no stream tells of it. */
const FIRST_LOOK_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Reads the page again until nothing is under way, each time after twice as long. */
function useFollowing(isFollowed: boolean): void {
  const router = useRouter();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (!isFollowed) return setLooks(0);
    const timer = setTimeout(
      () => {
        router.refresh();
        setLooks(looks + 1);
      },
      Math.min(FIRST_LOOK_MS * 2 ** looks, LONGEST_PAUSE_MS),
    );
    return () => clearTimeout(timer);
  }, [isFollowed, looks, router]);
}

'use client';
import { useRouter } from 'next/navigation';
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
  sendAgain,
}: {
  channel: ChannelView;
  timeZone: string;
  sendAgain: (input: SendAgainInput) => Promise<ActionResult<void>>;
}) {
  const router = useRouter();
  const { run, isBusy, generalError } = useAction(sendAgain);
  if (deliveries.length === 0) return <p className="mt-4 text-sm text-soft">No message yet.</p>;
  return (
    <>
      {generalError && (
        <Notice tone="error" className="mt-3">
          {generalError}
        </Notice>
      )}
      <ul className="mt-4 border-t" aria-label={`Last messages to ${name}`}>
        {deliveries.map(({ id: deliveryId, label, at, state, outcome, attempts }) => (
          <li
            key={deliveryId}
            className="grid gap-x-4 gap-y-1 border-b py-2 text-sm sm:grid-cols-[6.5rem_1fr_auto]"
          >
            <p>
              <span aria-hidden="true" className={STATES[state].tone}>
                {STATES[state].sign}
              </span>{' '}
              {STATES[state].words}
            </p>
            <p className="min-w-0">
              {label}
              <span className="block text-soft">
                <ReaderTime iso={at} timeZone={timeZone} />
                {outcome && ` · ${OUTCOME_WORDS[outcome] ?? `answered ${outcome}`}`}
                {attempts > 1 && ` · try ${attempts}`}
              </span>
            </p>
            {state === 'FAILED' && (
              <Button
                size="sm"
                className="justify-self-start"
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

'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog, DialogActions } from '@/components/ui/dialog.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { ChannelInput, PauseChannelInput, TestChannelInput } from '@/lib/messages/schema.ts';
import { type ChannelView, OUTCOME_WORDS, type TestAnswer } from '@/lib/messages/view.ts';

/** What its buttons do. */
export type Pressed = {
  pause: (input: PauseChannelInput) => Promise<ActionResult<void>>;
  remove: (input: ChannelInput) => Promise<ActionResult<void>>;
  test: (input: TestChannelInput) => Promise<ActionResult<TestAnswer>>;
};

type Props = {
  channel: ChannelView;
  actions: Pressed;
  /** Whether the form of changes was just closed: the keyboard is then where it was. */
  hasLookedIn: boolean;
  onChange: () => void;
};

/** What one can do with a channel, and what came of it. */
export function ChannelButtons({
  channel: { id, version, name, pausedAt },
  actions,
  hasLookedIn,
  onChange,
}: Props) {
  const router = useRouter();
  const test = useAction(actions.test);
  const pause = useAction(actions.pause);
  const [answer, setAnswer] = useState<TestAnswer | null>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const error = test.generalError ?? pause.generalError;
  const of = <span className="sr-only">: {name}</span>;

  function send() {
    setAnswer(null);
    test.run({ channelId: id }, setAnswer);
  }

  return (
    <>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" isBusy={test.isBusy} disabled={test.isBusy} onClick={send}>
          Send a test{of}
        </Button>
        <Button size="sm" autoFocus={hasLookedIn} onClick={onChange}>
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
        <Button size="sm" look="quiet" onClick={() => setIsRemoving(true)}>
          Remove…{of}
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
  const words = OUTCOME_WORDS[outcome] ?? `The service answered ${outcome}${text ? ', word for word:' : '.'}`;
  return (
    <Notice tone={isSent ? 'good' : 'error'} className="mt-3" title={isSent ? 'Sent' : 'Not sent'}>
      {words}
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
}: Pick<ChannelView, 'id' | 'version' | 'name'> & {
  isRemoving: boolean;
  setIsRemoving: (isOpen: boolean) => void;
  remove: Pressed['remove'];
}) {
  const router = useRouter();
  const { run, isBusy, generalError } = useAction(remove);
  return (
    <Dialog
      isOpen={isRemoving}
      onOpenChange={setIsRemoving}
      title={`Remove “${name}”?`}
      description="Its address is forgotten, and so is what became of its messages. To stop it for a while, pause it."
    >
      {generalError && <Notice tone="error">{generalError}</Notice>}
      <DialogActions>
        <Button onClick={() => setIsRemoving(false)}>Keep it</Button>
        <Button
          look="danger"
          isBusy={isBusy}
          disabled={isBusy}
          onClick={() => run({ channelId: id, version }, () => router.refresh())}
        >
          Remove
        </Button>
      </DialogActions>
    </Dialog>
  );
}

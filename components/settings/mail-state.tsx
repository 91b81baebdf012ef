'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { ReaderTime } from '@/components/ui/reader-time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { SendTestMailInput } from '@/lib/mail/schema.ts';
import { MAIL_OUTCOME_WORDS, type MailAttempt, type MailStateView } from '@/lib/mail/view.ts';
import { Link } from '../ui/link.tsx';

type Props = {
  state: MailStateView;
  timeZone: string;
  sendTest: (input: SendTestMailInput) => Promise<ActionResult<MailAttempt>>;
};

/** Whether mail goes out, and through which server; what became of the last letter, what waits, and a test. */
export function MailState({ state, timeZone, sendTest }: Props) {
  const { server, from, problem, last, sentAt, waiting, to } = state;
  const [answer, setAnswer] = useState<MailAttempt | null>(null);
  return (
    <section aria-labelledby="mail" className="mt-12 max-w-xl border-t pt-6">
      <h2 id="mail" className="text-lg font-semibold">
        Mail
      </h2>
      {problem !== null && (
        <Notice tone="error" title="Stet sends no mail" className="mt-3">
          {problem}
        </Notice>
      )}
      {server === null && problem === null && (
        <p className="mt-2 text-sm">
          No mail server is set, so Stet sends no mail, and notices stay in the inbox. Your operator sets one
          with <Code>STET_SMTP_URL</Code> and <Code>STET_MAIL_FROM</Code>.
        </p>
      )}
      <dl className="mt-3 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[7rem_minmax(0,1fr)] sm:gap-y-3">
        {server !== null && (
          <Row name="Server">
            <span className="font-mono text-xs break-all">{server}</span>
            <span className="block break-words text-soft">in the name of {from}</span>
          </Row>
        )}
        {server !== null && (
          <Row name="Last letter">
            <LastLetter {...{ last, server, sentAt, timeZone }} isShownBelow={answer?.at === last?.at} />
          </Row>
        )}
        {(server !== null || waiting) && (
          <Row name="Waiting">
            <Waiting {...{ waiting, timeZone }} />
          </Row>
        )}
      </dl>
      {server !== null && <Test {...{ to, sendTest, answer, setAnswer }} />}
    </section>
  );
}

const Code = ({ children }: { children: ReactNode }) => (
  <code className="font-mono text-xs break-all">{children}</code>
);

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="mt-2 text-soft first:mt-0 sm:mt-0">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

/** @param isShownBelow what the server said stands beside the button already */
function LastLetter({
  last,
  server,
  sentAt,
  timeZone,
  isShownBelow,
}: Pick<MailStateView, 'last' | 'server' | 'sentAt'> & { timeZone: string; isShownBelow: boolean }) {
  if (!last) return <span className="text-soft">None so far.</span>;
  const isSent = last.outcome === 'SENT';
  return (
    <>
      <span aria-hidden="true" className={isSent ? 'text-verified' : 'text-disputed'}>
        {isSent ? '●' : '✕'}
      </span>{' '}
      {isSent ? 'Taken' : 'Not taken'} · <ReaderTime iso={last.at} timeZone={timeZone} />
      {last.isTest && ', a test'}
      {last.server !== server && (
        <>
          , by <span className="font-mono text-xs break-all">{last.server}</span>
        </>
      )}
      {!isShownBelow && (
        <span className="mt-0.5 block">
          {!isSent && <span className="block">{MAIL_OUTCOME_WORDS[last.outcome]}</span>}
          <Said {...last} />
        </span>
      )}
      {!isSent && sentAt && (
        <span className="block text-soft">
          The last one that was taken: <ReaderTime iso={sentAt} timeZone={timeZone} />
        </span>
      )}
    </>
  );
}

/** Word for word. */
function Said({ reply, cause }: Pick<MailAttempt, 'reply' | 'cause'>) {
  if (reply)
    return (
      <span className="block">
        <span className="text-soft">The server said: </span>
        <code className="font-mono text-xs break-words whitespace-pre-wrap">{reply}</code>
      </span>
    );
  if (!cause) return null;
  return (
    <span className="block">
      <span className="text-soft">The server said nothing; here: </span>
      <Code>{cause}</Code>
    </span>
  );
}

function Waiting({ waiting, timeZone }: Pick<MailStateView, 'waiting'> & { timeZone: string }) {
  if (!waiting) return <span className="text-soft">Nothing waits.</span>;
  return (
    <>
      {waiting.count === 1 ? '1 letter, since ' : `${waiting.count} letters, the first since `}
      <ReaderTime iso={waiting.since} timeZone={timeZone} />.{' '}
      <Link href="/settings/jobs" className="text-pencil underline underline-offset-4">
        Jobs
      </Link>{' '}
      says when each is tried again.
    </>
  );
}

function Test({
  to,
  sendTest,
  answer,
  setAnswer,
}: Pick<MailStateView, 'to'> &
  Pick<Props, 'sendTest'> & { answer: MailAttempt | null; setAnswer: (answer: MailAttempt | null) => void }) {
  const router = useRouter();
  const { run, isBusy, generalError } = useAction(sendTest);
  function press() {
    if (isBusy) return;
    setAnswer(null);
    run({}, (came) => {
      setAnswer(came);
      // What was typed into the form above stays: only what the server knows is read again.
      router.refresh();
    });
  }
  return (
    <div className="mt-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {/* Not disabled meanwhile: it has the focus, and would lose it. */}
        <Button isBusy={isBusy} onClick={press} aria-describedby="test-goes-to">
          {isBusy ? 'Sending…' : 'Send a test'}
        </Button>
        <p id="test-goes-to" className="min-w-0 text-sm break-words text-soft">
          To your own address, {to}
        </p>
      </div>
      <div aria-live="polite">
        {answer && (
          <Notice
            tone={answer.outcome === 'SENT' ? 'good' : 'error'}
            title={answer.outcome === 'SENT' ? 'The test was sent' : 'The test was not sent'}
            className="mt-3"
          >
            {MAIL_OUTCOME_WORDS[answer.outcome]}
            <Said {...answer} />
          </Notice>
        )}
        {generalError && (
          <Notice tone="error" className="mt-3">
            {generalError}
          </Notice>
        )}
      </div>
    </div>
  );
}

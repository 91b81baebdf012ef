'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Checkbox } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { type Clock, ReaderTime } from '@/components/ui/reader-time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { useForm } from '@/components/ui/use-form.ts';
import type { MakeCalendarInput, RevokeCalendarInput } from '@/lib/calendar/schema.ts';
import type { OwnCalendar } from '@/lib/calendar/view.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { LinkShownOnce } from './link-shown-once.tsx';

type Props = Clock & {
  calendar: OwnCalendar;
  make: (input: MakeCalendarInput) => Promise<ActionResult<{ link: string }>>;
  revoke: (input: RevokeCalendarInput) => Promise<ActionResult<void>>;
};

/** Somebody's deadlines in their calendar program: the link that it subscribes to, made, made again and revoked. */
export function CalendarSection({ calendar: { made, can }, make, revoke, ...clock }: Props) {
  const router = useRouter();
  const [link, setLink] = useState<string | null>(null);
  const making = useForm(make);
  const revoking = useAction(revoke);
  // Where the keyboard goes when the button that it was on goes.
  const maker = useRef<HTMLButtonElement>(null);
  const message = making.message ?? revoking.generalError;

  function show(next: string | null) {
    setLink(next);
    router.refresh();
  }

  return (
    <form
      onSubmit={making.submit(
        (_field, fields) => ({ hasHeadlines: fields.has('hasHeadlines') }),
        (fresh) => show(fresh.link),
      )}
      className="grid gap-4"
    >
      <p className="text-sm text-soft">
        A calendar program that subscribes to your link shows what is due of yours: items, stories and
        replies. It says how much, and leads to the story; quotes, sources and parties are never in it.
      </p>
      <Standing {...{ made, can }} {...clock} />
      {can.make && (
        <Checkbox
          label="With the stories’ headlines"
          name="hasHeadlines"
          defaultChecked={made?.hasHeadlines ?? false}
          hint="Whoever has the link, and whoever runs your calendar, reads them."
        />
      )}
      {message && <Notice tone="error">{message}</Notice>}
      <FormActions>
        {made && (
          <Button
            look="quiet"
            isBusy={revoking.isBusy}
            disabled={revoking.isBusy}
            onClick={() =>
              revoking.run({}, () => {
                show(null);
                maker.current?.focus();
              })
            }
          >
            Revoke the link
          </Button>
        )}
        {can.make && (
          <Button ref={maker} type="submit" isBusy={making.isBusy} disabled={making.isBusy}>
            {made ? 'Make a new link' : 'Make a link'}
          </Button>
        )}
      </FormActions>
      {/* Last, so that nothing of the form moves. */}
      <div aria-live="polite">
        {link && (
          // A new link is a new notice: the one before may say that it was copied.
          <LinkShownOnce
            key={link}
            link={link}
            title="Subscribe to this link in your calendar"
            onClose={() => {
              setLink(null);
              maker.current?.focus();
            }}
          >
            Whoever has it sees when your work is due. It is not shown again.
          </LinkShownOnce>
        )}
      </div>
    </form>
  );
}

/** Whether there is a link, since when, and what it shows. */
function Standing({ made, can, timeZone, now }: OwnCalendar & Clock) {
  if (!made) return <p className="text-sm">No link yet.</p>;
  return (
    <p className="text-sm">
      Link made <ReaderTime iso={made.at} timeZone={timeZone} now={now} />
      {made.hasHeadlines ? ', with headlines. ' : ', without headlines. '}
      {can.make ? 'A new one ends it.' : 'Your role has no deadlines, so it shows nothing.'}
    </p>
  );
}

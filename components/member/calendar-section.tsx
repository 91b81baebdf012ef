'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Checkbox } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { ReaderTime } from '@/components/ui/reader-time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { useForm } from '@/components/ui/use-form.ts';
import type { MakeCalendarInput, RevokeCalendarInput } from '@/lib/calendar/schema.ts';
import type { OwnCalendar } from '@/lib/calendar/view.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { LinkShownOnce } from './link-shown-once.tsx';

type Props = {
  calendar: OwnCalendar;
  /** The newsroom's time zone. */
  timeZone: string;
  make: (input: MakeCalendarInput) => Promise<ActionResult<{ link: string }>>;
  revoke: (input: RevokeCalendarInput) => Promise<ActionResult<void>>;
};

/** Somebody's deadlines in their calendar program: the link that it subscribes to, made, made again and revoked. */
export function CalendarSection({ calendar, timeZone, make, revoke }: Props) {
  const router = useRouter();
  const [link, setLink] = useState<string | null>(null);
  const made = calendar.made;
  return (
    <div className="grid gap-4">
      <p className="text-sm text-soft">
        A calendar program that subscribes to your link shows what is due of yours: items, stories and
        replies. It says how much, and leads to the story; quotes, sources and parties are never in it.
      </p>
      {made && (
        <p className="text-sm">
          Link made <ReaderTime iso={made.at} timeZone={timeZone} />
          {made.hasHeadlines ? ', with headlines.' : ', without headlines.'}
          {!calendar.can.make && ' Your role has no deadlines, so that it shows nothing.'}
        </p>
      )}
      {link && (
        // A new link is a new notice: the one before may say that it was copied.
        <LinkShownOnce
          key={link}
          link={link}
          title="Subscribe to this link in your calendar"
          onClose={() => setLink(null)}
        >
          Whoever has it sees when your work is due. It is not shown again.
        </LinkShownOnce>
      )}
      {calendar.can.make && (
        <MakeForm
          made={made}
          make={make}
          onMade={(fresh) => {
            setLink(fresh);
            router.refresh();
          }}
        />
      )}
      {made && (
        <Revoke
          revoke={revoke}
          onRevoked={() => {
            setLink(null);
            router.refresh();
          }}
        />
      )}
    </div>
  );
}

/** Makes the link; where there is one, in its place. */
function MakeForm({
  made,
  make,
  onMade,
}: {
  made: OwnCalendar['made'];
  make: Props['make'];
  onMade: (link: string) => void;
}) {
  const { submit, isBusy, message } = useForm(make);
  return (
    <form
      onSubmit={submit(
        (_field, fields) => ({ hasHeadlines: fields.has('hasHeadlines') }),
        ({ link }) => onMade(link),
      )}
      className="grid gap-3"
    >
      {message && <Notice tone="error">{message}</Notice>}
      <Checkbox
        label="With the stories’ headlines"
        name="hasHeadlines"
        defaultChecked={made?.hasHeadlines ?? false}
        hint="Whoever has the link, and whoever runs your calendar, reads them."
      />
      <FormActions>
        <Button type="submit" isBusy={isBusy} disabled={isBusy}>
          {made ? 'Make a new link' : 'Make a link'}
        </Button>
      </FormActions>
      {made && <p className="text-xs text-soft">A new link ends the one before.</p>}
    </form>
  );
}

function Revoke({ revoke, onRevoked }: { revoke: Props['revoke']; onRevoked: () => void }) {
  const { run, isBusy, generalError } = useAction(revoke);
  return (
    <div className="grid gap-2">
      {generalError && <Notice tone="error">{generalError}</Notice>}
      <FormActions>
        <Button look="quiet" isBusy={isBusy} disabled={isBusy} onClick={() => run({}, onRevoked)}>
          Revoke the link
        </Button>
      </FormActions>
    </div>
  );
}

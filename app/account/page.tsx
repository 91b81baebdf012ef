import { DeskFrame } from '@/app/desk-frame.tsx';
import { AccountForm } from '@/components/member/account-form.tsx';
import { CalendarSection } from '@/components/member/calendar-section.tsx';
import { MailForm, MutedStory } from '@/components/member/mail-form.tsx';
import { ChangePasswordForm, ProveEarlierForm } from '@/components/member/set-password-form.tsx';
import { StoryTokens } from '@/components/member/story-tokens.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireSignedIn } from '@/lib/auth/require-actor.ts';
import { makeCalendarAction, revokeCalendarAction } from '@/lib/calendar/actions.ts';
import { ownCalendar } from '@/lib/calendar/queries.ts';
import type { OwnCalendar } from '@/lib/calendar/view.ts';
import { type ClosedToMe, closedToMe } from '@/lib/confidential/notice-queries.ts';
import {
  changeAccountAction,
  changePasswordAction,
  proveEarlierPasswordAction,
} from '@/lib/members/actions.ts';
import { changeMailsAction, muteStoryAction } from '@/lib/notices/actions.ts';
import { ownMails } from '@/lib/notices/queries.ts';
import type { OwnMails } from '@/lib/notices/view.ts';
import { makeStoryTokenAction, revokeStoryTokenAction } from '@/lib/tokens/actions.ts';
import { ownStoryTokens } from '@/lib/tokens/queries.ts';
import type { OwnStoryTokens } from '@/lib/tokens/view.ts';

export default async function AccountPage() {
  const who = await requireSignedIn('/account');
  const { actor, timeZone } = who;
  const [closed, mails, calendar, tokens] = await Promise.all([
    closedToMe(actor),
    ownMails(actor),
    ownCalendar(actor),
    ownStoryTokens(actor),
  ]);
  return (
    <DeskFrame title="Your account">
      <PageHead title="Your account" />
      {closed && <OpenAgain closed={closed} email={who.email} />}
      <div className="grid max-w-3xl gap-10 sm:grid-cols-2">
        <section aria-labelledby="who">
          <h2 id="who" className="mb-3 font-semibold">
            Who you are
          </h2>
          <AccountForm name={actor.name} email={who.email} action={changeAccountAction} />
        </section>
        <section aria-labelledby="password">
          <h2 id="password" className="mb-3 font-semibold">
            Password
          </h2>
          <ChangePasswordForm email={who.email} action={changePasswordAction} />
        </section>
        <Mails mails={mails} />
        <Calendar calendar={calendar} timeZone={timeZone} />
        <Tokens own={tokens} timeZone={timeZone} />
      </div>
    </DeskFrame>
  );
}

/** What comes by mail, and the stories of which little comes at all. */
function Mails({ mails }: { mails: OwnMails }) {
  return (
    <>
      <section aria-labelledby="mails">
        <h2 id="mails" className="mb-3 font-semibold">
          By mail
        </h2>
        <MailForm mails={mails} action={changeMailsAction} />
      </section>
      {mails.muted.length > 0 && (
        <section aria-labelledby="muted">
          <h2 id="muted" className="mb-3 font-semibold">
            Muted stories
          </h2>
          <ul className="grid gap-2">
            {mails.muted.map(({ storyId, headline }) => (
              <li key={storyId}>
                <MutedStory storyId={storyId} headline={headline} action={muteStoryAction} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Only for who may have one, or has one still. */
function Calendar({ calendar, timeZone }: { calendar: OwnCalendar; timeZone: string }) {
  if (!calendar.can.make && !calendar.made) return null;
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar" className="mb-3 font-semibold">
        In your calendar
      </h2>
      <CalendarSection
        calendar={calendar}
        timeZone={timeZone}
        now={new Date().toISOString()}
        make={makeCalendarAction}
        revoke={revokeCalendarAction}
      />
    </section>
  );
}

/** Only for who may bring in stories, or has tokens still. */
function Tokens({ own, timeZone }: { own: OwnStoryTokens; timeZone: string }) {
  if (!own.can.make && own.tokens.length === 0) return null;
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens" className="mb-3 font-semibold">
        Stories from programs
      </h2>
      <StoryTokens
        own={own}
        timeZone={timeZone}
        now={new Date().toISOString()}
        make={makeStoryTokenAction}
        revoke={revokeStoryTokenAction}
      />
    </section>
  );
}

/** Two ways back to what a password set with a link has closed. */
function OpenAgain({ closed, email }: { closed: ClosedToMe; email: string }) {
  return (
    <section aria-labelledby="open-again" className="mb-10 max-w-3xl rounded-md border bg-sheet p-4">
      <h2 id="open-again" className="mb-2 font-semibold">
        {closed.count === 1
          ? 'A confidential source is closed to you'
          : `${closed.count} confidential sources are closed to you`}
      </h2>
      <p className="text-sm text-soft">
        Your password was set with a link, and whoever made the link could have used it. Nothing confidential
        opens until it is certain that you are you.
      </p>
      <div className="mt-4 grid gap-8 sm:grid-cols-2">
        {closed.hasEarlier && (
          <div>
            <h3 className="mb-2 text-sm font-semibold">With the password you had before</h3>
            <ProveEarlierForm email={email} action={proveEarlierPasswordAction} />
          </div>
        )}
        <div>
          <h3 className="mb-2 text-sm font-semibold">With somebody else who is named on it</h3>
          {closed.code === null ? (
            <p className="text-sm">
              First change your password below, to one that nobody else knows. Then a code stands here.
            </p>
          ) : (
            <p className="text-sm">
              Read this code out to them, face to face or where they know your voice; they type it on the page
              of the source: <strong className="block font-mono text-lg">{closed.code}</strong>
            </p>
          )}
        </div>
      </div>
    </section>
  );
}

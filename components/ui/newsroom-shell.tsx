'use client';
import { usePathname } from 'next/navigation';
import { signOut } from 'next-auth/react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { initials } from './initials.ts';
import { Link } from './link.tsx';
import { Menu, MenuItem, MenuLabel, MenuRule } from './menu.tsx';
import { Wordmark } from './wordmark.tsx';

/** `count`: how much waits there; nothing is shown for none. */
export type Place = { href: string; words: string; count?: number };

/** The frame of every signed-in page except the workbench: where you are, where you can go, and who you are. */
export function NewsroomShell({
  places,
  unread,
  me,
  signOutAction,
  children,
}: {
  places: readonly Place[];
  /** Notices in the inbox that were not looked at; from 100 on they are not counted. */
  unread: number;
  me: { name: string; role: string };
  signOutAction: () => Promise<unknown>;
  children: ReactNode;
}) {
  const path = usePathname();
  const nav = useHereInSight();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-sheet focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <header className="border-b">
        <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-6 px-4 py-2.5 sm:flex-nowrap sm:px-6">
          <Link href="/" aria-label="Stet: your first page" className="shrink-0 rounded-sm">
            <Wordmark />
          </Link>
          {/* On a phone a line of its own: five links do not fit beside the mark and the account. */}
          <nav
            ref={nav}
            aria-label="Desk"
            className="order-last -mx-2 -mb-1.5 flex w-[calc(100%+1rem)] gap-x-1 overflow-x-auto sm:order-none sm:mx-0 sm:mb-0 sm:w-auto sm:flex-1"
          >
            {places.map(({ href, words, count = 0 }) => {
              const isHere = path === href || path.startsWith(`${href}/`);
              return (
                <Link
                  key={href}
                  href={href}
                  aria-current={isHere ? 'page' : undefined}
                  className={`rounded-md px-2.5 py-1.5 text-sm whitespace-nowrap ${isHere ? 'font-semibold text-ink' : 'text-soft hover:bg-hover hover:text-ink'}`}
                >
                  {words}
                  {count > 0 && <span className="figures font-semibold text-pencil"> {count}</span>}
                </Link>
              );
            })}
          </nav>
          <div className="flex shrink-0 items-center gap-x-3">
            <InboxLink unread={unread} isHere={path === '/inbox'} />
            <AccountMenu me={me} signOutAction={signOutAction} />
          </div>
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 sm:px-6 sm:py-8">
        {children}
      </main>
    </div>
  );
}

/** On a phone the places are a line that is moved sideways: where one is stands in sight. Each page has a frame of its own. */
function useHereInSight() {
  const nav = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const line = nav.current;
    const here = line?.querySelector<HTMLElement>('[aria-current]');
    if (!line || !here) return;
    // Not scrollIntoView, which also moves the page, where somebody comes back to the middle of it.
    const beyond = here.getBoundingClientRect().right - line.getBoundingClientRect().right;
    if (beyond > 0) line.scrollLeft += beyond;
  }, []);
  return nav;
}

/** To what concerns oneself, with how many notices wait. */
function InboxLink({ unread, isHere }: { unread: number; isHere: boolean }) {
  const figure = unread > 99 ? '99+' : String(unread);
  return (
    <Link
      href="/inbox"
      aria-current={isHere ? 'page' : undefined}
      className={`flex items-center gap-x-1.5 rounded-md px-2 py-1.5 text-sm whitespace-nowrap ${isHere ? 'font-semibold text-ink' : 'text-soft hover:bg-hover hover:text-ink'}`}
    >
      Inbox
      {unread > 0 && (
        <span className="figures min-w-5 rounded-full bg-pencil px-1.5 text-center text-2xs leading-5 font-semibold text-paper">
          {figure}
          <span className="sr-only"> unread</span>
        </span>
      )}
    </Link>
  );
}

function AccountMenu({
  me,
  signOutAction,
}: {
  me: { name: string; role: string };
  signOutAction: () => Promise<unknown>;
}) {
  async function leave(): Promise<void> {
    // First the session's row, which invalidates every copy of the cookie; then the cookie.
    await signOutAction();
    await signOut({ redirect: false });
    window.location.assign('/sign-in');
  }

  return (
    <Menu
      trigger={
        <button
          type="button"
          className="shrink-0 rounded-full border bg-sheet px-2.5 py-1 text-xs font-medium text-pencil hover:bg-hover"
        >
          <span className="sr-only">Account: {me.name}, </span>
          {initials(me.name)}
        </button>
      }
    >
      <MenuLabel>
        {me.name} · {me.role}
      </MenuLabel>
      <MenuRule />
      <MenuItem onSelect={() => window.location.assign('/account')}>Your account</MenuItem>
      <MenuItem onSelect={() => void leave()}>Sign out</MenuItem>
    </Menu>
  );
}

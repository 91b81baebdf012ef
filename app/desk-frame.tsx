import type { ReactNode } from 'react';
import { LinkNotices } from '@/components/member/link-notices.tsx';
import { NewsroomShell, type Place } from '@/components/ui/newsroom-shell.tsx';
import { WindowTitle } from '@/components/ui/window-title.tsx';
import { signedInToPage } from '@/lib/auth/require-actor.ts';
import { noticesFor } from '@/lib/confidential/notice-queries.ts';
import { hasWork } from '@/lib/domain/first-page.ts';
import { allows } from '@/lib/domain/permissions.ts';
import { ROLE_LABELS } from '@/lib/domain/vocabulary.ts';
import { signOutAction } from '@/lib/members/actions.ts';

/**
 * The frame of a page of the desk. It shows only the places that the role may go to; each page checks again for itself. It is
 * part of each page and no layout above it, since every layout and group of folders costs Next a fifth of a small page
 * (docs/decisions/signed-in-pages.md).
 */
export async function DeskFrame({ title, children }: { title: string; children: ReactNode }) {
  const who = await signedInToPage();
  // The page itself redirects the signed-out to sign in: only it knows where they are to come back to.
  if (!who || who.mustChangePassword) return children;
  const { actor, timeZone, openWork, unread } = who;
  const notices = await noticesFor(who);
  const places: Place[] = [
    { href: '/desk', words: 'Desk' },
    ...(hasWork(actor) ? [{ href: '/work', words: 'My work', count: openWork }] : []),
    { href: '/stories', words: 'Stories' },
    { href: '/sources', words: 'Sources' },
    ...(allows(actor, 'audit.read') ? [{ href: '/record', words: 'Record' }] : []),
    ...(allows(actor, 'member.read') ? [{ href: '/members', words: 'Members' }] : []),
    ...(allows(actor, 'settings.change') ? [{ href: '/settings', words: 'Settings' }] : []),
  ];
  return (
    <NewsroomShell
      places={places}
      unread={unread}
      me={{ name: actor.name, role: ROLE_LABELS[actor.role].name }}
      signOutAction={signOutAction}
    >
      <WindowTitle>{title}</WindowTitle>
      <LinkNotices notices={notices} timeZone={timeZone} className="mb-6" />
      {children}
    </NewsroomShell>
  );
}

import type { LinkNotice } from '@/lib/confidential/notice-queries.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { Time } from '../ui/time.tsx';

/** What somebody must know at once about password links, at the top of whatever page they are on. */
export function LinkNotices({
  notices,
  timeZone,
  className = '',
}: {
  notices: readonly LinkNotice[];
  timeZone: string;
  className?: string;
}) {
  if (notices.length === 0) return null;
  return (
    <section aria-label="Links that set passwords" className={`grid gap-2 ${className}`}>
      {notices.map((notice) => (
        <Notice key={keyOf(notice)} tone="warning">
          <Words notice={notice} timeZone={timeZone} />
        </Notice>
      ))}
    </section>
  );
}

const keyOf = (notice: LinkNotice): string =>
  [
    notice.kind,
    'memberId' in notice ? notice.memberId : '',
    notice.kind === 'closed' ? notice.source.id : '',
  ].join(' ');

function Words({ notice, timeZone }: { notice: LinkNotice; timeZone: string }) {
  switch (notice.kind) {
    case 'mine':
      return (
        <>
          Your password was set with a link, so{' '}
          {notice.count === 1 ? 'a confidential source is' : `${notice.count} confidential sources are`}{' '}
          closed to you. <Link href="/account">How to open {notice.count === 1 ? 'it' : 'them'} again</Link>
        </>
      );
    case 'ownLink':
      return (
        <>
          {sentence(notice.by)} made a link that sets your password,{' '}
          <Time iso={notice.at} timeZone={timeZone} />. If you did not ask for it, say so, and{' '}
          <Link href="/account">change your password</Link>: that ends the link.
        </>
      );
    case 'link':
      return (
        <>
          {sentence(notice.by)} made a link that sets the password of {notice.name},{' '}
          <Time iso={notice.at} timeZone={timeZone} />. {notice.name} is named on a confidential source beside
          you: ask them whether they wanted it.
        </>
      );
    case 'closed':
      return (
        <>
          {notice.name} set a password with a link that {notice.by} made,{' '}
          <Time iso={notice.at} timeZone={timeZone} />.{' '}
          <Link href={`/sources/${notice.source.id}`}>{notice.source.title}</Link> is closed to them until
          you, or somebody else named on it, confirm them there.
        </>
      );
  }
}

const sentence = (words: string): string => words.replace(/^the /, 'The ');

import type { NoticeLine, StoryNotices as Told } from '@/lib/notices/view.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { ReaderTime } from '../ui/reader-time.tsx';

/** The notices of one story under its headline, with a switch for hearing less of it; or of one source. */
export function StoryNotices({
  story: { id, of, headline, href, isMuted, lines },
  timeZone,
  now,
  isBusy,
  onSeen,
  onOpen,
  onMute,
}: {
  story: Told;
  timeZone: string;
  now: string;
  isBusy: boolean;
  onSeen: (noticeId: string) => void;
  onOpen: (noticeId: string) => void;
  onMute: (isMuted: boolean) => void;
}) {
  return (
    <section aria-labelledby={`of-${id}`}>
      <div className="flex items-baseline justify-between gap-x-4 border-b pb-1.5">
        <h2 id={`of-${id}`} className="min-w-0 font-serif text-lg font-semibold text-balance break-words">
          <Link href={href} className="rounded-sm hover:text-pencil">
            {headline}
          </Link>
        </h2>
        {of === 'story' && (
          <Button
            look="link"
            size="sm"
            aria-pressed={isMuted}
            title="Muted, a story tells you only what somebody addresses to you"
            disabled={isBusy}
            onClick={() => onMute(!isMuted)}
          >
            {isMuted ? 'Muted' : 'Mute'}
            <span className="sr-only"> “{headline}”</span>
          </Button>
        )}
      </div>
      <ul>
        {lines.map((line) => (
          <Line key={line.id} {...{ line, timeZone, now, isBusy, onSeen, onOpen }} />
        ))}
      </ul>
    </section>
  );
}

function Line({
  line: { id, at, isUnread, words, itemWords, href },
  timeZone,
  now,
  isBusy,
  onSeen,
  onOpen,
}: {
  line: NoticeLine;
  timeZone: string;
  now: string;
  isBusy: boolean;
  onSeen: (noticeId: string) => void;
  onOpen: (noticeId: string) => void;
}) {
  return (
    <li className="grid grid-cols-[0.75rem_1fr_auto] items-baseline gap-x-2.5 border-b py-2.5 sm:grid-cols-[0.75rem_11rem_1fr_auto]">
      {/* Shape first: a disc for what is unread, nothing for what is read. */}
      <span className="self-start pt-1.5">
        {isUnread && (
          <>
            <span aria-hidden="true" className="block size-2 rounded-full bg-pencil" />
            <span className="sr-only">Unread</span>
          </>
        )}
      </span>
      <p className="text-sm text-soft">
        <ReaderTime iso={at} timeZone={timeZone} now={now} />
      </p>
      <Link
        href={href}
        data-notice={id}
        onClick={() => isUnread && onOpen(id)}
        className={`col-span-2 col-start-2 row-start-2 block min-w-0 rounded-sm text-sm break-words hover:text-pencil sm:col-span-1 sm:col-start-3 sm:row-start-1 ${isUnread ? 'font-semibold' : ''}`}
      >
        {words}
        {itemWords && <span className="mt-0.5 block font-serif font-normal text-soft">{itemWords}</span>}
      </Link>
      {isUnread && (
        // Taller than its line, which keeps its height when the button goes.
        <div className="col-start-3 row-start-1 -my-1.5 -mr-2 sm:col-start-4">
          <Button
            look="quiet"
            size="sm"
            disabled={isBusy}
            onClick={() => onSeen(id)}
            aria-label={`Mark as read: ${words}`}
          >
            Mark as read
          </Button>
        </div>
      )}
    </li>
  );
}

import { type NoticeDelivery, type NoticeKind, noticeWords } from '../domain/notices.ts';

/** One notice, as a line. */
export type NoticeLine = {
  id: string;
  kind: NoticeKind;
  at: string;
  isUnread: boolean;
  /** What happened, as a sentence. */
  words: string;
  /** The words of the item that it is about, cut short; null where it is about none. */
  itemWords: string | null;
  href: string;
};

/** The notices of one story, or of one source, newest first. */
export type StoryNotices = {
  id: string;
  of: 'story' | 'source';
  /** The headline, or the source's title. */
  headline: string;
  href: string;
  /** Only a story is muted. */
  isMuted: boolean;
  lines: NoticeLine[];
};

export type OwnMails = {
  /** Whether the newsroom sends mail. */
  isOn: boolean;
  kinds: { kind: NoticeKind; delivery: NoticeDelivery }[];
  muted: { storyId: string; headline: string }[];
};

export type InboxView = {
  /** The story with the newest notice first. */
  stories: StoryNotices[];
  unread: number;
  /** For what is older: the place to ask before (asPlace). */
  next: string | null;
};

export type NoticeRow = {
  id: string;
  kind: NoticeKind;
  at: Date;
  seenAt: Date | null;
  count: number;
  by: string | null;
  party: string | null;
  /** The story that it is about, or the source: the other is null. */
  storyId: string | null;
  sourceId: string | null;
  /** The thread on the source. */
  threadId: string | null;
  headline: string;
  isMuted: boolean;
  itemId: string | null;
  itemWords: string | null;
};

/** Where a page of the inbox ends. One change may tell of several things at the same moment. */
export type NoticePlace = { at: Date; id: string };

/** A place as an address has it. */
export const asPlace = ({ at, id }: NoticePlace): string => `${at.toISOString()}_${id}`;

/** The place that an address names; undefined where it names none. */
export function placeOf(given: unknown): NoticePlace | undefined {
  const [, iso = '', id = ''] = /^([\d:.TZ-]{20,30})_([\da-f-]{36})$/.exec(String(given)) ?? [];
  const at = new Date(iso);
  return Number.isFinite(at.getTime()) && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)
    ? { at, id }
    : undefined;
}

/** Notices as they were read, newest first, gathered by story or source. */
export function gathered(rows: readonly NoticeRow[]): StoryNotices[] {
  return [...Map.groupBy(rows, placeHref)].map(([href, own]) => ({
    id: own[0]?.storyId ?? own[0]?.sourceId ?? '',
    of: own[0]?.storyId ? 'story' : 'source',
    href,
    headline: own[0]?.headline ?? '',
    isMuted: own[0]?.isMuted ?? false,
    lines: own.map(lineOf),
  }));
}

const placeHref = ({ storyId, sourceId }: NoticeRow): string =>
  storyId ? `/stories/${storyId}` : `/sources/${sourceId}`;

function lineHref(row: NoticeRow): string {
  if (row.sourceId) return `${placeHref(row)}#${row.threadId ? `thread-${row.threadId}` : 'threads'}`;
  return row.itemId ? `${placeHref(row)}?item=${row.itemId}` : placeHref(row);
}

function lineOf(row: NoticeRow): NoticeLine {
  const { id, kind, at, seenAt, itemId, itemWords, by, count, party } = row;
  return {
    ...{ id, kind, itemWords },
    at: at.toISOString(),
    isUnread: seenAt === null,
    words: noticeWords({ kind, isStory: itemId === null, by, count, party }),
    href: lineHref(row),
  };
}

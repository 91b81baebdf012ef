import { type NoticeKind, noticeWords } from '../domain/notices.ts';

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

/** The notices of one story, newest first. */
export type StoryNotices = {
  storyId: string;
  headline: string;
  isMuted: boolean;
  lines: NoticeLine[];
};

export type OwnMails = {
  /** Whether the newsroom sends mail. */
  isOn: boolean;
  kinds: { kind: NoticeKind; isByMail: boolean }[];
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
  storyId: string;
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

/** Notices as they were read, newest first, gathered by story. */
export function gathered(rows: readonly NoticeRow[]): StoryNotices[] {
  return [...Map.groupBy(rows, ({ storyId }) => storyId)].map(([storyId, own]) => ({
    storyId,
    headline: own[0]?.headline ?? '',
    isMuted: own[0]?.isMuted ?? false,
    lines: own.map(lineOf),
  }));
}

function lineOf({ id, kind, at, seenAt, itemId, itemWords, storyId, ...told }: NoticeRow): NoticeLine {
  return {
    ...{ id, kind, itemWords },
    at: at.toISOString(),
    isUnread: seenAt === null,
    words: noticeWords({ kind, isStory: itemId === null, ...told }),
    href: itemId ? `/stories/${storyId}?item=${itemId}` : `/stories/${storyId}`,
  };
}

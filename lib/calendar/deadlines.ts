/** What a deadline is called in a calendar: how much is due and, where its owner chose so, in which story. Nothing else. */
import type { CalendarEvent } from './ical.ts';

export type Deadline = {
  /** Items that are due at one time in one story; checking a story; the story itself; an answer to a request. */
  kind: 'items' | 'check' | 'story' | 'reply';
  /** Of the item (the first of them), the story or the request. */
  id: string;
  storyId: string;
  headline: string;
  /** How many items; 1 for what is no items. */
  count: number;
  due: Date;
  isOpen: boolean;
  /** The story's last event in the record. */
  seq: number;
  changedAt: Date;
};

const WORDS: Record<Deadline['kind'], (count: number) => string> = {
  items: (count) => (count === 1 ? '1 item due' : `${count} items due`),
  check: () => 'Check due',
  story: () => 'Story due',
  reply: () => 'Reply due',
};

/** The same deadline as an event, for a calendar that names its stories or does not; `address`: where this Stet is. */
export function eventOf(
  deadline: Deadline,
  { address, hasHeadlines }: { address: string; hasHeadlines: boolean },
): CalendarEvent {
  const words = WORDS[deadline.kind](deadline.count);
  return {
    uid: `${deadline.kind}-${deadline.id}@${new URL(address).hostname}`,
    sequence: deadline.seq,
    changedAt: deadline.changedAt,
    at: deadline.due,
    summary: hasHeadlines ? `${words}: ${deadline.headline}` : words,
    url: `${address}/stories/${deadline.storyId}`,
    isCancelled: !deadline.isOpen,
  };
}

/**
 * Who has which story open, as far as this web process was asked for it: whom a change of the story is told at once. It decides
 * nothing else, so what it does not know (another process was asked, a restart) costs a moment and no news.
 */

/** As long as a page counts without a beat (lib/live/presence-records.ts). */
const OPEN_FOR_MS = 45_000;
/** Beyond it those who were there longest ago are forgotten. */
const MOST_KNOWN = 20_000;

// Pages and routes are built with a copy of this file each.
const kept = globalThis as typeof globalThis & { stetAtStories?: Map<string, number> };
kept.stetAtStories ??= new Map();
const seenAt = kept.stetAtStories;

const key = (memberId: string, storyId: string) => `${memberId} ${storyId}`;

/** A page of theirs has the story open now. */
export function noteAtStory(memberId: string, storyId: string): void {
  const one = key(memberId, storyId);
  // Set anew, so that the oldest come first.
  seenAt.delete(one);
  seenAt.set(one, Date.now());
  if (seenAt.size > MOST_KNOWN) seenAt.delete(seenAt.keys().next().value ?? one);
}

/** Whether a page of theirs had the story open a moment ago. */
export function isAtStory(memberId: string, storyId: string): boolean {
  return Date.now() - (seenAt.get(key(memberId, storyId)) ?? 0) < OPEN_FOR_MS;
}

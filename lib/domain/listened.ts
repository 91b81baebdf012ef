/**
 * Which stretch of a recording somebody listened to. It is the person's own word, given with a verdict; the player offers
 * it only once the stretch was played. Pure; times in milliseconds.
 */

/** A stretch of a recording, from when to when. */
export type Stretch = { fromMs: number; toMs: number };

/**
 * How much may be missing of a stretch that was heard: players stop and go on some hundredths of a second beside where
 * they were asked to, and the times of a word are no better than that either.
 */
const HEARD_WITHIN_MS = 150;

/** Whether a stretch was played from its beginning to its end, perhaps in several goes and in any order. */
export function covers(played: readonly Stretch[], { fromMs, toMs }: Stretch): boolean {
  let at = fromMs;
  for (const range of played.toSorted((a, b) => a.fromMs - b.fromMs)) {
    if (range.fromMs > at + HEARD_WITHIN_MS) break;
    at = Math.max(at, range.toMs);
  }
  return at >= toMs - HEARD_WITHIN_MS;
}

/** A stretch of one file that somebody says they listened to. */
export type Listened = Stretch & { fileId: string };

/** Whether somebody listened to at least one of the places in which the words of a quote were found. */
export function hasHeard(listened: readonly Listened[], places: readonly Listened[]): boolean {
  return places.some((place) =>
    covers(
      listened.filter(({ fileId }) => fileId === place.fileId),
      place,
    ),
  );
}

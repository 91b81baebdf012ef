/**
 * What a verdict rests on besides the story: sources' words, in the version that somebody looked at. Replacing a text
 * takes away whatever was found in it.
 */

/** An item's links to one source: its quote check, and the evidence filed for it. */
export type BasisOnText = {
  /** The version the check was made on; undefined where the source was not checked. */
  checkedOn: string | null | undefined;
  /** The source's words quoted by current evidence; empty where only the source is named. */
  excerpts: readonly string[];
};

const plain = (words: string) => words.replace(/\s+/gu, ' ').trim();

/**
 * Which items lose what they rest on when a text is replaced: a check on the old version always does; evidence keeps it
 * where its excerpt is in the new text word for word. Evidence that quotes nothing cannot be shown to hold.
 * @param after the new text; null where it is taken away
 */
export function restOnReplaced<T extends BasisOnText>(
  items: readonly T[],
  replacedId: string,
  after: string | null,
): T[] {
  const text = after === null ? '' : plain(after);
  return items.filter(
    ({ checkedOn, excerpts }) =>
      checkedOn === replacedId ||
      excerpts.some((excerpt) => plain(excerpt) === '' || !text.includes(plain(excerpt))),
  );
}

/** A check on a version since replaced: when it was made, and when that version was replaced. */
export type StaleCheck = { at: Date; replacedAt: Date };

/**
 * Whether a verdict rests on a stale check: it was given after the check and before the text was replaced. Anyone
 * giving a verdict later could see that the check was stale.
 */
export function restsOnStale(verdictAt: Date | null, stale: readonly StaleCheck[]): boolean {
  return verdictAt !== null && stale.some(({ at, replacedAt }) => verdictAt >= at && verdictAt < replacedAt);
}

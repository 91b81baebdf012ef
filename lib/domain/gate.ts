/**
 * What can hold up a story's sign-off besides verdicts. Non-responses that say more than the contact log shows do not
 * block, but whoever signs or publishes must have seen each one, or fix it first. A verdict that rests on a source's
 * words since replaced does block: nobody has looked at the new ones.
 */
import type { Support } from './supported-wording.ts';
import { formatCount } from './wording.ts';

/** A non-response whose wording the log does not support at present. */
export type Mismatch = {
  itemId: string;
  /** Why not, party by party. */
  reasons: string[];
  /** The sentence that the log does support; null where it supports none. */
  wording: string | null;
};

/**
 * @param nonResponses the story's non-responses that are not cut, with what the log says of them now.
 * @returns those that the log does not support for every party they name, in the order given.
 */
export function mismatchesOf(nonResponses: readonly { itemId: string; support: Support }[]): Mismatch[] {
  return nonResponses.flatMap(({ itemId, support }): Mismatch[] => {
    const { parties, supportedWording } = support;
    const reasons = parties
      .filter(({ isSupported }) => !isSupported)
      .map(({ party, words }) => `${party}: ${words}`);
    if (parties.length === 0) reasons.push('It names no party that could have been asked.');
    return reasons.length > 0 ? [{ itemId, reasons, wording: supportedWording }] : [];
  });
}

/** The message where somebody signs without having seen them. */
export function mismatchMessage(count: number): string {
  if (count === 0) return 'The contact log supports every non-response now. Look again and confirm.';
  const say = count === 1 ? 'says' : 'say';
  return `${formatCount(count, 'non-response')} ${say} more than the contact log shows. Confirm, or mend the wording.`.replace(
    /^./,
    (first) => first.toUpperCase(),
  );
}

/** The message where somebody signs without having seen that threads are open. */
export function openThreadsMessage(count: number): string {
  if (count === 0) return 'Every thread is resolved now. Look again and confirm.';
  const words = `${formatCount(count, 'thread')} ${count === 1 ? 'is' : 'are'} open. Confirm that you sign all the same, or resolve ${count === 1 ? 'it' : 'them'}.`;
  return words.replace(/^./, (first) => first.toUpperCase());
}

/**
 * Why a story cannot be signed off while the texts of sources it rests on are being read: they would change what was
 * signed. Null where none is. There is always a way out: to have the text read at once, or to take the file away.
 */
export function beingReadMessage(titles: readonly string[]): string | null {
  const [first] = titles;
  if (first === undefined) return null;
  const rest = titles.length > 1 ? ` and ${formatCount(titles.length - 1, 'more source')}` : '';
  return `The text of “${first}”${rest} is still being read. Wait until it is there, or have it read on the source’s page.`;
}

/**
 * Why a story with verdicts that rest on replaced words can be neither signed off nor published; null where it has
 * none.
 */
export function staleBasisMessage(items: readonly { exact: string; isBasisStale: boolean }[]): string | null {
  const stale = items.filter(({ isBasisStale }) => isBasisStale);
  const [first] = stale;
  if (!first) return null;
  const words =
    first.exact.length > 60 ? `${first.exact.slice(0, 60).trimEnd().toWellFormed()}…` : first.exact;
  const rest = stale.length > 1 ? `, and ${formatCount(stale.length - 1, 'more verdict')},` : '';
  return `The verdict on “${words.replace(/^[“"„«]+|[”"“»]+$/gu, '')}”${rest} rests on words of a source that were replaced since. Check again first.`;
}

/** What whoever signs is told of items that rest on a recogniser's words which nobody has read; null where there are none. */
export function unreadMessage(count: number): string | null {
  if (count === 0) return null;
  const words = `${formatCount(count, 'item')} ${count === 1 ? 'rests' : 'rest'} on words that a recogniser heard and nobody has read against the recording. Listen to ${count === 1 ? 'it' : 'them'}; a report tells no such wording.`;
  return words.replace(/^./, (first) => first.toUpperCase());
}

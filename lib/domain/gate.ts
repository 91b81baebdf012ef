/**
 * What stands between a story and its sign-off besides verdicts: non-responses that say more than the contact log
 * shows. None of it blocks; whoever signs or publishes must have seen each, or mend it first.
 */
import type { Support } from './supported-wording.ts';
import { countWords } from './wording.ts';

/** A non-response whose wording the log does not support now. */
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

/** What is said where a signature came without having seen them. */
export function mismatchWords(count: number): string {
  if (count === 0) return 'The contact log supports every non-response now. Look again and confirm.';
  const say = count === 1 ? 'says' : 'say';
  return `${countWords(count, 'non-response')} ${say} more than the contact log shows. Confirm, or mend the wording.`.replace(
    /^./,
    (first) => first.toUpperCase(),
  );
}

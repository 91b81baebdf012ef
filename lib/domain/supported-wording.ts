/**
 * The contact log governs wording: a non-response sentence needs, for each party it names, a logged attempt whose
 * outcome supports its wording. Source of the rule: the table "Contact outcome, and the wording it supports" in
 * docs/vocabulary.md.
 */
import { type Attempt, type NonResponse, type PartyStanding, standingsOf, toldStanding } from './standing.ts';
import { standingWords, supportedWording } from './standing-words.ts';

type PartySupported = PartyStanding & { words: string };
export type Support = { parties: PartySupported[]; supportedWording: string | null };

/**
 * Does the log support what a non-response says, party by party, and what wording does it support now?
 * @param nonResponse how the sentence words it, and the parties as mentioned and as resolved.
 * @param attempts the story's contact log, in any order.
 * @param now the moment the answer is for: wording changes when a deadline passes.
 * @returns `supportedWording` is one sentence about every party that was asked and did not answer, or null.
 */
export function supportOf(
  nonResponse: NonResponse,
  attempts: readonly Attempt[],
  now: Date,
  { timeZone }: { timeZone: string },
): Support {
  const parties = standingsOf(nonResponse, attempts, now).map((one): PartySupported => {
    const { standing, isSupported } = one;
    const person = standing.attempt?.person ?? '';
    const about = { worded: nonResponse.outcome, isSupported, person, now, timeZone };
    return { ...one, words: standingWords(toldStanding(standing), about) };
  });
  return { parties, supportedWording: supportedWording(parties) };
}

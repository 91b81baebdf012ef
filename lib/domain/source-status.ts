/** What an item rests on, derived from its evidence and the contact log, never typed by hand. */
import { countOrigins, isSupporting, type RestsOnInput, restsOn } from './rests-on.ts';
import { restsOnWords } from './rests-on-words.ts';
import type { SourceStatus } from './vocabulary.ts';

export type DerivedStatus = {
  status: SourceStatus;
  words: string;
  /** Independent origins of the supporting evidence. */
  origins: number;
};

/** An item's status and the words for it, with names and numbers. */
export function sourceStatusOf(input: RestsOnInput): DerivedStatus {
  const rests = restsOn(input);
  const origins = countOrigins(input.evidence.filter(isSupporting));
  return { status: rests.status, words: restsOnWords(rests), origins };
}

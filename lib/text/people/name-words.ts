import { metonyms } from '../knowledge/governments.ts';
import {
  endsOrganisation,
  endsPlace,
  innerParticles,
  isOnePerson,
  isTitleAsWritten,
  isTitleWord,
} from '../knowledge/honorifics.ts';
import { wordTrait } from '../words/lexicon.ts';
import type { Tokens } from '../words/tokens.ts';

/** What a word may be in or beside a name, a bit each. */
export const NameWord = {
  title: 1,
  titleAsWritten: 2,
  onePerson: 4,
  organisation: 8,
  place: 16,
  metonym: 32,
  particle: 64,
} as const;

const ofWord = wordTrait(
  (low, written) =>
    (isTitleWord(low) ? NameWord.title : 0) |
    (isTitleAsWritten(written) ? NameWord.titleAsWritten : 0) |
    (isOnePerson(low) ? NameWord.onePerson : 0) |
    (endsOrganisation(low) ? NameWord.organisation : 0) |
    (endsPlace(low) ? NameWord.place : 0) |
    (metonyms.has(low) ? NameWord.metonym : 0) |
    (innerParticles.has(low) ? NameWord.particle : 0),
);

/** Whether a token is one of what `bits` say; false where there is no such token. */
export function isNameWord({ lexicon, number, count }: Tokens, token: number, bits: number): boolean {
  return token >= 0 && token < count && (ofWord(lexicon, number[token] as number) & bits) !== 0;
}

import type { NonResponseOutcome } from '../../words/types.ts';
import { OWN, REQUEST } from './wording.ts';

/** A sentence that says what was asked or promised in the one before came to nothing. */
const NOTHING_CAME = new RegExp(
  '^(?:(?:but|and|so far,?|since then,?|to date,?) )?(?:' +
    '(?:i|we) (?:am|are|was|were) (?:still )?(?:waiting|awaiting)\\b|' +
    "(?:i|we)(?: have| had|'ve|'d)? (?:(?:since|then|ever|yet) )?(?:heard|received|got|had) (?:nothing|not a word|no (?:reply|answer|response|word))\\b|" +
    '(?:i|we) never (?:heard|got|received|had)\\b|' +
    "(?:he|she|it|they|neither|none|nobody|no one)(?: of (?:them|whom))? (?:never|did not|didn't|has not|hasn't|have not|haven't|had not)(?: (?:ever|yet|done so))*(?: (?:did|has|had|have|do so))?[.]?$|" +
    '(?:nothing|none|not a word|no (?:reply|answer|response|call|statement|word|e-?mail))(?: (?:further|more|else|ever|such))? (?:came|has come|had come|arrived|has arrived|followed|was (?:received|forthcoming|sent)|has been (?:received|sent)|had been received)\\b|' +
    'answer came there none|(?:only )?silence\\b|there (?:was|has been) (?:only silence|nothing|no (?:reply|answer|response))\\b)',
);

/** A sentence in which the writer asks; whom he asks may be anywhere in it. */
const WE_ASKED = new RegExp(
  "^(?:[^.;]{0,40}?,? )?(?:i|we|our (?:reporter|correspondent|newsroom)|this (?:reporter|newspaper))(?: have| had| has|'ve|'d)?(?: (?:also|first|twice|then|again))? " +
    `(?<verb>asked|(?:wrote|written) to|e-?mailed|(?:sent|put|submitted) (?:[\\w'-]+ ){0,4}?(?:${REQUEST}|letters?|points|allegations|claims|findings|figures|them|this|it|that) to|called|rang|phoned|messaged|texted|contacted|approached) (?!(?:${OWN}|myself|ourselves)\\b)`,
);

/** Offset of the party, in UTF-16 code units, in a sentence in which the writer asks; null where there is none. */
export function askedByUs(sentence: string): number | null {
  return WE_ASKED.exec(sentence)?.[0].length ?? null;
}

/**
 * Whether a sentence in lower case says that nothing came of what the sentence before asked or promised ("I am still
 * waiting.", "He never did.").
 * @param outcome what the sentence before says by itself; null where it only asks
 */
export function goesOnInNext(next: string, outcome: NonResponseOutcome | null): boolean {
  return (outcome === null || outcome === 'PROMISED_LATER') && NOTHING_CAME.test(next);
}

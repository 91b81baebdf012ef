/** A source read once, to be compared with many quotes. */

import type { Cue, Turn } from '../transcript/types.ts';
import { joinBracketed } from './bracketed-words.ts';
import { joinNumbers } from './numbers.ts';
import { orderOfPhrases, type Pairs, pairsOf } from './phrase-order.ts';
import type { SpeakerLabel } from './transcript-furniture.ts';
import { markTurns, markUnsaid } from './transcript-furniture.ts';
import { bitsOf } from './word-weights.ts';
import { CAPITAL, Forms, PAUSE, QUESTION, readWords, STOP, type Words } from './words.ts';

/** What kind of text a source is, which decides what may be excused. */
type SourceTraits = {
  /** Written with capitals. */
  isCased: boolean;
  /** Written with full stops and commas. */
  isPunctuated: boolean;
  /** Has apostrophes at all. */
  hasApostrophes: boolean;
  /** Has letters with accents at all. */
  hasAccents: boolean;
  /** In English, or too short to tell. */
  isEnglish: boolean;
  /** A record of speech word by word: timecodes, speaker labels, hesitations, or no punctuation. */
  isTranscript: boolean;
};

export type SourceIndex = {
  /** The text that places index into: the text given, or the spoken text of a parsed transcript. */
  readonly text: string;
  readonly words: Words;
  readonly forms: Forms;
  /** Bits of each form, by its number. */
  readonly bits: Float32Array;
  /** Where form f occurs: postings[postingsFrom[f]] … postings[postingsFrom[f + 1] - 1], ascending. */
  readonly postings: Int32Array;
  readonly postingsFrom: Int32Array;
  /** The same places within the same bounds, ordered by the words that follow (phrase-order.ts). */
  readonly phrases: Int32Array;
  readonly pairs: Pairs;
  readonly traits: SourceTraits;
  /** Speaker labels ("THE PRESIDENT:"), by the index of the first word after each. */
  readonly labels: readonly SpeakerLabel[];
  readonly cues: readonly Cue[];
  /** Who says what, if the source was read as a transcript. */
  readonly turns: readonly Turn[];
};

/**
 * Frequent English words that German, Dutch, French, Spanish, Portuguese and Italian do not have, and theirs that
 * English does not.
 */
const ENGLISH = 'the of and that is it with for you to this they we he are not'.split(' ');
const OTHER_LANGUAGES =
  'der die das und ist nicht ein eine den auf mit el los las que una por con le les des et est dans pour il che non sono um uma os para het een van niet dat'.split(
    ' ',
  );

function frequency(words: Words, forms: Forms, of: readonly string[]): number {
  const wanted = new Set(of.map((word) => forms.find(word)).filter((form) => form >= 0));
  let count = 0;
  const most = Math.min(words.count, 20_000);
  for (let i = 0; i < most; i++) if (wanted.has(words.form[i] as number)) count++;
  return count;
}

const HESITATIONS = ['um', 'uh', 'umm', 'uhh', 'erm', 'uhm', 'er', 'ehm', 'hmm', 'mm'];

function traitsOf(text: string, words: Words, forms: Forms, labels: number, cues: number): SourceTraits {
  let capitals = 0;
  let marks = 0;
  for (let i = 0; i < words.count; i++) {
    const flags = words.flags[i] as number;
    if (flags & CAPITAL) capitals++;
    if (flags & (STOP | QUESTION | PAUSE)) marks++;
  }
  const hesitating = new Set(HESITATIONS.map((word) => forms.find(word)).filter((form) => form >= 0));
  let hesitations = 0;
  if (hesitating.size > 0) {
    for (let i = 0; i < words.count; i++) if (hesitating.has(words.form[i] as number)) hesitations++;
  }
  // One mark in 60 words shows there is punctuation; a short source with none may be a headline, not a transcript.
  const isPunctuated = marks * 60 >= words.count;
  const isCased = capitals * 100 >= words.count;
  return {
    isCased,
    isPunctuated,
    hasApostrophes: /['’ʼ]/u.test(text),
    hasAccents: /[\u00C0-\u017F]/u.test(text),
    isEnglish: frequency(words, forms, ENGLISH) >= frequency(words, forms, OTHER_LANGUAGES),
    isTranscript:
      cues > 0 ||
      text.includes('-->') ||
      labels >= 3 ||
      hesitations >= 2 ||
      hesitations * 100 > words.count ||
      (!isPunctuated && words.count >= 12),
  };
}

/**
 * Reads a source for comparison. Linear in its length; about a tenth of a second per megabyte.
 * @param text the source's text; for a transcript, the text that readTranscript returns
 * @param cues when its words are spoken
 * @param turns who says them; if there are none, labels are looked for in the text itself
 */
export function indexSource(
  text: string,
  cues: readonly Cue[] = [],
  turns: readonly Turn[] = [],
): SourceIndex {
  const forms = new Forms();
  const words = joinNumbers(text, joinBracketed(text, readWords(text, forms), forms), forms);
  const labels = turns.length > 0 ? markTurns(turns, text, words, forms) : markUnsaid(text, words, forms);
  const size = forms.list.length;
  const postingsFrom = new Int32Array(size + 1);
  for (let i = 0; i < words.count; i++) {
    const form = words.form[i] as number;
    postingsFrom[form + 1] = (postingsFrom[form + 1] as number) + 1;
  }
  const bits = new Float32Array(size);
  for (let form = 0; form < size; form++) {
    bits[form] = bitsOf(forms.list[form] as string, postingsFrom[form + 1] as number, words.count);
    postingsFrom[form + 1] = (postingsFrom[form + 1] as number) + (postingsFrom[form] as number);
  }
  const next = postingsFrom.slice();
  const postings = new Int32Array(words.count);
  for (let i = 0; i < words.count; i++) {
    const form = words.form[i] as number;
    const slot = next[form] as number;
    postings[slot] = i;
    next[form] = slot + 1;
  }
  const phrases = orderOfPhrases(words.form, postingsFrom);
  const pairs = pairsOf(phrases, words.form, postingsFrom);
  const traits = traitsOf(text, words, forms, labels.length, cues.length);
  return { text, words, forms, bits, postings, postingsFrom, phrases, pairs, traits, labels, cues, turns };
}

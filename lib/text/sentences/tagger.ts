import { saying, showing, thinking } from '../knowledge/english-verbs.ts';
import * as words from '../knowledge/english-words.ts';
import { genderOf } from '../knowledge/first-names.ts';
import { months, weekdays } from '../knowledge/months.ts';
import { wordTrait } from '../words/lexicon.ts';
import { Kind, type Tokens } from '../words/tokens.ts';
import type { SentenceLayout, TokenRange } from './sentences.ts';

/** Coarse parts of speech, as far as closed classes, endings and capitals show them. */
export const Tag = {
  noun: 0,
  name: 1,
  pronoun: 2,
  determiner: 3,
  preposition: 4,
  conjunction: 5,
  subordinator: 6,
  auxiliary: 7,
  modal: 8,
  adverb: 9,
  past: 10,
  present: 11,
  gerund: 12,
  number: 13,
  mark: 14,
  possessive: 15,
  to: 16,
  wh: 17,
  adjective: 18,
  negation: 19,
} as const;

const WH = new Set(['who', 'whom', 'which', 'what', 'whose', 'why', 'how', 'when', 'where']);
const closed = new Map<string, number>();
const put = (list: Iterable<string>, tag: number) => {
  for (const word of list) closed.set(word, tag);
};
put(words.irregularPasts, Tag.past);
put(words.adverbs, Tag.adverb);
put(words.prepositions, Tag.preposition);
put(words.conjunctions, Tag.conjunction);
put(words.pronouns, Tag.pronoun);
put(words.determiners, Tag.determiner);
put(words.auxiliaries, Tag.auxiliary);
put(words.modals, Tag.modal);
put(WH, Tag.wh);
put(
  ['because', 'although', 'though', 'while', 'whereas', 'if', 'unless', 'whether', 'that'],
  Tag.subordinator,
);
put(['to'], Tag.to);
put(["'s", "'"], Tag.possessive);
put(['not', 'never', "n't"], Tag.negation);

const ADJECTIVE = /(ous|ful|less|ive|able|ible|al|ic|ish|ary)$/;

/** What a word is by itself, a bit each; above them its closed class (one more than its tag) and its open one. */
const VERB = 1;
const CAPITAL = 2;
const SMALL = 4;
const DAY_OR_MONTH = 8;
const LY = 16;
const ING = 32;
const LONG = 64;
const CLOSED = 8;
const OPEN = 16;

const ofWord = wordTrait((low, surface) => {
  const known = closed.get(low);
  const isCapital = surface !== low && surface.charAt(0).toLowerCase() !== surface.charAt(0);
  return (
    (isVerb(low) ? VERB : 0) |
    (isCapital ? CAPITAL : 0) |
    (surface === low ? SMALL : 0) |
    (weekdays.has(low) || months.has(low) ? DAY_OR_MONTH : 0) |
    (low.endsWith('ly') ? LY : 0) |
    (low.endsWith('ing') ? ING : 0) |
    (low.length >= 4 ? LONG : 0) |
    ((known === undefined ? 0 : known + 1) << CLOSED) |
    (open(low) << OPEN)
  );
});

/** Tags each token. Names are capitalised words that are not merely the first word of a sentence. */
export function tag(tokens: Tokens, layout: SentenceLayout): Uint8Array {
  const { count, lower, kind, lexicon, number } = tokens;
  const { sentences, sentenceOf } = layout;
  const tags = new Uint8Array(count);
  /** By the number of a word in lower case: 1 where it stands so somewhere, 2 where it is a name within a sentence. */
  const seen = new Uint8Array(lexicon.count);
  const headline = new Uint8Array(sentences.length);
  for (let s = 0; s < sentences.length; s++)
    headline[s] = isTitleCase(tokens, sentences[s] as TokenRange) ? 1 : 0;
  const { small } = lexicon;
  for (let i = 0; i < count; i++) {
    const its = number[i] as number;
    if (small[its] === its) (seen[its] as number) |= 1;
    else if (headline[sentenceOf[i] as number] === 0 && i > 0 && sentenceOf[i] === sentenceOf[i - 1])
      (seen[small[its] as number] as number) |= 2;
  }
  for (let i = 0; i < count; i++) {
    if (kind[i] === Kind.mark || kind[i] === Kind.symbol) {
      tags[i] = Tag.mark;
      continue;
    }
    if (kind[i] === Kind.number) {
      tags[i] = Tag.number;
      continue;
    }
    const its = number[i] as number;
    const is = ofWord(lexicon, its);
    const known = ((is >> CLOSED) & 255) - 1;
    const opened = is >> OPEN;
    if ((is & CAPITAL) === 0) {
      tags[i] = known >= 0 ? known : opened;
      continue;
    }
    const isSeen = seen[small[its] as number] as number;
    if (headline[sentenceOf[i] as number] === 1) {
      const named =
        (isSeen & 2) !== 0 || (known < 0 && (isSeen & 1) === 0 && (is & VERB) === 0 && opened === Tag.noun);
      tags[i] = known >= 0 && (isSeen & 2) === 0 ? known : named ? Tag.name : opened;
      continue;
    }
    const low = lower[i] ?? '';
    const { from } = sentences[sentenceOf[i] as number] as TokenRange;
    const first = i === from || (i === from + 1 && kind[i - 1] === Kind.mark);
    if (known >= 0 && (first || low === 'i')) {
      tags[i] = known;
      continue;
    }
    if (first && (isSeen & 2) === 0 && isNoName(low, tokens, i)) {
      tags[i] = (is & LY) !== 0 ? Tag.adverb : Tag.number;
      continue;
    }
    if (!(first && ((isSeen & 1) !== 0 || (known < 0 && (is & (VERB | ING)) === (VERB | ING))))) {
      tags[i] = (is & DAY_OR_MONTH) !== 0 ? Tag.noun : Tag.name;
      continue;
    }
    tags[i] = opened;
  }
  return tags;
}

const NUMBER_WORD =
  /^(?:eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?)$/;

/** "Possibly", "Fourteen" with the capital of a sentence's first word; but "Reilly said" is a name. */
function isNoName(low: string, { word, lower, kind }: Tokens, i: number): boolean {
  if (NUMBER_WORD.test(low)) return kind[i + 1] === Kind.word && word[i + 1] === lower[i + 1];
  if (!low.endsWith('ly') || low.length < 6 || words.notAdverbs.has(low) || genderOf(low)) return false;
  const next = lower[i + 1] ?? '';
  return word[i + 1] === next && !isVerb(next) && !/ed$|^('s|who|whose|and|was|is|has|had|will)$/.test(next);
}

/** Whether a line is set in capitals like a headline: capitals there say nothing about names. */
export function isTitleCase({ kind, lexicon, number }: Tokens, { from, to }: TokenRange): boolean {
  if (to - from >= 40) return false;
  // more small words than this are too many even if all others had capitals: most sentences end the count early
  const mostSmall = Math.floor((to - from) * 0.2);
  let words = 0;
  let small = 0;
  for (let i = from; i < to; i++) {
    if (kind[i] !== Kind.word) continue;
    const is = ofWord(lexicon, number[i] as number);
    if ((is & LONG) === 0) continue;
    words++;
    if ((is & SMALL) !== 0 && ++small > mostSmall) return false;
  }
  return words >= 3 && words - small >= words * 0.8;
}

function isVerb(low: string): boolean {
  return saying.has(low) || thinking.has(low) || showing.has(low);
}

function open(low: string): number {
  if (low.endsWith('ly') && !words.notAdverbs.has(low)) return Tag.adverb;
  if (low.endsWith('ing') && low.length > 4) return Tag.gerund;
  if (low.endsWith('ed') && low.length > 3) return Tag.past;
  if (isVerb(low) && !words.roles.has(low)) return low.endsWith('s') ? Tag.present : Tag.noun;
  if (ADJECTIVE.test(low)) return Tag.adjective;
  return Tag.noun;
}

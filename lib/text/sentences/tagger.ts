import { saying, showing, thinking } from '../knowledge/english-verbs.ts';
import * as words from '../knowledge/english-words.ts';
import { genderOf } from '../knowledge/first-names.ts';
import { months, weekdays } from '../knowledge/months.ts';
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

/** Tags each token. Names are capitalised words that are not merely the first word of a sentence. */
export function tag(tokens: Tokens, layout: SentenceLayout): Uint8Array {
  const { count, word, lower, kind } = tokens;
  const tags = new Uint8Array(count);
  const seenLower = new Set<string>();
  const seenName = new Set<string>();
  const headline = layout.sentences.map((sentence) => isTitleCase(tokens, sentence));
  for (let i = 0; i < count; i++) {
    const low = lower[i] ?? '';
    if (word[i] === low) seenLower.add(low);
    else if (!headline[layout.sentenceOf[i] ?? 0] && layout.sentenceOf[i] === layout.sentenceOf[i - 1])
      seenName.add(low);
  }
  for (let i = 0; i < count; i++) {
    const low = lower[i] ?? '';
    if (kind[i] === Kind.mark || kind[i] === Kind.symbol) {
      tags[i] = Tag.mark;
      continue;
    }
    if (kind[i] === Kind.number) {
      tags[i] = Tag.number;
      continue;
    }
    const known = closed.get(low);
    const surface = word[i] ?? '';
    const capital = surface !== low && surface.charAt(0).toLowerCase() !== surface.charAt(0);
    const sentence = layout.sentences[layout.sentenceOf[i] ?? 0];
    const first =
      sentence !== undefined &&
      (i === sentence.from || (i === sentence.from + 1 && kind[i - 1] === Kind.mark));
    if (headline[layout.sentenceOf[i] ?? 0] && capital) {
      const named =
        seenName.has(low) ||
        (known === undefined && !seenLower.has(low) && !isVerb(low) && open(low) === Tag.noun);
      tags[i] = known !== undefined && !seenName.has(low) ? known : named ? Tag.name : open(low);
      continue;
    }
    if (known !== undefined && (!capital || first || low === 'i')) {
      tags[i] = known;
      continue;
    }
    if (capital && first && !seenName.has(low) && isNoName(low, tokens, i)) {
      tags[i] = low.endsWith('ly') ? Tag.adverb : Tag.number;
      continue;
    }
    if (
      capital &&
      !(first && (seenLower.has(low) || (known === undefined && isVerb(low) && low.endsWith('ing'))))
    ) {
      tags[i] = weekdays.has(low) || months.has(low) ? Tag.noun : Tag.name;
      continue;
    }
    tags[i] = open(low);
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
export function isTitleCase({ word, lower, kind }: Tokens, { from, to }: TokenRange): boolean {
  if (to - from >= 40) return false;
  let words = 0;
  let capitals = 0;
  for (let i = from; i < to; i++) {
    const low = lower[i] ?? '';
    if (kind[i] !== Kind.word || low.length < 4) continue;
    words++;
    if (word[i] !== low) capitals++;
  }
  return words >= 3 && capitals >= words * 0.8;
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

/**
 * What of a source's words a faithful quote may leave out without a mark: hesitations always; in a transcript also
 * discourse markers and stutters. AP and the New York Times allow "um" and "you know" to be dropped in silence and
 * nothing that carries meaning: "sort of" weakens, so its loss is excused in a transcript but shown as such.
 */

import type { SourceIndex } from './index-source.ts';
import type { Excuse, Sense } from './types.ts';
import { CAPITAL, CUT_OFF, NUMBER, PAUSE, QUESTION, STOP, UNSAID } from './words.ts';

/** A stretch of source words that may be left out as a whole. */
export type Droppable = { from: number; to: number; excuse: Excuse; sense: Sense | null };

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

const HESITATIONS = set('um uh umm uhh uhm erm er eh ehm ah hm hmm hmmm mm mmm mhm uhhuh äh ähm euh эм ээ');
/** Before "you know" and "I mean" these make it a clause of the sentence: "what I mean", "do you know". */
const KNOW_BEFORE = set('do did dont didnt if what whom everything anything someone anyone than');
const MEAN_BEFORE = set('what do did which how');
const NOT_FILLER_LIKE = set(
  `is am are was were be been being 's 're 'm look looks looked looking feel feels felt sound sounds sounded seem seems seemed
  taste smell act acts acting acted would 'd do does did n't people thing things something anything nothing someone anyone
  more much not just exactly really i you we they he she who to stuff places place also always never both`,
);
const KIND_BEFORE = set(
  'a an the this that these those some any what which same other every another one two new different all no is',
);
const LEADING = set('well so okay ok right now look listen');
/** In a transcript without punctuation, what shows that a clause begins. */
const SUBJECTS = set(
  'i we you he she it they there this that if when what my our his her their these those um uh',
);
/** Repeating these is a stutter, not emphasis. */
const STUTTERED = set(
  `i we you he she it they the a an and but or to of in on at for with that this is are was were will would can could i'm my our
  your his her their its there if what who when so because as by from not do does did have has had be been just`,
);

/** Reads what may be dropped among the source's words `from` … `to - 1`. */
export function droppableIn(index: SourceIndex, from: number, to: number): Droppable[] {
  const { words, forms, traits } = index;
  const found: Droppable[] = [];
  const form = (at: number): string =>
    at >= 0 && at < words.count ? (forms.list[words.form[at] as number] as string) : '';
  const flags = (at: number): number => (at >= 0 && at < words.count ? (words.flags[at] as number) : 0);
  const add = (start: number, end: number, excuse: Excuse, sense: Sense | null = null): void => {
    if (end <= to) found.push({ from: start, to: end, excuse, sense });
  };
  for (let at = from; at < to; at++) {
    const word = form(at);
    if (flags(at) & UNSAID) {
      add(at, at + 1, 'annotation');
      continue;
    }
    if (HESITATIONS.has(word)) {
      add(at, at + 1, 'filler');
      continue;
    }
    if (flags(at) & CUT_OFF && at + 1 < words.count && form(at + 1).startsWith(word)) {
      add(at, at + 1, 'filler');
      continue;
    }
    const isSetOff = (start: number, end: number): boolean =>
      ((flags(start - 1) & (PAUSE | STOP | QUESTION)) !== 0 || start === 0) && (flags(end - 1) & PAUSE) !== 0;
    const isMarker = (word === 'you' && form(at + 1) === 'know') || (word === 'i' && form(at + 1) === 'mean');
    if (isMarker && (isSetOff(at, at + 2) || (traits.isTranscript && !isClause(form, at)))) {
      add(at, at + 2, 'filler');
      at++;
      continue;
    }
    if (!traits.isTranscript) continue;
    if ((word === 'sort' || word === 'kind') && form(at + 1) === 'of' && !KIND_BEFORE.has(form(at - 1))) {
      add(at, at + 2, 'filler', 'modal');
      at++;
      continue;
    }
    if (word === 'like' && (isSetOff(at, at + 1) || !NOT_FILLER_LIKE.has(form(at - 1)))) {
      add(at, at + 1, 'filler');
      continue;
    }
    const isLeading =
      at === 0 ||
      (flags(at - 1) & (STOP | QUESTION)) !== 0 ||
      isSetOff(at, at + 1) ||
      (!traits.isPunctuated && /^(well|so|ok)$/u.test(word) && SUBJECTS.has(form(at + 1)));
    if (LEADING.has(word) && isLeading) {
      add(at, at + 1, 'filler');
      continue;
    }
    const stutter = stutterAt(form, flags, at);
    if (stutter > 0) {
      add(at, at + stutter, 'filler');
      at += stutter - 1;
    }
  }
  return found;
}

/** Whether "you know" or "I mean" at `at` is part of what is said. */
function isClause(form: (at: number) => string, at: number): boolean {
  const before = form(at - 1);
  if (form(at) === 'you')
    return KNOW_BEFORE.has(before) || (before === "n't" && /^(do|did)$/u.test(form(at - 2)));
  const isObject = form(at + 2) === 'it' && /^(and|but|when|this|because|so|now|too|)$/u.test(form(at + 3));
  return MEAN_BEFORE.has(before) || isObject;
}

/** Length of a phrase of up to three words that is said again at once; 0 where there is none. */
function stutterAt(form: (at: number) => string, flags: (at: number) => number, at: number): number {
  if (form(at) === form(at + 1) && STUTTERED.has(form(at))) return 1;
  for (let length = 2; length <= 3; length++) {
    let isSame = true;
    for (let k = 0; k < length && isSame; k++)
      isSame = form(at + k) === form(at + length + k) && form(at + k) !== '';
    const isPlain = !(flags(at) & (CAPITAL | NUMBER)) || form(at) === 'i';
    if (isSame && isPlain && STUTTERED.has(form(at))) return length;
  }
  return 0;
}

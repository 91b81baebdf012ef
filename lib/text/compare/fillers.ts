/**
 * What a faithful quote may leave out of a source without a mark: hesitations always; in a transcript also discourse
 * markers and stutters. AP and the New York Times allow "um" and "you know" to be dropped silently, but nothing that
 * carries meaning: "sort of" weakens a statement, so losing it is excused in a transcript but shown as such.
 */
import { type FormAt, isFillerClause, isFillerLike, isFillerWord, isHedge } from './discourse-markers.ts';
import { factOfForms } from './form-facts.ts';
import type { SourceIndex } from './index-source.ts';
import type { Excuse, Sense } from './types.ts';
import {
  ALL_CAPITALS,
  CAPITAL,
  CUT_OFF,
  NUMBER,
  PAUSE,
  QUESTION,
  SENTENCE_START,
  STOP,
  UNSAID,
} from './words.ts';

/** A stretch of source words that may be left out as a whole. */
export type Droppable = { from: number; to: number; excuse: Excuse; sense: Sense | null };

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

const HESITATIONS = set('um uh umm uhh uhm erm er eh ehm ah hm hmm hmmm mm mmm mhm uhhuh äh ähm euh эм ээ');
const WORDS_ELSEWHERE = set('um er ah eh');
/** "Well," and "So," at the head of a sentence, or between commas. */
const LEADING = set('well so ok right look listen');
/** Repeating these is always a stutter. */
const STUTTERED = set(
  `i we you he she it they the a an and but or to of in on at for with that this is are was were will would can could 'm my our
  your his her their its there if what who when because as by from not do does did have has had be been just`,
);
/** Repeating these is emphasis. */
const EMPHATIC = set(
  'very really no never so much many more long far big great yes yeah again not now go please way old dear',
);

/** Words that something to be dropped may begin with whatever follows ("you know", "I mean", "sort of"). */
const OPENING = set('like sort kind you i');
const OPENS = 2;
const IF_REPEATED = 1;
/**
 * Whether what may be dropped can begin with a form: OPENS, or IF_REPEATED where the form must come again within the next
 * three words, or 0. Any word said twice in a row may be dropped besides.
 */
const mayBeginDroppable = factOfForms((form) =>
  HESITATIONS.has(form) || LEADING.has(form) || OPENING.has(form)
    ? OPENS
    : STUTTERED.has(form)
      ? IF_REPEATED
      : 0,
);

type FlagsAt = (at: number) => number;

function readerOf({ words, forms }: SourceIndex): { form: FormAt; flags: FlagsAt } {
  const isIn = (at: number): boolean => at >= 0 && at < words.count;
  return {
    form: (at) => (isIn(at) ? (forms.list[words.form[at] as number] as string) : ''),
    flags: (at) => (isIn(at) ? (words.flags[at] as number) : 0),
  };
}

/** A restart repeats no more words than this. */
const MAX_RESTART = 6;

/**
 * Of the removed words `from` … `to - 1`, those the speaker said twice in a row, with or without hesitation: "it was,
 * uh, it was a long night", "I I I think". It does not matter which half was left out, or where in it the cut falls:
 * the words removed from "when the pumps when the pumps were" may be "pumps when the".
 */
export function restartsIn(index: SourceIndex, from: number, to: number): Set<number> {
  const { form, flags } = readerOf(index);
  const near: number[] = [];
  const first = Math.max(0, from - MAX_RESTART - 4);
  const last = Math.min(index.words.count, to + MAX_RESTART + 4);
  for (let at = first; at < last; at++) {
    const isHesitant = HESITATIONS.has(form(at)) && isHesitation(index.traits, form(at), flags(at));
    if (!isHesitant && !(flags(at) & UNSAID)) near.push(at);
  }
  const excused = new Set<number>();
  const isSaidTwice = (at: number, length: number): boolean => {
    let isEmphasis = true;
    for (let k = 0; k < length; k++) {
      const [once, again] = [near[at + k] ?? -1, near[at + length + k] ?? -1];
      if (form(once) !== form(again) || form(once) === '') return false;
      if (!EMPHATIC.has(form(once))) isEmphasis = false;
    }
    const seam = flags(near[at + length - 1] ?? -1);
    if (isEmphasis || seam & (STOP | QUESTION)) return false;
    if (
      length === 1 &&
      (flags(near[at] ?? -1) & NUMBER || (!STUTTERED.has(form(near[at] ?? -1)) && seam & PAUSE))
    )
      return false;
    // Something written rather than transcribed says a thing twice on purpose.
    return index.traits.isTranscript || (length > 1 && !(seam & PAUSE));
  };
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (let length = Math.min(MAX_RESTART, to - from); length >= 1 && isDone; length--) {
      for (let at = 0; at + 2 * length <= near.length && isDone; at++) {
        if (!isSaidTwice(at, length)) continue;
        for (let cut = at; cut <= at + length && isDone; cut++) {
          const removed = near.slice(cut, cut + length);
          if (!removed.every((word) => word >= from && word < to)) continue;
          for (const word of removed) excused.add(word);
          near.splice(cut, length);
          isDone = false;
        }
      }
    }
  }
  return excused;
}

/** Finds what may be dropped among the source's words `from` … `to - 1`. */
export function droppableIn(index: SourceIndex, from: number, to: number): Droppable[] {
  const { form, flags } = readerOf(index);
  const found: Droppable[] = [];
  const mayBegin = mayBeginDroppable(index.forms);
  const words = index.words;
  for (let at = from; at < to; at++) {
    const number = words.form[at] as number;
    if (number !== words.form[at + 1] && !((words.flags[at] as number) & (UNSAID | CUT_OFF))) {
      const kind = mayBegin(number);
      if (kind === 0) continue;
      if (kind === IF_REPEATED && number !== words.form[at + 2] && number !== words.form[at + 3]) continue;
    }
    const group = droppableAt(index, form, flags, at);
    if (!group || at + group.length > to) continue;
    found.push({ from: at, to: at + group.length, excuse: group.excuse, sense: group.sense ?? null });
    at += group.length - 1;
  }
  return found;
}

type Group = { length: number; excuse: Excuse; sense?: Sense };

const filler = (length: number): Group => ({ length, excuse: 'filler' });

function droppableAt({ traits }: SourceIndex, form: FormAt, flags: FlagsAt, at: number): Group | null {
  if (flags(at) & UNSAID) return { length: 1, excuse: 'annotation' };
  const word = form(at);
  if (HESITATIONS.has(word) && isHesitation(traits, word, flags(at))) return filler(1);
  if (flags(at) & CUT_OFF && form(at + 1).startsWith(word)) return filler(1);
  const isSetOff = (length: number): boolean =>
    (at === 0 || (flags(at - 1) & (PAUSE | STOP | QUESTION)) !== 0) && (flags(at + length - 1) & PAUSE) !== 0;
  if (isFillerClause(form, at) && (traits.isTranscript || isSetOff(2))) return filler(2);
  if (word === 'like' && isSetOff(1)) return filler(1);
  if (!traits.isTranscript) return null;
  if (isHedge(form, at)) return { ...filler(2), sense: 'modal' };
  if (word === 'like' && isFillerLike(form, at)) return filler(1);
  if (LEADING.has(word) && isSetOff(1)) return filler(1);
  if (!traits.isPunctuated && isFillerWord(form, at)) return filler(1);
  const stutter = stutterAt(form, flags, at);
  return stutter > 0 ? filler(stutter) : null;
}

/** "Um" is a word in German and Portuguese, "ER" is a ward, and Um is also a name. */
function isHesitation(traits: SourceIndex['traits'], word: string, flags: number): boolean {
  if (flags & ALL_CAPITALS || (flags & CAPITAL && !(flags & SENTENCE_START))) return !traits.isCased;
  return traits.isEnglish || !WORDS_ELSEWHERE.has(word);
}

/** Length of a word, or phrase of up to three words, that is repeated at once; 0 where there is none. */
function stutterAt(form: FormAt, flags: FlagsAt, at: number): number {
  const word = form(at);
  if (flags(at) & NUMBER || EMPHATIC.has(word)) return 0;
  const isBroken = (flags(at) & (STOP | QUESTION)) !== 0;
  if (word === form(at + 1) && !isBroken && (STUTTERED.has(word) || !(flags(at) & PAUSE))) return 1;
  if (!STUTTERED.has(word)) return 0;
  for (let length = 2; length <= 3; length++) {
    let isSame = true;
    for (let k = 0; k < length && isSame; k++)
      isSame = form(at + k) === form(at + length + k) && form(at + k) !== '';
    if (isSame) return length;
  }
  return 0;
}

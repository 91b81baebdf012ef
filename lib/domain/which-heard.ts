/**
 * Which of two wordings is heard: what may be asked of a comparison, about which stretch of the recording, and what an
 * answer is. The sound is compared elsewhere (lib/listening/which-of-two.ts); here is all that can be said before it is
 * loaded. Pure; offsets in UTF-16 units, of the source's text unless said otherwise.
 */
import { isSmallDifference } from '../text/compare/small-difference.ts';
import type { Edit } from '../text/compare/types.ts';
import type { Cue } from '../text/transcript/types.ts';
import type { Stretch } from './listened.ts';

/** The kinds of difference that were measured apart (docs/decisions/listening.md). */
export const DIFFERENCE_KINDS = ['negation', 'number', 'added', 'left_out', 'changed'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** A place where the printed words differ from the source's. `start` and `end`: the source's words there, perhaps none. */
export type Difference = {
  start: number;
  end: number;
  printed: string;
  source: string;
  kind: DifferenceKind;
};

/** Fewer words than this between two differences hold neither of them: they are asked about as one. */
const HOLDS = 2;

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? [];

/** Whether an edit may make a difference to the ear: not where it only moves words, or takes them from somebody else. */
const isHeard = ({ note }: Edit): boolean => note !== 'order' && note !== 'other_speaker';

/**
 * The differences of a comparison that may be heard, in the source's order.
 * @param words the printed words, which the edits' quote offsets index
 */
export function differencesIn(edits: readonly Edit[], words: string): Difference[] {
  const groups: Edit[][] = [];
  let between = HOLDS;
  for (const edit of edits) {
    if (edit.kind === 'equal' || edit.excused !== null) {
      between += edit.kind === 'equal' ? wordsIn(edit.source.text).length : 0;
      continue;
    }
    const last = groups.at(-1);
    if (last && between < HOLDS) last.push(edit);
    else groups.push([edit]);
    between = 0;
  }
  return groups
    .filter((group) => group.every(isHeard))
    .map((group) => differenceOfGroup(group, edits, words))
    .filter(({ printed, source }) => wordsIn(printed).join(' ') !== wordsIn(source).join(' '))
    .sort((a, b) => a.start - b.start);
}

function differenceOfGroup(group: readonly Edit[], edits: readonly Edit[], words: string): Difference {
  const [first, last] = [group[0] as Edit, group.at(-1) as Edit];
  const within = edits.slice(edits.indexOf(first), edits.indexOf(last) + 1);
  const side = (of: 'quote' | 'source') => ({
    start: Math.min(...within.map((edit) => edit[of].start)),
    end: Math.max(...within.map((edit) => edit[of].end)),
  });
  const [quote, source] = [side('quote'), side('source')];
  const sourceWords = within.map((edit) => edit.source.text).filter((text) => text !== '');
  return {
    ...source,
    printed: words.slice(quote.start, quote.end),
    source: sourceWords.join(' '),
    kind: kindOf(group),
  };
}

function kindOf(group: readonly Edit[]): DifferenceKind {
  if (group.some(({ sense }) => sense === 'negation')) return 'negation';
  if (group.some(({ sense }) => sense === 'number')) return 'number';
  if (group.every(({ kind }) => kind === 'insert')) return 'added';
  return group.every(({ kind }) => kind === 'delete') ? 'left_out' : 'changed';
}

/** Why nothing is decided; the first five are known before any sound is loaded. */
export const UNDECIDED_BECAUSE = [
  'small_difference',
  'no_times',
  'too_short',
  'too_long',
  'not_english',
  'same',
  'same_sounds',
  'unclear',
  'does_not_fit',
  'too_close',
] as const;
export type UndecidedBecause = (typeof UNDECIDED_BECAUSE)[number];

export const UNDECIDED_LABELS: Record<UndecidedBecause, string> = {
  small_difference:
    'Only an article, a plural, an ending or a small word differs, and that is not told apart.',
  no_times: 'The source’s words have no times around this place.',
  too_short: 'The place is shorter than a second and a half, which is too short to tell.',
  too_long: 'The place is longer than 20 seconds, which is too long to compare at once.',
  not_english: 'The program that listens knows English only.',
  same: 'Both are the same words when they are spoken.',
  same_sounds: 'Both sound the same.',
  unclear: 'The sound is unclear here, or neither of the two is what is said.',
  does_not_fit: 'One of the two cannot be laid over this place.',
  too_close: 'The two fit about equally well.',
};

/** The stretch of a recording about which is asked, and both wordings whole, with the words that they share. */
export type Asked = Stretch & { printed: string; source: string };

/** Windows under 1.5 s were told wrongly once in six (facts in docs/decisions/listening.md); a little more, for times are rounded. */
const LEAST_MS = 1600;
/** The model has no more than a window of this in it at once. */
const MOST_MS = 20_000;
/** Beyond the times of the first and last word, as it was measured: a word is not over with its last loud sound. */
const EDGE_MS = 30;

/** A transcript whose times can hold a difference: its whole text, and which stretches of it are spoken when, in order. */
type Timed = { text: string; cues: readonly Cue[] };

/**
 * The stretch around a difference: timed words or lines, with words before and after it that both wordings share. Other
 * differences that it touches are in both wordings too, each as that side has it. A passage without times ends it.
 */
export function askedAbout(
  difference: Difference,
  all: readonly Difference[],
  { text, cues }: Timed,
): Asked | UndecidedBecause {
  const small = { a: wordsIn(difference.printed), b: wordsIn(difference.source) };
  if (isSmallDifference(small)) return 'small_difference';
  const place = placeOf(difference, all, { text, cues });
  if (place === null) return 'no_times';
  const [first, last] = [cues[place.from] as Cue, cues[place.to] as Cue];
  const length = last.toMs - first.fromMs;
  if (length < LEAST_MS) return 'too_short';
  if (length > MOST_MS) return 'too_long';
  const touched = all.filter(({ start, end }) => start >= first.start && end <= last.end);
  return {
    fromMs: Math.max(0, first.fromMs - EDGE_MS),
    toMs: last.toMs + EDGE_MS,
    printed: asPrinted(text, first.start, last.end, touched),
    source: asSpoken(text.slice(first.start, last.end)),
  };
}

/** What is in square brackets, and music, is written and not spoken. */
const asSpoken = (text: string): string =>
  text
    .replace(/\[[^\]]*\]|♪/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function asPrinted(text: string, start: number, end: number, differences: readonly Difference[]): string {
  let printed = '';
  let at = start;
  for (const difference of differences) {
    printed += `${text.slice(at, difference.start)} ${difference.printed} `;
    at = difference.end;
  }
  return asSpoken(printed + text.slice(at, end)).replace(/\s+([,.;:!?])/g, '$1');
}

/** From which timed words to which: HOLDS shared ones on either side, and long enough, if there are such. */
function placeOf(
  { start, end }: Difference,
  all: readonly Difference[],
  { text, cues }: Timed,
): { from: number; to: number } | null {
  let from = cues.findLastIndex((cue) => cue.start <= start);
  let to = cues.findIndex((cue) => cue.end >= Math.max(end, start));
  if (from === -1 || to === -1) return null;
  if (to < from) [from, to] = [to, from];
  const at = (i: number) => cues[i] as Cue;
  const isNext = (i: number) => i >= 0 && i + 1 < cues.length && follows(text, at(i), at(i + 1));
  for (let i = from; i < to; i++) if (!isNext(i)) return null;
  const touches = (i: number) =>
    all.find((one) => one.start < at(i).end && one.end > at(i).start && one.start !== start);
  const shared = (a: number, b: number) => wordsIn(text.slice(a, b)).length;
  const [hasBefore, hasAfter] = [
    () => shared(at(from).start, start) >= HOLDS && !cutsAnother(all, at(from).start),
    () => shared(end, at(to).end) >= HOLDS && !cutsAnother(all, at(to).end),
  ];
  const isLong = () => at(to).toMs - at(from).fromMs >= LEAST_MS;
  while (!hasBefore() && isNext(from - 1)) from--;
  while (!hasAfter() && isNext(to)) to++;
  // At the beginning or end of what has times, one shared word there must do; without any, nothing holds that side.
  if (shared(at(from).start, start) === 0 || shared(end, at(to).end) === 0) return null;
  while (!isLong() && (canGrow(from - 1, from - 1) || canGrow(to, to + 1))) {
    if (canGrow(from - 1, from - 1)) from--;
    if (!isLong() && canGrow(to, to + 1)) to++;
  }
  if (cutsAnother(all, at(from).start) || cutsAnother(all, at(to).end)) return null;
  return { from, to };

  function canGrow(joint: number, grown: number): boolean {
    return isNext(joint) && !touches(grown);
  }
}

/** Whether an end of a stretch lies within a difference. */
const cutsAnother = (all: readonly Difference[], at: number): boolean =>
  all.some(({ start, end }) => start < at && at < end);

/** Whether nothing that could be spoken lies between two timed stretches. */
const follows = (text: string, one: Cue, next: Cue): boolean =>
  wordsIn(asSpoken(text.slice(one.end, next.start))).length === 0;

/** What came of it: the printed words sound closer, the source's do, or it is not decided. */
export const HEARD_ANSWERS = ['printed', 'source', 'undecided'] as const;
export type HeardAnswer = (typeof HEARD_ANSWERS)[number];

export const HEARD_LABELS: Record<HeardAnswer, string> = {
  printed: 'the printed words sound closer',
  source: 'the source’s words sound closer',
  undecided: 'not decided',
};

/** An answer as it stands alone: "Not decided". */
export const heardLabel = (answer: HeardAnswer): string =>
  HEARD_LABELS[answer].charAt(0).toUpperCase() + HEARD_LABELS[answer].slice(1);

/** An answer, with how many nats the printed words fit better (negative: worse); null where that was not measured. */
export type Answered = { answer: HeardAnswer; margin: number | null; because: UndecidedBecause | null };

/** Whether an answer is one that the comparison can give: a reason where there is none, a margin to the side that won. */
export function isPossible({ answer, margin, because }: Answered): boolean {
  if (answer === 'undecided') return because !== null;
  return because === null && margin !== null && (answer === 'printed' ? margin > 0 : margin < 0);
}

export const isSameAsked = (a: Asked, b: Asked): boolean =>
  a.fromMs === b.fromMs && a.toMs === b.toMs && a.printed === b.printed && a.source === b.source;

/** Which differences do not count against a quote, and why. The rules and their origins: docs/engine-compare.md. */
import { isAbbreviated, type WrittenWord } from './abbreviations.ts';
import type { Step } from './align.ts';
import { lettersAt } from './align-costs.ts';
import { droppableIn, restartsIn } from './fillers.ts';
import type { SourceIndex } from './index-source.ts';
import { likenessOf, lookOf } from './likeness.ts';
import { isMonth } from './moments.ts';
import type { QuoteWords } from './quote-words.ts';
import { speakerAt } from './transcript-furniture.ts';
import type { EditNote, Excuse, Sense } from './types.ts';
import { plainSurface, withoutAccents } from './word-forms.ts';
import {
  ALL_CAPITALS,
  CAPITAL,
  type Forms,
  IN_SQUARE,
  MASKED,
  NUMBER,
  PIECE,
  SENTENCE_START,
  type Words,
} from './words.ts';

export type Ruling = { excuse: Excuse | null; sense: Sense | null; note: EditNote | null };

const COUNTS: Ruling = { excuse: null, sense: null, note: null };
const excused = (excuse: Excuse, sense: Sense | null = null): Ruling => ({ excuse, sense, note: null });

/** More words than a bracket can stand for: beyond this it hides an omission. */
const MAX_BRACKETED = 12;
/** "…," the senator said in an interview on Tuesday, "…" */
const MAX_ATTRIBUTION = 14;
/** In a longer omission the fillers are simply part of what was left out. */
const MAX_BESIDE_FILLERS = 3;
/** Longer stretches contain more than fillers. */
const MAX_FILLERS = 60;

const ACRONYMS = new Set(['us', 'who', 'aids', 'it']);
/** We'll and well, he'll and hell. */
const OTHER_WITHOUT_APOSTROPHE = new Set([
  'were',
  'well',
  'hell',
  'shell',
  'wed',
  'ill',
  'shed',
  'id',
  'whore',
]);

const quoteForm = (quote: QuoteWords, at: number): string =>
  quote.forms.list[quote.words.form[at] ?? -1] ?? '';
const sourceForm = (index: SourceIndex, at: number): string =>
  index.forms.list[index.words.form[at] ?? -1] ?? '';

/** The written words of a step, ignoring case, spaces, hyphens and invisible characters. */
function surface(written: string): string {
  return plainSurface(written).replace(/[\s\-‐‑\u00AD[\]().]+/gu, '');
}

/**
 * The visible difference between words that count as the same; null where it is only typography. Also catches words
 * that are the same only if capitals are ignored: us and US.
 */
export function differenceOf(quote: QuoteWords, index: SourceIndex, step: Step): Ruling | null {
  const { q, qEnd, s, sEnd } = step;
  const written = quote.text.slice(quote.words.start[q], quote.words.end[qEnd - 1]);
  const said = index.text.slice(index.words.start[s], index.words.end[sEnd - 1]);
  if (
    qEnd - q === 1 &&
    sEnd - s === 1 &&
    ACRONYMS.has(quoteForm(quote, q)) &&
    isAcronymChange(quote, index, q, s)
  ) {
    return { excuse: null, sense: 'name', note: null };
  }
  const isMerge = qEnd - q !== sEnd - s;
  if (written === said && !isMerge) return null;
  const ours = surface(written);
  const theirs = surface(said);
  if (ours === theirs) return isMerge ? excused('typography') : null;
  if ((quote.words.flags[q] as number) & MASKED) return excused('masked');
  if (
    quoteForm(quote, q).startsWith('#') ||
    /[%‰]/u.test(ours + theirs) ||
    sourceForm(index, s).startsWith('#')
  )
    return excused('numeral');
  if (ours.replaceAll("'", '') === theirs.replaceAll("'", '')) {
    // Without an apostrophe "its" and "it's" are one word; where the source does write apostrophes they are two.
    const isOtherWord = OTHER_WITHOUT_APOSTROPHE.has(ours.replaceAll("'", '')) && index.traits.hasApostrophes;
    if (isOtherWord) return { excuse: null, sense: null, note: 'sounds_alike' };
    const isCareless =
      !index.traits.hasApostrophes ||
      index.traits.isTranscript ||
      !/['’]/u.test(quote.text) ||
      /\d/u.test(ours);
    return isCareless || !isMerge
      ? excused('typography')
      : { excuse: null, sense: null, note: 'sounds_alike' };
  }
  if (withoutAccents(ours) === withoutAccents(theirs)) return accents(quote, index, q, s);
  return excused('spelling');
}

function isAcronymChange(quote: QuoteWords, index: SourceIndex, q: number, s: number): boolean {
  if (!index.traits.isCased) return false;
  const ours = (quote.words.flags[q] as number) & ALL_CAPITALS;
  const theirs = (index.words.flags[s] as number) & ALL_CAPITALS;
  if (ours === theirs) return false;
  // In a headline or a shout every word is in capitals.
  const shouting = ours ? quote.words.flags : index.words.flags;
  const at = ours ? q : s;
  return ![at - 1, at + 1].some((near) => ((shouting[near] ?? 0) & ALL_CAPITALS) !== 0);
}

const MOOD = /^(?:konnt|musst|durft|hatt|wurd|mocht)/u;

/** Accents are mere typography in names and where a text is written without any; elsewhere they distinguish words. */
function accents(quote: QuoteWords, index: SourceIndex, q: number, s: number): Ruling {
  const isNamed = (flags: number): boolean => (flags & CAPITAL) !== 0 && (flags & SENTENCE_START) === 0;
  const isName = isNamed(quote.words.flags[q] as number) || isNamed(index.words.flags[s] as number);
  const ours = quote.text.slice(quote.words.start[q], quote.words.end[q]).normalize('NFC');
  const theirs = index.text.slice(index.words.start[s], index.words.end[s]).normalize('NFC');
  // konnte and könnte differ in mood; ñ is not an n with an accent.
  if (MOOD.test(withoutAccents(plainSurface(ours))))
    return { excuse: null, sense: 'modal', note: 'sounds_alike' };
  if (!isName && /ñ/u.test(ours) !== /ñ/u.test(theirs))
    return { excuse: null, sense: null, note: 'sounds_alike' };
  const isPlain = !index.traits.hasAccents || !/[\u00C0-\u017F]|\p{M}/u.test(quote.text);
  return isName || isPlain ? excused('typography') : { excuse: null, sense: null, note: 'sounds_alike' };
}

/** Rules on a word where the source has a different one. */
export function rulingOnReplaced(quote: QuoteWords, index: SourceIndex, step: Step): Ruling {
  if ((quote.words.flags[step.q] as number) & IN_SQUARE) return excused('insertion');
  const ours = quoteForm(quote, step.q);
  const theirs = sourceForm(index, step.s);
  if (isSameDay(ours, theirs) && [quoteForm(quote, step.q - 1), quoteForm(quote, step.q + 1)].some(isMonth)) {
    return excused('numeral');
  }
  if (
    isAbbreviated(
      writtenAt(quote.text, quote.words, ours, step.q),
      writtenAt(index.text, index.words, theirs, step.s),
    )
  )
    return excused('spelling');
  // The apostrophe of "Clinton's" has become a space.
  const isSameLetters =
    lettersAt(quote.text, quote.words, ours, step.q) === lettersAt(index.text, index.words, theirs, step.s);
  if (isSameLetters && !index.traits.hasApostrophes) return excused('typography');
  const likeness = likenessOf(lookOf(ours), lookOf(theirs));
  if (likeness === 'contraction') return { ...COUNTS, note: 'contraction' };
  if (likeness === 'homophone') {
    const isHeard = !index.traits.isCased && !index.traits.isPunctuated;
    return isHeard ? excused('homophone') : { ...COUNTS, note: 'sounds_alike' };
  }
  return likeness === 'close' ? { ...COUNTS, note: 'sounds_alike' } : COUNTS;
}

const writtenAt = (text: string, words: Words, form: string, at: number): WrittenWord => ({
  form,
  raw: text.slice(words.start[at], words.end[at]),
  after: text.slice(words.end[at], (words.end[at] as number) + 1),
  isBeforeNumber: ((words.flags[at + 1] ?? 0) & NUMBER) !== 0,
});

const isSameDay = (a: string, b: string): boolean =>
  /^#\d{1,2}o?$/u.test(a) && (a === `${b}o` || b === `${a}o`);

/**
 * Rules on a stretch of source words that the quote leaves out.
 * @param steps the removed words in order, one step each; a very long stretch is a single step
 */
export function excuseRemoved(
  quote: QuoteWords,
  index: SourceIndex,
  steps: readonly Step[],
  beside: { before: Step | undefined; after: Step | undefined },
): Ruling[] {
  const first = steps[0] as Step;
  const last = steps[steps.length - 1] as Step;
  const isSpeakerKept =
    speakerAt(index.labels, Math.max(0, first.s - 1)) === speakerAt(index.labels, last.sEnd);
  if (quote.marks[first.q]) return steps.map(() => excused('omission'));
  // A bracket that is also in the source does not replace what was left out.
  const putsIn = (step: Step | undefined): boolean =>
    step !== undefined &&
    step.kind !== 'equal' &&
    step.q < step.qEnd &&
    ((quote.words.flags[step.q] as number) & IN_SQUARE) !== 0;
  if (last.sEnd - first.s <= MAX_BRACKETED && (putsIn(beside.before) || putsIn(beside.after)))
    return steps.map(() => excused('insertion'));
  if (isAttribution(index, first, last)) return steps.map(() => excused('attribution'));
  if (last.sEnd - first.s > MAX_FILLERS) return steps.map(() => COUNTS);
  const rulings: Ruling[] = steps.map((step) =>
    isBarePossessive(quote, index, step) ? excused('typography') : COUNTS,
  );
  if (!isSpeakerKept) return rulings;
  for (const group of droppableIn(
    index,
    Math.max(0, first.s - 3),
    Math.min(index.words.count, last.sEnd + 3),
  )) {
    if (group.from < first.s || group.to > last.sEnd) continue;
    for (let at = group.from; at < group.to; at++) rulings[at - first.s] = excused(group.excuse, group.sense);
  }
  for (const at of restartsIn(index, first.s, last.sEnd)) rulings[at - first.s] = excused('filler');
  let counting = 0;
  for (const ruling of rulings) if (ruling.excuse === null) counting++;
  return counting > MAX_BESIDE_FILLERS ? steps.map(() => COUNTS) : rulings;
}

/** The "a" of "a hundred", which "100" does without. */
export function isArticleOfNumber(words: Words, forms: Forms, at: number): boolean {
  return (
    forms.list[words.form[at] ?? -1] === 'a' &&
    /^#10+[$€£¥₹]?$/u.test(forms.list[words.form[at + 1] ?? -1] ?? '')
  );
}

/** James' for James's. */
function isBarePossessive(quote: QuoteWords, index: SourceIndex, step: Step): boolean {
  if (sourceForm(index, step.s) !== "'s" || !((index.words.flags[step.s] as number) & PIECE)) return false;
  const end = quote.words.end[step.q - 1] ?? -1;
  return sourceForm(index, step.s - 1).endsWith('s') && /^['’]/u.test(quote.text.slice(end, end + 1));
}

/**
 * The reporter's words between two halves of one quoted sentence: "We will go," she said, "and win." The comma and the
 * lower-case letter show that the speaker's sentence continues.
 */
function isAttribution(index: SourceIndex, first: Step, last: Step): boolean {
  if (last.sEnd - first.s > MAX_ATTRIBUTION || first.s === 0 || last.sEnd >= index.words.count) return false;
  const { text, words } = index;
  const before = text.slice(words.end[first.s - 1], words.start[first.s]);
  const after = text.slice(words.end[last.sEnd - 1], words.start[last.sEnd]);
  if (!/^[,—–-]?\s?["”»’]\s*$/u.test(before) || !/^,?\s*["“«„‘]$/u.test(after)) return false;
  const inside = text.slice(words.start[first.s], words.end[last.sEnd - 1]);
  if (/["“”«»„]/u.test(inside)) return false;
  return !((words.flags[last.sEnd] as number) & CAPITAL) || sourceForm(index, last.sEnd) === 'i';
}

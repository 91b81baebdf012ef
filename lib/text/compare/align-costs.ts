/** What it costs to replace, add or leave out a word in one stretch of quote and source. */
import type { Costs } from './align.ts';
import { droppableIn } from './fillers.ts';
import type { SourceIndex } from './index-source.ts';
import { JoinedLetters } from './joined-words.ts';
import { type Likeness, type Look, likenessOf, lookOf } from './likeness.ts';
import type { QuoteWords } from './quote-words.ts';
import { IN_ROUND, IN_SQUARE, PIECE, QUESTION, SENTENCE_START, STOP, type Words } from './words.ts';

/** The words of one stretch, by their indexes in their texts. */
export type Stretch = { q: readonly number[]; s: readonly number[]; freeStart: boolean; freeEnd: boolean };

/** The cost of losing a word of the quote: higher the more it says, so that no rare word is given up for a near one. */
const lossOf = (bits: number): number => 0.8 + 0.06 * bits;
const LIKE: Readonly<Record<Likeness, number>> = { contraction: 0.25, homophone: 0.4, close: 0.55 };
const UNLIKE = 1;
/** Not yet worked out. */
const UNKNOWN = -1;
/** A sentence of the source that the quote does not touch cannot be the counterpart of its first or last words. */
const ACROSS_SENTENCE = 0.8;
/**
 * Leaving out a word of the source, one that may be dropped, and opening a stretch of such words. Of single precision,
 * as the sums are: whole stretches of them are weighed against each other.
 */
const REMOVED = Math.fround(0.2);
const DROPPED = Math.fround(0.05);
const OPENED = Math.fround(0.7);
/** A word's letters and digits, from which neighbours are joined; parts of contractions are taken as written. */
export function lettersAt(text: string, words: Words, form: string, at: number): string {
  // A number joins only if it is all letters and digits ("COVID 19", "40 kg"): a point or a currency sign makes it a
  // different number.
  if (form.startsWith('#')) return /^#[\p{L}\p{N}]+$/u.test(form) ? form.slice(1) : form;
  const isPart = (((words.flags[at] as number) | (words.flags[at + 1] ?? 0)) & PIECE) !== 0;
  if (!isPart) return form;
  return text
    .slice(words.start[at], words.end[at])
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The unbroken pieces in a list of word indexes. */
function piecesOf(list: readonly number[]): { at: number; length: number }[] {
  const pieces: { at: number; length: number }[] = [];
  let from = 0;
  for (let i = 1; i <= list.length; i++) {
    if (i < list.length && list[i] === (list[i - 1] as number) + 1) continue;
    pieces.push({ at: from, length: i - from });
    from = i;
  }
  return list.length > 0 ? pieces : [];
}

/** What it costs that only the source has a word, for each of the slots PLAIN, BRACKETED and MARKED. */
function removalCosts(index: SourceIndex, s: readonly number[]): Pick<Costs, 'remove' | 'openRemove'> {
  const price = new Float64Array(s.length).fill(REMOVED);
  const opening = new Float64Array(s.length).fill(OPENED);
  for (const { at, length } of piecesOf(s)) {
    const first = s[at] as number;
    for (const { from, to } of droppableIn(index, first, first + length)) {
      price.fill(DROPPED, at + from - first, at + to - first);
      opening.fill(0, at + from - first, at + to - first);
    }
  }
  const remove = [
    price,
    price.map((cost) => Math.min(0.15, cost)),
    price.map((cost) => Math.min(0.02, cost)),
  ];
  const easily = opening.map((cost) => Math.min(0.25, cost));
  const openRemove = [opening, easily, easily].map((costs) =>
    // Prefer whole words: of "I don't I don't" the first three parts, not "n't I do".
    costs.map((open, b) => ((index.words.flags[s[b] as number] as number) & PIECE ? open + 0.1 : open)),
  );
  return { remove, openRemove };
}

const PLAIN = 0;
const BRACKETED = 1;
const MARKED = 2;

/** What stands in the quote where a word of the source may be missing: before each word, and after the last. */
function slotsOf(quote: QuoteWords, q: readonly number[]): Uint8Array {
  const isInSquare = (at: number | undefined): boolean =>
    at !== undefined && ((quote.words.flags[at] as number) & IN_SQUARE) !== 0;
  return Uint8Array.from({ length: q.length + 1 }, (_, slot) => {
    const word = slot < q.length ? (q[slot] as number) : (q[slot - 1] ?? -1) + 1;
    if (q.length > 0 && quote.marks[word] === 1) return MARKED;
    return isInSquare(q[slot]) || isInSquare(q[slot - 1]) ? BRACKETED : PLAIN;
  });
}

/** What it costs that only the quote has a word. */
function additionCosts(quote: QuoteWords, q: readonly number[]): Pick<Costs, 'insert' | 'openInsert'> {
  const insert = new Float64Array(q.length);
  const openInsert = new Float64Array(q.length);
  q.forEach((word, a) => {
    const flags = quote.words.flags[word] as number;
    insert[a] = flags & IN_SQUARE ? 0.15 : flags & IN_ROUND ? 0.3 : 0.8 * lossOf(quote.bits[word] as number);
    openInsert[a] = flags & (IN_SQUARE | IN_ROUND) ? 0 : 0.8;
  });
  return { insert, openInsert };
}

/** What it costs to replace each word of the quote with each of the source. */
function replacementCosts(
  quote: QuoteWords,
  index: SourceIndex,
  stretch: Stretch,
  ours: JoinedLetters,
  theirs: JoinedLetters,
): Float64Array {
  const { q, s } = stretch;
  const isForeign = foreignWords(quote, index, stretch);
  // Speech says the same words again and again: what one word is like is found out once for each form of the source.
  const numbers = new Map<number, number>();
  const looks: Look[] = [];
  const look = Int32Array.from(s, (at) => {
    const form = index.words.form[at] as number;
    const known = numbers.get(form);
    if (known !== undefined) return known;
    numbers.set(form, looks.length);
    return looks.push(lookOf(index.forms.list[form] as string)) - 1;
  });
  const replace = new Float64Array(q.length * s.length);
  const alike = new Float64Array(looks.length);
  q.forEach((from, a) => {
    const id = quote.ids[from] as number;
    const flags = quote.words.flags[from] as number;
    const loss = lossOf(quote.bits[from] as number);
    const own = lookOf(quote.forms.list[quote.words.form[from] as number] as string);
    alike.fill(UNKNOWN);
    for (let b = 0; b < s.length; b++) {
      const to = s[b] as number;
      let cost = 0;
      if (id !== index.words.form[to]) {
        if (flags & (index.words.flags[to] as number) & (IN_SQUARE | IN_ROUND)) cost = 0.2;
        else if (flags & IN_SQUARE) cost = 0.3;
        else {
          const number = look[b] as number;
          if (alike[number] === UNKNOWN) {
            const likeness = likenessOf(own, looks[number] as Look);
            alike[number] = likeness ? LIKE[likeness] : UNLIKE;
          }
          cost = alike[number] as number;
          if (cost === UNLIKE) {
            cost = ours.isSame(a + 1, 1, theirs, b + 1, 1)
              ? 0.05
              : loss + (isForeign[b] ? ACROSS_SENTENCE : 0);
          }
        }
      }
      replace[a * s.length + b] = cost;
    }
  });
  return replace;
}

/** The costs of aligning one stretch. */
export function costsOf(quote: QuoteWords, index: SourceIndex, stretch: Stretch): Costs {
  const { q, s } = stretch;
  const formOf = (at: number): string => index.forms.list[index.words.form[at] as number] as string;
  const quoteForm = (at: number): string => quote.forms.list[quote.words.form[at] as number] as string;
  const ours = new JoinedLetters(
    {
      text: quote.text,
      words: quote.words,
      letters: (at) => lettersAt(quote.text, quote.words, quoteForm(at), at),
    },
    q,
  );
  const theirs = new JoinedLetters(
    {
      text: index.text,
      words: index.words,
      letters: (at) => lettersAt(index.text, index.words, formOf(at), at),
    },
    s,
  );
  return {
    replace: replacementCosts(quote, index, stretch, ours, theirs),
    ...additionCosts(quote, q),
    ...removalCosts(index, s),
    slot: slotsOf(quote, q),
    quoteJoins: ours.numbers,
    sourceJoins: theirs.numbers,
    merges: (i, a, j, b) => ours.isSame(i, a, theirs, j, b),
  };
}

/** Source words in the sentence before the quote's first words or after its last. */
function foreignWords(
  quote: QuoteWords,
  index: SourceIndex,
  { q, s, freeStart, freeEnd }: Stretch,
): Uint8Array {
  const foreign = new Uint8Array(s.length);
  const boundaries = q.filter((at, i) => i > 0 && (quote.words.flags[at] as number) & SENTENCE_START).length;
  if (freeStart && freeEnd) return foreign;
  if (freeStart) {
    let passed = (index.words.flags[(s[s.length - 1] ?? -2) + 1] ?? 0) & SENTENCE_START ? 1 : 0;
    for (let j = s.length - 1; j >= 0; j--) {
      if (passed > boundaries) foreign[j] = 1;
      if ((index.words.flags[s[j] as number] as number) & SENTENCE_START) passed++;
    }
  } else if (freeEnd) {
    let passed = (index.words.flags[(s[0] ?? 0) - 1] ?? 0) & (STOP | QUESTION) ? 1 : 0;
    for (let j = 0; j < s.length; j++) {
      if (passed > boundaries) foreign[j] = 1;
      if ((index.words.flags[s[j] as number] as number) & (STOP | QUESTION)) passed++;
    }
  }
  return foreign;
}

/** What it costs to replace, add or leave out a word in one stretch of quote and source. */
import type { Costs } from './align.ts';
import { droppableIn } from './fillers.ts';
import type { SourceIndex } from './index-source.ts';
import { type JoinSide, mayJoin } from './joined-words.ts';
import { type Likeness, likenessOf } from './likeness.ts';
import type { QuoteWords } from './quote-words.ts';
import { IN_ROUND, IN_SQUARE, PIECE, QUESTION, SENTENCE_START, STOP, type Words } from './words.ts';

/** The words of one stretch, by their indexes in their texts. */
export type Stretch = { q: readonly number[]; s: readonly number[]; freeStart: boolean; freeEnd: boolean };

/** The cost of losing a word of the quote: higher the more it says, so that no rare word is given up for a near one. */
const lossOf = (bits: number): number => 0.8 + 0.06 * bits;
const LIKE: Readonly<Record<Likeness, number>> = { contraction: 0.25, homophone: 0.4, close: 0.55 };
const UNLIKE = 1;
/** A sentence of the source that the quote does not touch cannot be the counterpart of its first or last words. */
const ACROSS_SENTENCE = 0.8;
/** Numbers the joined spellings of neighbouring words, so that joins can be compared as numbers. */
class Joined {
  private readonly numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }
}

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

/** The costs of aligning one stretch. */
export function costsOf(quote: QuoteWords, index: SourceIndex, stretch: Stretch): Costs {
  const { q, s } = stretch;
  const source = index.words;
  const formOf = (at: number): string => index.forms.list[source.form[at] as number] as string;
  const quoteForm = (at: number): string => quote.forms.list[quote.words.form[at] as number] as string;
  const price = new Float32Array(s.length).fill(0.2);
  const opening = new Float32Array(s.length).fill(0.7);
  for (const { at, length } of piecesOf(s)) {
    const first = s[at] as number;
    for (const { from, to } of droppableIn(index, first, first + length)) {
      price.fill(0.05, at + from - first, at + to - first);
      opening.fill(0, at + from - first, at + to - first);
    }
  }
  const isForeign = foreignWords(quote, index, stretch);
  const likenesses = new Map<number, number>();
  const unlike = (a: number, b: number): number => {
    const key = (quote.words.form[a] as number) * index.forms.list.length + (source.form[b] as number);
    const known = likenesses.get(key);
    if (known !== undefined) return known;
    const likeness = likenessOf(quoteForm(a), formOf(b));
    const cost = likeness ? LIKE[likeness] : UNLIKE;
    likenesses.set(key, cost);
    return cost;
  };
  const bracketed = (slot: number): boolean =>
    ((quote.words.flags[q[slot] ?? -1] ?? 0) & IN_SQUARE) !== 0 ||
    ((quote.words.flags[q[slot - 1] ?? -1] ?? 0) & IN_SQUARE) !== 0;
  const slotMark = (slot: number): boolean => {
    const word = slot < q.length ? (q[slot] as number) : (q[slot - 1] ?? -1) + 1;
    return q.length > 0 && quote.marks[word] === 1;
  };
  const joined = new Joined();
  /** `none` marks words that must not be joined; it differs between quote and source. */
  const joins = (side: JoinSide, list: readonly number[], count: number, none: number): Int32Array =>
    Int32Array.from(list, (_, i) => {
      const from = i + 1 - count;
      if (from < 0 || (count > 1 && !mayJoin(side, list.slice(from, i + 1)))) return none;
      let text = '';
      for (let k = from; k <= i; k++) text += side.letters(list[k] as number);
      return joined.of(text);
    });
  const ours: JoinSide = {
    text: quote.text,
    words: quote.words,
    form: quoteForm,
    letters: (at) => lettersAt(quote.text, quote.words, quoteForm(at), at),
  };
  const theirs: JoinSide = {
    text: index.text,
    words: source,
    form: formOf,
    letters: (at) => lettersAt(index.text, source, formOf(at), at),
  };
  const quoteJoins = [1, 2, 3].map((count) => joins(ours, q, count, -1));
  const sourceJoins = [1, 2, 3].map((count) => joins(theirs, s, count, -2));
  return {
    replace(a, b) {
      const from = q[a] as number;
      const to = s[b] as number;
      if (quote.ids[from] === source.form[to]) return 0;
      const flags = quote.words.flags[from] as number;
      const theirs = source.flags[to] as number;
      if (flags & theirs & (IN_SQUARE | IN_ROUND)) return 0.2;
      if (flags & IN_SQUARE) return 0.3;
      const cost = unlike(from, to);
      if (cost !== UNLIKE) return cost;
      if (quoteJoins[0]?.[a] === sourceJoins[0]?.[b]) return 0.05;
      return lossOf(quote.bits[from] as number) + (isForeign[b] ? ACROSS_SENTENCE : 0);
    },
    insert(a) {
      const flags = quote.words.flags[q[a] as number] as number;
      return flags & IN_SQUARE
        ? 0.15
        : flags & IN_ROUND
          ? 0.3
          : 0.8 * lossOf(quote.bits[q[a] as number] as number);
    },
    openInsert(a) {
      return (quote.words.flags[q[a] as number] as number) & (IN_SQUARE | IN_ROUND) ? 0 : 0.8;
    },
    remove(slot, b) {
      return slotMark(slot)
        ? Math.min(0.02, price[b] as number)
        : bracketed(slot)
          ? Math.min(0.15, price[b] as number)
          : (price[b] as number);
    },
    openRemove(slot, b) {
      const open =
        slotMark(slot) || bracketed(slot) ? Math.min(0.25, opening[b] as number) : (opening[b] as number);
      // Prefer whole words: of "I don't I don't" the first three parts, not "n't I do".
      return (source.flags[s[b] as number] as number) & PIECE ? open + 0.1 : open;
    },
    merges(i, a, j, b) {
      return (quoteJoins[a - 1] as Int32Array)[i - 1] === (sourceJoins[b - 1] as Int32Array)[j - 1];
    },
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

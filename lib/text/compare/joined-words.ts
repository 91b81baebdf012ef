/**
 * Which neighbouring words may count as one word written apart: health care, e-mail, re-elected. Not all may: "not
 * able" is not "notable", "a moral choice" is not an amoral one, and 10-15 is not 1015.
 */
import { keptTable } from './kept-table.ts';
import { PIECE, type Words } from './words.ts';

/** The words of quote or source, as far as joining needs them. */
export type JoinSide = {
  text: string;
  words: Words;
  /** The letters of each form, written whole. */
  whole: LetterNumbers;
  /** The letters of a word as they are joined. */
  letters: (at: number) => string;
};

/** By the number of a form: a number for its letters, and what that of letters before them is multiplied by. */
export type LetterNumbers = { hash: Int32Array; shift: Int32Array };

/** The numbers of some letters are put at a place of the tables. */
function numberLetters(letters: string, { hash, shift }: LetterNumbers, at: number): void {
  let [sum, power] = [0, 1];
  for (let k = 0; k < letters.length; k++) {
    sum = (Math.imul(sum, HASH_BASE) + letters.charCodeAt(k) + 1) | 0;
    power = Math.imul(power, HASH_BASE);
  }
  hash[at] = sum;
  shift[at] = power;
}

/** The numbers of the letters of several forms. */
export function letterNumbers(letters: readonly string[]): LetterNumbers {
  const numbers = { hash: new Int32Array(letters.length), shift: new Int32Array(letters.length) };
  letters.forEach((each, at) => {
    numberLetters(each, numbers, at);
  });
  return numbers;
}

/** Whether a word is part of a written word, as the two words of "don't" are. */
export const isPart = ({ flags }: Words, at: number): boolean =>
  (((flags[at] as number) | (flags[at + 1] ?? 0)) & PIECE) !== 0;

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** Words with a meaning of their own: joined to another they make a third. */
const STANDS_ALONE = set(
  `a an the no not nor never now in on at to of by or and but if is it he she we us i me my his her be am are was were do did so as
  un im il ir dis ain man this that then than any some every`,
);
/** Words that are nevertheless written both ways. */
const WRITTEN_BOTH_WAYS = set(
  `anyone anybody anything anywhere anymore anyhow anyway anytime someone somebody something somewhere sometime sometimes somehow
  someday everyone everybody everything everywhere everyday nobody nothing nowhere noone into onto within without inside
  throughout awhile alot cannot today tonight tomorrow indoors online onboard ongoing onsite inbox input income incoming inland
  inbound`,
);
const OPENS = set('any some every no in on with through a can to');
const PARTICLES = set('up out off in on down over back away by');
/** "Re-" and one of these is written apart where it means "again"; as one word it means something else. */
const OTHER_WITH_RE =
  /^(?:sign|cover|creat|form|leas|present|sort|sent|treat|lay|mark|press|count|store|dress|act|sound|serv|place|pos|solv|strain|join|mov|prov|turn|search|view|tir|fus)/u;

/**
 * @param at indexes of two or three neighbouring words, in order
 * @returns false where they are separate words, not one word written apart
 */
function mayJoin(side: JoinSide, at: readonly number[]): boolean {
  const { words } = side;
  const isPiece = (word: number): boolean => ((words.flags[word] as number) & PIECE) !== 0;
  const [first = 0, ...rest] = at;
  // The parts of one written word: "we" and "'re". What its apostrophe signifies is judged elsewhere.
  if (!isPiece(first) && rest.every(isPiece)) return true;
  if (at.some(isPiece)) return false;
  const letters = at.map(side.letters);
  for (let k = 1; k < at.length; k++) {
    if (
      /\d$/u.test(letters[k - 1] ?? '') &&
      /^\d/u.test(letters[k] ?? '') &&
      !isThousands(side, letters, at, k)
    )
      return false;
  }
  const whole = letters.join('');
  if (WRITTEN_BOTH_WAYS.has(whole) && OPENS.has(letters[0] ?? '')) return true;
  if (letters[0] === 're' && OTHER_WITH_RE.test(letters[1] ?? '')) return false;
  return letters.every(
    (word, k) => !STANDS_ALONE.has(word) || (k > 0 && k === letters.length - 1 && PARTICLES.has(word)),
  );
}

/** 5 000 for 5,000. */
function isThousands(
  { text, words }: JoinSide,
  letters: readonly string[],
  at: readonly number[],
  k: number,
): boolean {
  const gap = text.slice(words.end[at[k - 1] ?? 0], words.start[at[k] ?? 0]);
  return (
    /^[ \u00A0\u2009\u202F]$/u.test(gap) &&
    /^\d{3}$/u.test(letters[k] ?? '') &&
    /^\d{1,3}$/u.test(letters[k - 1] ?? '')
  );
}

/** The most words that are taken for one written apart. */
const MOST_JOINED = 3;
const HASH_BASE = 0x01000193;

/** Where the letters of a part of a written word are numbered: few words are one. */
const PART: LetterNumbers = { hash: new Int32Array(1), shift: new Int32Array(1) };

/** A stretch of more words than this is rare. */
const MOST_KEPT = 1_024;

/** The numbers of one side's joined letters, by count - 1; kept for the next stretch of that side. */
export type JoinTables = readonly ((size: number) => Int32Array)[];
export const joinTables = (): JoinTables =>
  Array.from({ length: MOST_JOINED }, () => keptTable((size) => new Int32Array(size), MOST_KEPT));

/**
 * The letters of neighbouring words of one stretch, written together. Nearly all joins of two stretches differ, so they
 * are held against each other as numbers, made of the words' letters as those stand; only where the numbers are equal
 * are the letters joined and the rules asked.
 */
export class JoinedLetters {
  /** By count - 1 and the index of the last word: a number for the letters, equal where they are. */
  readonly numbers: readonly Int32Array[];
  private readonly side: JoinSide;
  private readonly list: readonly number[];

  /**
   * @param list the indexes of the stretch's words in their text
   * @param tables where the numbers are put: good until the next use of the same tables
   */
  constructor(side: JoinSide, list: readonly number[], tables: JoinTables) {
    this.side = side;
    this.list = list;
    this.numbers = tables.map((table) => table(list.length));
    const [one, two, three] = this.numbers as [Int32Array, Int32Array, Int32Array];
    const { words, whole } = side;
    let ofOne = 0;
    let ofTwo = 0;
    for (let i = 0; i < list.length; i++) {
      const at = list[i] as number;
      let numbers = whole;
      let own = words.form[at] as number;
      if (isPart(words, at)) {
        numbers = PART;
        own = 0;
        numberLetters(side.letters(at), PART, 0);
      }
      const hash = numbers.hash[own] as number;
      const shift = numbers.shift[own] as number;
      // Those of words before the first are 0, and add nothing.
      const joined = (Math.imul(ofOne, shift) + hash) | 0;
      three[i] = (Math.imul(ofTwo, shift) + hash) | 0;
      two[i] = joined;
      one[i] = hash;
      ofOne = hash;
      ofTwo = joined;
    }
  }

  /** The letters of the `count` words before `end`; null where they must not be joined. */
  private joined(end: number, count: number): string | null {
    const from = end - count;
    if (from < 0 || (count > 1 && !mayJoin(this.side, this.list.slice(from, end)))) return null;
    let joined = '';
    for (let at = from; at < end; at++) joined += this.side.letters(this.list[at] as number);
    return joined;
  }

  /** Whether the `count` words before `end` are written together as the other's `otherCount` words before `otherEnd`. */
  isSame(end: number, count: number, other: JoinedLetters, otherEnd: number, otherCount: number): boolean {
    if (this.numbers[count - 1]?.[end - 1] !== other.numbers[otherCount - 1]?.[otherEnd - 1]) return false;
    const letters = this.joined(end, count);
    return letters !== null && letters === other.joined(otherEnd, otherCount);
  }
}

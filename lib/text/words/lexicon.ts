/**
 * The distinct words of the texts read so far, each with a number: what a word is by itself (its small letters, its
 * length, whether it is in a list) is worked out once per word rather than once per place where it stands. Nothing
 * here depends on the text around a word, so that what was read before never changes a result.
 */
export class Lexicon {
  /** How many words it holds; a word's number is less. */
  count = 0;
  readonly word: string[] = [];
  /** In lower case, with typographic apostrophes made straight; marks as they are. */
  readonly lower: string[] = [];
  /** The number of each word in lower case: its own where it is written so. */
  small = new Int32Array(FIRST_CAPACITY);
  /** What is known of each word by the number of the trait; see `wordTrait`. */
  readonly traits: (Int32Array | undefined)[] = [];
  /** The same for what is only so or not so; see `wordTest`. */
  readonly tests: (Uint8Array | undefined)[] = [];
  /** The same for what is no number; see `wordFact`. */
  readonly facts: (unknown[] | undefined)[] = [];
  /** How many words the arrays of traits have room for. */
  capacity = FIRST_CAPACITY;
  private slots = new Int32Array(2 * FIRST_CAPACITY).fill(-1);
  private hashes = new Int32Array(FIRST_CAPACITY);

  /**
   * The number of the word at `from` to `to` (UTF-16 code units, end exclusive) of a text. No string is made of a word
   * that is known, which is why it takes the text. -1 for a word with a line break in it.
   */
  numberOf(text: string, from: number, to: number, isMark: boolean): number {
    let hash = 0;
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || code === 13) return -1;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const known = this.slots[slot] as number;
      if (known < 0) break;
      if (this.hashes[known] === hash && isSame(this.word[known] as string, text, from, to)) return known;
      slot = (slot + 1) & mask;
    }
    const added = this.add(text.slice(from, to), hash, isMark);
    if (2 * this.count > this.slots.length) this.grow();
    else this.slots[slot] = added;
    const lower = this.lower[added] as string;
    const small = lower === this.word[added] ? added : this.numberOf(lower, 0, lower.length, isMark);
    this.small[added] = small;
    return added;
  }

  private add(word: string, hash: number, isMark: boolean): number {
    const number = this.count++;
    this.word.push(word);
    this.lower.push(isMark && word !== '’' && word !== 'ʼ' ? word : lowered(word));
    if (number >= this.hashes.length) {
      const hashes = new Int32Array(2 * this.hashes.length);
      hashes.set(this.hashes);
      this.hashes = hashes;
      const small = new Int32Array(hashes.length);
      small.set(this.small);
      this.small = small;
      this.capacity = hashes.length;
    }
    this.hashes[number] = hash;
    return number;
  }

  private grow(): void {
    const slots = new Int32Array(2 * this.slots.length).fill(-1);
    const mask = slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      const hash = this.hashes[number] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.slots = slots;
  }
}

const FIRST_CAPACITY = 4096;
/** With more words than this the next text begins a new lexicon, so that none grows for ever. */
const MOST = 50_000;

let shared = new Lexicon();

/** The lexicon for the text that is read next. */
export function sharedLexicon(): Lexicon {
  if (shared.count > MOST) shared = new Lexicon();
  return shared;
}

function isSame(word: string, text: string, from: number, to: number): boolean {
  const length = to - from;
  if (word.length !== length) return false;
  for (let i = 0; i < length; i++) if (word.charCodeAt(i) !== text.charCodeAt(from + i)) return false;
  return true;
}

function lowered(surface: string): string {
  const low = surface.toLowerCase();
  return low.includes('’') || low.includes('ʼ') ? low.replace(/[’ʼ]/g, "'") : low;
}

/** Asks what a word is by itself: the number of the word in a lexicon → what was found, a whole number from 0 on. */
export type WordTrait = (lexicon: Lexicon, number: number) => number;

let traits = 0;

/**
 * Makes a trait of words, which is worked out once for each word of a lexicon. `find` gets the word in lower case and
 * as written, and returns a whole number from 0 to 2^31 - 2: often a bit for each list that the word is in.
 */
export function wordTrait(find: (lower: string, word: string) => number): WordTrait {
  const trait = traits++;
  return (lexicon, number) => {
    let known = lexicon.traits[trait];
    if (known === undefined || number >= known.length) {
      const wider = new Int32Array(lexicon.capacity);
      if (known) wider.set(known);
      lexicon.traits[trait] = wider;
      known = wider;
    }
    // one more than what was found, as 0 stands for what was not asked yet
    let found = known[number] as number;
    if (found === 0) {
      found = find(lexicon.lower[number] as string, lexicon.word[number] as string) + 1;
      known[number] = found;
    }
    return found - 1;
  };
}

/** Asks whether a word is something by itself: the number of the word in a lexicon. */
export type WordTest = (lexicon: Lexicon, number: number) => boolean;

const NOT_ASKED = 0;
const IS_NOT = 1;
const IS = 2;

let tests = 0;

/**
 * As `wordTrait`, for what is only so or not so. A byte for each word and not four: every token of a text is asked dozens of such
 * questions, and what does not lie in a processor's nearest memory costs more than the question.
 */
export function wordTest(find: (lower: string, word: string) => boolean): WordTest {
  const test = tests++;
  return (lexicon, number) => {
    let known = lexicon.tests[test];
    if (known === undefined || number >= known.length) {
      const wider = new Uint8Array(lexicon.capacity);
      if (known) wider.set(known);
      lexicon.tests[test] = wider;
      known = wider;
    }
    let found = known[number] as number;
    if (found === NOT_ASKED) {
      found = find(lexicon.lower[number] as string, lexicon.word[number] as string) ? IS : IS_NOT;
      known[number] = found;
    }
    return found === IS;
  };
}

let facts = 0;

/** As `wordTrait`, for what is known of a word in lower case and is more than a number. */
export function wordFact<Fact extends object>(
  find: (lower: string) => Fact,
): (lexicon: Lexicon, number: number) => Fact {
  const fact = facts++;
  return (lexicon, number) => {
    let all = lexicon.facts[fact] as (Fact | undefined)[] | undefined;
    // with all their room from the beginning: an array that is written far past its end becomes a slow one
    if (all === undefined || number >= all.length) {
      all = Array.from({ length: lexicon.capacity }, (_, one) => all?.[one]);
      lexicon.facts[fact] = all;
    }
    const known = all[number];
    if (known !== undefined) return known;
    const found = find(lexicon.lower[number] as string);
    all[number] = found;
    return found;
  };
}

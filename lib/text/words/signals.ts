import { type WordTrait, wordTrait } from './lexicon.ts';
import { type Piece, requiredWords } from './required-words.ts';
import type { Tokens } from './tokens.ts';

/** What a text must contain for a pattern to match, as numbers of clauses; all of them must be met. */
export type Signal = readonly number[];

/** The clauses of every pattern that was registered, each once, by what it says. */
const numbers = new Map<string, number>();
const pieces: { piece: Piece; clause: number }[] = [];
let trait: WordTrait | null = null;

/**
 * Registers a pattern, so that it is only tried on sentences that have the words it requires (`SentenceSignals`). For
 * patterns tried on a whole sentence, or on more of it than one word: its letters in capitals or not.
 */
export function signalOf(pattern: RegExp): Signal {
  return requiredWords(pattern).map((clause) => {
    const key = clause
      .map(({ letters, begins, ends }) => `${begins ? '|' : ''}${letters}${ends ? '|' : ''}`)
      .sort()
      .join(' ');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(key, number);
    for (const piece of clause) pieces.push({ piece, clause: number });
    // what words meet is worked out anew
    trait = null;
    return number;
  });
}

/**
 * Patterns that are tried on the same sentences. Those that may match are found by the rarest of the clauses that each must meet:
 * nearly all of a hundred patterns are passed over without asking each.
 */
export type SignalGroup = {
  signals: readonly Signal[];
  /** The clauses that are the rarest of a pattern, a bit each, and for each of them the patterns whose rarest it is. */
  rarest: Int32Array;
  /** The places in it that have any. */
  places: readonly number[];
  byRarest: readonly (readonly number[] | undefined)[];
  /** Patterns that require nothing. */
  always: readonly number[];
};

/** Registers patterns that are tried on the same sentences. */
export function signalGroup(patterns: readonly RegExp[]): SignalGroup {
  const signals = patterns.map(signalOf);
  const rarest = new Int32Array((numbers.size + 31) >> 5);
  const byRarest: (number[] | undefined)[] = Array.from({ length: numbers.size });
  const always: number[] = [];
  signals.forEach(([clause], pattern) => {
    if (clause === undefined) {
      always.push(pattern);
      return;
    }
    (rarest[clause >> 5] as number) |= 1 << (clause & 31);
    byRarest[clause] = [...(byRarest[clause] ?? []), pattern];
  });
  const places = [...rarest.keys()].filter((place) => rarest[place] !== 0);
  return { signals, rarest, places, byRarest, always };
}

/** Whether all words that a pattern requires are there: if not, the pattern cannot match. */
export type MayMatch = (signal: Signal) => boolean;

/** Which patterns may match the words of a line, or what they are cut from. One serves for many lines, one after another. */
export class LineSignals {
  private readonly tokens: Tokens;
  private readonly met = new Int32Array((numbers.size + 31) >> 5);
  /** About the line that was read last. */
  readonly mayMatch: MayMatch = (signal) => isMet(this.met, 0, signal);

  constructor(tokens: Tokens) {
    this.tokens = tokens;
  }

  /** Reads the line from one token to another (exclusive). */
  read(from: number, to: number): void {
    this.met.fill(0);
    readInto(this.met, 0, this.met.length, this.tokens, from, to);
  }
}

/** Which patterns may match each sentence: worked out for a sentence when it is first asked about. */
export class SentenceSignals {
  private readonly width = (numbers.size + 31) >> 5;
  private met: Int32Array | null = null;
  private readonly isRead: Uint8Array;
  private readonly tokens: Tokens;
  private readonly sentences: readonly { from: number; to: number }[];

  constructor(tokens: Tokens, sentences: readonly { from: number; to: number }[]) {
    this.tokens = tokens;
    this.sentences = sentences;
    this.isRead = new Uint8Array(sentences.length);
  }

  /** Whether a sentence, by its number, has all words that a pattern requires: if not, the pattern cannot match. */
  has(sentence: number, signal: Signal): boolean {
    const met = this.metOf(sentence);
    return isMet(met, sentence * this.width, signal);
  }

  /** The patterns of a group, by their places in it and in their order, all of whose required words a sentence has. */
  among(sentence: number, { signals, rarest, places, byRarest, always }: SignalGroup): readonly number[] {
    const met = this.metOf(sentence);
    const at = sentence * this.width;
    let may = always;
    for (const k of places) {
      for (let bits = (met[at + k] as number) & (rarest[k] as number); bits !== 0; bits &= bits - 1) {
        const clause = k * 32 + 31 - Math.clz32(bits & -bits);
        const patterns = byRarest[clause] as readonly number[];
        for (let p = 0; p < patterns.length; p++) {
          const pattern = patterns[p] as number;
          if (isMet(met, at, signals[pattern] as Signal)) may = [...may, pattern];
        }
      }
    }
    return may.length > 1 ? [...may].sort((a, b) => a - b) : may;
  }

  private metOf(sentence: number): Int32Array {
    this.met ??= new Int32Array(this.width * this.sentences.length);
    const at = sentence * this.width;
    if (this.isRead[sentence] === 0) {
      this.isRead[sentence] = 1;
      const { from, to } = this.sentences[sentence] as { from: number; to: number };
      readInto(this.met, at, this.width, this.tokens, from, to);
    }
    return this.met;
  }
}

function isMet(met: Int32Array, at: number, signal: Signal): boolean {
  for (let k = 0; k < signal.length; k++) {
    const clause = signal[k] as number;
    if ((((met[at + (clause >> 5)] as number) >>> (clause & 31)) & 1) === 0) return false;
  }
  return true;
}

/** Adds what the words from one token to another meet to `met`, from `at` on. */
function readInto(met: Int32Array, at: number, width: number, tokens: Tokens, from: number, to: number) {
  const meets = clausesMet();
  const add = (set: number) => {
    const own = sets[set] as Int32Array;
    for (let k = 0; k < width; k++) (met[at + k] as number) |= own[k] as number;
  };
  for (let i = from; i < to; i++) {
    const set = meets(tokens.lexicon, tokens.number[i] as number);
    if (set !== 0) add(set);
    // a word cut by the end of a line: its parts as they stand there
    const start = tokens.start[i] as number;
    const end = tokens.end[i] as number;
    if (end - start !== (tokens.word[i] as string).length)
      add(setOf(tokens.text.slice(start, end).toLowerCase()));
  }
}

/** Sets of clauses, a bit each; words share them. The first is empty, the second holds all. */
let sets: Int32Array[] = [];
let setNumbers = new Map<string, number>();
let trie: Node;
/** With more sets than this a word counts as meeting everything: it costs time, and changes nothing. */
const MOST_SETS = 20_000;

type Node = { next: Map<number, Node>; pieces: { piece: Piece; clause: number }[] };

function clausesMet(): WordTrait {
  if (trait) return trait;
  const width = (numbers.size + 31) >> 5;
  sets = [new Int32Array(width), new Int32Array(width).fill(-1)];
  setNumbers = new Map([['', 0]]);
  trie = { next: new Map(), pieces: [] };
  for (const one of pieces) {
    let node = trie;
    for (const letter of one.piece.letters) {
      const code = letter.charCodeAt(0);
      let next = node.next.get(code);
      if (!next) {
        next = { next: new Map(), pieces: [] };
        node.next.set(code, next);
      }
      node = next;
    }
    node.pieces.push(one);
  }
  trait = wordTrait((lower) => setOf(lower));
  return trait;
}

/** The number of the set of clauses that words in lower case meet. */
function setOf(lower: string): number {
  const met = new Set<number>();
  // "ſ" is an s to a pattern that takes capitals for small letters
  for (const [run] of lower.replaceAll('ſ', 's').matchAll(/[a-z0-9]+/g)) {
    if (run.length > LONGEST_RUN) return 1;
    for (let from = 0; from < run.length; from++) {
      let node: Node | undefined = trie;
      for (let i = from; node && i < run.length; i++) {
        node = node.next.get(run.charCodeAt(i));
        for (const { piece, clause } of node?.pieces ?? [])
          if (!(piece.begins && from > 0) && !(piece.ends && i + 1 < run.length)) met.add(clause);
      }
    }
  }
  if (met.size === 0) return 0;
  const key = [...met].sort((a, b) => a - b).join(' ');
  const known = setNumbers.get(key);
  if (known !== undefined) return known;
  if (sets.length >= MOST_SETS) return 1;
  const set = new Int32Array((sets[0] as Int32Array).length);
  for (const clause of met) (set[clause >> 5] as number) |= 1 << (clause & 31);
  setNumbers.set(key, sets.length);
  return sets.push(set) - 1;
}

/** A longer run of letters is no word; it counts as meeting everything. */
const LONGEST_RUN = 200;

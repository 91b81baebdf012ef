import { keepsStop, oftenAbbreviated } from '../knowledge/abbreviations.ts';
import { type Lexicon, sharedLexicon, wordTest } from './lexicon.ts';

/**
 * Tokens of a text: words (with inner apostrophes and hyphens), numbers, marks and line breaks.
 * One linear pass; every offset is a UTF-16 code unit index, end exclusive.
 */

export const Kind = { word: 0, number: 1, mark: 2, symbol: 3 } as const;

export type Tokens = {
  text: string;
  count: number;
  start: Int32Array;
  end: Int32Array;
  kind: Uint8Array;
  /** The token as written; one cut in two by a line break is made whole. */
  word: string[];
  /** In lower case, with typographic apostrophes made straight. */
  lower: string[];
  /** The number of each token's word in the lexicon: what a word is by itself is looked up by it. */
  number: Int32Array;
  lexicon: Lexicon;
};

/** Whether a token's word is of a kind; false where there is no such token. */
export type TokenTest = (tokens: Tokens, token: number) => boolean;

/**
 * Makes a test of tokens from a pattern for their words, in lower case or as written. For passes that ask every token of a text: a
 * word is matched once, not at each place where it stands.
 */
export function tokenTest(pattern: RegExp, how: 'lower' | 'written' = 'lower'): TokenTest {
  const ofWord = wordTest((lower, written) => pattern.test(how === 'lower' ? lower : written));
  return ({ lexicon, number, count }, token) =>
    token >= 0 && token < count && ofWord(lexicon, number[token] as number);
}

const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const APOSTROPHE = 4;
const HYPHEN = 5;
const OTHER = 6;

const table = new Uint8Array(0x10000);
const letter = /[\p{L}\p{M}]/u;
const digit = /\p{N}/u;
const space = /[\s\u200b\ufeff\u00ad\u2060]/u;

function classOf(code: number): number {
  const known = table[code];
  if (known) return known;
  const char = String.fromCharCode(code);
  let found = OTHER;
  if (letter.test(char)) found = LETTER;
  else if (digit.test(char)) found = DIGIT;
  else if (space.test(char)) found = SPACE;
  else if (char === "'" || char === '’' || char === 'ʼ') found = APOSTROPHE;
  else if (char === '-' || char === '‐' || char === '‑') found = HYPHEN;
  table[code] = found;
  return found;
}

/** Splits a text into tokens. Linear in its length; never throws, whatever the text contains. */
export function tokenize(text: string): Tokens {
  const n = text.length;
  let capacity = (n >> 2) + 16;
  let start = new Int32Array(capacity);
  let end = new Int32Array(capacity);
  let kind = new Uint8Array(capacity);
  let number = new Int32Array(capacity);
  const lexicon = sharedLexicon();
  let count = 0;
  const often = oftenAbbreviated(text);

  const add = (from: number, to: number, what: number) => {
    if (count === capacity) {
      // every token takes a character at least
      capacity = n;
      start = grown(start, new Int32Array(capacity));
      end = grown(end, new Int32Array(capacity));
      kind = grown(kind, new Uint8Array(capacity));
      number = grown(number, new Int32Array(capacity));
    }
    start[count] = from;
    end[count] = to;
    kind[count] = what;
    // the same string for the same word: it is hashed and put into small letters once
    let its = lexicon.numberOf(text, from, to, what === Kind.mark);
    if (its < 0) {
      const whole = onOneLine(text.slice(from, to));
      its = lexicon.numberOf(whole, 0, whole.length, false);
    }
    number[count] = its;
    count++;
  };

  let i = 0;
  while (i < n) {
    const code = text.charCodeAt(i);
    const what = classOf(code);
    if (what === SPACE) {
      i++;
      continue;
    }
    if (what === LETTER || what === DIGIT) {
      const to = wordEnd(text, i, n);
      i = addWord(text, i, to, what, often, add);
      continue;
    }
    if (what === APOSTROPHE && code === 39 && text.charCodeAt(i + 1) === 39) {
      add(i, i + 2, Kind.mark);
      i += 2;
      continue;
    }
    if (code === 96 && text.charCodeAt(i + 1) === 96) {
      add(i, i + 2, Kind.mark);
      i += 2;
      continue;
    }
    let to = i + 1;
    if ((code === 45 || code === 46) && text.charCodeAt(to) === code) {
      while (to < n && text.charCodeAt(to) === code) to++;
    } else if (code >= 0xd800 && code <= 0xdbff) {
      const next = text.charCodeAt(to);
      if (next >= 0xdc00 && next <= 0xdfff) to++;
    }
    add(i, to, isSymbol(code) ? Kind.symbol : Kind.mark);
    i = to;
  }
  // their length is known only now: lists that grow word by word are copied over and over
  const word: string[] = new Array(count);
  const lower: string[] = new Array(count);
  for (let k = 0; k < count; k++) {
    const its = number[k] as number;
    word[k] = lexicon.word[its] as string;
    lower[k] = lexicon.lower[its] as string;
  }
  return { text, count, start, end, kind, word, lower, number, lexicon };
}

/** Whether a character is # @ $ %, another currency sign, or beyond the scripts of letters. */
function isSymbol(code: number): boolean {
  return (
    (code >= 35 && code <= 37) ||
    code === 64 ||
    (code >= 0xa2 && code <= 0xa5) ||
    (code >= 0x20a0 && code <= 0x20cf) ||
    code > 0x2fff
  );
}

function grown<T extends Int32Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** End of the run of letters and digits at `from`, including apostrophes, hyphens, dots and commas between them. */
function wordEnd(text: string, from: number, n: number): number {
  let i = from + 1;
  while (i < n) {
    const code = text.charCodeAt(i);
    const what = classOf(code);
    if (what === LETTER || what === DIGIT) {
      i++;
      continue;
    }
    if (what === HYPHEN && LINE_BREAK.test(text.charAt(i + 1))) {
      const rest = restOfCutWord(text, i, from);
      if (rest < 0) break;
      i = rest;
      continue;
    }
    const next = i + 1 < n ? classOf(text.charCodeAt(i + 1)) : SPACE;
    const before = classOf(text.charCodeAt(i - 1));
    if ((what === APOSTROPHE || what === HYPHEN) && (next === LETTER || next === DIGIT)) {
      if (what === APOSTROPHE && code === 39 && text.charCodeAt(i + 1) === 39) break;
      i++;
      continue;
    }
    // 1.5 · 10,000 · 7:30 · 3/4
    if (before === DIGIT && next === DIGIT && (code === 46 || code === 44 || code === 58 || code === 47)) {
      i++;
      continue;
    }
    // "M/s", as firms are titled in Indian English
    if (code === 47 && i === from + 1 && FIRM.test(text.slice(from, from + 4))) return from + 3;
    // U.S. · p.m. : single letters with dots; Harbour.info: a name with a dot
    if (code === 46 && before === LETTER && next === LETTER) {
      if (isSingleLetterRun(text, i, from) || DOTTED_NAME.test(text.slice(i, i + 3))) {
        i++;
        continue;
      }
    }
    break;
  }
  return i;
}

const FIRM = /^M\/s(?![\p{L}\p{N}])/iu;
/** A dot with lower-case letters directly after it does not end a sentence. */
const DOTTED_NAME = /^\.\p{Ll}{2}/u;
const LINE_BREAK = /[\r\n]/;
const CUT_WORD = /[-‐]\r?\n[ \t]{0,8}(?=(?!(?:and|or|to|und|oder|et|ou|y|o)\b)\p{Ll}{2})/uy;
/** First parts of words that keep their hyphen where a line breaks after it. */
const KEEPS_HYPHEN =
  /^(?:all|anti|co|cross|ex|far|five|four|full|half|hard|high|ill|inter|late|left|long|low|mid|multi|near|non|off|one|part|post|pre|pro|right|self|semi|seven|short|six|so|ten|then|third|three|top|two|ultra|vice|well|world)$/i;

/** Where the rest of a word cut at the hyphen at `i` by a line's end begins, or -1. */
function restOfCutWord(text: string, i: number, from: number): number {
  if (i - from < 2 || classOf(text.charCodeAt(i - 1)) !== LETTER) return -1;
  CUT_WORD.lastIndex = i;
  return CUT_WORD.test(text) ? CUT_WORD.lastIndex : -1;
}

/** Words as they read on one line: a line break becomes a space, and a word cut by one is made whole. */
export function onOneLine(surface: string): string {
  if (!surface.includes('\n') && !surface.includes('\r')) return surface;
  return surface
    .replace(/(\p{L}+)[-‐]\r?\n[ \t]*(?=\p{Ll})/gu, (_, first: string) =>
      KEEPS_HYPHEN.test(first) ? `${first}-` : first,
    )
    .replace(/\s*[\r\n]\s*/g, ' ');
}

function isSingleLetterRun(text: string, dot: number, from: number): boolean {
  return dot - 1 === from || text.charCodeAt(dot - 2) === 46;
}

const DOTTED = /^(?:\p{L}\.){1,7}\p{L}$/u;
const MONEY =
  /^(?:[KNRPDZ]|Rs|Re|Shs?|K[Ss]hs?|[UT][Ss]hs?|KES|NGN|UGX|TZS|ZAR|INR|USD|GBP|EUR|GHS|Tk|Le)(?:\d[\d,.]*(?:k|mn?|bn?|tr?n|cr)|\d{1,3}(?:,\d{2,3})+|\d{3,})$/;

/** What a sum may end with. */
const MONEY_ENDS = new Set('0123456789kmnr');

/** "K200", "N5bn", "Ksh4,000": a sum with the letters of its currency. */
function isMoney(text: string, from: number, to: number): boolean {
  const first = text.charCodeAt(from);
  // most words are told by their first letter, and at no cost
  if (first < 65 || first > 90 || to - from >= 24) return false;
  return MONEY_ENDS.has(text.charAt(to - 1)) && MONEY.test(text.slice(from, to));
}

/** Adds the word from `i` to `to`, a genitive 's as a separate token, and its full stop where it is an abbreviation. */
function addWord(
  text: string,
  i: number,
  to: number,
  what: number,
  often: ReadonlySet<string>,
  add: (from: number, to: number, what: number) => void,
): number {
  const kind = what === DIGIT || isMoney(text, i, to) ? Kind.number : Kind.word;
  if (text.charCodeAt(to) === 46) {
    const inner = text.slice(i, to);
    const single = to - i === 1 && what === LETTER && /\p{Lu}/u.test(inner);
    const isKept =
      single ||
      (inner.includes('.') && DOTTED.test(inner)) ||
      (to - i < 9 && keepsStop(inner, text.slice(Math.max(0, i - 24), i), text.slice(to, to + 3), often));
    if (isKept) {
      add(i, to + 1, kind);
      return to + 1;
    }
  }
  const last = to - 2;
  if (last > i && classOf(text.charCodeAt(last)) === APOSTROPHE) {
    const tail = text.charCodeAt(to - 1) | 32;
    if (tail === 115) {
      add(i, last, kind);
      add(last, to, Kind.word);
      return to;
    }
  }
  add(i, to, kind);
  return to;
}

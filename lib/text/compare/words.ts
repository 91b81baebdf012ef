/** Reads a text into words for comparison: compact arrays, since a source may hold hours of speech. */
import {
  APOSTROPHE,
  CONTINUES,
  classAt,
  DIGIT,
  IDEOGRAPH,
  isHyphen,
  LETTER,
  OTHER,
  SPACE,
  SYMBOL,
} from './characters.ts';
import { isBound, isDigitAt, isLeadingPoint, isMinus } from './number-marks.ts';
import { piecesOf, type WordPart } from './word-forms.ts';

/** Begins with a capital. */
export const CAPITAL = 1;
/** Two letters or more, all capitals. */
export const ALL_CAPITALS = 2;
/** The first word of a sentence, a line of speech or a quotation. */
export const SENTENCE_START = 4;
/** Is inside [square brackets]. */
export const IN_SQUARE = 8;
/** Is inside (round brackets). */
export const IN_ROUND = 16;
/** Continues the written word before it: the n't of don't. */
export const PIECE = 32;
/** Broken off by the speaker: "th-". */
export const CUT_OFF = 64;
/** A number in digits or words. */
export const NUMBER = 128;
/** Ends a question. */
export const QUESTION = 256;
/** Ends any other sentence. */
export const STOP = 512;
/** A speaker's label, timestamp or stage direction: written in a transcript, not said. */
export const UNSAID = 1024;
/** A comma, dash or semicolon follows. */
export const PAUSE = 2048;

/** An oath with letters left out, read as the word it stands for (masked-words.ts). */
export const MASKED = 4096;

/** The words of one text, in order. `form[i]` is an index into `Forms`. */
export type Words = {
  count: number;
  form: Int32Array;
  start: Int32Array;
  end: Int32Array;
  flags: Uint16Array;
};

/** The distinct compared forms of a text and their numbers. */
export class Forms {
  readonly list: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of a form, which is added where it is new. */
  numberOf(form: string): number {
    const known = this.numbers.get(form);
    if (known !== undefined) return known;
    const number = this.list.length;
    this.list.push(form);
    this.numbers.set(form, number);
    return number;
  }

  /** -1 where the form does not occur. */
  find(form: string): number {
    return this.numbers.get(form) ?? -1;
  }
}

type Growing = { form: Int32Array; start: Int32Array; end: Int32Array; flags: Uint16Array; count: number };

function grow(words: Growing): void {
  const size = words.form.length * 2;
  const wider = (from: Int32Array): Int32Array => {
    const to = new Int32Array(size);
    to.set(from);
    return to;
  };
  words.form = wider(words.form);
  words.start = wider(words.start);
  words.end = wider(words.end);
  const flags = new Uint16Array(size);
  flags.set(words.flags);
  words.flags = flags;
}

/** Whether the mark at `at`, in a word that began at `start`, is part of that word: 1,000 · 3.5 · 9/11 · U.S. */
function joinsAt(text: string, start: number, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 0x2e /* . */) {
    if (isDigitAt(text, at - 1) && isDigitAt(text, at + 1)) return true;
    const single = at - start === 1 || text.charCodeAt(at - 2) === 0x2e;
    if (!single || classAt(text, at - 1) !== LETTER || classAt(text, at + 1) !== LETTER) return false;
    const after = at + 2 < text.length ? classAt(text, at + 2) : SPACE;
    return after !== LETTER && after !== DIGIT && after !== CONTINUES;
  }
  if (unit === 0x2c || unit === 0x3a || unit === 0x2f /* , : / */) {
    return isDigitAt(text, at - 1) && isDigitAt(text, at + 1);
  }
  return false;
}

const BROKEN = /[^\S\n]{0,3}\r?\n[^\S\n]{0,8}(?=\p{Ll})/uy;

/** Where a word that is hyphenated at the end of a line continues; 0 where it does not. */
function afterLineBreak(text: string, hyphen: number): number {
  if (classAt(text, hyphen - 1) !== LETTER) return 0;
  BROKEN.lastIndex = hyphen + 1;
  return BROKEN.test(text) ? BROKEN.lastIndex : 0;
}

function wordEnd(text: string, start: number, limit: number): number {
  let at = start + 1;
  while (at < limit) {
    const kind = classAt(text, at);
    if (kind === LETTER || kind === DIGIT || kind === CONTINUES) at++;
    else if (
      kind === APOSTROPHE &&
      at + 1 < limit &&
      classAt(text, at + 1) === LETTER &&
      classAt(text, at - 1) !== DIGIT
    )
      at++;
    else if (kind === APOSTROPHE && isDigitAt(text, at - 1) && text.charCodeAt(at + 1) === 0x73 /* 1990's */)
      at++;
    else if (at + 1 < limit && joinsAt(text, start, at)) at++;
    else if (isHyphen(text.charCodeAt(at)) && afterLineBreak(text, at) > 0) at = afterLineBreak(text, at);
    else break;
  }
  return at;
}

function isCapital(unit: number, text: string, at: number): boolean {
  if (unit < 128) return unit >= 65 && unit <= 90;
  return /\p{Lu}/u.test(String.fromCodePoint(text.codePointAt(at) ?? unit));
}

const ABBREVIATION =
  /^(mr|mrs|ms|messrs|dr|prof|rev|rt|hon|rs|supt|insp|cllr|amb|brig|pte|fr|ald|sen|sens|rep|reps|gov|gen|adm|col|maj|capt|cmdr|lt|sgt|cpl|pvt|st|mt|ft|no|vs|jr|sr|inc|corp|co|ltd|jan|feb|mar|apr|aug|sept?|oct|nov|dec|\p{L})$/iu;
/** These end a sentence where a capital follows: "at 9 p.m. The", "from the U.S. He". */
const DOTTED_ABBREVIATION = /^(?:\p{L}\.)+\p{L}$|^(?:jr|sr|inc|corp|co|ltd|etc)$/iu;

/** Whether the full stop before `next` belongs to an abbreviation and does not end a sentence. */
function isAbbreviation(text: string, words: Growing, next: number): boolean {
  if (words.count === 0) return false;
  const end = words.end[words.count - 1] as number;
  if (next - end > 3 || next - end < 2 || text.charCodeAt(end) !== 0x2e) return false;
  const word = text.slice(words.start[words.count - 1], end);
  if (word.length > 8 || word === 'I') return false;
  if (DOTTED_ABBREVIATION.test(word)) return !isCapital(text.charCodeAt(next), text, next);
  return ABBREVIATION.test(word);
}

/** Where an opened bracket closes, looked up once for each closing mark, so that unclosed ones cost nothing. */
class ClosingBrackets {
  private readonly next: Record<string, number> = {};
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** -1 where it does not close nearby: a bracket left open does not swallow the text. */
  of(mark: ']' | ')', from: number): number {
    let found = this.next[mark] ?? -1;
    if (found < from) {
      found = this.text.indexOf(mark, from);
      if (found < 0) found = Number.POSITIVE_INFINITY;
      this.next[mark] = found;
    }
    return found - from <= MAX_BRACKET ? found : -1;
  }
}

/** The longest insertion in brackets that is read as one, in characters. */
const MAX_BRACKET = 300;

/**
 * Reads the words of `text`. Linear in its length.
 * @param forms numbers the compared forms; shared by texts that are to be compared
 */
export function readWords(text: string, forms: Forms): Words {
  const words: Growing = {
    form: new Int32Array(256),
    start: new Int32Array(256),
    end: new Int32Array(256),
    flags: new Uint16Array(256),
    count: 0,
  };
  const seen = new Map<string, { numbers: number[]; pieces: WordPart[]; flags: number }>();
  let pending = SENTENCE_START;
  let squareEnd = -1;
  let roundEnd = -1;
  const closing = new ClosingBrackets(text);
  let lineBreaks = 0;
  let at = 0;
  const mark = (flag: number): void => {
    if (words.count > 0) words.flags[words.count - 1] = (words.flags[words.count - 1] ?? 0) | flag;
  };
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const kind = isLeadingPoint(text, at) ? DIGIT : classAt(text, at);
    if (kind === SPACE) {
      if (unit === 0x0a && ++lineBreaks === 2) pending |= SENTENCE_START;
      at++;
      continue;
    }
    if (kind === OTHER || kind === APOSTROPHE || kind === CONTINUES || (kind === SYMBOL && unit === 0x3d)) {
      if (unit === 0x2e || unit === 0x21 || unit === 0x2026 || unit === 0x3002) {
        mark(STOP);
        pending |= SENTENCE_START;
      } else if (unit === 0x3f || unit === 0xff1f) {
        mark(QUESTION);
        pending |= SENTENCE_START;
      } else if (unit === 0x3a) {
        mark(PAUSE);
        pending |= SENTENCE_START;
      } else if (unit === 0x22 || unit === 0x201c || unit === 0x201e || unit === 0xab) {
        pending |= SENTENCE_START;
      } else if (unit === 0x5b) squareEnd = closing.of(']', at);
      else if (unit === 0x28) roundEnd = closing.of(')', at);
      else if (isHyphen(unit) && isMinus(text, at)) {
        push(words, forms.numberOf('minus'), at, at + 1, pending);
        pending = 0;
      } else if (isBound(text, at)) {
        push(words, forms.numberOf(text.charAt(at)), at, at + 1, pending);
        pending = 0;
      } else if (isHyphen(unit)) {
        const after = at + 1 < text.length ? classAt(text, at + 1) : SPACE;
        const before = at > 0 ? classAt(text, at - 1) : SPACE;
        if (before === LETTER && after === SPACE) mark(CUT_OFF);
        else if (before !== LETTER) mark(PAUSE);
      } else if (unit === 0x2c || unit === 0x3b || unit === 0x2014 || unit === 0x2013) mark(PAUSE);
      at++;
      continue;
    }
    lineBreaks = 0;
    const start = at;
    if (kind === SYMBOL || kind === IDEOGRAPH) {
      at += text.codePointAt(at) !== unit ? 2 : 1;
      while (kind === IDEOGRAPH && at < text.length && classAt(text, at) === CONTINUES) at++;
    } else at = wordEnd(text, start, text.length);
    const raw = text.slice(start, at);
    if (pending && isAbbreviation(text, words, start)) {
      pending = 0;
      words.flags[words.count - 1] = (words.flags[words.count - 1] as number) & ~STOP;
    }
    let known = seen.get(raw);
    if (!known) {
      const pieces = piecesOf(raw);
      let flags = isCapital(unit, text, start) ? CAPITAL : 0;
      if (flags && raw.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase())
        flags |= ALL_CAPITALS;
      if (kind === DIGIT) flags |= NUMBER;
      known = { numbers: pieces.map((piece) => forms.numberOf(piece.form)), pieces, flags };
      seen.set(raw, known);
    }
    const common =
      known.flags | pending | (start < squareEnd ? IN_SQUARE : 0) | (start < roundEnd ? IN_ROUND : 0);
    for (let i = 0; i < known.pieces.length; i++) {
      const piece = known.pieces[i] as WordPart;
      const flags = i === 0 ? common : (common & ~(SENTENCE_START | CAPITAL | ALL_CAPITALS)) | PIECE;
      push(words, known.numbers[i] as number, start + piece.start, start + piece.end, flags);
    }
    pending = 0;
  }
  return finish(words);
}

function push(words: Growing, form: number, start: number, end: number, flags: number): void {
  if (words.count === words.form.length) grow(words);
  words.form[words.count] = form;
  words.start[words.count] = start;
  words.end[words.count] = end;
  words.flags[words.count] = flags;
  words.count++;
}

function finish(words: Growing): Words {
  const { count } = words;
  return {
    count,
    form: words.form.slice(0, count),
    start: words.start.slice(0, count),
    end: words.end.slice(0, count),
    flags: words.flags.slice(0, count),
  };
}

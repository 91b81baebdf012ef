/**
 * The form in which a written word is compared: without case, accents, apostrophes or differences of spelling.
 * Contractions are read as the two words they are ("don't" = do + n't), so that a dropped "n't" is seen as a lost word.
 */
import { asTwoWords, foldSpelling } from './spelling.ts';

/** A part of a written word: its compared form and its position inside the written word. */
export type WordPart = { form: string; start: number; end: number };

const APOSTROPHE = /['’‘ʼʹ′`´＇‛]/gu;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\p{Variation_Selector}/gu;
const SYMBOL_WORD: ReadonlyMap<string, string> = new Map([
  ['%', 'percent'],
  ['＄', '$'],
  ['−', 'minus'],
  ['№', 'no'],
  ['‰', 'permille'],
]);
/** Latin letters that do not decompose to a base letter, and ligatures of old fonts that NFKD leaves alone. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** 10² is not 102. */
const RAISED = /[\u00B2\u00B3\u00B9\u2070-\u2079\u2080-\u2089]/gu;
/** 5½ is 5.5, and not 51/2. */
const MIXED_FRACTION = /(\d)([½¼¾⅛⅜⅝⅞])/gu;
const DECIMALS: ReadonlyMap<string, string> = new Map([
  ['½', '.5'],
  ['¼', '.25'],
  ['¾', '.75'],
  ['⅛', '.125'],
  ['⅜', '.375'],
  ['⅝', '.625'],
  ['⅞', '.875'],
]);

/** A hyphen at the end of a line, inside a word. */
const BROKEN = /(?<=\p{L})[-\u00AD\u2010\u2011]\s*\n\s*(?=\p{Ll})/gu;

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/**
 * In lower case, compatibility forms resolved (ligatures, full width), apostrophes made ', invisible characters gone.
 */
export function plainSurface(written: string): string {
  const raw = written.includes('\n') ? written.replace(BROKEN, '') : written;
  if (isAscii(raw)) {
    const lower = raw.toLowerCase();
    return lower.includes('`') ? lower.replaceAll('`', "'") : lower;
  }
  return raw
    .replace(RAISED, (digit) => `^${digit.normalize('NFKC')}`)
    .replace(MIXED_FRACTION, (_, whole: string, part: string) => `${whole}${DECIMALS.get(part) ?? part}`)
    .replace(APOSTROPHE, "'")
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replaceAll('\u2044', '/')
    .toLowerCase()
    .normalize('NFC');
}

/** Without accents: Zoë = Zoe. Marks that are not Latin, Greek or Cyrillic accents stay (й ≠ и). */
export function withoutAccents(surface: string): string {
  if (isAscii(surface) || !/\p{Script=Latin}/u.test(surface)) return surface;
  return surface
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/gu, '')
    .replace(/[øđłßæœı]/gu, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}

/** Rs12 is Rs 12: a currency in letters, written without a space. */
const LETTER_MONEY = /^(rs|inr)(?=\d)/u;

/** U.S., p.m. */
const DOTTED = /^\p{L}(\.\p{L})+$/u;

function fold(surface: string): string {
  const plain = withoutAccents(surface);
  const letters = plain.includes("'") ? plain.replaceAll("'", '') : plain;
  return foldSpelling(letters.includes('.') && DOTTED.test(letters) ? letters.replaceAll('.', '') : letters);
}

/**
 * Offset in `raw` of the ending that begins with an apostrophe, found from the back: invisible characters do not
 * matter.
 */
function lastApostrophe(raw: string): number {
  for (let i = raw.length - 1; i > 0; i--) if (/['’‘ʼʹ′`´＇‛]/u.test(raw[i] ?? '')) return i;
  return -1;
}

const IRREGULAR_NEGATION: ReadonlyMap<string, string> = new Map([
  ['can', 'can'],
  ['won', 'will'],
  ['shan', 'shall'],
]);
const ELISION = /^(l|d|j|n|s|c|m|t|qu|jusqu|lorsqu|puisqu|quelqu)'(?=[aeiouyhàâéèêëîïôûœ])/u;

/**
 * Reads one written word.
 * @param raw the word as written, including apostrophes inside it
 * @returns its pieces in order, just one for most words; offsets count from the start of `raw`
 */
export function piecesOf(raw: string): WordPart[] {
  const surface = plainSurface(raw);
  const symbol = SYMBOL_WORD.get(surface);
  if (symbol !== undefined) return [{ form: symbol, start: 0, end: raw.length }];
  const whole = (form: string): WordPart[] => [{ form: form || surface || raw, start: 0, end: raw.length }];
  const money = surface.startsWith('rs') || surface.startsWith('inr') ? LETTER_MONEY.exec(surface) : null;
  if (money && surface.length === raw.length) {
    const at = money[1]?.length ?? 0;
    return [
      { form: money[1] ?? '', start: 0, end: at },
      { form: surface.slice(at), start: at, end: raw.length },
    ];
  }
  if (!surface.includes("'")) {
    const two = surface.length <= 9 ? asTwoWords(surface) : null;
    if (!two) return whole(fold(surface));
    const at = raw.length === surface.length ? two[2] : 1;
    return [
      { form: two[0], start: 0, end: at },
      { form: two[1], start: at, end: raw.length },
    ];
  }
  const mark = lastApostrophe(raw);
  const ending = surface.slice(surface.lastIndexOf("'"));
  const stem = surface.slice(0, surface.lastIndexOf("'"));
  if (ending === "'t" && stem.endsWith('n') && mark > 1) {
    const at = stem === 'can' ? mark : mark - 1;
    const verb = IRREGULAR_NEGATION.get(stem) ?? stem.slice(0, -1);
    return [
      { form: fold(verb), start: 0, end: at },
      { form: "n't", start: at, end: raw.length },
    ];
  }
  if (stem && mark > 0 && /^'(s|re|ve|ll|d|m)$/u.test(ending)) {
    return [
      { form: fold(stem), start: 0, end: mark },
      { form: ending, start: mark, end: raw.length },
    ];
  }
  const elision = ELISION.exec(surface);
  const cut = raw.search(APOSTROPHE) + 1;
  if (elision && cut > 1 && cut < raw.length) {
    return [
      { form: elision[1] ?? '', start: 0, end: cut },
      { form: fold(surface.slice(elision[0].length)), start: cut, end: raw.length },
    ];
  }
  return whole(fold(surface));
}

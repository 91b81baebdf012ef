/** Character classes for reading words. Cached per code unit, since a megabyte of transcript is read in one go. */

export const OTHER = 1;
export const LETTER = 2;
export const DIGIT = 3;
/** Scripts written without spaces: each character is read as a word by itself. */
export const IDEOGRAPH = 4;
/** Combining marks and invisible characters: they continue a word and never start one. */
export const CONTINUES = 5;
export const APOSTROPHE = 6;
/** $ € % & and the like: read aloud as words. */
export const SYMBOL = 7;
export const SPACE = 8;

const SCRIPT_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\p{Variation_Selector}/u;
const SPOKEN_SYMBOL = /[%&$€£¥₽₴₹¢°§№+=％＄＆‰−]/u;
const APOSTROPHES = /['’‘ʼʹ′`´＇‛]/u;

function classify(character: string): number {
  if (APOSTROPHES.test(character)) return APOSTROPHE;
  if (INVISIBLE.test(character) || /\p{M}/u.test(character)) return CONTINUES;
  if (/\s/u.test(character)) return SPACE;
  if (/\p{L}/u.test(character)) return SCRIPT_WITHOUT_SPACES.test(character) ? IDEOGRAPH : LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  if (SPOKEN_SYMBOL.test(character)) return SYMBOL;
  return OTHER;
}

const cache = new Uint8Array(0x10000);

/**
 * Class of the character at `offset` (in UTF-16 code units); the second unit of a surrogate pair continues the first.
 */
export function classAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  if (unit >= 0xd800 && unit <= 0xdfff) {
    if (unit >= 0xdc00) return CONTINUES;
    const point = text.codePointAt(offset) ?? unit;
    return point > 0xffff ? classify(String.fromCodePoint(point)) : OTHER;
  }
  const known = cache[unit];
  if (known) return known;
  const found = classify(String.fromCharCode(unit));
  cache[unit] = found;
  return found;
}

/** Whether a unit is a hyphen that joins the parts of a compound or breaks a word at the end of a line. */
export function isHyphen(unit: number): boolean {
  return (
    unit === 0x2d || unit === 0x2010 || unit === 0x2011 || unit === 0xad || unit === 0xfe63 || unit === 0xff0d
  );
}

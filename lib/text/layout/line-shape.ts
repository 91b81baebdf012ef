/** What a line looks like at its ends: the little questions that wrapping and blocks are decided by. */

const sentenceEnd = /[.!?…։؟۔।。！？]["'”’“»›)\]」』]*$/u;
const lowerStart = /^["'“”‘’«»„‚‹›([]*\p{Ll}/u;
const uncasedStart = /^["'“”‘’«»„([「『]*\p{Lo}/u;
const runsOnEnd = /[\p{L}\p{N},\-‐–—]$/u;
const bullet = /^(?:[•·‣▪◦●■□▶►✓✔*]|[-–—])\s+\S/u;
const number = /^(?:\(?\d{1,3}[.)]|\(?[a-z]\)|[ivx]{1,4}[.)])\s+\S/u;
const strongBullet = /^[•‣▪◦●■□▶►✓✔]\s*\S/u;

/** Scripts written without spaces between words: two lines of them join with nothing between. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Only the last few characters decide, so a very long line costs no more than a short one. */
const tail = (text: string) => text.slice(-12);
const head = (text: string) => text.slice(0, 24);

/** Ends as a sentence does, closing quotation marks and brackets let through. */
export const endsSentence = (text: string): boolean => sentenceEnd.test(tail(text));

/** Ends as a paragraph may: a sentence's end, or the colon and semicolon before a quotation or a list. */
export const endsParagraph = (text: string): boolean =>
  endsSentence(text) || /[:;]["'”’»]*$/u.test(tail(text));

export const startsLower = (text: string): boolean => lowerStart.test(head(text));
export const startsUncased = (text: string): boolean => uncasedStart.test(head(text));

/** Ends in the middle of a sentence: with a letter, a figure, a comma or a dash. */
export const runsOn = (text: string): boolean => runsOnEnd.test(tail(text)) && !endsSentence(text);

/** Begins with a bullet or a number as items of a list do (and as a dash in running text also may). */
export const looksLikeListItem = (text: string): boolean =>
  bullet.test(head(text)) || number.test(head(text));

/** Begins with a mark that only lists use. */
export const isBulleted = (text: string): boolean => strongBullet.test(head(text));

export const endsUnspaced = (text: string): boolean => unspaced.test(text.slice(-1));
export const startsUnspaced = (text: string): boolean => unspaced.test(text.slice(0, 1));

/** How much room the next line's first word would have taken; scripts without spaces break anywhere. */
export function firstWordLength(text: string): number {
  if (startsUnspaced(text)) return 1;
  const space = text.indexOf(' ');
  return space === -1 ? text.length : space;
}

/** Number of words, counted no further than `most`. */
export function countWordsUpTo(text: string, most = 60): number {
  let words = 0;
  let at = 0;
  while (at !== -1 && words < most) {
    words += 1;
    at = text.indexOf(' ', at + 1);
  }
  return words;
}

/** What a line looks like at its ends: the small questions by which wrapping and blocks are decided. */

const sentenceEnd = /[.!?…։؟۔।。！？]["'”’“»›)\]」』]*$/u;
const lowerStart = /^["'“”‘’«»„‚‹›([]*\p{Ll}/u;
const uncasedStart = /^["'“”‘’«»„([「『]*\p{Lo}/u;
const runsOnEnd = /[\p{L}\p{N},\-‐–—]$/u;
const bullet = /^(?:[•·‣▪◦●■□▶►✓✔*]|[-–—])\s+\S/u;
const number = /^(?:\(?\d{1,3}[.)]|\(?[a-z]\)|[ivx]{1,4}[.)])\s+\S/u;
const strongBullet = /^[•‣▪◦●■□▶►✓✔]\s*\S/u;

/** Scripts written without spaces between words: two lines in them are joined with nothing in between. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Only the last few characters decide, so a very long line costs no more than a short one. */
const tail = (text: string) => text.slice(-12);
const head = (text: string) => text.slice(0, 24);

/** Whether a text ends as a sentence does, allowing for closing quotation marks and brackets. */
export const endsSentence = (text: string): boolean => sentenceEnd.test(tail(text));

/** Whether a text ends as a paragraph may: with a sentence, or the colon or semicolon before a quotation or a list. */
export const endsParagraph = (text: string): boolean =>
  endsSentence(text) || /[:;]["'”’»]*$/u.test(tail(text));

/** Whether a text begins in lower case. */
export const startsLower = (text: string): boolean => lowerStart.test(head(text));
/** Whether a text begins with a letter of a script without case. */
export const startsUncased = (text: string): boolean => uncasedStart.test(head(text));

/** Whether a text breaks off mid-sentence: at a letter, a figure, a comma or a dash. */
export const runsOn = (text: string): boolean => runsOnEnd.test(tail(text)) && !endsSentence(text);

/** Whether a text begins with a bullet or number like a list item (or a dash, which running text may also have). */
export const looksLikeListItem = (text: string): boolean =>
  bullet.test(head(text)) || number.test(head(text));

/** Whether a text begins with a mark that only lists use. */
export const isBulleted = (text: string): boolean => strongBullet.test(head(text));

/** Whether a text ends in a script written without spaces. */
export const endsUnspaced = (text: string): boolean => unspaced.test(text.slice(-1));
/** Whether a text begins in a script written without spaces. */
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

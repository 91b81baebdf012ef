/**
 * By which words two wordings of one passage differ, and whether that is more than a listener can be sure of: lightly
 * spoken words and endings are not heard (docs/decisions/listening.md has the figures).
 */

/** Two wordings in words, in lower case and without signs, whole with the words that they share. */
export type Wordings = { a: readonly string[]; b: readonly string[] };

/** Words that are spoken so lightly that their absence is not heard. Negations and numbers are none of them. */
const LIGHT = new Set(
  (
    'a an the of to in on at by for from with and or but as than that this these those it its he she they we you i him her them us me his their our your my ' +
    "is are was were be been am has have had do does did will would shall should can could may might must there here's it's that's he's she's i'm we're you're they're i've we've they've so if"
  ).split(' '),
);

/** What is left of a word without the endings that are hardly heard. */
const stemOf = (word: string) =>
  word
    .replace(/'s$|s'$/, '')
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:es|ed|s|d|ing|ly)$/, '')
    .replace(/e$/, '');

/** The words by which two wordings differ: what is left between those that they share at either end. */
export function differenceOf({ a, b }: Wordings): {
  before: number;
  a: string[];
  b: string[];
  after: number;
} {
  const least = Math.min(a.length, b.length);
  let before = 0;
  while (before < least && a[before] === b[before]) before++;
  let after = 0;
  while (after < least - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after++;
  return { before, a: a.slice(before, a.length - after), b: b.slice(before, b.length - after), after };
}

/** Whether two wordings differ only by articles, function words, plurals or endings. */
export function isSmallDifference(wordings: Wordings): boolean {
  const { a, b } = differenceOf(wordings);
  const heavy = (words: readonly string[]) => words.filter((word) => !LIGHT.has(word));
  const [left, right] = [heavy(a), heavy(b)];
  return left.length === right.length && left.every((word, i) => stemOf(word) === stemOf(right[i] as string));
}

const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A wording as it is written, in three: what it shares with the other before, what differs, and what it shares after. */
export function apart(own: string, other: string): [before: string, differing: string, after: string] {
  const words = own.split(/\s+/);
  const { before, a } = differenceOf({ a: words.map(bare), b: other.split(/\s+/).map(bare) });
  const part = (from: number, to?: number) => words.slice(from, to).join(' ');
  return [part(0, before), part(before, before + a.length), part(before + a.length)];
}

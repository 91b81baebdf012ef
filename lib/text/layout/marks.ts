/**
 * Places in a text that must stay where they are while the text is tidied: where a note of the draft stands, or begins
 * and ends. Tidying changes white space, invisible characters and how letters are coded, and never the order of what is
 * seen in a paragraph; so a place is kept by how much that is seen comes before it.
 */

/**
 * A place in a text. `at` is an offset in UTF-16 code units; a `start` belongs to the character after it, an `end` to
 * the one before it, so that white space that comes or goes beside them never becomes part of what lies between.
 */
export type Mark = { id: number; at: number; is: 'start' | 'end' };

/** A text with the places in it. */
export type Marked = { text: string; marks?: readonly Mark[] };

/** The same marks further on, where something of this length was put before the text. */
export const movedBy = (marks: readonly Mark[], length: number): Mark[] =>
  marks.map((mark) => ({ ...mark, at: mark.at + length }));

/** Something seen: a letter, sign or accent by itself, and the character of the text that it is part of. */
type Seen = { sign: string; start: number; end: number };

/** White space, and what `cleanText` removes as invisible. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const unseen = /^[\s\0-\x1F\x7F-\x9F\u00AD\u200B\u202A-\u202E\u2060-\u2064\uFEFF]$/;

/** What is put for half a character, so that the halves are still counted. */
const broken = '\uFFFD';

function seenIn(text: string): Seen[] {
  const seen: Seen[] = [];
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    if (code > 32 && code < 127) seen.push({ sign: text[at] ?? '', start: at, end });
    else if (code >= 0xd800 && code <= 0xdfff) seen.push({ sign: broken, start: at, end });
    else
      for (const sign of String.fromCodePoint(code).normalize('NFKD'))
        if (!unseen.test(sign)) seen.push({ sign, start: at, end });
    at = end;
  }
  return seen;
}

/** Signs that tidying may take away: the hyphen of a word that a line cut in two, the mark of a quoted mail. */
const mayGo = /^[-\u2010>]$/;

/** For each count of signs seen in `before`, how many of them are in `after`. */
function countsIn(before: readonly Seen[], after: readonly Seen[]): number[] {
  const counts = [0];
  let count = 0;
  for (const { sign } of before) {
    const isGone = mayGo.test(sign) && after[count]?.sign !== sign;
    if (!isGone && count < after.length) count += 1;
    counts.push(count);
  }
  return counts;
}

/**
 * Where marks in `before` are in `after`, the same text tidied. Linear in the length of both.
 *
 * @returns the marks in the order given, each within `after`
 */
export function carriedMarks(marks: readonly Mark[], before: string, after: string): Mark[] {
  if (marks.length === 0) return [];
  if (before === after) return [...marks];
  const was = seenIn(before);
  const is = seenIn(after);
  const counts = countsIn(was, is);
  return marks.map((mark) => {
    const count = counts[seenBefore(was, mark.at)] ?? is.length;
    const at = mark.is === 'start' ? (is[count]?.start ?? after.length) : (is[count - 1]?.end ?? 0);
    return { ...mark, at };
  });
}

/** How many signs begin before this offset. */
function seenBefore(seen: readonly Seen[], offset: number): number {
  let low = 0;
  let high = seen.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seen[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The marks of a text that was put together: `joined` is the parts with this between them, tidied. */
export function joinedMarks(parts: readonly Marked[], between: string, joined: string): Mark[] {
  if (parts.every(({ marks }) => marks === undefined || marks.length === 0)) return [];
  let length = 0;
  const all: Mark[] = [];
  for (const { text, marks } of parts) {
    all.push(...movedBy(marks ?? [], length));
    length += text.length + between.length;
  }
  return carriedMarks(all, parts.map(({ text }) => text).join(between), joined);
}

/**
 * The marks of a text that was divided, part by part. The parts are the text in its order, tidied; what is between them
 * is white space. No mark is lost while there is a part.
 */
export function dividedMarks(marks: readonly Mark[], text: string, parts: readonly string[]): Mark[][] {
  const divided: Mark[][] = parts.map(() => []);
  let from = 0;
  const places = parts.map((part) => {
    const place = { from, to: from + part.length };
    from = place.to + 1;
    return place;
  });
  let part = 0;
  const inOrder = carriedMarks(marks, text, parts.join('\n')).sort((a, b) => a.at - b.at);
  for (const mark of inOrder) {
    while (part < places.length - 1 && mark.at > (places[part]?.to ?? 0)) part += 1;
    const place = places[part];
    if (place !== undefined) divided[part]?.push({ ...mark, at: Math.max(0, mark.at - place.from) });
  }
  return divided;
}

/** A paragraph with these marks; without a word of them where there are none. */
export const withMarks = <T extends Marked>(paragraph: T, marks: readonly Mark[]): T =>
  marks.length === 0 ? paragraph : { ...paragraph, marks: [...marks] };

/** Who wrote what: whom a byline names, and which verdicts were given by the author of the words. Pure. */
import { looksOf, visible } from './spelling.ts';

/**
 * How a member came to be an author of a story, strongest first. The first three wrote it; REVISED wrote part of it;
 * CHANGED (headline, language, which lines count) decided what it says. None of them may sign it off.
 */
export const AUTHORSHIPS = ['BYLINE', 'NAMED', 'BROUGHT_IN', 'REVISED', 'CHANGED'] as const;
export type Authorship = (typeof AUTHORSHIPS)[number];

export type Author = { memberId: string; how: string; since: Date };

/** Whether the first is stronger than the second. Authorship is only ever added to. */
export function isStronger(how: Authorship, than: string): boolean {
  return AUTHORSHIPS.indexOf(how) < AUTHORSHIPS.indexOf(than as Authorship);
}

/** Those who wrote the story or a revision of it: they give no verdict on it. */
export function writersOf(authors: readonly Author[]): string[] {
  return authors.filter(({ how }) => how !== 'CHANGED').map(({ memberId }) => memberId);
}

/**
 * Names and bylines whose words are remembered: each reading of a story asks of every member whether its byline names
 * them. Only what is short is remembered, so that this stays under a megabyte.
 */
const MOST_REMEMBERED = 2_000;
const LONGEST_REMEMBERED = 200;
const remembered = new Map<string, readonly string[]>();

/** The words of a line or a name as people see them: no marks, no invisible characters, look-alikes treated as one. */
function wordsSeen(text: string): readonly string[] {
  const known = remembered.get(text);
  if (known) return known;
  const words = visible(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => looksOf(word));
  if (text.length <= LONGEST_REMEMBERED) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, words);
  }
  return words;
}

/** A byline names an author if it has at least one letter. */
export function namesSomebody(byline: string): boolean {
  return /\p{L}/u.test(visible(byline));
}

/**
 * Whether a byline names a person: by the whole name, however it is written ("By  BO LÍND"), family name first ("Lind,
 * Bo"), or with initials ("B. Lind"). Part of a longer word does not count.
 */
export function isNamedIn(byline: string, name: string): boolean {
  const words = wordsSeen(name);
  const family = words.at(-1);
  if (family === undefined) return false;
  const line = ` ${wordsSeen(byline).join(' ')} `;
  const given = words.slice(0, -1);
  const initials = given.map((word) => [...word][0] ?? '');
  const ways = [words, [family, ...given]];
  if (given.length > 0) ways.push([...initials, family], [initials[0] ?? '', family], [family, ...initials]);
  return ways.some((way) => line.includes(` ${way.join(' ')} `));
}

export type GivenVerdict = { byId: string | null; at: Date };

/**
 * Whether a verdict was given by an author of the words: an author of the story, whenever they became known as one;
 * somebody who had revised it before; or the person who put the line back into the story.
 */
export function isOwnVerdict(
  { byId, at }: GivenVerdict,
  authors: readonly Author[],
  putBackBy: readonly string[],
): boolean {
  if (byId === null) return false;
  if (putBackBy.includes(byId)) return true;
  const author = authors.find(({ memberId }) => memberId === byId);
  if (!author || author.how === 'CHANGED') return false;
  return author.how !== 'REVISED' || at.getTime() >= author.since.getTime();
}

/** Who put back the lines that any of these spans is in. */
export function whoPutBack(
  spans: readonly { start: number; end: number }[],
  blocks: readonly { start: number; end: number; putBackByIds: readonly string[] }[],
): string[] {
  const touched = blocks.filter(
    (block) =>
      block.putBackByIds.length > 0 && spans.some(({ start, end }) => start < block.end && end > block.start),
  );
  return [...new Set(touched.flatMap(({ putBackByIds }) => putBackByIds))];
}

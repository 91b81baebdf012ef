/** Threads of notes: what they can be on, how a note mentions somebody, and until when its author edits it. */

/** What a thread can be on; `attempt`: a request for comment. */
export const THREAD_PLACES = ['item', 'source', 'attempt', 'story'] as const;
export type ThreadPlace = (typeof THREAD_PLACES)[number];

/** As lines of the record name it. */
export const PLACE_WORDS: Record<ThreadPlace, string> = {
  item: 'an item',
  source: 'a source',
  attempt: 'a request for comment',
  story: 'the story',
};

/** A few paragraphs; longer than that is a document, and belongs among the sources. */
export const MOST_NOTE_CHARACTERS = 4000;

/** More than that is calling everybody, whom a thread on the story reaches anyway. */
export const MOST_MENTIONS = 20;

/**
 * Long enough to mend a slip one notices on reading it again, or a wrong name; short enough that what others answered
 * still stands under the words that they answered. The earlier words stay readable.
 */
export const EDIT_WINDOW_MINUTES = 15;

/** A mention in a stored note: the member's id, since names change. */
const MENTION = /@\{([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}/g;

type Named = { id: string; name: string };

/** The ids of those whom a stored note mentions, each once, in the order of the text. */
export function mentionsIn(body: string): string[] {
  return [...new Set([...body.matchAll(MENTION)].map(([, id]) => id as string))];
}

/** A stretch of a note as it is shown: words, or somebody who is mentioned, by the name they have now. */
export type NotePart = { words: string; memberId?: string };

/**
 * A stored note as it is shown.
 * @param nameOf the member's present name; undefined where there is no such member, whose mention stays as it is stored
 */
export function noteParts(body: string, nameOf: (memberId: string) => string | undefined): NotePart[] {
  const parts: NotePart[] = [];
  let at = 0;
  for (const { 0: whole, 1: memberId = '', index } of body.matchAll(MENTION)) {
    const name = nameOf(memberId);
    if (name === undefined) continue;
    if (index > at) parts.push({ words: body.slice(at, index) });
    parts.push({ words: `@${name}`, memberId });
    at = index + whole.length;
  }
  if (at < body.length) parts.push({ words: body.slice(at) });
  return parts;
}

/** A note as its author typed it, to be edited. */
export function asTyped(parts: readonly NotePart[]): string {
  return parts.map(({ words }) => words).join('');
}

/** Those whom a note mentions, in the order of its text: of people with one name, an edit goes on to mean the same. */
export function mentionedBy(parts: readonly NotePart[]): Named[] {
  return parts.flatMap(({ words, memberId }) => (memberId ? [{ id: memberId, name: words.slice(1) }] : []));
}

const isWordCharacter = (character: string | undefined) => /[\p{L}\p{N}_]/u.test(character ?? '');

/**
 * Typed words as they are stored: each "@Name" of somebody becomes a mention by their id. The longest name that fits is
 * meant ("@Ada Moss", not "@Ada"), and an "@" inside a word, as in an e-mail address, mentions nobody.
 * @param chosen those chosen from the list, in the order of the text: among people of one name it decides who is meant
 */
export function withMentions(typed: string, people: readonly Named[], chosen: readonly Named[] = []): string {
  const known = [...people, ...chosen].sort((a, b) => b.name.length - a.name.length);
  const waiting = [...chosen];
  let stored = '';
  let at = 0;
  for (let sign = typed.indexOf('@'); sign !== -1; sign = typed.indexOf('@', sign + 1)) {
    if (sign < at || isWordCharacter(typed[sign - 1])) continue;
    const fits = ({ name }: Named) =>
      typed.startsWith(name, sign + 1) && !isWordCharacter(typed[sign + 1 + name.length]);
    const named = known.find(fits);
    if (!named) continue;
    const asked = waiting.findIndex(({ name }) => name === named.name);
    const meant = asked === -1 ? named : (waiting.splice(asked, 1)[0] as Named);
    stored += `${typed.slice(at, sign)}@{${meant.id}}`;
    at = sign + 1 + named.name.length;
  }
  return stored + typed.slice(at);
}

/** What is being typed after an "@" at the caret: where the "@" is, and what to look for; null where nobody is. */
export function mentionAt(typed: string, caret: number): { start: number; query: string } | null {
  const start = typed.lastIndexOf('@', caret - 1);
  if (start === -1 || isWordCharacter(typed[start - 1])) return null;
  const query = typed.slice(start + 1, caret);
  // Names have spaces, but no more than a few words, and never a line's end or a space at their beginning.
  return query.length > 60 || /\n|^\s|\s\s/.test(query) ? null : { start, query };
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name, or a word of it, begins with what was typed; ignores case and accents. */
export function namesThatFit<T extends Named>(people: readonly T[], query: string): T[] {
  const asked = folded(query);
  return people.filter(({ name }) => {
    const words = folded(name);
    return words.startsWith(asked) || words.split(/[\s-]+/).some((word) => word.startsWith(asked));
  });
}

/** Whether a note can still be edited by its author. The database decides; this is what a screen offers. */
export function isInEditWindow(at: string, now: number): boolean {
  return now < Date.parse(at) + EDIT_WINDOW_MINUTES * 60_000;
}

/** Who is told when of what was heard. */
import { isAtStory } from './at-stories.ts';
import { countHeard, type Heard, heardSince, noteHeard, placeNow } from './heard.ts';
import { newsTogether } from './news-together.ts';

/**
 * Who does not have the story open hears of its changes at most so often, of all together. A screen that shows many stories
 * waits longer than this between two readings anyway, and telling 200 people of 40 changes a second one by one took as
 * much of the server as the changes.
 */
const GATHER_MS = 250;

export type Told = {
  who: { memberId: string };
  send: (text: Uint8Array) => void;
  /** How many of the pieces that were heard it has been told of, and when it was last told something (ms). */
  told: number;
  toldAt: number;
};

const encoder = new TextEncoder();

/** One message of a stream, with the place where its reader is then. */
export const line = (data: object, place?: string): string =>
  `${place === undefined ? '' : `id: ${place}\n`}data: ${JSON.stringify(data)}\n\n`;

/**
 * What a page is told of all that was heard since it was last told; '' where none of it concerns it.
 * @param heard null where it is not known any more: then the page reads everything again
 * @param hasNotice whether some of it was a notice to its member
 */
export function linesOf(heard: readonly Heard[] | null, hasNotice: boolean): string {
  const place = placeNow();
  if (!heard || heard.some(({ kind }) => kind === 'again')) return line({ kind: 'again' }, place);
  const gathered = heard.filter((one) => one.kind === 'changed' || one.kind === 'here');
  return [...newsTogether(gathered), ...(hasNotice ? [{ kind: 'told' }] : [])]
    .map((one) => line(one, place))
    .join('');
}

/** The members to whom some of what was heard is a notice. */
export const membersTold = (heard: readonly Heard[] | null): Set<string> =>
  new Set(heard?.flatMap((one) => (one.kind === 'told' ? one.members : [])));

/** Hands on what is heard, at once to those who wait for it, and a moment later to everybody else together. */
export function telling(all: ReadonlySet<Told>): { hear: (piece: Heard) => void; tellAll: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const tellAll = () => {
    clearTimeout(timer);
    timer = undefined;
    tell(all);
  };
  return {
    tellAll,
    hear(piece) {
      noteHeard(piece);
      const now = performance.now();
      tell([...all].filter((one) => isDue(one, piece, now)));
      timer ??= setTimeout(tellAll, GATHER_MS).unref();
    },
  };
}

/** At once: to a story for those who have it open, a notice to its member, and the first after a while to anybody. */
function isDue({ who, toldAt }: Told, piece: Heard, now: number): boolean {
  if (piece.kind === 'again') return true;
  if (piece.kind === 'told') return piece.members.includes(who.memberId);
  const stories = piece.kind === 'here' ? [piece.story] : (piece.stories ?? []);
  return now - toldAt >= GATHER_MS || stories.some((story) => isAtStory(who.memberId, story));
}

function tell(some: Iterable<Told>): void {
  const now = performance.now();
  /** Most have been told of the same before, and are told the same now. */
  const made = new Map<number, Messages>();
  for (const one of some) {
    const messages = made.get(one.told) ?? messagesSince(one.told);
    made.set(one.told, messages);
    const text = messages.members.has(one.who.memberId) ? messages.withNotice() : messages.plain;
    one.told = countHeard();
    if (text.length === 0) continue;
    one.toldAt = now;
    one.send(text);
  }
}

type Messages = { members: ReadonlySet<string>; plain: Uint8Array; withNotice: () => Uint8Array };

function messagesSince(told: number): Messages {
  const heard = heardSince(told);
  return {
    members: membersTold(heard),
    plain: encoder.encode(linesOf(heard, false)),
    withNotice: () => encoder.encode(linesOf(heard, true)),
  };
}

/** Items as they are in the database, with everything attached to them. */
import type { Prisma, Tx } from '../db.ts';
import { GIVE_WAY_AFTER, giveWay } from '../give-way.ts';

/** Only what a screen shows of a source: its text can be megabytes. */
const sourceParts = {
  text: { select: { number: true, speakers: true, sha256: true } },
  // Where only the times of the words were found anew, no words were replaced.
  texts: {
    where: { came: { not: 'aligned' } },
    select: { at: true },
    orderBy: { number: 'desc' },
    take: 1,
  },
  files: {
    where: {
      removedAt: null,
      // The times of a text are those of the whole recording.
      clip: null,
      OR: [{ mediaType: { startsWith: 'audio/' } }, { mediaType: { startsWith: 'video/' } }],
    },
    select: { id: true, mediaType: true },
    orderBy: { addedAt: 'asc' },
    take: 1,
  },
} as const satisfies Prisma.SourceInclude;

/** What somebody listened to for a verdict, as far as a screen may show it. */
const listenedParts = {
  orderBy: { id: 'asc' },
  select: {
    fromMs: true,
    toMs: true,
    file: { select: { source: { select: { isConfidential: true } } } },
  },
} as const satisfies Prisma.Verdict$listenedArgs;

const itemInclude = {
  parties: { orderBy: { ordinal: 'asc' } },
  assignee: { select: { id: true, name: true, role: true, deactivatedAt: true } },
  evidence: {
    where: { removedAt: null },
    orderBy: { addedAt: 'asc' },
    include: { source: { include: sourceParts }, addedBy: { select: { name: true } } },
  },
  checks: {
    orderBy: { at: 'desc' },
    include: {
      source: { include: sourceParts },
      on: {
        select: {
          number: true,
          recogniser: true,
          read: { where: { file: { removedAt: null } }, select: { id: true } },
        },
      },
      by: { select: { name: true } },
    },
  },
  heard: {
    orderBy: { start: 'asc' },
    include: { by: { select: { name: true } }, listenedBy: { select: { name: true } } },
  },
  verdicts: {
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 1,
    include: { by: { select: { name: true } }, listened: listenedParts },
  },
} as const satisfies Prisma.ItemInclude;

export type ItemRow = Prisma.ItemGetPayload<{ include: typeof itemInclude }>;

/**
 * The items of a story in text order. One query for the usual story; of a long one a thousand at a time, since each row
 * that comes takes the server's thread. What comes after the first thousand is asked for by the ids, which are read before: an
 * item that moves meanwhile is read neither twice nor not at all.
 */
export async function itemRows(client: Tx, storyId: string, ids?: readonly string[]): Promise<ItemRow[]> {
  const first = await someItemRows(client, storyId, ids, GIVE_WAY_AFTER + 1);
  if (first.length <= GIVE_WAY_AFTER) return first;
  const order = await client.item.findMany({ ...whichItems(storyId, ids), select: { id: true } });
  const read = new Map(first.map((row) => [row.id, row]));
  const others = order.flatMap(({ id }) => (read.has(id) ? [] : id));
  for (let from = 0; from < others.length; from += GIVE_WAY_AFTER) {
    await giveWay();
    const page = await someItemRows(client, storyId, others.slice(from, from + GIVE_WAY_AFTER));
    for (const row of page) read.set(row.id, row);
  }
  return order.flatMap(({ id }) => read.get(id) ?? []);
}

function whichItems(storyId: string, ids?: readonly string[]) {
  return {
    where: { storyId, ...(ids && { id: { in: [...ids] } }) },
    orderBy: [{ start: 'asc' }, { end: 'desc' }, { id: 'asc' }],
  } satisfies Prisma.ItemFindManyArgs;
}

function someItemRows(
  client: Tx,
  storyId: string,
  ids?: readonly string[],
  take?: number,
): Promise<ItemRow[]> {
  return client.item.findMany({
    ...whichItems(storyId, ids),
    ...(take && { take }),
    include: itemInclude,
  });
}

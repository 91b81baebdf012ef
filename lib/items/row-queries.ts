/** Items as they are in the database, with everything attached to them. */
import type { Prisma, Tx } from '../db.ts';
import { GIVE_WAY_AFTER, giveWay } from '../give-way.ts';

/** Only what a screen shows of a source: its text can be megabytes. */
const sourceParts = {
  text: { select: { number: true, speakers: true, sha256: true } },
  texts: { select: { at: true }, orderBy: { number: 'desc' }, take: 1 },
  files: {
    where: {
      removedAt: null,
      OR: [{ mediaType: { startsWith: 'audio/' } }, { mediaType: { startsWith: 'video/' } }],
    },
    select: { id: true, mediaType: true },
    orderBy: { addedAt: 'asc' },
    take: 1,
  },
} as const satisfies Prisma.SourceInclude;

const itemInclude = {
  parties: { orderBy: { ordinal: 'asc' } },
  assignee: { select: { id: true, name: true } },
  evidence: {
    where: { removedAt: null },
    orderBy: { addedAt: 'asc' },
    include: { source: { include: sourceParts }, addedBy: { select: { name: true } } },
  },
  notes: { orderBy: { at: 'asc' }, include: { by: { select: { name: true } } } },
  checks: {
    orderBy: { at: 'desc' },
    include: {
      source: { include: sourceParts },
      on: { select: { number: true } },
      by: { select: { name: true } },
    },
  },
  verdicts: {
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 1,
    include: { by: { select: { name: true } } },
  },
} as const satisfies Prisma.ItemInclude;

export type ItemRow = Prisma.ItemGetPayload<{ include: typeof itemInclude }>;

/**
 * The items of a story in text order. One query for an ordinary story; a thousand rows at a time for a long one, since
 * each row that arrives occupies the server's thread. They are fetched by their ids, which are read first: an item that
 * moves in the meantime is read exactly once.
 */
export async function itemRows(client: Tx, storyId: string, ids?: readonly string[]): Promise<ItemRow[]> {
  const first = await someItemRows(client, storyId, ids, GIVE_WAY_AFTER + 1);
  if (first.length <= GIVE_WAY_AFTER) return first;
  const order = await client.item.findMany({ ...whichItems(storyId, ids), select: { id: true } });
  const rows: ItemRow[] = [];
  for (let from = 0; from < order.length; from += GIVE_WAY_AFTER) {
    await giveWay();
    const page = order.slice(from, from + GIVE_WAY_AFTER).map(({ id }) => id);
    rows.push(...(await someItemRows(client, storyId, page)));
  }
  return rows;
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

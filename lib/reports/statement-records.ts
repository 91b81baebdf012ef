/** The lasting addresses of published statements, and what was published under them before. */
import { randomBytes } from 'node:crypto';
import type { Tx } from '../db.ts';
import { type ReportSnapshot, type ReportStatement, readSnapshot } from '../domain/report/snapshot.ts';
import { ADDRESS_BYTES, addressesOf, addressFrom } from '../domain/report/statement-address.ts';

export type PublishedBefore = {
  /** The edition before the coming one; null for a first. */
  previous: ReportSnapshot | null;
  /** Each statement with an address as it was last published, by its address. */
  statements: Map<string, ReportStatement>;
};

/** What the editions of a report say up to now. */
export async function publishedBefore(tx: Tx, reportId: string): Promise<PublishedBefore> {
  const editions = await tx.edition.findMany({
    where: { reportId },
    select: { snapshot: true },
    orderBy: { number: 'asc' },
  });
  const statements = new Map<string, ReportStatement>();
  let previous: ReportSnapshot | null = null;
  for (const { snapshot } of editions) {
    previous = readSnapshot(snapshot);
    // Editions of the first shape had no addresses.
    if (previous.stet === 'report/1') continue;
    for (const one of previous.statements) if (one.id !== undefined) statements.set(one.id, one);
  }
  return { previous, statements };
}

type PublishedItem = Pick<ReportStatement, 'kind' | 'words' | 'speaker'> & { id: string };

/**
 * The address of each item that an edition publishes; those that have none get one, which is stored.
 *
 * An address is a stored random number and not a hash under a key: a key that is lost, replaced or restored wrongly would
 * move every address that readers hold, and a stored one is in the backup and in the record. It says nothing of the item,
 * the story or how many there are.
 *
 * @returns by the item's id
 */
export async function giveAddresses(
  tx: Tx,
  {
    reportId,
    items,
    published,
    now,
  }: { reportId: string; items: readonly PublishedItem[]; now: Date } & {
    published: PublishedBefore['statements'];
  },
): Promise<Map<string, string>> {
  const rows = await tx.statementAddress.findMany({ where: { reportId }, orderBy: { id: 'asc' } });
  const newest = new Map(rows.map(({ address, itemId }) => [address, itemId]));
  const known = new Map([...newest].map(([address, itemId]) => [itemId, address]));
  const given = addressesOf(items, known, published, () => addressFrom(randomBytes(ADDRESS_BYTES)));
  const added = [...given].filter(([itemId, address]) => known.get(itemId) !== address);
  await tx.statementAddress.createMany({
    data: added.map(([itemId, address]) => ({ address, reportId, itemId, madeAt: now })),
  });
  return given;
}

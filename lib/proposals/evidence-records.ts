/** What accepting a proposal adds to items as evidence, and what taking that back removes: in bulk. */
import { randomUUID } from 'node:crypto';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { Stance } from '../domain/vocabulary.ts';
import { insertRows, updateRows } from '../rows-in-bulk.ts';
import type { LiveItem } from './proposal-rows.ts';
import type { ProposalRow } from './records.ts';

export type Bearing = {
  item: LiveItem;
  source: { id: string; title: string };
  proposalId: string;
  stance: Stance;
  excerpt: string;
  locator: string;
};

/** @returns those that were added: what an item rests on already, at the same place, is not added again */
export async function addEvidenceFor(tx: Tx, actor: Actor, wanted: readonly Bearing[]): Promise<Bearing[]> {
  const there = await tx.evidence.findMany({
    where: {
      itemId: { in: [...new Set(wanted.map(({ item }) => item.id))] },
      sourceId: { in: [...new Set(wanted.map(({ source }) => source.id))] },
      removedAt: null,
    },
    select: { itemId: true, sourceId: true, locator: true },
  });
  const keyOf = (one: { itemId: string; sourceId: string; locator: string }) =>
    JSON.stringify([one.itemId, one.sourceId, one.locator]);
  const known = new Set(there.map(keyOf));
  const added = wanted.filter(({ item, source, locator }) => {
    const key = keyOf({ itemId: item.id, sourceId: source.id, locator });
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
  await insertRows(
    tx,
    'evidence',
    added.map(({ item, source, proposalId, stance, excerpt, locator }) => ({
      id: randomUUID() as string,
      itemId: item.id,
      sourceId: source.id,
      ...{ stance, excerpt, locator, proposalId },
      addedById: actor.id,
    })),
  );
  await touchItems(tx, [...new Map(added.map(({ item }) => [item.id, item])).values()]);
  return added;
}

/** Removes the evidence that was made of these proposals and that nobody has changed since. */
export async function removeEvidenceOf(tx: Tx, rows: readonly ProposalRow[]) {
  const ids = rows.filter(({ state }) => state === 'ACCEPTED').map(({ id }) => id);
  if (ids.length === 0) return [];
  const evidence = await tx.evidence.findMany({
    where: { proposalId: { in: ids }, removedAt: null, version: 1 },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      version: true,
      source: { select: { title: true } },
      item: { select: { id: true, storyId: true, version: true } },
    },
  });
  const removedAt = new Date();
  await updateRows(
    tx,
    'evidence',
    evidence.map(({ id, version }) => ({ id, removedAt, version: version + 1 })),
  );
  await touchItems(tx, [...new Map(evidence.map(({ item }) => [item.id, item])).values()]);
  return evidence.map(({ item, source }) => ({ item, title: source.title }));
}

/** The story is held, and the items were read under that lock: nobody else writes them. */
async function touchItems(tx: Tx, items: readonly { id: string; version: number }[]): Promise<void> {
  const updatedAt = new Date();
  await updateRows(
    tx,
    'item',
    items.map(({ id, version }) => ({ id, version: version + 1, updatedAt })),
  );
}

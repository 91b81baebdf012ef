import { randomUUID } from 'node:crypto';
import type { Tx } from '../db.ts';
import { anchorOf } from '../domain/anchor.ts';
import { type AttributionChange, mergeChanges } from '../domain/attribution-change.ts';
import { type AuditEventInput, itemEvent } from '../domain/audit/event.ts';
import { restsOnLog } from '../domain/item-kinds.ts';
import { CHANGED_SINCE_CHECK, isChangedSinceCheck } from '../domain/reasons.ts';
import type { PlannedItem } from '../domain/revision-plan.ts';
import { type Lapsed, lapse } from '../domain/status.ts';
import { insertRows, updateRows } from '../rows-in-bulk.ts';
import { attributionColumns } from './held.ts';
import { lapseChangesOf } from './queries.ts';
import { judged } from './records.ts';
import type { ItemRow } from './row-queries.ts';

export type Lapse = {
  row: Pick<ItemRow, 'id' | 'storyId' | 'exact'>;
  lapsed: Lapsed;
  changes: readonly AttributionChange[];
};

/**
 * Records that verdicts lapse: what they were and what changed. Returns an event for each, in order, to be recorded.
 */
export async function recordLapses(tx: Tx, lapses: readonly Lapse[]): Promise<AuditEventInput[]> {
  await insertRows(tx, 'verdict', lapses.map(lapseRow));
  return lapses.map(lapseEvent);
}

const lapseRow = ({ row, lapsed: { status, reason, ticks, quotation, substance }, changes }: Lapse) => ({
  id: randomUUID(),
  itemId: row.id,
  status,
  reason,
  ticks,
  quotation,
  substance,
  note: '',
  words: row.exact,
  byId: null,
  // A verdict given again in the same transaction comes after it.
  at: new Date(),
  changes,
});

function lapseEvent({ row, changes }: Pick<Lapse, 'row' | 'changes'>): AuditEventInput {
  return itemEvent('item.lapse', row, { words: row.exact, changes });
}

const AGAIN: Lapsed = {
  status: 'PENDING',
  reason: CHANGED_SINCE_CHECK,
  ticks: [],
  quotation: null,
  substance: null,
};

/**
 * What a lapse reports: for an item nobody has looked at since its verdict lapsed, everything that changed since the
 * check; an empty list where it reads again as it was checked. Null where nothing lapses.
 */
export function lapseFor(
  row: Parameters<typeof judged>[0] & Parameters<typeof lapseChangesOf>[0],
  changes: readonly AttributionChange[],
): { lapsed: Lapsed; changes: AttributionChange[] } | null {
  if (changes.length === 0) return null;
  const lapsed = lapse(judged(row));
  if (lapsed) return { lapsed, changes: [...changes] };
  const isOpen = isChangedSinceCheck(row);
  return isOpen ? { lapsed: AGAIN, changes: mergeChanges(lapseChangesOf(row) ?? [], changes) } : null;
}

/**
 * Writes what a plan says about the items that are in the text: their places, their attributions, and the lapses of
 * their verdicts. Returns the events to be recorded, item by item.
 */
export async function applyPlans(
  tx: Tx,
  planned: readonly { row: ItemRow; plan: PlannedItem }[],
  now: { text: string; revisionId: string },
): Promise<AuditEventInput[]> {
  const items: ({ id: string } & Record<string, unknown>)[] = [];
  const verdicts: Record<string, unknown>[] = [];
  const silent: { row: ItemRow; plan: PlannedItem }[] = [];
  const events: AuditEventInput[] = [];
  for (const { row, plan } of planned) {
    const lapse = lapseFor(row, plan.changes);
    const { asked, ...columns } = attributionColumns(row, plan, now.text);
    const { status, reason, ticks, quotation, substance } = lapse?.lapsed ?? row;
    items.push({
      id: row.id,
      ...anchorOf(now.text, plan.spans),
      spans: plan.spans,
      revisionId: now.revisionId,
      reading: row.reading,
      ...columns,
      asked,
      ...{ status, reason, ticks, quotation, substance },
      version: row.version + 1,
      updatedAt: new Date(),
    });
    if (restsOnLog(columns.kind)) silent.push({ row, plan });
    if (lapse) {
      verdicts.push(lapseRow({ row, ...lapse }));
      events.push(lapseEvent({ row, ...lapse }));
    }
    if (plan.asked.length > 0 && JSON.stringify(row.asked) !== JSON.stringify(asked)) {
      events.push(itemEvent('item.ask', row, { questions: plan.asked, words: row.exact }));
    }
  }
  await updateRows(tx, 'item', items);
  await insertRows(tx, 'verdict', verdicts);
  if (silent.length > 0) {
    await tx.itemParty.deleteMany({ where: { itemId: { in: silent.map(({ row }) => row.id) } } });
    await insertRows(tx, 'item_party', silent.flatMap(plannedParties));
  }
  return events;
}

/** Who did not answer, with the place in the new text of anybody named there. */
function plannedParties({ row, plan: { attribution, reading } }: { row: ItemRow; plan: PlannedItem }) {
  return attribution.parties.map((name, ordinal) => {
    const read = reading?.parties.find((party) => party.name === name);
    const known = row.parties.find((party) => party.name === name);
    return {
      id: randomUUID(),
      itemId: row.id,
      ordinal,
      name,
      mention: read?.text ?? known?.mention ?? name,
      start: read?.start ?? null,
      end: read?.end ?? null,
      partyId: known?.partyId ?? null,
    };
  });
}

import { Prisma, type Tx } from '../db.ts';
import { anchorOf } from '../domain/anchor.ts';
import { type AttributionChange, mergeChanges } from '../domain/attribution-change.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { changeWords } from '../domain/change-words.ts';
import type { PlannedItem } from '../domain/revision-plan.ts';
import { type Lapsed, lapse } from '../domain/status.ts';
import { CHANGED_SINCE_CHECK } from '../domain/vocabulary.ts';
import { attributionColumns } from './held.ts';
import { itemEvent, judged } from './mutations.ts';
import { type ItemRow, lapseChangesOf } from './queries.ts';

/** The system's own verdict: what was checked no longer stands there. Returns the event to be recorded. */
export async function recordLapse(
  tx: Tx,
  row: Pick<ItemRow, 'id' | 'storyId' | 'exact'>,
  lapsed: Lapsed,
  changes: readonly AttributionChange[],
): Promise<AuditEventInput> {
  await tx.verdict.create({
    data: {
      ...lapsed,
      itemId: row.id,
      words: row.exact,
      byId: null,
      // A verdict given anew in the same transaction comes after it.
      at: new Date(),
      changes: changes as unknown as Prisma.InputJsonValue,
    },
  });
  return itemEvent('item.lapse', row, {
    words: row.exact,
    // Codes and values, as canonical JSON holds them; the words are made from them where they are read.
    changes: JSON.stringify(changes).toWellFormed(),
  });
}

const AGAIN: Lapsed = {
  status: 'PENDING',
  reason: CHANGED_SINCE_CHECK,
  ticks: [],
  quotation: null,
  substance: null,
};

/**
 * What a lapse tells: of an item that nobody looked at since its verdict lapsed, everything that changed since the
 * check; an empty list where it reads again as it was checked. Null where nothing lapses.
 */
export function lapseFor(
  row: Parameters<typeof judged>[0] & Parameters<typeof lapseChangesOf>[0],
  changes: readonly AttributionChange[],
): { lapsed: Lapsed; changes: AttributionChange[] } | null {
  if (changes.length === 0) return null;
  const lapsed = lapse(judged(row));
  if (lapsed) return { lapsed, changes: [...changes] };
  const isOpen = row.status === 'PENDING' && row.reason === CHANGED_SINCE_CHECK;
  return isOpen ? { lapsed: AGAIN, changes: mergeChanges(lapseChangesOf(row) ?? [], changes) } : null;
}

/** Writes what a plan says of an item that is in the text: its place, its attribution, and the lapse of its verdict. */
export async function applyPlan(
  tx: Tx,
  row: ItemRow,
  plan: PlannedItem,
  now: { text: string; revisionId: string },
): Promise<AuditEventInput[]> {
  const lapse = lapseFor(row, plan.changes);
  const { asked, ...columns } = attributionColumns(row, plan, now.text);
  await tx.item.update({
    where: { id: row.id },
    data: {
      ...anchorOf(now.text, plan.spans),
      spans: plan.spans,
      revisionId: now.revisionId,
      ...columns,
      asked: asked ?? Prisma.DbNull,
      ...lapse?.lapsed,
      version: row.version + 1,
      updatedAt: new Date(),
    },
  });
  if (columns.kind === 'NON_RESPONSE') await writePlannedParties(tx, row, plan);
  const events: AuditEventInput[] = [];
  if (lapse) events.push(await recordLapse(tx, row, lapse.lapsed, lapse.changes));
  if (plan.asked.length > 0 && JSON.stringify(row.asked) !== JSON.stringify(asked)) {
    events.push(
      itemEvent('item.ask', row, {
        questions: JSON.stringify(plan.asked).toWellFormed(),
        words: plan.asked.map((one) => changeWords(one)).join('; '),
      }),
    );
  }
  return events;
}

/** Who did not answer, with the place in the new text of whoever is named there. */
async function writePlannedParties(
  tx: Tx,
  row: ItemRow,
  { attribution, reading }: PlannedItem,
): Promise<void> {
  await tx.itemParty.deleteMany({ where: { itemId: row.id } });
  await tx.itemParty.createMany({
    data: attribution.parties.map((name, ordinal) => {
      const read = reading?.parties.find((party) => party.name === name);
      const known = row.parties.find((party) => party.name === name);
      return {
        itemId: row.id,
        ordinal,
        name,
        mention: read?.text ?? known?.mention ?? name,
        start: read?.start ?? null,
        end: read?.end ?? null,
        partyId: known?.partyId ?? null,
      };
    }),
  });
}

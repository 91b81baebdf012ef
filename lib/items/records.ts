/** How items are read for a change and written by it: for the mutations here and in the layers above. */

import { randomUUID } from 'node:crypto';
import { lastChange } from '../audit/queries.ts';
import { type ContactLog, contactLog } from '../contacts/queries.ts';
import type { Prisma, Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { verdictReason } from '../domain/audit/codes.ts';
import { type AuditEventInput, itemEvent } from '../domain/audit/event.ts';
import { invalid, missing, stale } from '../domain/errors.ts';
import { restsOnLog } from '../domain/item-kinds.ts';
import type { Listened } from '../domain/listened.ts';
import { isChangedSinceCheck } from '../domain/reasons.ts';
import { decideVerdict, type JudgedItem, type VerdictInput } from '../domain/status.ts';
import type { Tick } from '../domain/vocabulary.ts';
import { insertRows, updateRows } from '../rows-in-bulk.ts';
import type { StoryScope } from '../stories/queries.ts';
import { type HeardFile, heardBefore, heardFiles, recordingsOf } from './listening-records.ts';
import { isDecidedByAuthor } from './own-verdicts.ts';
import { itemView } from './queries.ts';
import { type ItemRow, itemRows } from './row-queries.ts';
import type { ItemView } from './view.ts';

export type ChangedItems = { items: ItemView[] };

/** What a form about one item is based on. */
export const itemAsSeen = (seen: { storyId: string; itemId: string; version: number }) =>
  [{ of: 'item', id: seen.itemId, stamp: seen.version, within: [seen.storyId] }] as const;

/** An item of this story, cut or not. Throws `missing` for another story's, `conflict` for a stale version. */
export async function loadItem(tx: Tx, storyId: string, itemId: string, version?: number): Promise<ItemRow> {
  const [row] = await loadItems(tx, storyId, [{ itemId, version }]);
  return row as ItemRow;
}

/** Items of this story, in the order requested; like `loadItem`, however many there are. */
export async function loadItems(
  tx: Tx,
  storyId: string,
  asked: readonly { itemId: string; version?: number }[],
): Promise<ItemRow[]> {
  const ids = asked.map(({ itemId }) => itemId);
  const known = new Map((await itemRows(tx, storyId, ids)).map((row) => [row.id, row]));
  const rows = ids.map((id) => known.get(id));
  for (const [i, row] of rows.entries()) {
    if (!row) throw missing('item');
    const version = asked[i]?.version;
    if (version !== undefined && row.version !== version) throw stale(await lastChange(tx, row.id));
  }
  return rows as ItemRow[];
}

/** Writes an item where id and version still match; a change by somebody else in between is a conflict. */
export async function writeItem(
  tx: Tx,
  row: ItemRow,
  data: Prisma.ItemUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.item.updateMany({
    where: { id: row.id, storyId: row.storyId, version: row.version },
    data: { ...data, version: row.version + 1, updatedAt: new Date() },
  });
  if (count === 0) throw stale(await lastChange(tx, row.id));
}

/** The views of the items that a change touched, as they are now. */
export async function changedItems(tx: Tx, scope: StoryScope, ids: readonly string[]): Promise<ChangedItems> {
  const log = await contactLog(tx, scope.story.id, new Date(), scope.newsroom.timeZone);
  return {
    items: (await itemRows(tx, scope.story.id, ids)).map((row) => itemView(row, log, scope.revision)),
  };
}

/** What the rules for verdicts look at. */
export function judged({
  kind,
  status,
  reason,
  ticks,
  quotation,
  substance,
}: Pick<ItemRow, 'kind' | 'status' | 'reason' | 'ticks' | 'quotation' | 'substance'>): JudgedItem {
  return { kind, status, reason, ticks: ticks as Tick[], quotation, substance };
}

type Given = { row: ItemRow; input: VerdictInput };

/**
 * Decides on verdicts and writes them, in two statements however many there are. The caller holds the story and has
 * read the items under that lock.
 * @returns the events to be recorded; none for an item that is already so
 */
export async function giveVerdicts(
  tx: Tx,
  actor: Actor,
  scope: StoryScope,
  log: ContactLog,
  given: readonly Given[],
): Promise<AuditEventInput[]> {
  const files = await heardFiles(tx, actor, given);
  const rows = given.map(({ row }) => row);
  const before = scope.newsroom.listeningRule ? await heardBefore(tx, actor, rows) : null;
  const all = given.flatMap(
    (one) => decided(actor, scope, log, { ...one, files, before: before?.get(one.row.id) ?? [] }) ?? [],
  );
  await updateRows(
    tx,
    'item',
    all.map(({ item }) => item),
  );
  await insertRows(
    tx,
    'verdict',
    all.map(({ verdict }) => verdict),
  );
  await insertRows(
    tx,
    'listening',
    all.flatMap(({ listened }) => listened),
  );
  return all.map(({ event }) => event);
}

type Heard = { files: ReadonlyMap<string, HeardFile>; before: readonly Listened[] };

function decided(
  actor: Actor,
  scope: StoryScope,
  log: ContactLog,
  { row, input, files, before }: Given & Heard,
) {
  if (row.asked !== null && input.status === 'VERIFIED') {
    throw invalid('status', 'First answer what the text now says otherwise than was set by hand.');
  }
  const view = itemView(row, log, scope.revision);
  const { isAgainstEvidence, isChange, note, ...judgement } = decideVerdict(judged(row), input, {
    evidence: view.evidence,
    origins: view.origins,
    isAnothers: view.checks.some(({ proposed, isStale }) => proposed === 'MISATTRIBUTED' && !isStale),
    support: restsOnLog(row.kind) ? log.supportOf(row) : null,
    rules: scope.newsroom,
    recordings: recordingsOf(row),
    heardBefore: before,
  });
  // The same verdict given again after the text was replaced rests on what is there now; and a decision made by an
  // author of the words holds only once somebody else has decided the same.
  if (!isChange && !view.isBasisStale && !isDecidedByAuthor(row, scope)) return null;
  const { status, reason, ticks, quotation, substance } = judgement;
  const kept = { status, reason, ticks, quotation, substance };
  const now = new Date();
  // Later than the lapse it responds to in the same transaction.
  const at = new Date(Math.max(now.getTime(), (row.verdicts[0]?.at.getTime() ?? 0) + 1));
  const verdictId = randomUUID();
  const listened = input.listened ?? [];
  return {
    listened: listened.map((stretch) => ({ id: randomUUID(), verdictId, ...stretch })),
    item: { id: row.id, ...kept, version: row.version + 1, updatedAt: now },
    verdict: {
      id: verdictId,
      itemId: row.id,
      ...kept,
      note,
      words: row.exact,
      byId: actor.id,
      at,
      // Leaving an item as changed since its check leaves the changes on show.
      changes: isChangedSinceCheck(kept) ? view.changes : null,
    },
    event: itemEvent('item.recordVerdict', row, {
      ...{ status, quotation, substance, ticks },
      ...verdictReason(reason),
      words: row.exact,
      note,
      isAgainstEvidence,
      ...listenedInRecord(listened, files),
    }),
  };
}

/** For the record: the file by its hash, and when; of a confidential one only that there was one. */
function listenedInRecord(listened: readonly Listened[], files: ReadonlyMap<string, HeardFile>) {
  const open = listened.flatMap(({ fileId, fromMs, toMs }) => {
    const file = files.get(fileId);
    return file && !file.isConfidential ? [{ sha256: file.sha256, fromMs, toMs }] : [];
  });
  const confidential = listened.length - open.length;
  return {
    ...(open.length > 0 && { listened: open }),
    ...(confidential > 0 && { listenedConfidential: confidential }),
  };
}

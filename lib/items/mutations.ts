import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import type { Actor } from '../auth/actor.ts';
import { changingStory } from '../changing/changing.ts';
import { concludeWork } from '../stories/finish-change.ts';
import { type ContactLog, contactLog } from '../contacts/queries.ts';
import type { Prisma, Tx } from '../db.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { whoPutBack } from '../domain/authors.ts';
import { invalid, missing, stale } from '../domain/errors.ts';
import { demand } from '../domain/permissions.ts';
import { decideVerdict, type JudgedItem, type VerdictInput } from '../domain/status.ts';
import { CHANGED_SINCE_CHECK, type Span, STATUS_WORDS, type Tick } from '../domain/vocabulary.ts';
import { insertRows, updateRows } from '../rows-in-bulk.ts';
import { type StoryScope, storyScope } from '../stories/queries.ts';
import { isDecidedByAuthor } from './own-verdicts.ts';
import { type ItemRow, itemRows, itemView, lastChange } from './queries.ts';
import type { addNoteSchema, assignItemSchema, recordVerdictSchema } from './schema.ts';
import type { ItemView } from './view.ts';

export type ChangedItems = { items: ItemView[] };

/** What a form about one item is based on. */
export const itemAsSeen = (seen: { storyId: string; itemId: string; version: number }) =>
  [{ of: 'item', id: seen.itemId, stamp: seen.version, within: [seen.storyId] }] as const;

/** An item of this very story, cut or not. Throws `missing` for another story's, `conflict` for a stale version. */
export async function loadItem(tx: Tx, storyId: string, itemId: string, version?: number): Promise<ItemRow> {
  const [row] = await loadItems(tx, storyId, [{ itemId, version }]);
  return row as ItemRow;
}

/** Items of this very story in the order in which they are asked for; as `loadItem`, however many there are. */
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

/** Writes an item where id and version still match; somebody else's change in between is a conflict. */
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

export function itemEvent(
  act: AuditEventInput['act'],
  row: { id: string; storyId: string },
  payload: AuditEventInput['payload'] = {},
): AuditEventInput {
  return { act, subject: { type: 'item', id: row.id }, storyId: row.storyId, payload };
}

/** What the rules of verdicts look at. */
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

/** Records a verdict: status, reason, ticks and the two answers, on the words as they stand. */
export function recordVerdict(
  actor: Actor,
  input: z.output<typeof recordVerdictSchema>,
): Promise<ChangedItems> {
  const change = { storyId: input.storyId, may: 'item.recordVerdict', basedOn: itemAsSeen(input) } as const;
  return changingStory(actor, change, async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    const row = await loadItem(tx, input.storyId, input.itemId, input.version);
    const putBackByIds = whoPutBack(row.spans as Span[], scope.revision.blocks);
    demand(actor, 'item.recordVerdict', { ...scope.subject, item: { putBackByIds } });
    if (row.cutAt) throw invalid('status', 'This item is cut. Restore it before giving a verdict.');
    const log = await contactLog(tx, input.storyId, new Date(), scope.newsroom.timeZone);
    const given = await giveVerdicts(tx, actor, scope, log, [{ row, input }]);
    if (given.length > 0) await concludeWork(tx, actor, scope, 'a verdict was given after it', ...given);
    return changedItems(tx, scope, [row.id]);
  });
}

type Given = { row: ItemRow; input: VerdictInput };

/**
 * Decides on verdicts and writes them, in two statements however many there are. Whoever calls it holds the story and has
 * read the items under that lock.
 * @returns the events to be recorded; none for an item that stands so already
 */
export async function giveVerdicts(
  tx: Tx,
  actor: Actor,
  scope: StoryScope,
  log: ContactLog,
  given: readonly Given[],
): Promise<AuditEventInput[]> {
  const all = given.flatMap((one) => decided(actor, scope, log, one) ?? []);
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
  return all.map(({ event }) => event);
}

function decided(actor: Actor, scope: StoryScope, log: ContactLog, { row, input }: Given) {
  if (row.asked !== null && input.status === 'VERIFIED') {
    throw invalid('status', 'First answer what the text now says otherwise than was set by hand.');
  }
  const view = itemView(row, log, scope.revision);
  const { isAgainstEvidence, isChange, note, ...judgement } = decideVerdict(judged(row), input, {
    evidence: view.evidence,
    origins: view.origins,
    isAnothers: view.checks.some(({ proposed, isStale }) => proposed === 'MISATTRIBUTED' && !isStale),
    support: row.kind === 'NON_RESPONSE' ? log.supportOf(row) : null,
    rules: scope.newsroom,
  });
  // The same verdict given again after the text was replaced rests on what is there now; and what whoever wrote the words
  // had decided stands only once somebody else has decided the same.
  if (!isChange && !view.isBasisStale && !isDecidedByAuthor(row, scope)) return null;
  const { status, reason, ticks, quotation, substance } = judgement;
  const kept = { status, reason, ticks, quotation, substance };
  const now = new Date();
  // Of the lapse that it answers, in the same transaction, it is the later one.
  const at = new Date(Math.max(now.getTime(), (row.verdicts[0]?.at.getTime() ?? 0) + 1));
  return {
    item: { id: row.id, ...kept, version: row.version + 1, updatedAt: now },
    verdict: {
      id: randomUUID(),
      itemId: row.id,
      ...kept,
      note,
      words: row.exact,
      byId: actor.id,
      at,
      // Who leaves it as changed since its check leaves what changed to be seen.
      changes: reason === CHANGED_SINCE_CHECK ? view.changes : null,
    },
    event: itemEvent('item.recordVerdict', row, {
      status: STATUS_WORDS[status].toLowerCase(),
      reason: reason ? `, ${reason}` : '',
      quotation,
      substance,
      ticks: ticks.join(', '),
      words: row.exact,
      note,
      isAgainstEvidence,
      against: isAgainstEvidence ? ' against the evidence' : '',
    }),
  };
}

/** Gives an item to somebody, or to nobody. */
export function assignItem(actor: Actor, input: z.output<typeof assignItemSchema>): Promise<ChangedItems> {
  const change = { storyId: input.storyId, may: 'item.assign', basedOn: itemAsSeen(input) } as const;
  return changingStory(actor, change, async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    const row = await loadItem(tx, input.storyId, input.itemId, input.version);
    demand(actor, 'item.assign', scope.subject);
    const assignee = input.assigneeId
      ? await tx.member.findFirst({ where: { id: input.assigneeId, deactivatedAt: null } })
      : null;
    if (input.assigneeId && !assignee) throw invalid('assigneeId', 'That member is not active here.');
    await writeItem(tx, row, { assigneeId: assignee?.id ?? null });
    // Who does the work is no part of what was signed: the signature stands.
    await appendAudit(tx, actor, itemEvent('item.assign', row, { to: assignee?.name ?? 'nobody' }));
    return changedItems(tx, scope, [row.id]);
  });
}

/** Adds a note: internal, never published, never taken away. */
export function addNote(actor: Actor, input: z.output<typeof addNoteSchema>): Promise<ChangedItems> {
  return changingStory(actor, { storyId: input.storyId, may: 'item.note' }, async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    const row = await loadItem(tx, input.storyId, input.itemId);
    demand(actor, 'item.note', scope.subject);
    await tx.note.create({ data: { itemId: row.id, body: input.body, byId: actor.id } });
    await appendAudit(tx, actor, itemEvent('item.addNote', row));
    return changedItems(tx, scope, [row.id]);
  });
}

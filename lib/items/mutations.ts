import type { z } from 'zod';
import { appendAudit } from '../audit.ts';
import type { Actor } from '../auth/actor.ts';
import { concludeWork, lockStory } from '../conclude.ts';
import { type ContactLog, contactLog } from '../contacts/queries.ts';
import { db, type Prisma, type Tx } from '../db.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { whoPutBack } from '../domain/authors.ts';
import { invalid, missing, stale } from '../domain/errors.ts';
import { demand } from '../domain/permissions.ts';
import { decideVerdict, type JudgedItem, type VerdictInput } from '../domain/status.ts';
import { CHANGED_SINCE_CHECK, type Span, STATUS_WORDS, type Tick } from '../domain/vocabulary.ts';
import { type StoryScope, storyScope } from '../stories/queries.ts';
import { isDecidedByAuthor } from './own-verdicts.ts';
import { type ItemRow, itemRows, itemView, lastChange } from './queries.ts';
import type { addNoteSchema, assignItemSchema, recordVerdictSchema } from './schema.ts';
import type { ItemView } from './view.ts';

export type ChangedItems = { items: ItemView[] };

/** An item of this very story, cut or not. Throws `missing` for another story's, `conflict` for a stale version. */
export async function loadItem(tx: Tx, storyId: string, itemId: string, version?: number): Promise<ItemRow> {
  const [row] = await itemRows(tx, storyId, [itemId]);
  if (!row) throw missing('item');
  if (version !== undefined && row.version !== version) throw stale(await lastChange(tx, itemId));
  return row;
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
  return db.$transaction(async (tx) => {
    await lockStory(tx, input.storyId);
    const scope = await storyScope(tx, actor, input.storyId);
    const row = await loadItem(tx, input.storyId, input.itemId, input.version);
    const putBackByIds = whoPutBack(row.spans as Span[], scope.revision.blocks);
    demand(actor, 'item.recordVerdict', { ...scope.subject, item: { putBackByIds } });
    if (row.cutAt) throw invalid('status', 'This item is cut. Restore it before giving a verdict.');
    const log = await contactLog(tx, input.storyId, new Date(), scope.newsroom.timeZone);
    const given = await giveVerdict(tx, actor, scope, row, log, input);
    if (given) await concludeWork(tx, actor, scope, 'a verdict was given after it', given);
    return changedItems(tx, scope, [row.id]);
  });
}

/** Decides on a verdict and writes it. Returns the event to be recorded; null where the item stands so already. */
export async function giveVerdict(
  tx: Tx,
  actor: Actor,
  scope: StoryScope,
  row: ItemRow,
  log: ContactLog,
  input: VerdictInput,
): Promise<AuditEventInput | null> {
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
  await writeItem(tx, row, judgement);
  // Who leaves it as changed since its check leaves what changed to be seen.
  const changes = judgement.reason === CHANGED_SINCE_CHECK ? view.changes : null;
  await tx.verdict.create({
    data: {
      ...judgement,
      itemId: row.id,
      note,
      words: row.exact,
      byId: actor.id,
      at: new Date(),
      ...(changes && { changes: changes as unknown as Prisma.InputJsonValue }),
    },
  });
  return itemEvent('item.recordVerdict', row, {
    status: STATUS_WORDS[judgement.status].toLowerCase(),
    reason: judgement.reason ? `, ${judgement.reason}` : '',
    quotation: judgement.quotation,
    substance: judgement.substance,
    ticks: judgement.ticks.join(', '),
    words: row.exact,
    note,
    isAgainstEvidence,
    against: isAgainstEvidence ? ' against the evidence' : '',
  });
}

/** Gives an item to somebody, or to nobody. */
export function assignItem(actor: Actor, input: z.output<typeof assignItemSchema>): Promise<ChangedItems> {
  return db.$transaction(async (tx) => {
    await lockStory(tx, input.storyId);
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
  return db.$transaction(async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    const row = await loadItem(tx, input.storyId, input.itemId);
    demand(actor, 'item.note', scope.subject);
    await tx.note.create({ data: { itemId: row.id, body: input.body, byId: actor.id } });
    await appendAudit(tx, actor, itemEvent('item.addNote', row));
    return changedItems(tx, scope, [row.id]);
  });
}

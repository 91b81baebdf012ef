/** Who checks which items, and until when. It is no part of what was signed: a signature stays valid. */
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { whyNotDue, whyNotGiven } from '../domain/assignment.ts';
import { itemEvent } from '../domain/audit/event.ts';
import { whoPutBack } from '../domain/authors.ts';
import { invalid, missing, stale } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import type { Span } from '../domain/vocabulary.ts';
import { tellAssigned } from '../notices/records.ts';
import { updateRows } from '../rows-in-bulk.ts';
import { changingStory } from '../stories/changing-story.ts';
import { type StoryScope, storyScope, subjectOf } from '../stories/queries.ts';
import { type ChangedItems, changedItems, itemAsSeen } from './records.ts';
import type { assignItemSchema, assignItemsSchema } from './schema.ts';

type Assigned = z.output<typeof assignItemsSchema>;

export type AssignedItems = ChangedItems & {
  /** Items that somebody else changed meanwhile, or that are cut: they stay as they are. */
  changedMeanwhile: number;
  /** Items in lines that the assignee put back into the story: others give the verdict on them. */
  putBack: number;
};

/** Assigns an item to somebody, or to nobody. */
export function assignItem(actor: Actor, input: z.output<typeof assignItemSchema>): Promise<ChangedItems> {
  const { storyId, itemId, version, assigneeId, dueAt } = input;
  const change = { storyId, may: 'item.assign', basedOn: itemAsSeen(input) } as const;
  return changingStory(actor, change, (tx) =>
    assigned(tx, actor, { storyId, items: [{ itemId, version }], assigneeId, dueAt }),
  );
}

/**
 * Assigns items of a story to somebody, or to nobody, in a constant number of statements. Those that somebody else
 * changed meanwhile are left as they are and counted; where that is all of them, it is a conflict.
 */
export function assignItems(actor: Actor, input: Assigned): Promise<AssignedItems> {
  return changingStory(actor, { storyId: input.storyId, may: 'item.assign' }, (tx) =>
    assigned(tx, actor, input),
  );
}

async function assigned(tx: Tx, actor: Actor, input: Assigned): Promise<AssignedItems> {
  const scope = await storyScope(tx, actor, input.storyId);
  authorise(actor, 'item.assign', scope.subject);
  const all = await rowsOf(tx, input);
  const unchanged = all.filter(({ row, version }) => row.version === version);
  if (unchanged.length === 0) throw stale(await lastChange(tx, all[0]?.row.id ?? ''));
  // Nobody checks what is cut, so nobody is given it; it is taken from whoever has it.
  const asSeen = unchanged.map(({ row }) => row).filter(({ cutAt }) => !cutAt || input.assigneeId === null);
  if (asSeen.length === 0) throw invalid('assigneeId', 'This is cut. Restore it first.');
  const given = await giveable(tx, scope, input, asSeen);
  const dueAt = given.to ? input.dueAt : null;
  const rows = given.rows.filter(
    (row) =>
      row.assigneeId !== (given.to?.id ?? null) || (row.dueAt?.getTime() ?? 0) !== (dueAt?.getTime() ?? 0),
  );
  const now = new Date();
  const late = whyNotDue(
    dueAt,
    rows.map((row) => row.dueAt),
    now,
  );
  if (late && rows.length > 0) throw invalid('dueAt', late);
  await updateRows(
    tx,
    'item',
    rows.map(({ id, version }) => ({
      ...{ id, assigneeId: given.to?.id ?? null, dueAt },
      ...{ version: version + 1, updatedAt: now },
    })),
  );
  if (given.to) {
    // A new due time alone is no news for them: it stands in their work.
    const itemIds = rows.flatMap(({ id, assigneeId }) => (assigneeId === given.to?.id ? [] : [id]));
    await tellAssigned(tx, actor, { storyId: input.storyId, itemIds, assigneeId: given.to.id });
  }
  const { items } = await changedItems(
    tx,
    scope,
    all.map(({ row }) => row.id),
  );
  const payload = { to: given.to?.name ?? null, ...(dueAt && { due: dueAt.toISOString() }) };
  if (rows.length > 0)
    await appendAudit(tx, actor, ...rows.map((row) => itemEvent('item.assign', row, payload)));
  return {
    items,
    changedMeanwhile: all.length - asSeen.length,
    putBack: asSeen.length - given.rows.length,
  };
}

/** The items asked for, as they are now, with the version that was seen of each. One that is not there is missing. */
async function rowsOf(tx: Tx, { storyId, items }: Assigned) {
  const found = await tx.item.findMany({
    where: { storyId, id: { in: items.map(({ itemId }) => itemId) } },
    select: {
      id: true,
      storyId: true,
      version: true,
      spans: true,
      assigneeId: true,
      dueAt: true,
      cutAt: true,
    },
  });
  const known = new Map(found.map((row) => [row.id, row]));
  const seen = new Map(items.map(({ itemId, version }) => [itemId, version]));
  return [...seen].map(([itemId, version]) => {
    const row = known.get(itemId);
    if (!row) throw missing('item');
    return { row, version };
  });
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]['row'];

/** Whom the items go to, and which of them may: throws where none may, with the reason. */
async function giveable(tx: Tx, scope: StoryScope, { assigneeId }: Assigned, rows: readonly Row[]) {
  if (assigneeId === null) return { to: null, rows };
  const to = await tx.member.findUnique({
    where: { id: assigneeId },
    select: { id: true, name: true, role: true, deactivatedAt: true },
  });
  if (!to) throw invalid('assigneeId', 'That member is not active here.');
  if (scope.story.archivedAt) {
    throw invalid('assigneeId', 'Nobody works on an archived story. Take it out of the archive first.');
  }
  const subject = subjectOf(to, scope.story, scope.newsroom);
  const whyNot = (row: Row) =>
    whyNotGiven(to, {
      ...subject,
      item: { putBackByIds: whoPutBack(row.spans as Span[], scope.revision.blocks) },
    });
  const may = rows.filter((row) => whyNot(row) === null);
  const [first] = rows;
  if (may.length === 0 && first) throw invalid('assigneeId', whyNot(first) ?? '');
  return { to, rows: may };
}

import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { contactLog } from '../contacts/queries.ts';
import type { Actor } from '../domain/actor.ts';
import { itemEvent } from '../domain/audit/event.ts';
import { whoPutBack } from '../domain/authors.ts';
import { invalid } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import type { Span } from '../domain/vocabulary.ts';
import { changingStory } from '../stories/changing-story.ts';
import { finishChange } from '../stories/finish-change.ts';
import { storyScope } from '../stories/queries.ts';
import { type ChangedItems, changedItems, giveVerdicts, itemAsSeen, loadItem, writeItem } from './records.ts';
import type { assignItemSchema, recordVerdictSchema } from './schema.ts';

/** Records a verdict on the present words: status, reason, ticks and the two answers. */
export function recordVerdict(
  actor: Actor,
  input: z.output<typeof recordVerdictSchema>,
): Promise<ChangedItems> {
  const change = { storyId: input.storyId, may: 'item.recordVerdict', basedOn: itemAsSeen(input) } as const;
  return changingStory(actor, change, async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    const row = await loadItem(tx, input.storyId, input.itemId, input.version);
    const putBackByIds = whoPutBack(row.spans as Span[], scope.revision.blocks);
    authorise(actor, 'item.recordVerdict', { ...scope.subject, item: { putBackByIds } });
    if (row.cutAt) throw invalid('status', 'This item is cut. Restore it before giving a verdict.');
    const log = await contactLog(tx, input.storyId, new Date(), scope.newsroom.timeZone);
    const given = await giveVerdicts(tx, actor, scope, log, [{ row, input }]);
    if (given.length > 0) await finishChange(tx, actor, scope, { because: 'VERDICT_GIVEN' }, ...given);
    return changedItems(tx, scope, [row.id]);
  });
}

/** Assigns an item to somebody, or to nobody. */
export function assignItem(actor: Actor, input: z.output<typeof assignItemSchema>): Promise<ChangedItems> {
  const change = { storyId: input.storyId, may: 'item.assign', basedOn: itemAsSeen(input) } as const;
  return changingStory(actor, change, async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    const row = await loadItem(tx, input.storyId, input.itemId, input.version);
    authorise(actor, 'item.assign', scope.subject);
    const assignee = input.assigneeId
      ? await tx.member.findFirst({ where: { id: input.assigneeId, deactivatedAt: null } })
      : null;
    if (input.assigneeId && !assignee) throw invalid('assigneeId', 'That member is not active here.');
    await writeItem(tx, row, { assigneeId: assignee?.id ?? null });
    // Who does the work is not part of what was signed: the signature stays valid.
    await appendAudit(tx, actor, itemEvent('item.assign', row, { to: assignee?.name ?? null }));
    return changedItems(tx, scope, [row.id]);
  });
}

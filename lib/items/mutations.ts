import type { z } from 'zod';
import { contactLog } from '../contacts/queries.ts';
import type { Actor } from '../domain/actor.ts';
import { whoPutBack } from '../domain/authors.ts';
import { invalid } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import type { Span } from '../domain/vocabulary.ts';
import { changingStory } from '../stories/changing-story.ts';
import { finishChange } from '../stories/finish-change.ts';
import { storyScope } from '../stories/queries.ts';
import { type ChangedItems, changedItems, giveVerdicts, itemAsSeen, loadItem } from './records.ts';
import type { recordVerdictSchema } from './schema.ts';

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
    const changed = await changedItems(tx, scope, [row.id]);
    if (given.length > 0) await finishChange(tx, actor, scope, { because: 'VERDICT_GIVEN' }, ...given);
    return changed;
  });
}

import type { Tx } from '../db.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { planRevision } from '../domain/revision-plan.ts';
import { heldItem } from '../items/held.ts';
import { itemRows } from '../items/queries.ts';
import { applyPlans } from '../items/reading-mutations.ts';
import type { StoryScope } from './queries.ts';
import { readItems } from './read-items.ts';

/**
 * Reads the items of the current revision anew where something other than its text changed what the engine reads: a
 * paragraph set aside or put back, another language. The same comparison as for a new text.
 *
 * @param scope as it was before the change.
 * @returns the events to be recorded.
 */
export async function rereadItems(
  tx: Tx,
  { story, revision }: StoryScope,
  now: { blocks: StoryScope['revision']['blocks']; language: string },
): Promise<AuditEventInput[]> {
  const { text } = revision;
  const rows = (await itemRows(tx, story.id)).filter(
    ({ revisionId, cutAt }) => revisionId === revision.id && cutAt === null,
  );
  const plan = planRevision(
    { text, reading: readItems(revision, story.language) },
    { text, reading: readItems({ text, blocks: now.blocks }, now.language) },
    rows.map((row) => heldItem(row, text)),
  );
  // What is as it was is not written: nobody else's change of it must be a conflict for that.
  const changed = rows.flatMap((row, i) => {
    const planned = plan.items[i];
    return planned?.state === 'changed' ? [{ row, plan: planned }] : [];
  });
  return applyPlans(tx, changed, { text, revisionId: revision.id });
}

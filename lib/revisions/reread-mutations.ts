import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { AuditEventInput } from '../domain/audit/event.ts';
import { planRevision } from '../domain/revision-plan.ts';
import { heldItem } from '../items/held.ts';
import { applyPlans } from '../items/reading-records.ts';
import { itemRows } from '../items/row-queries.ts';
import { readAside } from '../reading/read-aside.ts';
import { Moved } from '../reading/read-first.ts';
import type { StoryScope } from '../stories/queries.ts';
import type { Extraction } from '../text/words/types.ts';

/** What the engine reads in a text as it was and as it is to be, and what both are based on. */
export type ReadTwice = { before: Extraction; after: Extraction; basis: string };

type Way = { blocks: StoryScope['revision']['blocks']; language: string };

const basisOf = ({ story, revision }: StoryScope) =>
  JSON.stringify([revision.id, story.language, revision.blocks.map(({ kind }) => kind)]);

/**
 * Reads the current text of a story as it is and as it is to be: with a paragraph set aside or put back, or as another
 * language. Done before the transaction that changes it.
 */
export async function readTwice(actor: Actor, scope: StoryScope, now: Way): Promise<ReadTwice> {
  const { text, blocks } = scope.revision;
  const way = (one: Way) => ({
    text,
    blocks: one.blocks.map(({ start, end, kind, asideReason }) => ({ start, end, kind, asideReason })),
    language: one.language,
  });
  const ways = [way({ blocks, language: scope.story.language }), way(now)];
  const [before, after] = await readAside(actor, 'readAgain', ways);
  if (!before || !after) throw new Error('A text was not read.');
  return { before, after, basis: basisOf(scope) };
}

/** @throws Moved where the story has changed since it was read. */
export function demandAsRead(scope: StoryScope, { basis }: ReadTwice): void {
  if (basisOf(scope) !== basis) throw new Moved();
}

/**
 * Compares the items of the current revision with what is read now, where something other than its text changed the
 * reading. The same comparison as for a new text.
 *
 * @param scope as it was before the change.
 * @returns the events to be recorded.
 */
export async function rereadItems(
  tx: Tx,
  { story, revision }: StoryScope,
  { before, after }: ReadTwice,
): Promise<AuditEventInput[]> {
  const { text } = revision;
  const rows = (await itemRows(tx, story.id)).filter(
    ({ revisionId, cutAt }) => revisionId === revision.id && cutAt === null,
  );
  const plan = planRevision(
    { text, reading: before },
    { text, reading: after },
    rows.map((row) => heldItem(row, text)),
  );
  // What is unchanged is not written: somebody else's change to it must not become a conflict because of that.
  const changed = rows.flatMap((row, i) => {
    const planned = plan.items[i];
    return planned?.state === 'changed' ? [{ row, plan: planned }] : [];
  });
  return applyPlans(tx, changed, { text, revisionId: revision.id });
}

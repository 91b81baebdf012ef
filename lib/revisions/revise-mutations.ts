import type { z } from 'zod';
import { withSpent } from '../auth/limits.ts';
import { contactLog } from '../contacts/queries.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type AuditEventInput, itemEvent } from '../domain/audit/event.ts';
import { AppError, invalid } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { type Judgement, lapse } from '../domain/status.ts';
import { applyPlans } from '../items/reading-records.ts';
import { giveVerdicts, judged, loadItems } from '../items/records.ts';
import type { ItemRow } from '../items/row-queries.ts';
import { reviseProposals } from '../proposals/records.ts';
import { readAside } from '../reading/read-aside.ts';
import { Moved, readFirst } from '../reading/read-first.ts';
import { type Incoming, originalOf } from '../reading/read-incoming.ts';
import type { PlannedRevision } from '../reading/revision-plan.ts';
import { updateRows } from '../rows-in-bulk.ts';
import { addAuthor, keepPutBack } from '../stories/author-records.ts';
import { changingStory, readingStoryInTurn } from '../stories/changing-story.ts';
import { finishChange } from '../stories/finish-change.ts';
import type { StoryScope } from '../stories/queries.ts';
import type { reviseStorySchema } from '../stories/schema.ts';
import { SLOW } from '../waits.ts';
import { createFoundItems, createRevision } from './bring-in-mutations.ts';
import { onceRevisedBy, revisable } from './queries.ts';

/** How many items of each kind; `confirmed` of the changed ones were given their verdict again. */
export type Revised = { unchanged: number; changed: number; gone: number; found: number; confirmed: number };

type Input = z.input<typeof reviseStorySchema>;

/**
 * Brings in a new text of a story. Every item is looked for in it and reread: where its words and their attribution are
 * unchanged it keeps its verdict, where anything that was checked changed the verdict lapses and says why, where the
 * words are gone the item is cut. New items are found.
 *
 * With `seen` (what a preview showed) the result is exactly that, or nothing is stored.
 */
export function reviseStory(actor: Actor, input: Input, incoming: Incoming): Promise<Revised> {
  const { storyId, revisionId } = input;
  const basedOn = [{ of: 'revisionOf', id: storyId, stamp: revisionId }] as const;
  const change = { storyId, may: 'story.revise', basedOn } as const;
  const attempt = async () => {
    const read = await revisable(db, actor, input);
    const { bytes } = originalOf(incoming);
    return withSpent(actor, { revisions: 1, kept: bytes.length }, async () => {
      const planned = await readAside(actor, 'planRevision', {
        from: read.from,
        incoming,
        withChanges: false,
      });
      const saving = (tx: Tx) => saveRevision(tx, actor, input, incoming, basisOf(read), planned);
      return changingStory(actor, change, saving, SLOW);
    });
  };
  return readingStoryInTurn(actor, change, () => readFirst(attempt));
}

/** Everything that a plan is based on as one text, to see whether it is unchanged. */
const basisOf = ({ from, rows }: Awaited<ReturnType<typeof revisable>>) =>
  JSON.stringify([from, rows.map(({ parties }) => parties)]);

async function saveRevision(
  tx: Tx,
  actor: Actor,
  input: Input,
  incoming: Incoming,
  basis: string,
  planned: PlannedRevision,
): Promise<Revised> {
  const now = await revisable(tx, actor, input);
  const { scope, rows } = now;
  const { story, revision: old } = scope;
  const isAsRead = basisOf(now) === basis;
  if (!isAsRead && !input.seen) throw new Moved();
  const laid = { ...planned.laid, original: originalOf(incoming) };
  if (!isAsRead || (input.seen && input.seen !== planned.seen)) {
    throw new AppError(
      'conflict',
      'What this revision does to the check is no longer what was shown: somebody changed an item meanwhile.',
    );
  }
  const revision = await createRevision(tx, actor, story.id, old.number + 1, laid);
  await keepPutBack(tx, old, revision);
  await addAuthor(tx, story.id, actor.id, 'REVISED');
  const counts: Revised = { unchanged: 0, changed: 0, gone: 0, found: 0, confirmed: 0 };
  const all = rows.flatMap((row, i) => {
    const plan = planned.plan.items[i];
    return plan ? [{ row, plan }] : [];
  });
  const gone = all.filter(({ plan }) => plan.state === 'gone').map(({ row }) => row);
  const kept = all.filter(({ plan }) => plan.state !== 'gone');
  const events = [
    ...(await cutAsGone(tx, gone)),
    ...(await applyPlans(tx, kept, { text: laid.text, revisionId: revision.id })),
  ];
  for (const { row, plan } of all) {
    if (row.cutAt === null) counts[plan.state === 'stands' ? 'unchanged' : plan.state] += 1;
  }
  const { found } = planned.plan;
  await createFoundItems(tx, { storyId: story.id, revisionId: revision.id }, laid.text, found);
  counts.found = found.length;
  await reviseProposals(tx, { storyId: story.id, revisionId: revision.id }, planned.proposals);
  await tx.story.update({
    where: { id: story.id },
    data: { revisionNumber: revision.number, headline: planned.headline, version: { increment: 1 } },
  });
  const given = await giveAnew(tx, actor, { ...scope, revision }, rows, planned, input.anew ?? []);
  counts.confirmed = given.length;
  events.unshift({
    act: 'story.revise',
    subject: { type: 'story', id: story.id },
    storyId: story.id,
    payload: { number: revision.number, sha256: revision.sha256, ...counts },
  });
  await finishChange(tx, actor, scope, { because: 'TEXT_REVISED' }, ...events, ...given);
  return counts;
}

async function cutAsGone(tx: Tx, gone: readonly ItemRow[]): Promise<AuditEventInput[]> {
  const rows = gone.filter(({ cutAt }) => cutAt === null);
  const at = new Date();
  const cut = rows.map(({ id, version }) => ({ id, cutAt: at, version: version + 1, updatedAt: at }));
  await updateRows(tx, 'item', cut);
  return rows.map((row) => itemEvent('item.cut', row, { words: row.exact, because: 'GONE_FROM_TEXT' }));
}

/**
 * Verdicts that this revision caused to lapse and that the person bringing it in gives again, by the same rules as
 * every verdict. That person is an author of the text: where a second person is needed this is refused, and with it the
 * whole revision.
 */
async function giveAnew(
  tx: Tx,
  actor: Actor,
  scope: StoryScope,
  rows: readonly ItemRow[],
  { plan }: PlannedRevision,
  anew: readonly string[],
): Promise<AuditEventInput[]> {
  if (anew.length === 0) return [];
  authorise(actor, 'item.recordVerdict', onceRevisedBy(actor, scope));
  const log = await contactLog(tx, scope.story.id, new Date(), scope.newsroom.timeZone);
  const placeOf = new Map(rows.map(({ id }, i) => [id, i]));
  const asked = [...new Set(anew)].map((itemId) => {
    const i = placeOf.get(itemId) ?? -1;
    const was = rows[i];
    if (!was || plan.items[i]?.state !== 'changed' || was.cutAt !== null || !lapse(judged(was))) {
      throw invalid('anew', 'This verdict does not lapse with the new text, so there is none to give anew.');
    }
    const { status, reason, ticks, quotation, substance }: Judgement = judged(was);
    return { itemId, input: { status, reason, ticks, quotation, substance, note: '' } };
  });
  const now = await loadItems(tx, scope.story.id, asked);
  const given = asked.flatMap(({ input }, i) => {
    const row = now[i];
    return row ? [{ row, input }] : [];
  });
  return giveVerdicts(tx, actor, scope, log, given);
}

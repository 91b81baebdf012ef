/** What a text that comes in does to a story: worked out the same for the page before it is saved and for saving it. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import { invalid } from '../domain/errors.ts';
import { planRevision, type RevisionPlan } from '../domain/revision-plan.ts';
import { demandItems } from '../domain/story-size.ts';
import { heldItem } from '../items/held.ts';
import type { ItemRow } from '../items/queries.ts';
import type { LaidOut } from './mutations.ts';
import type { StoryScope } from './queries.ts';
import { readItems } from './read-items.ts';

export type PlannedRevision = {
  laid: LaidOut;
  /** The headline that somebody gave stays where the text brings none of its own. */
  headline: string;
  /** Items whose spans point into the current text, in the order of the plan's. */
  rows: ItemRow[];
  plan: RevisionPlan;
  /** SHA-256 over the text, the revision that it follows and all that it does: what a preview showed. */
  seen: string;
};

/**
 * @param rows all items of the story. What was gone from an earlier revision has no place in this one to be looked for
 *   from, and is left out.
 * @throws AppError `validation` where the text is the one that the story has.
 */
export function planOf(
  { story, revision }: StoryScope,
  rows: readonly ItemRow[],
  laid: LaidOut,
  field: 'file' | 'text',
): PlannedRevision {
  if (laid.text === revision.text) throw invalid(field, 'This is the text that the story has already.');
  const held = rows.filter(({ revisionId }) => revisionId === revision.id);
  const plan = planRevision(
    { text: revision.text, reading: readItems(revision, story.language) },
    { text: laid.text, reading: readItems(laid, story.language) },
    held.map((row) => heldItem(row, revision.text)),
  );
  const kept = held.filter(({ cutAt }, i) => cutAt === null && plan.items[i]?.state !== 'gone');
  demandItems(kept.length + plan.found.length, field);
  const headline = laid.blocks.some(({ kind }) => kind === 'HEADLINE') ? laid.headline : story.headline;
  return { laid, headline, rows: held, plan, seen: hashOf(revision.id, laid, headline, held, plan) };
}

function hashOf(
  revisionId: string,
  { text, blocks }: LaidOut,
  headline: string,
  rows: readonly ItemRow[],
  { items, found }: RevisionPlan,
): string {
  const outcome = {
    revisionId,
    headline,
    text: text.toWellFormed(),
    blocks: blocks.map(({ start, end, kind }) => [start, end, kind]),
    items: items.map(({ id, state, spans, changes, asked }, i) => [
      id,
      rows[i]?.version ?? 0,
      state,
      spans.map(({ start, end }) => [start, end]),
      JSON.stringify([changes, asked]).toWellFormed(),
    ]),
    found: found.map(({ kind, spans }) => [kind, spans.map(({ start, end }) => [start, end])]),
  };
  return createHash('sha256').update(canonicalJson(outcome), 'utf8').digest('hex');
}

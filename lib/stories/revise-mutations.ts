import type { z } from 'zod';
import type { Actor } from '../auth/actor.ts';
import { concludeWork, lockStory } from '../conclude.ts';
import { db, type Tx } from '../db.ts';
import { anchorOf } from '../domain/anchor.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { invalid, stale } from '../domain/errors.ts';
import { demand } from '../domain/permissions.ts';
import { lapse } from '../domain/status.ts';
import type { Span } from '../domain/vocabulary.ts';
import { itemEvent, judged } from '../items/mutations.ts';
import { type ItemRow, itemRows, lastChange } from '../items/queries.ts';
import { recordLapse } from '../items/shape-mutations.ts';
import { type Reanchored, reanchor } from '../text/anchors/reanchor.ts';
import type { FoundItem } from '../text/types.ts';
import {
  createFoundItems,
  createRevision,
  type Incoming,
  type LaidOut,
  readIncoming,
  readItems,
  SLOW,
} from './mutations.ts';
import { storyScope } from './queries.ts';
import type { reviseStorySchema } from './schema.ts';

export type Revised = { unchanged: number; changed: number; gone: number; found: number };

/**
 * Brings in a new text of a story. Every item is looked for in it: where its words stand unchanged it keeps its
 * verdict, where they changed the verdict lapses, where they are gone the item is cut. What is new is found.
 */
export function reviseStory(
  actor: Actor,
  input: z.output<typeof reviseStorySchema>,
  incoming: Incoming,
): Promise<Revised> {
  return db.$transaction(async (tx) => {
    await lockStory(tx, input.storyId);
    const scope = await storyScope(tx, actor, input.storyId);
    demand(actor, 'story.revise', scope.subject);
    const { story, revision: old } = scope;
    if (old.id !== input.revisionId) throw stale(await lastChange(tx, story.id));
    const laid = readIncoming(incoming, '');
    if (laid.text === old.text) {
      throw invalid('fileName' in incoming ? 'file' : 'text', 'This is the text that the story has already.');
    }
    const number = old.number + 1;
    // The headline that somebody gave stays where the text brings none of its own.
    const headline = laid.blocks.some(({ kind }) => kind === 'HEADLINE') ? laid.headline : story.headline;
    const revision = await createRevision(tx, actor, story.id, number, laid);
    // What was gone from an earlier revision has no place in this one to be looked for from.
    const rows = (await itemRows(tx, story.id)).filter(({ revisionId }) => revisionId === old.id);
    const events: AuditEventInput[] = [];
    const counts: Revised = { unchanged: 0, changed: 0, gone: 0, found: 0 };
    const kept: Span[] = [];

    const spans = rows.map((row) => row.spans as Span[]);
    const places = reanchor(old.text, laid.text, spans.flat());
    let next = 0;
    for (const row of rows) {
      const own = places.slice(next, next + (row.spans as Span[]).length);
      next += own.length;
      const state = await move(tx, row, own, laid, revision.id, events);
      if (state !== 'gone') kept.push({ start: own[0]?.span?.start ?? 0, end: own.at(-1)?.span?.end ?? 0 });
      if (row.cutAt === null) counts[state] += 1;
    }

    const isNew = ({ spans }: FoundItem) => !kept.some((span) => covers(span, hull(spans)));
    const found = readItems(laid, story.language).items.filter(isNew);
    await createFoundItems(tx, { storyId: story.id, revisionId: revision.id }, laid.text, found);
    counts.found = found.length;
    await tx.story.update({
      where: { id: story.id },
      data: { revisionNumber: number, headline, version: { increment: 1 } },
    });
    events.unshift({
      act: 'story.revise',
      subject: { type: 'story', id: story.id },
      storyId: story.id,
      payload: { number, sha256: revision.sha256, ...counts },
    });
    await concludeWork(tx, actor, scope, 'the text was revised after it', ...events);
    return counts;
  }, SLOW);
}

/** Carries one item over to the new revision. */
async function move(
  tx: Tx,
  row: ItemRow,
  places: readonly Reanchored[],
  laid: LaidOut,
  revisionId: string,
  events: AuditEventInput[],
): Promise<'unchanged' | 'changed' | 'gone'> {
  const spans = places.flatMap(({ span }) => (span ? [span] : []));
  const inOrder = spans.every((span, i) => i === 0 || span.start >= (spans[i - 1]?.end ?? 0));
  const isGone = spans.length < places.length || !inOrder;
  if (isGone) {
    if (row.cutAt === null) {
      await update(tx, row, { cutAt: new Date() });
      events.push(itemEvent('item.cut', row, { words: row.exact, because: 'gone from the text' }));
    }
    return 'gone';
  }
  const isChanged = places.some(({ state }) => state === 'changed');
  const lapsed = isChanged ? lapse(judged(row)) : null;
  await update(tx, row, {
    ...anchorOf(laid.text, spans),
    spans,
    revisionId,
    // The speaker's place is only kept where nothing around it can have moved against it.
    speakerStart: null,
    speakerEnd: null,
    ...lapsed,
  });
  if (lapsed) events.push(await recordLapse(tx, row, lapsed));
  return isChanged ? 'changed' : 'unchanged';
}

async function update(
  tx: Tx,
  row: ItemRow,
  data: Parameters<Tx['item']['update']>[0]['data'],
): Promise<void> {
  await tx.item.update({
    where: { id: row.id },
    data: { ...data, version: row.version + 1, updatedAt: new Date() },
  });
}

function hull(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

/** Two spans that share more than half of the shorter one are about the same words. */
function covers(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared * 2 > Math.min(a.end - a.start, b.end - b.start);
}

import type { Actor } from '../auth/actor.ts';
import { concludeWork, lockStory } from '../conclude.ts';
import { db, type Tx } from '../db.ts';
import type { AuditEventInput, AuditPayload } from '../domain/audit-events.ts';
import { missing } from '../domain/errors.ts';
import { demand } from '../domain/permissions.ts';
import { demandItems } from '../domain/story-size.ts';
import type { Span } from '../domain/vocabulary.ts';
import { itemEvent } from '../items/mutations.ts';
import { createFoundItems, SLOW } from './mutations.ts';
import { type StoryScope, storyScope } from './queries.ts';
import { readItems } from './read-items.ts';
import { rereadItems } from './reread-mutations.ts';

/**
 * Sets a paragraph aside (its items are cut), or puts a line back as story text (its items are found). Who spoke in
 * other paragraphs may hang on it: they are read anew.
 */
export function moveBlock(
  actor: Actor,
  input: { storyId: string; blockId: string },
  isAside: boolean,
): Promise<void> {
  return db.$transaction(async (tx) => {
    await lockStory(tx, input.storyId);
    const scope = await storyScope(tx, actor, input.storyId);
    demand(actor, 'story.revise', scope.subject);
    const block = scope.revision.blocks.find(({ id }) => id === input.blockId);
    if (!block) throw missing('paragraph');
    if ((block.kind === 'ASIDE') === isAside) return;
    const kind = isAside ? ('ASIDE' as const) : ('PARAGRAPH' as const);
    await tx.block.update({
      where: { id: block.id },
      data: { kind, asideReason: isAside ? 'by hand' : null },
    });
    const items = isAside ? await cutItemsIn(tx, scope, [block]) : await findItemsIn(tx, scope, [block]);
    const moved: AuditEventInput = {
      act: isAside ? 'story.setAside' : 'story.putBack',
      subject: { type: 'story', id: input.storyId },
      storyId: input.storyId,
      payload: { words: scope.revision.text.slice(block.start, block.end).slice(0, 80).toWellFormed() },
    };
    const blocks = scope.revision.blocks.map((one) => (one.id === block.id ? { ...one, kind } : one));
    const reread = await rereadItems(tx, scope, { blocks, language: scope.story.language });
    await concludeWork(tx, actor, scope, 'a paragraph was moved after it', moved, ...items, ...reread);
  }, SLOW);
}

/**
 * Puts all lines of a kind back in one press, or sets them aside again for the reason they had. Lines that were moved
 * meanwhile stay as they are.
 */
export function moveBlocks(
  actor: Actor,
  input: { storyId: string; blockIds: readonly string[]; reason: string; isAside: boolean },
): Promise<void> {
  const { storyId, reason, isAside } = input;
  return db.$transaction(async (tx) => {
    await lockStory(tx, storyId);
    const scope = await storyScope(tx, actor, storyId);
    demand(actor, 'story.revise', scope.subject);
    const wanted = new Set(input.blockIds);
    const known = scope.revision.blocks.filter(({ id }) => wanted.has(id));
    if (known.length < wanted.size) throw missing('paragraph');
    const blocks = known.filter((block) =>
      isAside ? block.kind !== 'ASIDE' : block.kind === 'ASIDE' && (block.asideReason ?? '') === reason,
    );
    if (blocks.length === 0) return;
    await tx.block.updateMany({
      where: { id: { in: blocks.map(({ id }) => id) } },
      data: isAside ? { kind: 'ASIDE', asideReason: reason } : { kind: 'PARAGRAPH', asideReason: null },
    });
    const items: AuditEventInput[] = [];
    if (isAside) items.push(...(await cutItemsIn(tx, scope, blocks)));
    else items.push(...(await findItemsIn(tx, scope, blocks)));
    const moved: AuditEventInput = {
      act: isAside ? 'story.setAsideAll' : 'story.putBackAll',
      subject: { type: 'story', id: storyId },
      storyId,
      payload: { count: blocks.length, reason },
    };
    const isMoved = new Set(blocks.map(({ id }) => id));
    const kind = isAside ? ('ASIDE' as const) : ('PARAGRAPH' as const);
    const now = scope.revision.blocks.map((one) => (isMoved.has(one.id) ? { ...one, kind } : one));
    const reread = await rereadItems(tx, scope, { blocks: now, language: scope.story.language });
    await concludeWork(tx, actor, scope, 'paragraphs were moved after it', moved, ...items, ...reread);
  }, SLOW);
}

/** Marks in the record which items were cut with their paragraph and not by somebody who meant them. */
const WITH_PARAGRAPH = 'its paragraph was set aside';

type KnownItem = Span & { id: string; storyId: string; exact: string; cutAt: Date | null };

/** For each of these paragraphs of the current revision its items, whose spans point into no other. */
async function itemsIn<Block extends Span>(
  tx: Tx,
  { story, revision }: StoryScope,
  paragraphs: readonly Block[],
): Promise<{ block: Block; items: KnownItem[] }[]> {
  const all = await tx.item.findMany({
    where: { storyId: story.id, revisionId: revision.id },
    select: { id: true, storyId: true, exact: true, cutAt: true, start: true, end: true },
    orderBy: { start: 'asc' },
  });
  let next = 0;
  return [...paragraphs]
    .sort((a, b) => a.start - b.start)
    .map((block) => {
      const items: KnownItem[] = [];
      for (let item = all[next]; item && item.start < block.end; item = all[next]) {
        next += 1;
        if (item.start >= block.start && item.end <= block.end) items.push(item);
      }
      return { block, items };
    });
}

async function setCut(tx: Tx, items: readonly { id: string }[], cutAt: Date | null): Promise<void> {
  await tx.item.updateMany({
    where: { id: { in: items.map(({ id }) => id) } },
    data: { cutAt, version: { increment: 1 }, updatedAt: new Date() },
  });
}

async function cutItemsIn(tx: Tx, scope: StoryScope, blocks: readonly Span[]): Promise<AuditEventInput[]> {
  const known = (await itemsIn(tx, scope, blocks)).flatMap(({ items }) => items);
  const items = known.filter(({ cutAt }) => cutAt === null);
  await setCut(tx, items, new Date());
  return items.map((item) => itemEvent('item.cut', item, { words: item.exact, because: WITH_PARAGRAPH }));
}

/**
 * Items that were cut with their paragraph come back; in paragraphs that never had any they are found, by the whole
 * story's context.
 */
async function findItemsIn(
  tx: Tx,
  scope: StoryScope,
  moved: readonly (Span & { id: string })[],
): Promise<AuditEventInput[]> {
  const { story, revision } = scope;
  const known = await itemsIn(tx, scope, moved);
  const fresh = known.filter(({ items }) => items.length === 0).map(({ block }) => block);
  const back = await restoreItems(
    tx,
    known.flatMap(({ items }) => items),
  );
  if (fresh.length === 0) return back;
  const isMoved = new Set(moved.map(({ id }) => id));
  const blocks = revision.blocks.map((block) =>
    isMoved.has(block.id) ? { ...block, kind: 'PARAGRAPH' as const } : block,
  );
  const { items } = readItems({ text: revision.text, blocks }, story.language);
  const byStart = new Map(fresh.map((block) => [block.start, block]));
  let at = 0;
  const found = items.filter(({ spans }) => {
    const [first] = spans;
    while (first && (blocks[at]?.end ?? first.start) < first.start) at += 1;
    const block = byStart.get(blocks[at]?.start ?? -1);
    return block && spans.every(({ start, end }) => start >= block.start && end <= block.end);
  });
  const others = await tx.item.count({ where: { storyId: story.id, cutAt: null } });
  demandItems(others + found.length);
  await createFoundItems(tx, { storyId: story.id, revisionId: revision.id }, revision.text, found);
  return back;
}

async function restoreItems(tx: Tx, known: readonly KnownItem[]): Promise<AuditEventInput[]> {
  if (known.length === 0) return [];
  const cuts = await tx.auditEvent.findMany({
    where: { subjectId: { in: known.map(({ id }) => id) }, action: 'item.cut' },
    orderBy: { seq: 'asc' },
    select: { subjectId: true, payload: true },
  });
  const lastCut = new Map(
    cuts.map(({ subjectId, payload }) => [subjectId, JSON.parse(payload) as AuditPayload]),
  );
  const back = known.filter(({ id, cutAt }) => cutAt && lastCut.get(id)?.because === WITH_PARAGRAPH);
  await setCut(tx, back, null);
  return back.map((item) => itemEvent('item.restore', item, { words: item.exact }));
}

import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { asideReason, type LapseCause } from '../domain/audit/codes.ts';
import { type AuditEventInput, itemEvent } from '../domain/audit/event.ts';
import { isCutWithParagraph, type StoredPayload } from '../domain/audit/stored-payload.ts';
import { missing } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { demandItems } from '../domain/story-size.ts';
import type { Span } from '../domain/vocabulary.ts';
import { readFirst } from '../reading/read-first.ts';
import { addAuthor, notePutBack } from '../stories/author-records.ts';
import { changingStory, readingStoryInTurn } from '../stories/changing-story.ts';
import { finishChange } from '../stories/finish-change.ts';
import { type StoryScope, storyScope } from '../stories/queries.ts';
import type { FoundItem } from '../text/words/types.ts';
import { SLOW } from '../waits.ts';
import { createFoundItems } from './bring-in-mutations.ts';
import { demandAsRead, readTwice, rereadItems } from './reread-mutations.ts';

type Moving = { blocks: StoryScope['revision']['blocks']; isAside: boolean; reason: string | null };

/** The story's blocks as they are to be. */
function after({ revision }: StoryScope, { blocks, isAside }: Moving): StoryScope['revision']['blocks'] {
  const isMoved = new Set(blocks.map(({ id }) => id));
  const kind = isAside ? ('ASIDE' as const) : ('PARAGRAPH' as const);
  return revision.blocks.map((block) => (isMoved.has(block.id) ? { ...block, kind } : block));
}

/**
 * Moves what `choose` selects of the story as it is now, and nothing where it returns null: the items of what is set
 * aside are cut, those of what is put back are found. Speakers in other paragraphs may depend on it, so those are
 * reread.
 */
function move(
  actor: Actor,
  storyId: string,
  choose: (scope: StoryScope) => Moving | null,
  because: LapseCause,
  eventOf: (scope: StoryScope, moved: Moving) => AuditEventInput,
): Promise<void> {
  const movable = async (client: Tx) => {
    const scope = await storyScope(client, actor, storyId);
    authorise(actor, 'story.revise', scope.subject);
    return { scope, moved: choose(scope) };
  };
  const change = { storyId, may: 'story.revise' } as const;
  const attempt = async () => {
    const was = await movable(db);
    if (!was.moved) return;
    const { language } = was.scope.story;
    const read = await readTwice(actor, was.scope, { blocks: after(was.scope, was.moved), language });
    const saving = async (tx: Tx) => {
      const { scope, moved } = await movable(tx);
      demandAsRead(scope, read);
      if (!moved) return;
      const { blocks, isAside, reason } = moved;
      await tx.block.updateMany({
        where: { id: { in: blocks.map(({ id }) => id) } },
        data: { kind: isAside ? 'ASIDE' : 'PARAGRAPH', asideReason: isAside ? reason : null },
      });
      const ids = blocks.map(({ id }) => id);
      if (!isAside) await notePutBack(tx, actor, ids);
      await addAuthor(tx, storyId, actor.id, 'CHANGED');
      const items = isAside
        ? await cutItemsIn(tx, scope, blocks)
        : await findItemsIn(tx, scope, blocks, read.after.items);
      const reread = await rereadItems(tx, scope, read);
      await finishChange(tx, actor, scope, { because }, eventOf(scope, moved), ...items, ...reread);
    };
    await changingStory(actor, change, saving, SLOW);
  };
  return readingStoryInTurn(actor, change, () => readFirst(attempt));
}

/** Sets a paragraph aside, or puts a line back as part of the story. */
export function moveBlock(
  actor: Actor,
  { storyId, blockId }: { storyId: string; blockId: string },
  isAside: boolean,
): Promise<void> {
  const choose = ({ revision }: StoryScope): Moving | null => {
    const block = revision.blocks.find(({ id }) => id === blockId);
    if (!block) throw missing('paragraph');
    return (block.kind === 'ASIDE') === isAside ? null : { blocks: [block], isAside, reason: 'by hand' };
  };
  return move(actor, storyId, choose, 'PARAGRAPH_MOVED', ({ revision }, { blocks }) => ({
    act: isAside ? 'story.setAside' : 'story.putBack',
    subject: { type: 'story', id: storyId },
    storyId,
    payload: {
      words: revision.text.slice(blocks[0]?.start, blocks[0]?.end).slice(0, 80).toWellFormed(),
    },
  }));
}

/**
 * Puts all lines of a kind back at once, or sets them aside again for the reason they had. Lines moved in the meantime
 * stay as they are.
 */
export function moveBlocks(
  actor: Actor,
  input: { storyId: string; blockIds: readonly string[]; reason: string; isAside: boolean },
): Promise<void> {
  const { storyId, reason, isAside } = input;
  const wanted = new Set(input.blockIds);
  const choose = ({ revision }: StoryScope): Moving | null => {
    const known = revision.blocks.filter(({ id }) => wanted.has(id));
    if (known.length < wanted.size) throw missing('paragraph');
    const blocks = known.filter(({ kind, asideReason }) =>
      isAside ? kind !== 'ASIDE' : kind === 'ASIDE' && (asideReason ?? '') === reason,
    );
    return blocks.length === 0 ? null : { blocks, isAside, reason };
  };
  return move(actor, storyId, choose, 'PARAGRAPHS_MOVED', (_, { blocks }) => ({
    act: isAside ? 'story.setAsideAll' : 'story.putBackAll',
    subject: { type: 'story', id: storyId },
    storyId,
    payload: { count: blocks.length, ...asideReason(reason) },
  }));
}

type KnownItem = Span & { id: string; storyId: string; exact: string; cutAt: Date | null };

/** The items in each of these paragraphs of the current revision; their spans do not point into any other. */
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
  return items.map((item) =>
    itemEvent('item.cut', item, { words: item.exact, because: 'PARAGRAPH_SET_ASIDE' }),
  );
}

/**
 * Items that were cut with their paragraph come back; in paragraphs that never had any they are found, in the context
 * of the whole story.
 */
async function findItemsIn(
  tx: Tx,
  scope: StoryScope,
  moved: readonly (Span & { id: string })[],
  items: readonly FoundItem[],
): Promise<AuditEventInput[]> {
  const { story, revision } = scope;
  const known = await itemsIn(tx, scope, moved);
  const fresh = known.filter(({ items }) => items.length === 0).map(({ block }) => block);
  const back = await restoreItems(
    tx,
    known.flatMap(({ items }) => items),
  );
  if (fresh.length === 0) return back;
  const { blocks } = revision;
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
    cuts.map(({ subjectId, payload }) => [subjectId, JSON.parse(payload) as StoredPayload]),
  );
  const back = known.filter(({ id, cutAt }) => cutAt && isCutWithParagraph(lastCut.get(id) ?? {}));
  await setCut(tx, back, null);
  return back.map((item) => itemEvent('item.restore', item, { words: item.exact }));
}

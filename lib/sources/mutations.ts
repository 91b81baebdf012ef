import type { z } from 'zod';
import { appendAudit } from '../audit.ts';
import type { Actor } from '../auth/actor.ts';
import { concludeWork, lockStory } from '../conclude.ts';
import { db, type Tx } from '../db.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { missing, stale } from '../domain/errors.ts';
import { demand } from '../domain/permissions.ts';
import { STANCE_WORDS, type Stance } from '../domain/vocabulary.ts';
import { type ChangedItems, changedItems, itemEvent, loadItem, writeItem } from '../items/mutations.ts';
import { lastChange } from '../items/queries.ts';
import { type StoryScope, storyScope } from '../stories/queries.ts';
import type {
  addEvidenceSchema,
  addSourceSchema,
  changeEvidenceSchema,
  changeSourceSchema,
  removeEvidenceSchema,
} from './schema.ts';

type SourceInput = z.output<typeof addSourceSchema>;

async function createSource(tx: Tx, actor: Actor, { title, type, ...rest }: SourceInput) {
  return tx.source.create({ data: { title, type, ...rest, createdById: actor.id } });
}

const sourceEvent = (
  act: 'source.add' | 'source.change',
  source: { id: string; title: string },
): AuditEventInput => ({
  act,
  subject: { type: 'source', id: source.id },
  payload: { title: source.title },
});

/** Adds a source to the newsroom's register. */
export function addSource(actor: Actor, input: SourceInput): Promise<{ sourceId: string }> {
  return db.$transaction(async (tx) => {
    demand(actor, 'source.register');
    const source = await createSource(tx, actor, input);
    await appendAudit(tx, actor, sourceEvent('source.add', source));
    return { sourceId: source.id };
  });
}

/** Changes a source. Every story that rests on it sees the change: their signatures lapse. */
export function changeSource(
  actor: Actor,
  input: z.output<typeof changeSourceSchema>,
): Promise<{ sourceId: string }> {
  return db.$transaction(async (tx) => {
    demand(actor, 'source.register');
    const { sourceId, version, ...fields } = input;
    const source = await tx.source.findUnique({ where: { id: sourceId } });
    if (!source) throw missing('source');
    const { count } = await tx.source.updateMany({
      where: { id: sourceId, version },
      data: { ...fields, version: version + 1 },
    });
    if (count === 0) throw stale(await lastChange(tx, sourceId));
    const stories = await tx.story.findMany({
      where: {
        items: { some: { evidence: { some: { sourceId, removedAt: null } } } },
        signOffs: { some: { endedAt: null } },
      },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    for (const { id } of stories) {
      await lockStory(tx, id);
      await concludeWork(tx, actor, await storyScope(tx, actor, id), 'a source it rests on was changed');
    }
    await appendAudit(tx, actor, sourceEvent('source.change', { id: sourceId, title: fields.title }));
    return { sourceId };
  });
}

/** Evidence work begins the same way: the story held, the item its own, the actor allowed. */
function onItem<T>(
  actor: Actor,
  { storyId, itemId }: { storyId: string; itemId: string },
  work: (tx: Tx, scope: StoryScope, row: Awaited<ReturnType<typeof loadItem>>) => Promise<T>,
): Promise<T> {
  return db.$transaction(async (tx) => {
    await lockStory(tx, storyId);
    const scope = await storyScope(tx, actor, storyId);
    const row = await loadItem(tx, storyId, itemId);
    demand(actor, 'source.manage', scope.subject);
    return work(tx, scope, row);
  });
}

const evidenceWords = (title: string, stance: Stance) => ({
  title,
  stance: STANCE_WORDS[stance].toLowerCase(),
});

/** Lays a source beside an item: what in it bears on the item, where, and which way. */
export function addEvidence(actor: Actor, input: z.output<typeof addEvidenceSchema>): Promise<ChangedItems> {
  return onItem(actor, input, async (tx, scope, row) => {
    const events: AuditEventInput[] = [];
    let source: { id: string; title: string } | null;
    if ('sourceId' in input.source) {
      source = await tx.source.findUnique({ where: { id: input.source.sourceId } });
      if (!source) throw missing('source');
    } else {
      source = await createSource(tx, actor, input.source);
      events.push(sourceEvent('source.add', source));
    }
    await tx.evidence.create({
      data: {
        itemId: row.id,
        sourceId: source.id,
        stance: input.stance,
        excerpt: input.excerpt,
        locator: input.locator,
        addedById: actor.id,
      },
    });
    await writeItem(tx, row, {});
    events.push(itemEvent('evidence.add', row, evidenceWords(source.title, input.stance)));
    await concludeWork(tx, actor, scope, 'evidence was added after it', ...events);
    return changedItems(tx, scope, [row.id]);
  });
}

async function loadEvidence(tx: Tx, itemId: string, evidenceId: string, version: number) {
  const evidence = await tx.evidence.findFirst({
    where: { id: evidenceId, itemId },
    include: { source: true },
  });
  if (!evidence) throw missing('evidence');
  if (evidence.version !== version) throw stale(await lastChange(tx, itemId));
  return evidence;
}

export function changeEvidence(
  actor: Actor,
  input: z.output<typeof changeEvidenceSchema>,
): Promise<ChangedItems> {
  return onItem(actor, input, async (tx, scope, row) => {
    const evidence = await loadEvidence(tx, row.id, input.evidenceId, input.version);
    const { stance, excerpt, locator } = input;
    await tx.evidence.update({
      where: { id: evidence.id },
      data: { stance, excerpt, locator, version: input.version + 1 },
    });
    await writeItem(tx, row, {});
    const event = itemEvent('evidence.change', row, evidenceWords(evidence.source.title, stance));
    await concludeWork(tx, actor, scope, 'evidence was changed after it', event);
    return changedItems(tx, scope, [row.id]);
  });
}

/** Takes evidence away; it can be put back. */
export function removeEvidence(
  actor: Actor,
  input: z.output<typeof removeEvidenceSchema>,
): Promise<ChangedItems> {
  return removeOrRestore(actor, input, true);
}

export function restoreEvidence(
  actor: Actor,
  input: z.output<typeof removeEvidenceSchema>,
): Promise<ChangedItems> {
  return removeOrRestore(actor, input, false);
}

function removeOrRestore(actor: Actor, input: z.output<typeof removeEvidenceSchema>, isRemoved: boolean) {
  return onItem(actor, input, async (tx, scope, row) => {
    const evidence = await loadEvidence(tx, row.id, input.evidenceId, input.version);
    await tx.evidence.update({
      where: { id: evidence.id },
      data: { removedAt: isRemoved ? new Date() : null, version: input.version + 1 },
    });
    await writeItem(tx, row, {});
    const event = itemEvent(isRemoved ? 'evidence.remove' : 'evidence.restore', row, {
      title: evidence.source.title,
    });
    await concludeWork(
      tx,
      actor,
      scope,
      `evidence was ${isRemoved ? 'removed' : 'put back'} after it`,
      event,
    );
    return changedItems(tx, scope, [row.id]);
  });
}

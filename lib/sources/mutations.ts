import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import { type BasedOn, changing, holdRows } from '../changing/changing.ts';
import { currentIdentity, refuseTelling } from '../confidential/identity-records.ts';
import { ownedSource } from '../confidential/owner-queries.ts';
import type { SourceRow } from '../confidential/queries.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { AuditEventInput } from '../domain/audit/event.ts';
import { itemEvent, sourceEvent } from '../domain/audit/event.ts';
import type { AuditPayloads } from '../domain/audit/payloads.ts';
import { invalid, missing, stale } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { isForConfidential } from '../domain/terms.ts';
import type { Terms } from '../domain/vocabulary.ts';
import { type ChangedItems, changedItems, loadItem, writeItem } from '../items/records.ts';
import { changingStory } from '../stories/changing-story.ts';
import { finishChange, finishChanges } from '../stories/finish-change.ts';
import { type StoryScope, storyScope } from '../stories/queries.ts';
import { signedStories, storiesOn } from '../stories/touched-stories.ts';
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

/** Adds a source to the newsroom's register. */
export function addSource(actor: Actor, input: SourceInput): Promise<{ sourceId: string }> {
  return db.$transaction(async (tx) => {
    authorise(actor, 'source.register');
    const source = await createSource(tx, actor, input);
    await appendAudit(tx, actor, sourceEvent('source.add', source));
    return { sourceId: source.id };
  });
}

/** Changes a source. The change affects every story that rests on it: their signatures lapse. */
export function changeSource(
  actor: Actor,
  input: z.output<typeof changeSourceSchema>,
): Promise<{ sourceId: string }> {
  const { sourceId, version, ...fields } = input;
  const changeable = async (client: Tx) => {
    const { source, subject } = await ownedSource(client, actor, sourceId);
    authorise(actor, 'source.change', subject);
    authorise(actor, 'source.open', subject);
    return source;
  };
  const signed = async (client: Tx) => signedStories(client, await storiesOn(client, [sourceId]));
  const change = {
    turns: async (client: Tx) => [sourceId, ...(await signed(client))],
    basedOn: [{ of: 'source', id: sourceId, stamp: version }],
    first: changeable,
  } as const;
  return changing(change, async (tx) => {
    const source = await changeable(tx);
    if (source.isConfidential) await refuseNaming(tx, source, fields);
    const stories = await signed(tx);
    await holdRows(tx, 'story', stories);
    const { count } = await tx.source.updateMany({
      where: { id: sourceId, version },
      data: { ...fields, version: version + 1 },
    });
    if (count === 0) throw stale(await lastChange(tx, sourceId));
    await finishChanges(tx, actor, stories, { because: 'SOURCE_CHANGED' });
    await appendAudit(
      tx,
      actor,
      sourceEvent('source.change', { id: sourceId, title: fields.title }, termsChange(source, fields)),
    );
    return { sourceId };
  });
}

/**
 * The terms before and after, as the record keeps them, so that they can be restored; nothing where they are the same.
 */
function termsChange(
  before: SourceRow,
  after: { terms: Terms; termsText: string },
): Omit<AuditPayloads['source.change'], 'title'> {
  if (before.terms === after.terms && before.termsText === after.termsText) return {};
  return {
    termsBefore: before.terms,
    terms: after.terms,
    termsTextBefore: before.termsText,
    termsText: after.termsText,
  };
}

/** What everybody reads about a confidential source must not name it, either now or in its terms. */
async function refuseNaming(tx: Tx, source: SourceRow, fields: Omit<SourceInput, 'version'>): Promise<void> {
  if (!isForConfidential(fields.terms))
    throw invalid('terms', 'A confidential source is never on the record.');
  if (!fields.termsText) throw invalid('termsText', 'Give the words that were agreed.');
  if (fields.author) throw invalid('author', 'A confidential source has no author that everybody can read.');
  if (fields.link) throw invalid('link', 'A link would tell who the source is.');
  const { title, termsText, origin } = fields;
  refuseTelling(await currentIdentity(tx, source.id), { title, termsText, origin });
}

/** Evidence work begins the same way: the story locked, the item one of its own, the actor allowed. */
function onItem<T>(
  actor: Actor,
  { storyId, itemId, basedOn }: { storyId: string; itemId: string; basedOn?: readonly BasedOn[] },
  work: (tx: Tx, scope: StoryScope, row: Awaited<ReturnType<typeof loadItem>>) => Promise<T>,
): Promise<T> {
  return changingStory(actor, { storyId, may: 'source.manage', basedOn }, async (tx) => {
    const scope = await storyScope(tx, actor, storyId);
    const row = await loadItem(tx, storyId, itemId);
    authorise(actor, 'source.manage', scope.subject);
    return work(tx, scope, row);
  });
}

/** A source in the register, locked so that it cannot be merged away in the meantime. */
async function liveSource(tx: Tx, sourceId: string): Promise<{ id: string; title: string }> {
  await tx.$queryRaw`SELECT id FROM source WHERE id = ${sourceId}::uuid FOR KEY SHARE`;
  const source = await tx.source.findUnique({ where: { id: sourceId }, include: { mergedInto: true } });
  if (!source) throw missing('source');
  if (source.mergedInto)
    throw invalid('source', `This source was merged into “${source.mergedInto.title}”. Choose that one.`);
  return source;
}

/** Attaches a source to an item: what in it bears on the item, where, and which way. */
export function addEvidence(actor: Actor, input: z.output<typeof addEvidenceSchema>): Promise<ChangedItems> {
  return onItem(actor, input, async (tx, scope, row) => {
    const events: AuditEventInput[] = [];
    let source: { id: string; title: string } | null;
    if ('sourceId' in input.source) {
      source = await liveSource(tx, input.source.sourceId);
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
    events.push(itemEvent('evidence.add', row, { title: source.title, stance: input.stance }));
    const changed = await changedItems(tx, scope, [row.id]);
    await finishChange(tx, actor, scope, { because: 'EVIDENCE_ADDED' }, ...events);
    return changed;
  });
}

/** What a form about evidence is based on; what was done to it is in the item's history. */
const evidenceAsSeen = ({ storyId, itemId, evidenceId, version }: z.output<typeof removeEvidenceSchema>) =>
  [{ of: 'evidence', id: evidenceId, stamp: version, within: [storyId, itemId], told: itemId }] as const;

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
  return onItem(actor, { ...input, basedOn: evidenceAsSeen(input) }, async (tx, scope, row) => {
    const evidence = await loadEvidence(tx, row.id, input.evidenceId, input.version);
    const { stance, excerpt, locator } = input;
    await tx.evidence.update({
      where: { id: evidence.id },
      data: { stance, excerpt, locator, version: input.version + 1 },
    });
    await writeItem(tx, row, {});
    const event = itemEvent('evidence.change', row, { title: evidence.source.title, stance });
    const changed = await changedItems(tx, scope, [row.id]);
    await finishChange(tx, actor, scope, { because: 'EVIDENCE_CHANGED' }, event);
    return changed;
  });
}

/** Removes evidence from an item; it can be restored. */
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
  return onItem(actor, { ...input, basedOn: evidenceAsSeen(input) }, async (tx, scope, row) => {
    const evidence = await loadEvidence(tx, row.id, input.evidenceId, input.version);
    await tx.evidence.update({
      where: { id: evidence.id },
      data: { removedAt: isRemoved ? new Date() : null, version: input.version + 1 },
    });
    await writeItem(tx, row, {});
    const event = itemEvent(isRemoved ? 'evidence.remove' : 'evidence.restore', row, {
      title: evidence.source.title,
    });
    const changed = await changedItems(tx, scope, [row.id]);
    await finishChange(
      tx,
      actor,
      scope,
      { because: isRemoved ? 'EVIDENCE_REMOVED' : 'EVIDENCE_RESTORED' },
      event,
    );
    return changed;
  });
}

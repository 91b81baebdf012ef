import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import type { Actor } from '../auth/actor.ts';
import { withSpent } from '../auth/limits.ts';
import { changingStory, readingStoryInTurn } from '../changing/changing.ts';
import { concludeWork } from '../stories/finish-change.ts';
import { db, type Tx } from '../db.ts';
import { anchorOf } from '../domain/anchor.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { stale } from '../domain/errors.ts';
import { demand } from '../domain/permissions.ts';
import type { Span } from '../domain/vocabulary.ts';
import { wordsOfStory } from '../domain/what-was-read.ts';
import type { Reading } from '../items/queries.ts';
import { lastChange } from '../items/queries.ts';
import { readAside } from '../reading/read-aside.ts';
import { insertRows } from '../rows-in-bulk.ts';
import type { Extraction, FoundItem } from '../text/types.ts';
import { addAuthor, addNamedAuthors, authorsOfNewStory } from '../stories/author-records.ts';
import { storyScope } from '../stories/queries.ts';
import { Moved, readFirst } from '../reading/read-first.ts';
import { type Incoming, type LaidOut, originalOf } from '../reading/read-incoming.ts';
import { demandAsRead, type ReadTwice, readTwice, rereadItems } from './reread-mutations.ts';
import type { archiveStorySchema, bringInStorySchema, changeStorySchema } from '../stories/schema.ts';

/** Rows for items that the engine found. */
export async function createFoundItems(
  tx: Tx,
  where: { storyId: string; revisionId: string },
  text: string,
  found: readonly FoundItem[],
): Promise<string[]> {
  const items: ({ id: string } & Record<string, unknown>)[] = [];
  const parties: Record<string, unknown>[] = [];
  for (const item of found) {
    const id = randomUUID();
    const spans = item.spans.map(({ start, end }): Span => ({ start, end }));
    const reading: Reading = {
      occasion: item.occasion?.text ?? null,
      date: item.date?.text ?? null,
      checkWorthiness: item.checkWorthiness,
      reasons: item.reasons.map(({ rule, detail }) => ({ rule, detail })),
    };
    items.push({
      id,
      ...where,
      kind: item.kind,
      ...anchorOf(text, spans),
      spans,
      speakerName: item.speaker?.name ?? null,
      speakerStart: item.speaker?.start ?? null,
      speakerEnd: item.speaker?.end ?? null,
      cue: item.cue?.text ?? null,
      cueStart: item.cue?.start ?? null,
      cueEnd: item.cue?.end ?? null,
      force: item.force,
      polarity: item.polarity,
      outcome: item.outcome,
      isMachine: true,
      confidence: item.confidence,
      reading,
    });
    item.parties.forEach(({ text: mention, name, start, end }, ordinal) => {
      parties.push({ id: randomUUID(), itemId: id, ordinal, mention, name, start, end });
    });
  }
  await insertRows(tx, 'item', items);
  await insertRows(tx, 'item_party', parties);
  return items.map(({ id }) => id);
}

/** A new revision with its blocks. */
export async function createRevision(tx: Tx, actor: Actor, storyId: string, number: number, laid: LaidOut) {
  const revision = await tx.revision.create({
    data: {
      storyId,
      number,
      text: laid.text,
      sha256: createHash('sha256').update(laid.text, 'utf8').digest('hex'),
      wordCount: wordsOfStory(laid.text, laid.blocks),
      format: laid.format,
      readings: laid.readings,
      original: { create: { name: laid.original.name, bytes: new Uint8Array(laid.original.bytes) } },
      createdById: actor.id,
    },
    include: { original: { select: { revisionId: true } } },
  });
  const blocks = laid.blocks.map(({ start, end, kind, asideReason }, ordinal) => ({
    id: randomUUID() as string,
    revisionId: revision.id,
    ordinal,
    start,
    end,
    kind,
    asideReason,
    putBackByIds: [] as string[],
  }));
  await insertRows(tx, 'block', blocks);
  return { ...revision, blocks };
}

/** Brings a story in: its text laid out, its items found, all in one transaction. */
export async function bringInStory(
  actor: Actor,
  input: z.output<typeof bringInStorySchema>,
  incoming: Incoming,
): Promise<{ storyId: string }> {
  demand(actor, 'story.create');
  const original = originalOf(incoming);
  return withSpent(actor, { stories: 1, kept: original.bytes.length }, async () => {
    const { extraction, ...read } = await readAside(actor, 'readStory', {
      incoming,
      headline: input.headline,
      language: input.language,
    });
    return storeStory(actor, input, { ...read.laid, original }, extraction);
  });
}

function storeStory(
  actor: Actor,
  input: z.output<typeof bringInStorySchema>,
  laid: LaidOut,
  extraction: Extraction,
): Promise<{ storyId: string }> {
  return db.$transaction(async (tx) => {
    const authors = await authorsOfNewStory(tx, actor, input);
    const story = await tx.story.create({
      data: {
        headline: laid.headline,
        byline: input.byline,
        desk: input.desk,
        deadline: input.deadline,
        language: input.language || extraction.language,
        createdById: actor.id,
        authors: { create: authors },
      },
    });
    const revision = await createRevision(tx, actor, story.id, 1, laid);
    await createFoundItems(tx, { storyId: story.id, revisionId: revision.id }, laid.text, extraction.items);
    await appendAudit(tx, actor, {
      act: 'story.bringIn',
      subject: { type: 'story', id: story.id },
      storyId: story.id,
      payload: {
        headline: laid.headline,
        words: revision.wordCount,
        items: extraction.items.length,
        sha256: revision.sha256,
        format: laid.format,
        authors: authors.map(({ memberId, how }) => `${how} ${memberId}`).join(', '),
      },
    });
    return { storyId: story.id };
  }, SLOW);
}

/** A megabyte of text makes thousands of rows: more than Prisma's five seconds on a small machine. */
export const SLOW = { timeout: 60_000, maxWait: 20_000 };

/** Changes headline, byline, desk, deadline or language. */
export function changeStory(actor: Actor, input: z.output<typeof changeStorySchema>): Promise<void> {
  const { storyId, version, ...fields } = input;
  const changeable = async (client: Tx) => {
    const scope = await storyScope(client, actor, storyId);
    demand(actor, 'story.revise', scope.subject);
    if (scope.story.version !== version) throw stale(await lastChange(client, storyId));
    return { scope, language: fields.language || scope.story.language };
  };
  const basedOn = [{ of: 'story', id: storyId, stamp: version }] as const;
  const change = { storyId, may: 'story.revise', basedOn } as const;
  const attempt = async () => {
    const was = await changeable(db);
    const isRead = was.language !== was.scope.story.language;
    const readAndSave = async () => {
      const { blocks } = was.scope.revision;
      const read = isRead ? await readTwice(actor, was.scope, { blocks, language: was.language }) : null;
      await changingStory(actor, change, (tx) => saving(tx, read), SLOW);
    };
    return isRead ? readingStoryInTurn(actor, change, readAndSave) : readAndSave();
  };
  const saving = async (tx: Tx, read: ReadTwice | null) => {
    const { scope, language } = await changeable(tx);
    const { story } = scope;
    if (read) demandAsRead(scope, read);
    else if (language !== story.language) throw new Moved();
    const changes = (['headline', 'byline', 'desk'] as const).filter(
      (key) => fields[key] !== story[key],
    ) as string[];
    if (fields.deadline?.getTime() !== story.deadline?.getTime()) changes.push('deadline');
    if (language !== story.language) changes.push('language');
    if (changes.length === 0) return;
    await tx.story.update({ where: { id: storyId }, data: { ...fields, language, version: version + 1 } });
    // Authors are only ever added by a byline: taking one's name out must not open the way to a verdict.
    await addNamedAuthors(tx, storyId, fields.byline);
    if (changes.includes('headline') || changes.includes('language')) {
      await addAuthor(tx, storyId, actor.id, 'CHANGED');
    }
    const reread = read ? await rereadItems(tx, scope, read) : [];
    const changed: AuditEventInput = {
      act: 'story.change',
      subject: { type: 'story', id: storyId },
      storyId,
      payload: { changes: changes.join(', ') },
    };
    await concludeWork(tx, actor, scope, 'the story’s details were changed after it', changed, ...reread);
  };
  return readFirst(attempt);
}

/** Archives a story, or takes it out again. Nothing is ever deleted. */
export function archiveStory(
  actor: Actor,
  input: z.output<typeof archiveStorySchema>,
  isArchived: boolean,
): Promise<void> {
  const basedOn = [{ of: 'story', id: input.storyId, stamp: input.version }] as const;
  const change = { storyId: input.storyId, may: 'story.archive', basedOn } as const;
  return changingStory(actor, change, async (tx) => {
    const { story, subject } = await storyScope(tx, actor, input.storyId);
    demand(actor, 'story.archive', subject);
    if (story.version !== input.version) throw stale(await lastChange(tx, story.id));
    await tx.story.update({
      where: { id: story.id },
      data: { archivedAt: isArchived ? new Date() : null, version: story.version + 1 },
    });
    await appendAudit(tx, actor, {
      act: isArchived ? 'story.archive' : 'story.unarchive',
      subject: { type: 'story', id: story.id },
      storyId: story.id,
    });
  });
}

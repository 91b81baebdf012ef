import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit.ts';
import type { Actor } from '../auth/actor.ts';
import { concludeWork, lockStory } from '../conclude.ts';
import { db, type Tx } from '../db.ts';
import { anchorOf } from '../domain/anchor.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { asking, invalid, stale } from '../domain/errors.ts';
import { demand } from '../domain/permissions.ts';
import type { ReadingNote } from '../domain/readings.ts';
import { demandItems, demandParagraphs } from '../domain/story-size.ts';
import type { BlockKind, Span } from '../domain/vocabulary.ts';
import { wordsOfStory } from '../domain/what-was-read.ts';
import { readPastedText, readStoryFile } from '../formats/read-story-file.ts';
import type { Reading } from '../items/queries.ts';
import { lastChange } from '../items/queries.ts';
import { insertRows } from '../rows-in-bulk.ts';
import { layOut } from '../text/layout/lay-out.ts';
import type { FoundItem } from '../text/types.ts';
import { type Keep, questionAbout, withStoryBack } from './little-left.ts';
import { storyScope } from './queries.ts';
import { readItems } from './read-items.ts';
import { rereadItems } from './reread-mutations.ts';
import type { archiveStorySchema, bringInStorySchema, changeStorySchema } from './schema.ts';

/** A story's text as it comes in: pasted, or a file's name and bytes. `keep` answers the question about little text. */
export type Incoming = { keep?: Keep } & ({ pasted: string } | { fileName: string; bytes: Uint8Array });

export type LaidOut = {
  text: string;
  blocks: { start: number; end: number; kind: BlockKind; asideReason: string | null }[];
  headline: string;
  format: string;
  /** What there is to tell of how it was read. */
  readings: ReadingNote[];
  /** What came in, byte for byte; the name is empty where it was pasted. */
  original: { name: string; bytes: Uint8Array };
};

/**
 * Reads and lays out what came in. Bad input is said beside the field it came by, and where next to nothing is left of
 * it the person is asked; nothing has been stored.
 */
export function readIncoming(incoming: Incoming, headline: string): LaidOut {
  const isFile = 'fileName' in incoming;
  const field = isFile ? 'file' : 'text';
  const { keep } = incoming;
  const read = isFile
    ? readStoryFile(incoming.fileName, incoming.bytes, { isWhole: keep === 'story' })
    : readPastedText(incoming.pasted);
  if (!read.ok) throw invalid(field, read.error.message);
  const wanted = headline || read.headline || '';
  const { text, blocks } = layOut(read.raw, {
    ...(wanted && { headline: wanted }),
    ...(read.paragraphs && { paragraphs: read.paragraphs }),
  });
  demandParagraphs(blocks.length, field);
  const notes = read.notices.map((words): ReadingNote => ({ code: 'noted', count: 1, details: [{ words }] }));
  const laid = {
    text,
    blocks: blocks.map((block) => ({
      start: block.start,
      end: block.end,
      kind: block.kind.toUpperCase() as BlockKind,
      asideReason: block.asideReason,
    })),
    readings: [...(read.readings ?? []), ...notes],
  };
  if (keep === 'story') laid.blocks = withStoryBack(text, laid.blocks);
  const source = isFile ? (read.format === 'html' ? 'page' : 'file') : 'text';
  const question = keep ? null : questionAbout(laid, source);
  if (question !== null) throw asking(field, question, 'little_left');
  const body = laid.blocks.filter(({ kind }) => kind !== 'ASIDE');
  const first = body.find(({ kind }) => kind === 'HEADLINE') ?? body[0] ?? laid.blocks[0];
  return {
    ...laid,
    headline: wanted || text.slice(first?.start, first?.end).slice(0, 300).toWellFormed(),
    format: read.format,
    original: isFile
      ? { name: incoming.fileName.slice(0, 255).toWellFormed(), bytes: incoming.bytes }
      : { name: '', bytes: new TextEncoder().encode(incoming.pasted) },
  };
}

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
  }));
  await insertRows(tx, 'block', blocks);
  return { ...revision, blocks };
}

/** Members whom a byline names, and those who were chosen. A byline's own reporters give no verdict on it. */
async function authorsOf(tx: Tx, byline: string, chosen: readonly string[]): Promise<string[]> {
  const members = await tx.member.findMany({
    where: { deactivatedAt: null },
    select: { id: true, name: true },
  });
  const line = ` ${byline.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const named = members.filter(({ name }) => {
    const plain = name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    return plain !== '' && line.includes(` ${plain} `);
  });
  const known = new Set(members.map(({ id }) => id));
  return [...new Set([...chosen.filter((id) => known.has(id)), ...named.map(({ id }) => id)])];
}

/** Brings a story in: its text laid out, its items found, all in one transaction. */
export async function bringInStory(
  actor: Actor,
  input: z.output<typeof bringInStorySchema>,
  incoming: Incoming,
): Promise<{ storyId: string }> {
  demand(actor, 'story.create');
  const laid = readIncoming(incoming, input.headline);
  const extraction = readItems(laid, input.language);
  demandItems(extraction.items.length, 'fileName' in incoming ? 'file' : 'text');
  return db.$transaction(async (tx) => {
    const chosen = actor.role === 'REPORTER' ? [...input.authorIds, actor.id] : input.authorIds;
    const authorIds = await authorsOf(tx, input.byline, chosen);
    const story = await tx.story.create({
      data: {
        headline: laid.headline,
        byline: input.byline,
        desk: input.desk,
        deadline: input.deadline,
        language: input.language || extraction.language,
        createdById: actor.id,
        authors: { create: authorIds.map((memberId) => ({ memberId })) },
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
      },
    });
    return { storyId: story.id };
  }, SLOW);
}

/** A megabyte of text makes thousands of rows: more than Prisma's five seconds on a small machine. */
export const SLOW = { timeout: 60_000, maxWait: 20_000 };

/** Changes headline, byline, desk, deadline or language. */
export function changeStory(actor: Actor, input: z.output<typeof changeStorySchema>): Promise<void> {
  return db.$transaction(async (tx) => {
    await lockStory(tx, input.storyId);
    const scope = await storyScope(tx, actor, input.storyId);
    demand(actor, 'story.revise', scope.subject);
    const { storyId, version, ...fields } = input;
    const { story } = scope;
    if (story.version !== version) throw stale(await lastChange(tx, storyId));
    const language = fields.language || story.language;
    const changes = (['headline', 'byline', 'desk'] as const).filter(
      (key) => fields[key] !== story[key],
    ) as string[];
    if (fields.deadline?.getTime() !== story.deadline?.getTime()) changes.push('deadline');
    if (language !== story.language) changes.push('language');
    if (changes.length === 0) return;
    await tx.story.update({ where: { id: storyId }, data: { ...fields, language, version: version + 1 } });
    // Authors are only ever added by a byline: taking one's name out must not open the way to a verdict.
    for (const memberId of await authorsOf(tx, fields.byline, [])) {
      await tx.storyAuthor.upsert({
        where: { storyId_memberId: { storyId, memberId } },
        create: { storyId, memberId },
        update: {},
      });
    }
    const reread =
      language === story.language
        ? []
        : await rereadItems(tx, scope, { blocks: scope.revision.blocks, language });
    const changed: AuditEventInput = {
      act: 'story.change',
      subject: { type: 'story', id: storyId },
      storyId,
      payload: { changes: changes.join(', ') },
    };
    await concludeWork(tx, actor, scope, 'the story’s details were changed after it', changed, ...reread);
  }, SLOW);
}

/** Archives a story, or takes it out again. Nothing is ever deleted. */
export function archiveStory(
  actor: Actor,
  input: z.output<typeof archiveStorySchema>,
  isArchived: boolean,
): Promise<void> {
  return db.$transaction(async (tx) => {
    await lockStory(tx, input.storyId);
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

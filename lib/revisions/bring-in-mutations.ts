import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { withSpent } from '../auth/limits.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { anchorOf } from '../domain/anchor.ts';
import type { DraftProposal } from '../domain/draft-proposals.ts';
import { authorise } from '../domain/permissions.ts';
import type { Span } from '../domain/vocabulary.ts';
import { wordsOfStory } from '../domain/what-was-read.ts';
import type { Reading } from '../items/queries.ts';
import { createProposals } from '../proposals/records.ts';
import { readAside } from '../reading/read-aside.ts';
import { type Incoming, type LaidOut, originalOf } from '../reading/read-incoming.ts';
import { insertRows } from '../rows-in-bulk.ts';
import { authorsOfNewStory } from '../stories/author-records.ts';
import type { bringInStorySchema } from '../stories/schema.ts';
import type { Extraction, FoundItem } from '../text/words/types.ts';
import { type ByProgram, noteShared } from '../tokens/share-records.ts';
import { SLOW } from '../waits.ts';

/** Creates rows for the items that the engine found. */
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

/** Creates a new revision with its blocks. */
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

/**
 * Brings a story in: its text laid out, its items found, all in one transaction.
 * @param byProgram where a program sent it with its owner's token (share-mutations.ts)
 */
export async function bringInStory(
  actor: Actor,
  input: z.output<typeof bringInStorySchema>,
  incoming: Incoming,
  byProgram: ByProgram | null = null,
): Promise<{ storyId: string }> {
  authorise(actor, 'story.create');
  const original = originalOf(incoming);
  return withSpent(actor, { stories: 1, kept: original.bytes.length }, async () => {
    const { extraction, proposals, ...read } = await readAside(actor, 'readStory', {
      incoming,
      headline: input.headline,
      language: input.language,
    });
    return storeStory(actor, input, { ...read.laid, original }, { extraction, proposals, byProgram });
  });
}

type Found = {
  extraction: Extraction;
  proposals: readonly DraftProposal[];
  byProgram: ByProgram | null;
};

function storeStory(
  actor: Actor,
  input: z.output<typeof bringInStorySchema>,
  laid: LaidOut,
  { extraction, proposals, byProgram }: Found,
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
    const where = { storyId: story.id, revisionId: revision.id };
    await createFoundItems(tx, where, laid.text, extraction.items);
    await createProposals(tx, where, proposals);
    if (byProgram) await noteShared(tx, actor, byProgram, { storyId: story.id });
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
        authors: authors.map(({ memberId, how }) => ({ memberId, how })),
        ...(byProgram && { token: byProgram.tokenId }),
      },
    });
    return { storyId: story.id };
  }, SLOW);
}

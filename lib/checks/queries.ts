import { openReader } from '../confidential/queries.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, missing } from '../domain/errors.ts';
import { can } from '../domain/permissions.ts';
import { noText, sourcesBeingRead } from '../evidence/text-job-queries.ts';
import type { KeptTurn } from '../files/transcript.ts';

/** Times of a transcript, pages or lines of a document: [start, end, fromMs, toMs], [start, end, page (, line)]. */
type Places = number[][];

/** A source to hold quotes against. */
export type CheckableSource = { id: string; title: string; isUsed: boolean; isBeingRead: boolean };

export type CheckableText = {
  sourceId: string;
  /** Which version of the text it is. */
  textId: string;
  title: string;
  text: string;
  sha256: string;
  form: string;
  places: Places;
  turns: KeptTurn[];
};

/**
 * A source's text for the quote check. That of a confidential source is only for the people named on it; for everybody
 * else it does not exist.
 */
export async function checkableText(client: Tx, actor: Actor, sourceId: string): Promise<CheckableText> {
  const source = await client.source.findUnique({
    where: { id: sourceId },
    include: { text: true, readers: { where: openReader(actor) } },
  });
  const isHidden = source?.isConfidential && source.readers.length === 0;
  if (!source || isHidden || !can(actor, 'story.read').allowed) throw missing('text of a source');
  if (source.text?.text == null) throw await noText(client, sourceId);
  const { id: textId, text, sha256, form, places, turns } = source.text;
  return {
    sourceId,
    textId,
    title: source.title,
    text,
    sha256,
    form,
    places: (places as Places | null) ?? [],
    turns: (turns as KeptTurn[] | null) ?? [],
  };
}

/**
 * Locks a source so that its text is not replaced until the transaction ends, and makes sure that it is still the
 * version that was read. Throws AppError `conflict` where it is not: what was found in the old words says nothing about
 * the new.
 */
export async function holdText(
  tx: Tx,
  { sourceId, textId }: Pick<CheckableText, 'sourceId' | 'textId'>,
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM source WHERE id = ${sourceId}::uuid FOR KEY SHARE`;
  const now = await tx.source.findUnique({ where: { id: sourceId }, select: { currentTextId: true } });
  if (now?.currentTextId !== textId)
    throw new AppError('conflict', 'The text of the source was replaced just now. Check again.');
}

/**
 * Sources with a text that a story's quotes can be checked against: those it rests on first, then the newest. Those whose
 * text is still being read are among them, and say so: they cannot be chosen yet.
 */
export async function listCheckableSources(actor: Actor, storyId: string): Promise<CheckableSource[]> {
  if (!can(actor, 'story.read').allowed) return [];
  const beingRead = await sourcesBeingRead();
  const rows = await db.source.findMany({
    where: {
      mergedIntoId: null,
      AND: [
        { OR: [{ currentTextId: { not: null } }, { id: { in: beingRead } }] },
        { OR: [{ isConfidential: false }, { readers: { some: openReader(actor) } }] },
      ],
    },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: {
      id: true,
      title: true,
      currentTextId: true,
      evidence: { where: { removedAt: null, item: { storyId } }, take: 1, select: { id: true } },
    },
  });
  return rows
    .map(({ id, title, currentTextId, evidence }) => ({
      ...{ id, title },
      isUsed: evidence.length > 0,
      isBeingRead: currentTextId === null,
    }))
    .sort((a, b) => Number(b.isUsed) - Number(a.isUsed));
}

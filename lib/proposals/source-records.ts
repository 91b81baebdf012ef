/** Which source of the register a proposal becomes: one that is there already and means the same, or a new one. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { NoteSays } from '../domain/draft-note-says.ts';
import { invalid, missing } from '../domain/errors.ts';
import { addressKey, type ProposedSource, proposedSource, sameSourceKey } from '../domain/proposed-source.ts';
import { insertRows } from '../rows-in-bulk.ts';
import type { ProposalRow } from './records.ts';
import type { acceptChangedProposalSchema } from './schema.ts';

type Source = { id: string; title: string };

/** A proposal with the source that it becomes and the place in it. */
export type Sourced = { row: ProposalRow; source: Source; locator: string };

/**
 * The sources of proposals that are accepted as they stand. Notes that mean the same source get one; it is looked for
 * among those that the story's other notes became, and by its address in the whole register.
 */
export async function sourcesOf(
  tx: Tx,
  actor: Actor,
  storyId: string,
  rows: readonly ProposalRow[],
): Promise<{ made: Sourced[]; added: Source[] }> {
  const wanted = rows.map((row) => ({ row, fields: fieldsOf(row) }));
  const known = await knownSources(tx, storyId, wanted);
  const added: (Source & { createdById: string } & Omit<ProposedSource, 'locator'>)[] = [];
  const made = wanted.map(({ row, fields: { locator, ...fields } }): Sourced => {
    const key = sameSourceKey(fields);
    const earlier = known.get(row.id) ?? known.get(key);
    if (earlier) return { row, source: earlier, locator };
    const source = { id: randomUUID() as string, ...fields, createdById: actor.id };
    added.push(source);
    known.set(key, source);
    return { row, source, locator };
  });
  await insertRows(tx, 'source', added);
  return { made, added };
}

const fieldsOf = ({ words, says }: Pick<ProposalRow, 'words' | 'says'>) =>
  proposedSource(words, says as unknown as NoteSays);

/** By what a note means (`sameSourceKey`), and by the proposal that once became it. */
async function knownSources(
  tx: Tx,
  storyId: string,
  wanted: readonly { row: ProposalRow; fields: ProposedSource }[],
): Promise<Map<string, Source>> {
  const known = new Map<string, Source>();
  const links = new Set(wanted.map(({ fields }) => fields.link).filter((link) => link !== ''));
  const registered = await tx.source.findMany({
    where: {
      link: { in: [...links].flatMap((link) => [link, link.endsWith('/') ? link.slice(0, -1) : `${link}/`]) },
      mergedIntoId: null,
      isConfidential: false,
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, title: true, link: true },
  });
  // The oldest comes last and counts.
  for (const { link, ...source } of registered) known.set(addressKey(link), source);
  const became = await tx.proposedSource.findMany({
    where: { storyId, sourceId: { not: null } },
    select: { id: true, words: true, says: true, state: true, source: { include: { mergedInto: true } } },
  });
  for (const { id, state, source, ...note } of became) {
    const now = source?.mergedInto ?? source;
    if (!now || now.mergedIntoId !== null) continue;
    const { title } = now;
    known.set(id, { id: now.id, title });
    const { locator: _, ...fields } = fieldsOf(note);
    const key = sameSourceKey(fields);
    // What a person made of a note may be another source than its words say.
    if (state === 'ACCEPTED' && !now.isConfidential && !known.has(key)) known.set(key, { id: now.id, title });
  }
  await holdSources(tx, [...known.values()]);
  const merged = await tx.source.findMany({
    where: { id: { in: [...known.values()].map(({ id }) => id) }, mergedIntoId: { not: null } },
    select: { id: true },
  });
  const isGone = new Set(merged.map(({ id }) => id));
  return new Map([...known].filter(([, { id }]) => !isGone.has(id)));
}

/** Locked so that none is merged away in the meantime, in the order of their ids. */
async function holdSources(tx: Tx, sources: readonly Source[]): Promise<void> {
  const ids = [...new Set(sources.map(({ id }) => id))];
  await tx.$queryRaw`SELECT id FROM source WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR KEY SHARE`;
}

/** The source that a person chose in the register, or a new one of the fields that they filled in. */
export async function chosenSource(
  tx: Tx,
  actor: Actor,
  row: ProposalRow,
  chosen: z.output<typeof acceptChangedProposalSchema>['source'],
): Promise<{ made: Omit<Sourced, 'locator'>; added: Source[] }> {
  if (!('sourceId' in chosen)) {
    const { id, title } = await tx.source.create({ data: { ...chosen, createdById: actor.id } });
    return { made: { row, source: { id, title } }, added: [{ id, title }] };
  }
  const { sourceId } = chosen;
  await holdSources(tx, [{ id: sourceId, title: '' }]);
  const source = await tx.source.findUnique({
    where: { id: sourceId },
    select: { id: true, title: true, mergedInto: { select: { title: true } } },
  });
  if (!source) throw missing('source');
  if (source.mergedInto)
    throw invalid('source', `This source was merged into “${source.mergedInto.title}”. Choose that one.`);
  return { made: { row, source: { id: source.id, title: source.title } }, added: [] };
}

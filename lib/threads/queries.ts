import { ownedSource } from '../confidential/owner-queries.ts';
import { db, type Prisma, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { allows, can, type Subject } from '../domain/permissions.ts';
import { mentionsIn, noteParts, type ThreadPlace } from '../domain/threads.ts';
import type { PersonView } from '../stories/view.ts';
import type { ThreadView } from './view.ts';

/** Who may read the threads on something that rests on confidential sources. */
export type Audience = NonNullable<Subject['source']>;

export const threadInclude = {
  resolvedBy: { select: { name: true } },
  notes: {
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: {
      by: { select: { id: true, name: true } },
      wordings: { orderBy: { ordinal: 'asc' } },
      mentions: { select: { memberId: true } },
    },
  },
} as const satisfies Prisma.ThreadInclude;

export type ThreadRow = Prisma.ThreadGetPayload<{ include: typeof threadInclude }>;

/** What a thread is on, and its id. */
export function placeOf(row: Pick<ThreadRow, 'itemId' | 'sourceId' | 'attemptId' | 'storyId'>): {
  on: ThreadPlace;
  placeId: string;
} {
  if (row.itemId) return { on: 'item', placeId: row.itemId };
  if (row.sourceId) return { on: 'source', placeId: row.sourceId };
  if (row.attemptId) return { on: 'attempt', placeId: row.attemptId };
  return { on: 'story', placeId: row.storyId ?? '' };
}

/** Threads as they are shown, with the present names of those whom they mention. */
export async function threadViews(client: Tx, rows: readonly ThreadRow[]): Promise<ThreadView[]> {
  const bodies = rows.flatMap(({ notes }) =>
    notes.flatMap(({ body, wordings }) => [body, ...wordings.map((wording) => wording.body)]),
  );
  const ids = [...new Set(bodies.flatMap(mentionsIn))];
  const members = ids.length
    ? await client.member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
    : [];
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const partsOf = (body: string) => noteParts(body, (id) => names.get(id));
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    ...placeOf(row),
    notes: row.notes.map(({ id, by, at, body, wordings }) => ({
      id,
      by,
      at: at.toISOString(),
      parts: partsOf(body),
      earlier: wordings.map((wording) => ({
        parts: partsOf(wording.body),
        until: wording.until.toISOString(),
      })),
    })),
    resolved: row.resolvedAt && {
      by: row.resolvedBy?.name ?? null,
      at: row.resolvedAt.toISOString(),
    },
  }));
}

/**
 * The items and requests for comment of a story that rest on confidential sources, by id, and who may read and write
 * threads on them: the people named on every one of those sources. What was removed since counts too, or removing a piece
 * of evidence would open to everybody what was written while it was there.
 */
export async function confidentialPlaces(client: Tx, storyId: string): Promise<Map<string, Audience>> {
  const pairs = await client.$queryRaw<{ place: string; source: string }[]>`
    SELECT i.id::text AS place, s.id::text AS source FROM source s
      JOIN evidence e ON e.source_id = s.id JOIN item i ON i.id = e.item_id
      WHERE s.is_confidential AND i.story_id = ${storyId}::uuid
    UNION
    SELECT i.id::text, s.id::text FROM source s
      JOIN quote_check c ON c.source_id = s.id JOIN item i ON i.id = c.item_id
      WHERE s.is_confidential AND i.story_id = ${storyId}::uuid
    UNION
    SELECT a.id::text, s.id::text FROM source s JOIN contact_attempt a ON a.answer_source_id = s.id
      WHERE s.is_confidential AND a.story_id = ${storyId}::uuid`;
  if (pairs.length === 0) return new Map();
  const readers = await client.confidentialReader.findMany({
    where: { sourceId: { in: [...new Set(pairs.map(({ source }) => source))] } },
    select: { sourceId: true, memberId: true, closedAt: true },
  });
  const readersOf = (source: string, isClosed: boolean) =>
    readers
      .filter(({ sourceId, closedAt }) => sourceId === source && (closedAt !== null) === isClosed)
      .map(({ memberId }) => memberId);
  const byPlace = Map.groupBy(pairs, ({ place }) => place);
  return new Map(
    [...byPlace].map(([place, on]) => {
      const [first = [], ...others] = on.map(({ source }) => readersOf(source, false));
      return [
        place,
        {
          isConfidential: true,
          readerIds: first.filter((id) => others.every((ids) => ids.includes(id))),
          closedReaderIds: on.flatMap(({ source }) => readersOf(source, true)),
        },
      ];
    }),
  );
}

/** The threads of a story, oldest first: those that everybody reads, and those on what rests on confidential sources. */
export type StoryThreads = {
  open: ThreadView[];
  named: { thread: ThreadView; audience: Audience }[];
  /** Who may read the threads on these items and requests; on all others everybody may. */
  readersOf: Record<string, readonly string[]>;
};

export async function threadsOfStory(client: Tx, storyId: string): Promise<StoryThreads> {
  const rows = await client.thread.findMany({
    where: { storyId },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    include: threadInclude,
  });
  const places = await confidentialPlaces(client, storyId);
  const views = await threadViews(client, rows);
  return {
    open: views.filter(({ placeId }) => !places.has(placeId)),
    named: views.flatMap((thread) => {
      const audience = places.get(thread.placeId);
      return audience ? [{ thread, audience }] : [];
    }),
    readersOf: Object.fromEntries([...places].map(([place, { readerIds }]) => [place, readerIds])),
  };
}

/** Those of them that this person may read besides what everybody reads. */
export function namedThreadsFor(actor: Actor, named: StoryThreads['named']): ThreadView[] {
  return named
    .filter(({ audience }) => allows(actor, 'thread.read', { source: audience }))
    .map(({ thread }) => thread);
}

/** How many threads of a story are open that everybody reads, and how many more that this person may read. */
export async function countOpenThreads(
  client: Tx,
  actor: Actor,
  storyId: string,
): Promise<{ everybodys: number; named: number }> {
  const rows = await client.thread.findMany({
    where: { storyId, resolvedAt: null },
    select: { itemId: true, attemptId: true, sourceId: true, storyId: true },
  });
  const places = await confidentialPlaces(client, storyId);
  const audiences = rows.map((row) => places.get(placeOf(row).placeId));
  return {
    everybodys: audiences.filter((audience) => audience === undefined).length,
    named: audiences.filter((audience) => audience && allows(actor, 'thread.read', { source: audience }))
      .length,
  };
}

/** What the page of a source shows of its threads; `threads` null for those who may not read them. */
export type SourceThreads = {
  threads: ThreadView[] | null;
  canWrite: boolean;
  whyNot: string;
  /** Whom a note on it can mention. */
  people: PersonView[];
};

/** The threads on a source, oldest first. Throws AppError `missing` where there is no such source. */
export async function threadsOfSource(actor: Actor, sourceId: string): Promise<SourceThreads> {
  const { subject } = await ownedSource(db, actor, sourceId);
  const write = can(actor, 'thread.writeOnSource', subject);
  const answer = { canWrite: write.allowed, whyNot: write.allowed ? '' : write.reason };
  if (!allows(actor, 'thread.read', subject)) return { threads: null, people: [], ...answer };
  const rows = await db.thread.findMany({
    where: { sourceId },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    include: threadInclude,
  });
  const members = await db.member.findMany({
    where: { deactivatedAt: null },
    select: { id: true, name: true, role: true },
    orderBy: { name: 'asc' },
  });
  return {
    threads: await threadViews(db, rows),
    people: members
      .filter((member) => allows(member, 'thread.read', subject))
      .map(({ id, name }) => ({ id, name })),
    ...answer,
  };
}

import { spend } from '../auth/limits.ts';
import { ownedSource } from '../confidential/owner-queries.ts';
import { listReaders, type SourceRow, withLift } from '../confidential/queries.ts';
import { db, Prisma } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { allows, can } from '../domain/permissions.ts';
import { statementText } from '../domain/statement.ts';
import type { SourceType, Terms } from '../domain/vocabulary.ts';
import { env } from '../env.ts';
import { openSource } from '../evidence/queries.ts';
import { sourcesBeingRead } from '../evidence/text-job-queries.ts';
import { EVIDENCE_EXTENSIONS } from '../evidence/what-is-taken.ts';
import { statementOfRow } from '../items/queries.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { threadsOfSource } from '../threads/queries.ts';
import { archivingOf } from './archive-queries.ts';
import { lastCaptureOf } from './capture-queries.ts';
import type { SourcePageView, SourceView, StoryUse } from './view.ts';

export type { SourceView } from './view.ts';

const PAGE = 50;

type Search = { query?: string; type?: SourceType | undefined; page?: number };

/** Part of a word, as a pattern for LIKE. */
const like = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/**
 * What of the register a search finds. Every word must be somewhere in title, author or link: the expression is that of
 * source_search_idx, word for word, so that the index is used.
 */
export function matchingSql({ query = '', type }: Omit<Search, 'page'>): Prisma.Sql {
  const words = query.split(/\s+/).filter((word) => word !== '');
  const conditions = [
    Prisma.sql`merged_into_id IS NULL`,
    ...words
      .slice(0, 12)
      .map((word) => Prisma.sql`(title || ' ' || author || ' ' || link) ILIKE ${like(word)}`),
    ...(type ? [Prisma.sql`type = ${type}::"SourceType"`] : []),
  ];
  return Prisma.join(conditions, ' AND ');
}

/** The ids on a page of the register, newest first. */
export function searchSql({ page = 1, ...search }: Search): Prisma.Sql {
  return Prisma.sql`SELECT id FROM source WHERE ${matchingSql(search)}
    ORDER BY created_at DESC, id DESC LIMIT ${PAGE + 1} OFFSET ${(page - 1) * PAGE}`;
}

/** The register, newest first, or what matches in title, author or link: three queries per page. */
export async function listSources(
  actor: Actor,
  search: Search = {},
): Promise<{ sources: SourceView[]; hasMore: boolean }> {
  if (!allows(actor, 'story.read')) return { sources: [], hasMore: false };
  const { query = '', type, page = 1 } = search;
  if (query || type || page > 1) await spend(actor, 'searches');
  const found = await db.$queryRaw<{ id: string }[]>(searchSql(search));
  const ids = found.slice(0, PAGE).map(({ id }) => id);
  if (ids.length === 0) return { sources: [], hasMore: false };
  const rows = await db.source.findMany({
    where: { id: { in: ids } },
    include: {
      createdBy: { select: { name: true } },
      text: { select: { sha256: true } },
      files: {
        where: { removedAt: null, clip: null, OR: playable },
        select: { id: true },
        orderBy: { addedAt: 'asc' },
        take: 1,
      },
    },
  });
  const uses = await db.$queryRaw<{ id: string; stories: number }[]>`
    SELECT e.source_id AS id, count(DISTINCT i.story_id)::int AS stories
    FROM evidence e JOIN item i ON i.id = e.item_id
    WHERE e.source_id = ANY(${ids}::uuid[]) AND e.removed_at IS NULL
    GROUP BY e.source_id`;
  const beingRead = new Set(await sourcesBeingRead());
  const byId = new Map(rows.map((row) => [row.id, row]));
  const stories = new Map(uses.map((use) => [use.id, use.stories]));
  return {
    hasMore: found.length > PAGE,
    sources: ids.flatMap((id) => {
      const row = byId.get(id);
      if (!row) return [];
      return [
        {
          id,
          version: row.version,
          type: row.type,
          title: row.title,
          author: row.author,
          link: row.link,
          isPrimary: row.isPrimary,
          origin: row.origin,
          terms: row.terms,
          termsText: row.termsText,
          publishedAt: row.publishedAt?.toISOString() ?? null,
          isConfidential: row.isConfidential,
          hasText: row.text !== null,
          isBeingRead: row.text === null && beingRead.has(id),
          mediaFileId: row.files[0]?.id ?? null,
          stories: stories.get(id) ?? 0,
          addedBy: row.createdBy.name,
          addedAt: row.createdAt.toISOString(),
        },
      ];
    }),
  };
}

const playable = [{ mediaType: { startsWith: 'audio/' } }, { mediaType: { startsWith: 'video/' } }];

/** Origins that sources already go back to, the most used first: one origin should have one name. */
export async function listOrigins(actor: Actor, query: string): Promise<string[]> {
  if (!allows(actor, 'source.register')) return [];
  await spend(actor, 'searches');
  const rows = await db.$queryRaw<{ origin: string }[]>`
    SELECT origin FROM source
    WHERE merged_into_id IS NULL AND NOT is_confidential AND origin <> '' AND origin ILIKE ${like(query.trim())}
    GROUP BY origin ORDER BY count(*) DESC, origin LIMIT 8`;
  return rows.map(({ origin }) => origin);
}

const MOST_USES = 200;

/** Everything the page of a source shows. Throws AppError `missing` where there is no such source. */
export async function sourcePage(actor: Actor, sourceId: string): Promise<SourcePageView> {
  const owned = await ownedSource(db, actor, sourceId);
  const { source } = owned;
  const subject = source.isConfidential ? await withLift(db, source, owned.subject) : owned.subject;
  const change = can(actor, 'source.change', subject);
  const lifting = can(actor, 'source.lift', subject);
  const [opened, readers, newsroom, more, uses, members, termsBefore, threads, capture] = await Promise.all([
    openSource(actor, sourceId),
    source.isConfidential ? listReaders(actor, sourceId) : [],
    newsroomSettings(db),
    db.source.findUniqueOrThrow({
      where: { id: sourceId },
      select: {
        createdBy: { select: { name: true } },
        lift: { include: { askedBy: { select: { id: true, name: true } } } },
        mergedInto: { select: { id: true, title: true } },
        merged: { select: { id: true, title: true, version: true }, orderBy: { title: 'asc' } },
      },
    }),
    db.evidence.findMany({
      where: { sourceId, removedAt: null, item: { cutAt: null } },
      orderBy: [{ addedAt: 'desc' }, { id: 'desc' }],
      take: MOST_USES + 1,
      include: { item: { include: { story: { select: { headline: true } } } } },
    }),
    source.isConfidential
      ? db.member.findMany({
          where: { deactivatedAt: null },
          select: { id: true, name: true },
          orderBy: { name: 'asc' },
        })
      : [],
    // What was agreed before it became confidential may reveal who it is.
    source.isConfidential ? null : termsBeforeLastChange(source),
    threadsOfSource(actor, sourceId),
    allows(actor, 'source.open', subject) ? lastCaptureOf(sourceId) : null,
  ]);
  const { mergedIntoId: _into, createdById: _by, readers: _readers, createdAt, ...details } = source;
  return {
    ...details,
    termsBefore,
    threads,
    capture,
    now: new Date().toISOString(),
    embargoUntil: source.embargoUntil?.toISOString() ?? null,
    publishedAt: source.publishedAt?.toISOString() ?? null,
    capturedAt: source.capturedAt?.toISOString() ?? null,
    addedBy: more.createdBy.name,
    addedAt: createdAt.toISOString(),
    mergedInto: more.mergedInto,
    merged: more.merged,
    usedIn: byStory(uses.slice(0, MOST_USES)),
    hasMoreUses: uses.length > MOST_USES,
    opened,
    lift: more.lift && {
      by: more.lift.askedBy.name,
      isMine: more.lift.askedBy.id === actor.id,
      at: more.lift.askedAt.toISOString(),
      reason: more.lift.reason,
    },
    readers,
    members,
    maxFileBytes: env.evidenceMaxBytes,
    fileEndings: EVIDENCE_EXTENSIONS,
    timeZone: newsroom.timeZone,
    me: actor.id,
    archive: allows(actor, 'source.open', subject) ? await archivingOf(source, newsroom) : null,
    can: {
      change: change.allowed && source.mergedIntoId === null,
      whyNotChange: change.allowed || !allows(actor, 'source.register') ? '' : change.reason,
      askLift: source.isConfidential && allows(actor, 'source.askLift', subject),
      lift: lifting.allowed,
      whyNotLift: lifting.allowed ? '' : lifting.reason,
      open: allows(actor, 'source.open', subject),
      offerClips:
        newsroom.clipsInReports &&
        source.terms === 'ON_RECORD' &&
        source.mergedIntoId === null &&
        allows(actor, 'source.offerClip', subject),
      endClipOffers: allows(actor, 'source.offerClip', subject),
      readIdentity: allows(actor, 'source.readIdentity', subject),
      nameReaders: allows(actor, 'source.nameReaders', subject),
      confirmReaders: allows(actor, 'source.confirmReader', subject),
    },
  };
}

/** From the record: the last change of a source's terms, as long as the terms it set are still in force. */
async function termsBeforeLastChange({
  id,
  terms,
  termsText,
}: SourceRow): Promise<SourcePageView['termsBefore']> {
  const last = await db.auditEvent.findFirst({
    where: { subjectId: id, action: 'source.change', payload: { contains: '"termsBefore"' } },
    orderBy: { seq: 'desc' },
    select: { payload: true, actorName: true, at: true },
  });
  if (!last) return null;
  const said = JSON.parse(last.payload) as Record<string, string>;
  if (said.terms !== terms || said.termsText !== termsText) return null;
  return {
    terms: said.termsBefore as Terms,
    termsText: said.termsTextBefore ?? '',
    by: last.actorName,
    at: last.at.toISOString(),
  };
}

type Use = Prisma.EvidenceGetPayload<{
  include: { item: { include: { story: { select: { headline: true } } } } };
}>;

function byStory(uses: readonly Use[]): StoryUse[] {
  const stories = new Map<string, StoryUse>();
  for (const { item, stance, locator } of uses) {
    const story: StoryUse = stories.get(item.storyId) ?? {
      storyId: item.storyId,
      headline: item.story.headline,
      items: [],
    };
    stories.set(item.storyId, story);
    story.items.push({
      itemId: item.id,
      words: statementText(statementOfRow(item, null)),
      kind: item.kind,
      status: item.status,
      stance,
      locator,
    });
  }
  return [...stories.values()];
}

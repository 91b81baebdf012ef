import type { ContactLog } from '../contacts/queries.ts';
import { db, type Prisma } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { carriesWork } from '../domain/assignment.ts';
import type { AttributeChange, AttributionChange } from '../domain/attribution-change.ts';
import { auditSentence } from '../domain/audit/event.ts';
import type { StoredPayload } from '../domain/audit/stored-payload.ts';
import { missing } from '../domain/errors.ts';
import { restsOnLog } from '../domain/item-kinds.ts';
import { can } from '../domain/permissions.ts';
import { isChangedSinceCheck } from '../domain/reasons.ts';
import { sourceStatusOf } from '../domain/source-status.ts';
import { type Attributed, placeOfCue, type StatementPart, statementOf } from '../domain/statement.ts';
import type { Span, Tick } from '../domain/vocabulary.ts';
import { checkView, isBasisStale } from './check-view.ts';
import type { ItemRow } from './row-queries.ts';
import type { HistoryEntry, ItemView } from './view.ts';

/** What the engine read, as stored with an item. */
export type Reading = {
  /** Only in items read before the cue had columns of its own. */
  cue?: string | null;
  occasion: string | null;
  date: string | null;
  checkWorthiness: number | null;
  reasons: { rule: string; detail: string }[];
};

/** What a statement is made from. */
type Stated = Pick<
  ItemRow,
  | 'revisionId'
  | 'exact'
  | 'spans'
  | 'speakerName'
  | 'speakerStart'
  | 'speakerEnd'
  | 'cue'
  | 'cueStart'
  | 'cueEnd'
  | 'reading'
>;

/** What changed since an item's check, where its verdict lapsed and was not given again; null where none lapsed. */
export function lapseChangesOf(row: {
  status: ItemRow['status'];
  reason: string;
  verdicts: { changes: Prisma.JsonValue }[];
}): AttributionChange[] | null {
  if (!isChangedSinceCheck(row)) return null;
  return (row.verdicts[0]?.changes as AttributionChange[] | null | undefined) ?? null;
}

/** The cue of an item, and its place in the revision's text where it has one. */
function cueOf(row: Stated, text: string | null): Attributed['cue'] {
  if (row.cue !== null) return { text: row.cue, start: row.cueStart, end: row.cueEnd };
  // Read before the cue had columns of its own.
  const cue = (row.reading as Reading | null)?.cue ?? null;
  if (cue === null) return null;
  const place = text === null ? null : placeOfCue(text, row.spans as Span[], cue);
  return { text: cue, start: place?.start ?? null, end: place?.end ?? null };
}

/**
 * An item's words with their cue and speaker. `revision` is the story's current one; null if its text is not at hand.
 */
export function statementOfRow(row: Stated, revision: { id: string; text: string } | null): StatementPart[] {
  const text = row.revisionId === revision?.id ? revision.text : null;
  const speaker = row.speakerName
    ? { name: row.speakerName, start: row.speakerStart, end: row.speakerEnd }
    : null;
  return statementOf(text, row.exact, { spans: row.spans as Span[], speaker, cue: cueOf(row, text) });
}

/** What a screen shows of an item, with its source status derived from evidence and contact log. */
export function itemView(row: ItemRow, log: ContactLog, revision: { id: string; text: string }): ItemView {
  const reading = row.reading as Reading | null;
  const support = restsOnLog(row.kind) ? log.supportOf(row) : null;
  const status = sourceStatusOf({
    kind: row.kind,
    evidence: row.evidence.map(({ stance, source, sourceId }) => ({
      stance,
      sourceId,
      type: source.type,
      isPrimary: source.isPrimary,
      origin: source.origin,
    })),
    parties: row.parties.map(({ name }) => ({ name })),
    support,
  });
  const assignee = row.assignee && carriesWork(row.assignee) ? row.assignee : null;
  const verdict = row.status === 'PENDING' ? undefined : row.verdicts[0];
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    status: row.status,
    reason: row.reason,
    ticks: row.ticks as Tick[],
    quotation: row.quotation,
    substance: row.substance,
    spans: row.spans as Span[],
    start: row.start,
    end: row.end,
    exact: row.exact,
    speaker: row.speakerName ? { name: row.speakerName, start: row.speakerStart, end: row.speakerEnd } : null,
    parties: row.parties.map(({ mention, name, start, end }) => ({ mention, name, start, end })),
    outcome: row.outcome,
    isMachine: row.isMachine,
    isCut: row.cutAt !== null,
    confidence: row.confidence,
    why: reading?.reasons ?? [],
    statement: statementOfRow(row, revision),
    cue: row.cue ?? reading?.cue ?? null,
    force: row.force,
    polarity: row.polarity,
    occasion: reading?.occasion ?? null,
    date: reading?.date ?? null,
    checkWorthiness: reading?.checkWorthiness ?? null,
    sourceStatus: status.status,
    sourceWords: status.words,
    origins: status.origins,
    evidence: row.evidence.map((evidence) => ({
      id: evidence.id,
      version: evidence.version,
      stance: evidence.stance,
      excerpt: evidence.excerpt,
      locator: evidence.locator,
      addedBy: evidence.addedBy.name,
      addedAt: evidence.addedAt.toISOString(),
      source: {
        id: evidence.source.id,
        type: evidence.source.type,
        title: evidence.source.title,
        author: evidence.source.author,
        link: evidence.source.link,
        isPrimary: evidence.source.isPrimary,
        origin: evidence.source.origin,
        terms: evidence.source.terms,
        termsText: evidence.source.termsText,
        publishedAt: evidence.source.publishedAt?.toISOString() ?? null,
        hasText: evidence.source.text !== null,
        mediaFileId: evidence.source.files[0]?.id ?? null,
      },
    })),
    checks: row.checks.map((check) => checkView(row, check)),
    original: row.originalWords
      ? { words: row.originalWords, language: row.originalLanguage ?? '', translator: row.translator ?? '' }
      : null,
    assignee: assignee && { id: assignee.id, name: assignee.name },
    dueAt: (assignee && row.dueAt?.toISOString()) ?? null,
    changes: lapseChangesOf(row),
    asked: (row.asked as AttributeChange[] | null) ?? [],
    isBasisStale: isBasisStale(row),
    decidedBy: verdict?.by?.name ?? null,
    decidedAt: verdict?.at.toISOString() ?? null,
    listened: (verdict?.listened ?? []).map(({ fromMs, toMs, file }) =>
      file.source.isConfidential ? null : { fromMs, toMs },
    ),
  };
}

/** Everything that was done to an item, oldest first. Another story's item is reported as missing. */
export async function itemHistory(actor: Actor, storyId: string, itemId: string): Promise<HistoryEntry[]> {
  if (!can(actor, 'story.read').allowed) throw missing('item');
  const item = await db.item.findFirst({
    where: { id: itemId, storyId },
    select: { id: true, createdAt: true },
  });
  if (!item) throw missing('item');
  const events = await db.auditEvent.findMany({ where: { subjectId: itemId }, orderBy: { seq: 'asc' } });
  const bringingIn = await db.auditEvent.findFirst({
    where: {
      storyId,
      action: { in: ['story.bringIn', 'story.revise', 'story.putBack'] },
      at: { gte: item.createdAt },
    },
    orderBy: { seq: 'asc' },
  });
  const wasMade = events.some(({ action }) => action === 'item.make' || action === 'item.split');
  const found: HistoryEntry[] =
    wasMade || !bringingIn
      ? []
      : [
          {
            seq: bringingIn.seq.toString(),
            at: bringingIn.at.toISOString(),
            by: 'Stet',
            words: 'found in the text',
          },
        ];
  return [
    ...found,
    ...events.map((event) => ({
      seq: event.seq.toString(),
      at: event.at.toISOString(),
      by: event.actorName,
      words: auditSentence(event.action, JSON.parse(event.payload) as StoredPayload),
    })),
  ];
}

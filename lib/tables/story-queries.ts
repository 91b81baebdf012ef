import { openReader } from '../confidential/queries.ts';
import { contactLog } from '../contacts/queries.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { toLocalInput } from '../domain/moments.ts';
import { mapGivingWay } from '../give-way.ts';
import { itemView } from '../items/queries.ts';
import { type ItemRow, itemRows } from '../items/row-queries.ts';
import { storyScope } from '../stories/queries.ts';
import {
  type Clock,
  contactColumns,
  type ItemLine,
  itemColumns,
  type NamedEvidence,
  type SourceLine,
  sourceColumns,
} from './story-columns.ts';
import { headed, type Table, type Told, told } from './view.ts';

/** `2026-11-29 14:05` by a clock; null for no moment. */
export const clockOf =
  (timeZone: string): Clock =>
  (iso) =>
    iso === null ? null : toLocalInput(iso, timeZone).replace('T', ' ');

/** Rows that are all at hand. */
function tableOf<Row>(sheet: string, columns: readonly Told<Row>[], rows: readonly Row[]): Table {
  return {
    sheet,
    columns: headed(columns),
    count: rows.length,
    async *rows() {
      yield rows.map((row) => told(columns, row));
    },
  };
}

/**
 * Which sources of these the actor may not know more of than that they are there: confidential ones on which they are not
 * named, or that are closed to them. A table goes where Stet's own rules do not, so it holds nothing of them.
 */
async function closedTo(client: Tx, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  const rows = await client.source.findMany({
    where: { id: { in: [...ids] }, isConfidential: true, readers: { none: openReader(actor) } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** A story's items, sources and contact log, as far as the actor may know of them. Throws AppError `missing`. */
export async function storyTables(
  actor: Actor,
  storyId: string,
  now = new Date(),
): Promise<{ headline: string; timeZone: string; items: Table; sources: Table; contacts: Table }> {
  const { story, revision, newsroom } = await storyScope(db, actor, storyId);
  const { timeZone } = newsroom;
  const clock = clockOf(timeZone);
  const log = await contactLog(db, storyId, now, timeZone);
  const rows = (await itemRows(db, storyId)).filter(({ cutAt }) => cutAt === null);
  const closed = await closedTo(db, actor, [
    ...rows.flatMap(({ evidence }) => evidence.map(({ sourceId }) => sourceId)),
    ...log.views.flatMap(({ answerSource }) => answerSource?.id ?? []),
  ]);
  const numbers = new Map(rows.map(({ id }, i) => [id, i + 1]));
  const lines = await mapGivingWay(rows, (row): ItemLine => {
    const item = itemView(row, log, revision);
    return { number: numbers.get(row.id) ?? 0, item, evidence: knownEvidence(row, item.evidence, closed) };
  });
  // What a source that is closed to them answered says who it is.
  const contacts = log.views.filter(({ answerSource }) => !answerSource || !closed.has(answerSource.id));
  return {
    headline: story.headline,
    timeZone,
    items: tableOf('Items', itemColumns(timeZone, clock), lines),
    sources: tableOf('Sources', sourceColumns(timeZone, clock), sourceLines(rows, lines)),
    contacts: tableOf(
      'Contact log',
      contactColumns(timeZone, clock),
      contacts.map((contact) => ({
        contact,
        numbers: contact.itemIds.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b),
      })),
    ),
  };
}

function knownEvidence(
  row: ItemRow,
  views: ItemLine['item']['evidence'],
  closed: ReadonlySet<string>,
): NamedEvidence[] {
  const confidential = new Set(
    row.evidence.filter(({ source }) => source.isConfidential).map(({ sourceId }) => sourceId),
  );
  return views
    .filter(({ source }) => !closed.has(source.id))
    .map((view) => ({ ...view, isConfidential: confidential.has(view.source.id) }));
}

/** Each source once, in the order of the items that rest on it. */
function sourceLines(rows: readonly ItemRow[], lines: readonly ItemLine[]): SourceLine[] {
  const details = new Map(
    rows.flatMap(({ evidence }) => evidence.map(({ source }) => [source.id, source] as const)),
  );
  const found = new Map<string, SourceLine & { uses: SourceLine['uses'][number][] }>();
  for (const { number, evidence } of lines) {
    for (const { source, stance, locator, isConfidential } of evidence) {
      const more = details.get(source.id);
      const line = found.get(source.id) ?? {
        source: {
          ...source,
          language: more?.language ?? '',
          isFirsthand: more?.isFirsthand ?? null,
          capturedAt: more?.capturedAt?.toISOString() ?? null,
        },
        isConfidential,
        uses: [],
      };
      line.uses.push({ number, stance, locator });
      found.set(source.id, line);
    }
  }
  return [...found.values()];
}

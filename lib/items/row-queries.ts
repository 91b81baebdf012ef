/**
 * Items as they are in the database, with everything attached to them: in one statement, which every change of an item asks
 * twice and whoever reads the story after it once. What Prisma asks for the same in up to twenty-five says `itemInclude`, and
 * a test holds the two against each other.
 */
import { type Prisma, readPreparedIn, type Tx } from '../db.ts';
import { GIVE_WAY_AFTER, giveWay } from '../give-way.ts';
import { type JsonRow, rowFrom } from '../rows-as-json.ts';
import { personOf } from '../stories/queries.ts';

/** Only what a screen shows of a source: its text can be megabytes. */
const sourceParts = {
  text: { select: { number: true, speakers: true, sha256: true } },
  // Where only the times of the words were found anew, no words were replaced.
  texts: {
    where: { came: { not: 'aligned' } },
    select: { at: true },
    orderBy: { number: 'desc' },
    take: 1,
  },
  files: {
    where: {
      removedAt: null,
      // The times of a text are those of the whole recording.
      clip: null,
      OR: [{ mediaType: { startsWith: 'audio/' } }, { mediaType: { startsWith: 'video/' } }],
    },
    select: { id: true, mediaType: true },
    orderBy: { addedAt: 'asc' },
    take: 1,
  },
} as const satisfies Prisma.SourceInclude;

/** What somebody listened to for a verdict, as far as a screen may show it. */
const listenedParts = {
  orderBy: { id: 'asc' },
  select: {
    fromMs: true,
    toMs: true,
    file: { select: { source: { select: { isConfidential: true } } } },
  },
} as const satisfies Prisma.Verdict$listenedArgs;

export const itemInclude = {
  parties: { orderBy: { ordinal: 'asc' } },
  assignee: { select: { id: true, name: true, role: true, deactivatedAt: true } },
  evidence: {
    where: { removedAt: null },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    include: { source: { include: sourceParts }, addedBy: { select: { name: true } } },
  },
  checks: {
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    include: {
      source: { include: sourceParts },
      on: {
        select: {
          number: true,
          recogniser: true,
          read: { where: { file: { removedAt: null } }, select: { id: true } },
        },
      },
      by: { select: { name: true } },
    },
  },
  heard: {
    orderBy: [{ start: 'asc' }, { id: 'asc' }],
    include: { by: { select: { name: true } }, listenedBy: { select: { name: true } } },
  },
  verdicts: {
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 1,
    include: { by: { select: { name: true } }, listened: listenedParts },
  },
} as const satisfies Prisma.ItemInclude;

export type ItemRow = Prisma.ItemGetPayload<{ include: typeof itemInclude }>;

const nameOf = (id: string) => `(SELECT name FROM member WHERE id = ${id})`;
const listOf = (row: string, from: string) => `(SELECT coalesce(json_agg(${row}), '[]') FROM ${from})`;

/** What `sourceParts` says. */
const sourceOf = (id: string) => `(SELECT json_build_object(
    'row', to_json(source),
    'text', (SELECT json_build_object('number', number, 'speakers', speakers, 'sha256', sha256)
      FROM source_text WHERE id = source.current_text_id),
    'texts', ${listOf(
      'newest',
      `(SELECT updated_at AS at FROM source_text
       WHERE source_id = source.id AND came <> 'aligned' ORDER BY number DESC LIMIT 1) newest`,
    )},
    'files', ${listOf(
      'oldest',
      `(SELECT id, media_type FROM evidence_file
       WHERE source_id = source.id AND removed_at IS NULL AND (media_type LIKE 'audio/%' OR media_type LIKE 'video/%')
         AND NOT EXISTS (SELECT FROM clip WHERE clip.file_id = evidence_file.id) ORDER BY added_at LIMIT 1) oldest`,
    )})
  FROM source WHERE id = ${id})`;

const EVIDENCE = `json_build_object('row', to_json(evidence), 'source', ${sourceOf('evidence.source_id')},
  'by', ${nameOf('evidence.added_by_id')})`;
const READ = `words_read JOIN evidence_file ON evidence_file.id = words_read.file_id AND evidence_file.removed_at IS NULL
  WHERE words_read.text_id = source_text.id`;
const CHECK = `json_build_object('row', to_json(quote_check), 'source', ${sourceOf('quote_check.source_id')},
  'by', ${nameOf('quote_check.by_id')},
  'on', (SELECT json_build_object('number', number, 'recogniser', recogniser,
      'read', ${listOf("json_build_object('id', words_read.id)", READ)})
    FROM source_text WHERE id = quote_check.text_id))`;
const HEARD = `json_build_object('row', to_json(which_heard), 'by', ${nameOf('which_heard.by_id')},
  'listenedBy', ${nameOf('which_heard.listened_by_id')})`;
const LISTENED = `json_build_object('from_ms', from_ms, 'to_ms', to_ms, 'isConfidential', source.is_confidential)`;
const FILE_OF_SOURCE = `JOIN evidence_file ON evidence_file.id = listening.file_id
  JOIN source ON source.id = evidence_file.source_id`;

/** What `itemInclude` says. */
const ITEM = `SELECT to_json(item) AS row,
  ${listOf('party ORDER BY ordinal', 'item_party party WHERE item_id = item.id')} AS parties,
  ${personOf('item.assignee_id')} AS assignee,
  ${listOf(`${EVIDENCE} ORDER BY added_at, id`, 'evidence WHERE item_id = item.id AND removed_at IS NULL')} AS evidence,
  ${listOf(`${CHECK} ORDER BY at DESC, id`, 'quote_check WHERE item_id = item.id')} AS checks,
  ${listOf(`${HEARD} ORDER BY start, id`, 'which_heard WHERE item_id = item.id')} AS heard,
  (SELECT json_build_object('row', to_json(verdict), 'by', ${nameOf('verdict.by_id')},
      'listened', ${listOf(`${LISTENED} ORDER BY listening.id`, `listening ${FILE_OF_SOURCE} WHERE verdict_id = verdict.id`)})
    FROM verdict WHERE item_id = item.id ORDER BY at DESC, id DESC LIMIT 1) AS verdict
  FROM item WHERE story_id = $1`;

const IN_TEXT_ORDER = 'ORDER BY start, "end" DESC, id LIMIT';

type JsonSource = { row: JsonRow; text: unknown; texts: JsonRow[]; files: JsonRow[] };
type JsonItem = {
  row: JsonRow;
  parties: JsonRow[];
  assignee: JsonRow | null;
  evidence: { row: JsonRow; source: JsonSource; by: string }[];
  checks: { row: JsonRow; source: JsonSource; by: string; on: unknown }[];
  heard: { row: JsonRow; by: string; listenedBy: string | null }[];
  verdict: {
    row: JsonRow;
    by: string | null;
    listened: { from_ms: number; to_ms: number; isConfidential: boolean }[];
  } | null;
};

const named = (name: string | null) => (name === null ? null : { name });
const sourceFrom = ({ row, text, texts, files }: JsonSource) => ({
  ...rowFrom<object>(row),
  ...{ text, texts: texts.map(rowFrom), files: files.map(rowFrom) },
});

function itemFrom({ row, parties, assignee, evidence, checks, heard, verdict }: JsonItem): ItemRow {
  const item: object = {
    ...rowFrom<object>(row),
    parties: parties.map(rowFrom),
    assignee: assignee && rowFrom(assignee),
    evidence: evidence.map((one) => ({
      ...rowFrom<object>(one.row),
      ...{ source: sourceFrom(one.source), addedBy: named(one.by) },
    })),
    checks: checks.map((one) => ({
      ...rowFrom<object>(one.row),
      ...{ source: sourceFrom(one.source), on: one.on, by: named(one.by) },
    })),
    heard: heard.map((one) => ({
      ...rowFrom<object>(one.row),
      ...{ by: named(one.by), listenedBy: named(one.listenedBy) },
    })),
    verdicts: (verdict ? [verdict] : []).map((one) => ({
      ...rowFrom<object>(one.row),
      by: named(one.by),
      listened: one.listened.map(({ isConfidential, ...stretch }) => ({
        ...rowFrom<object>(stretch),
        file: { source: { isConfidential } },
      })),
    })),
  };
  return item as ItemRow;
}

/**
 * The items of a story in text order. One query for the usual story; of a long one a thousand at a time, since each row
 * that comes takes the server's thread. What comes after the first thousand is asked for by the ids, which are read before: an
 * item that moves meanwhile is read neither twice nor not at all.
 */
export async function itemRows(client: Tx, storyId: string, ids?: readonly string[]): Promise<ItemRow[]> {
  const first = await someItemRows(client, storyId, ids);
  if (first.length <= GIVE_WAY_AFTER) return first;
  const order = await client.item.findMany({
    where: { storyId, ...(ids && { id: { in: [...ids] } }) },
    orderBy: [{ start: 'asc' }, { end: 'desc' }, { id: 'asc' }],
    select: { id: true },
  });
  const read = new Map(first.map((row) => [row.id, row]));
  const others = order.flatMap(({ id }) => (read.has(id) ? [] : id));
  for (let from = 0; from < others.length; from += GIVE_WAY_AFTER) {
    await giveWay();
    const page = await someItemRows(client, storyId, others.slice(from, from + GIVE_WAY_AFTER));
    for (const row of page) read.set(row.id, row);
  }
  return order.flatMap(({ id }) => read.get(id) ?? []);
}

/** No more than one above {@link GIVE_WAY_AFTER}. One item has a statement of its own, whose plan Postgres then keeps. */
async function someItemRows(client: Tx, storyId: string, ids?: readonly string[]): Promise<ItemRow[]> {
  const limit = GIVE_WAY_AFTER + 1;
  const ask = (name: string, text: string, ...values: unknown[]) =>
    readPreparedIn<JsonItem>(client, name, text, [storyId, ...values]);
  const rows = await (ids === undefined
    ? ask('items of a story', `${ITEM} ${IN_TEXT_ORDER} $2`, limit)
    : ids.length === 1
      ? ask('item of a story', `${ITEM} AND id = $2`, ids[0])
      : ask('some items of a story', `${ITEM} AND id = ANY ($2::uuid[]) ${IN_TEXT_ORDER} $3`, ids, limit));
  return rows.map(itemFrom);
}

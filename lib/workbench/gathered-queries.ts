/**
 * What the workbench is put together from, as it is in the database; and, after a change, only what that may have touched
 * read anew. Which that is the record says: every change writes its events in its own transaction.
 */
import { type ContactLog, contactLog } from '../contacts/queries.ts';
import { db, readPrepared, type Tx } from '../db.ts';
import type { AuditAct } from '../domain/audit/payloads.ts';
import { sourcesBeingRead } from '../evidence/text-job-queries.ts';
import { mapGivingWay } from '../give-way.ts';
import { itemView } from '../items/queries.ts';
import { type ItemRow, itemRows } from '../items/row-queries.ts';
import type { ItemView } from '../items/view.ts';
import { proposalsOfStory } from '../proposals/queries.ts';
import { type SignedFiles, signedFiles } from '../reports/signing.ts';
import { type JsonRow, rowFrom } from '../rows-as-json.ts';
import type { StoryAsItIs, StoryScope } from '../stories/queries.ts';
import { type StoryThreads, threadsOfStory } from '../threads/queries.ts';
import type { WorkbenchView } from './view.ts';

export type Gathered = {
  scope: StoryAsItIs;
  /** As it is worded at the moment when it was read. */
  log: ContactLog;
  rows: ItemRow[];
  /** Of these rows, in their order. */
  items: ItemView[];
  threads: StoryThreads;
  members: Awaited<ReturnType<typeof activeMembers>>;
  beingRead: WorkbenchView['beingRead'];
  files: SignedFiles;
  proposals: WorkbenchView['proposals'];
};

/** All of it, in a handful of queries whatever the story's length. */
export async function gather(client: Tx, scope: StoryScope, now: Date): Promise<Gathered> {
  const { story, revision, newsroom } = scope;
  const log = await contactLog(client, story.id, now, newsroom.timeZone);
  const rows = await itemRows(client, story.id);
  return {
    scope: { story, revision, newsroom },
    log,
    rows,
    threads: await threadsOfStory(client, story.id),
    members: await activeMembers(client),
    beingRead: await sourcesBeingRead(client),
    items: await mapGivingWay(rows, (row) => itemView(row, log, revision)),
    files: await signedFiles(client, rows, newsroom),
    proposals: await proposalsOfStory(client, story.id),
  };
}

const activeMembers = (client: Tx) =>
  client.member.findMany({
    where: { deactivatedAt: null },
    select: { id: true, name: true, role: true, deactivatedAt: true },
    orderBy: { name: 'asc' },
  });

/** What changed since a reading: these items, and perhaps the threads; nothing else but the story's own row, as it is now. */
export type Touched = { row: JsonRow; itemIds: ReadonlySet<string>; threads: boolean };

/**
 * What an act leaves as it was: everything but its item, but the threads, or but both. Whatever rests on a source may be
 * confidential, and then the threads on it are. An act that is not here may have touched anything.
 */
const TOUCHES: Partial<Record<AuditAct, 'item' | 'threads' | 'both'>> = {
  'item.change': 'item',
  'item.assign': 'item',
  'item.recordVerdict': 'item',
  'item.lapse': 'item',
  'item.answer': 'item',
  'item.cut': 'item',
  'item.restore': 'item',
  'item.setOriginal': 'item',
  'item.askWhichHeard': 'item',
  'item.listenToBoth': 'item',
  'item.checkQuote': 'both',
  'evidence.add': 'both',
  'evidence.change': 'both',
  'evidence.remove': 'both',
  'evidence.restore': 'both',
  'thread.open': 'threads',
  'thread.reply': 'threads',
  'thread.resolve': 'threads',
  'thread.reopen': 'threads',
  'note.edit': 'threads',
};

/** More events than one change of many items has are as quickly read as the whole. */
const MOST_EVENTS = 50;

const SINCE = `SELECT to_json(story) AS row, (
    SELECT coalesce(json_agg(event), '[]') FROM (
      SELECT action, subject_id AS "subjectId" FROM audit_event
      WHERE story_id = story.id AND seq > $2::bigint ORDER BY seq LIMIT ${MOST_EVENTS + 1}) event) AS events
  FROM story WHERE id = $1`;

/** What a story's events after this one touched; null where that may be anything. */
export async function touchedSince(storyId: string, seq: string): Promise<Touched | null> {
  const [found] = await readPrepared<{ row: JsonRow; events: { action: AuditAct; subjectId: string }[] }>(
    'touched in a story since',
    SINCE,
    [storyId, seq],
  );
  if (!found) return null;
  const { row, events } = found;
  if (events.length > MOST_EVENTS) return null;
  const itemIds = new Set<string>();
  let threads = false;
  for (const { action, subjectId } of events) {
    const touches = TOUCHES[action];
    if (!touches) return null;
    if (touches !== 'threads') itemIds.add(subjectId);
    if (touches !== 'item') threads = true;
  }
  return { row, itemIds, threads };
}

/** An earlier reading with what was touched since read anew; null where that does not do. */
export async function gatherTouched(
  before: Gathered,
  { row: story, itemIds, threads }: Touched,
): Promise<Gathered | null> {
  const { id } = before.scope.story;
  const scope = { ...before.scope, story: { ...before.scope.story, ...rowFrom<object>(story) } };
  const fresh = new Map(
    (itemIds.size > 0 ? await itemRows(db, id, [...itemIds]) : []).map((row) => [row.id, row]),
  );
  if (fresh.size !== itemIds.size) return null;
  const pairs = before.rows.map((row, i) => {
    const now = fresh.get(row.id);
    if (!now) return { row, item: before.items[i] as ItemView };
    fresh.delete(row.id);
    return { row: now, item: itemView(now, before.log, scope.revision) };
  });
  // One that was not there before: no act above makes one, so this reading is not what it was taken for.
  if (fresh.size > 0) return null;
  pairs.sort((a, b) => inTextOrder(a.row, b.row));
  const rows = pairs.map(({ row }) => row);
  return {
    ...before,
    scope,
    rows,
    items: pairs.map(({ item }) => item),
    ...(threads && { threads: await threadsOfStory(db, id) }),
    ...(itemIds.size > 0 && { files: await signedFiles(db, rows, scope.newsroom) }),
  };
}

/** As lib/items/row-queries.ts reads them. */
function inTextOrder(a: ItemRow, b: ItemRow): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
}

/**
 * The workbench as it was last read, as long as it is still so: putting it together takes some forty statements and ten
 * times as long as the rest of an answer, and most who ask (whoever comes back to the window, the second one who opens
 * the story) would get what is there already. Whether anything changed is asked of Postgres each time, so what is kept
 * needs no word from the mutations or from other web processes.
 */
import { randomUUID } from 'node:crypto';
import { db, readPrepared } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { differenceJson, lengthOf, type Parts, partsOf, wholeJson } from '../domain/difference.ts';
import { missing } from '../domain/errors.ts';
import { idOf } from '../domain/fields.ts';
import { can } from '../domain/permissions.ts';
import { READ_LATER_FROM } from '../domain/story-size.ts';
import { storyScope } from '../stories/queries.ts';
import { type Gathered, gather, gatherTouched, touchedSince } from './gathered-queries.ts';
import { type Rest, type SharedView, sharedViewOf, viewFor } from './queries.ts';
import type { WorkbenchView } from './view.ts';

type Read = {
  gathered: Gathered;
  shared: SharedView;
  rest: Rest;
  /**
   * `shared` as JSON in UTF-8, up to where the rest goes on; made when it is asked for, which those who have an earlier
   * reading do not: a text with curly quotes takes longer to encode than all else that its answer takes.
   */
  json: () => Buffer;
  /** The same part by part, and as it was read before: for pages that have one of these readings. */
  parts: Parts;
  earlier: readonly Parts[];
  /** What changed since an earlier one, by its tag: many pages at a story ask for the same. */
  since: Map<string, Buffer>;
  /** When requests were sent or their deadlines passed, or will (ms): the wording of silence changes with them. */
  moments: number[];
  /** As it was when this was read: what changed since is in the events after it. */
  stamped: Stamp;
  /** Whether nothing changed meanwhile. */
  isWhole: boolean;
  /** The rest of the JSON, by whom it is for: it depends on them and on what is kept here. */
  own: Map<string, Buffer>;
};

type Kept = { stamp: string; at: number; read: Promise<Read>; size: number };

/** Bytes that are kept altogether, roughly: some five hundred ordinary stories, or a dozen of the longest. */
const MOST_KEPT = 48_000_000;
/** The rows that a reading was put together from, their views, and the JSON of these, for each letter of that. */
const KEPT_FOR_A_LETTER = 4;
/** Earlier readings that pages may have. A page reads again within a moment of a change; one that slept reads the whole. */
const MOST_EARLIER = 6;
/** A story that changes faster than it can be read is shown as last read. */
const MOST_READINGS = 4;
const MINUTE_MS = 60_000;

// Pages and routes are built with a copy of this file each.
const global = globalThis as typeof globalThis & { stetWorkbenches?: Map<string, Kept> };
global.stetWorkbenches ??= new Map();
const kept = global.stetWorkbenches;

/**
 * The workbench as JSON in UTF-8. Throws AppError `missing`.
 * @param since the tag of a reading that the page has: then only what changed since, where that is still known, and with a
 *   tag again (lib/domain/difference.ts); '' for a page that has none and wants one
 */
export async function workbenchAsJson(
  actor: Actor,
  storyId: string,
  since: string | null = null,
): Promise<Buffer<ArrayBuffer>> {
  const read = await keptOrRead(actor, storyId, await stampOf(actor, storyId));
  if (since === null) return Buffer.concat([read.json(), ownPart(actor, read)]);
  const shared = sharedSince(read, since) ?? read.json();
  return Buffer.concat([shared, Buffer.from(`,"tag":"${read.parts.tag}"`), ownPart(actor, read)]);
}

/** The same for an address that somebody asked at: what is no id of a story is no story. */
export async function workbenchAsked(
  actor: Actor,
  storyId: string,
  since: string | null,
): Promise<Buffer<ArrayBuffer>> {
  return workbenchAsJson(actor, idOf(storyId, 'story'), since);
}

/** What changed for everybody since an earlier reading; null where that is not known any more. */
function sharedSince({ parts, earlier, since: made }: Read, tag: string): Buffer | null {
  const known = made.get(tag);
  if (known) return known;
  const before = [parts, ...earlier].find((one) => one.tag === tag);
  if (!before) return null;
  const json = Buffer.from(differenceJson(before, parts));
  made.set(tag, json);
  return json;
}

function ownPart(actor: Actor, { own, gathered, rest }: Read): Buffer {
  const key = `${actor.id} ${actor.role} ${actor.name}`;
  const known = own.get(key);
  if (known !== undefined) return known;
  const made = Buffer.from(`,${JSON.stringify(viewFor(actor, gathered.scope, rest)).slice(1)}`);
  own.set(key, made);
  return made;
}

/**
 * The workbench for a page, unless the story is so long that its page comes empty and fetches it afterwards: then only
 * what is above it. Throws AppError `missing`.
 */
export async function workbenchOrLater(
  actor: Actor,
  storyId: string,
): Promise<{ view: WorkbenchView | null; headline: string; timeZone: string }> {
  const stamped = await stampOf(actor, storyId);
  const { items, blocks, headline, timeZone } = stamped;
  if (Math.max(items, blocks) > READ_LATER_FROM) return { view: null, headline, timeZone };
  const read = await keptOrRead(actor, storyId, stamped);
  const view = { ...read.shared, ...viewFor(actor, read.gathered.scope, read.rest) };
  return { view, headline: view.story.headline, timeZone };
}

/**
 * `stamp` is another one as soon as anything that the workbench shows has changed; `steady` not where that was this
 * story's own row or events alone; `seq` is the last of these events.
 */
type Stamp = { stamp: string; steady: string; seq: string };
type Stamped = Stamp & { headline: string; timeZone: string; items: number; blocks: number };

const STAMP = `
  SELECT *, concat_ws(' ', own, seq, steady) AS stamp FROM (
  SELECT story.headline, coalesce(newsroom.time_zone, 'UTC') AS "timeZone",
    (SELECT count(*)::int FROM item WHERE item.story_id = story.id) AS items,
    (SELECT count(*)::int FROM block JOIN revision ON revision.id = block.revision_id
     WHERE revision.story_id = story.id AND revision.number = story.revision_number) AS blocks,
    story.xmin::text AS own,
    coalesce((SELECT max(seq) FROM audit_event WHERE story_id = story.id), 0)::text AS seq,
    concat_ws(' ', newsroom.xmin,
      coalesce((SELECT max(seq) FROM audit_event WHERE story_id IS NULL), 0),
      coalesce((SELECT max(txid) FROM record_pending), 0),
      (SELECT count(*) FROM text_reading WHERE ended_at IS NULL),
      (SELECT sum(version) FROM party
       WHERE id IN (SELECT party_id FROM contact_attempt WHERE contact_attempt.story_id = story.id)),
      (SELECT concat(count(*), '+', sum(version)) FROM member)) AS steady
  FROM story LEFT JOIN newsroom ON newsroom.id = 1 WHERE story.id = $1) parts`;

/**
 * The stamp is made of the last events of the record that name the story, or none (people, sources, the newsroom); what a
 * change in another story may reach (parties); texts that are being read, of which those that come to nothing are no
 * events; and, for rows that something other than Stet's changes wrote, what the record's triggers noticed of it.
 */
async function stampOf(actor: Actor, storyId: string): Promise<Stamped> {
  if (!can(actor, 'story.read').allowed) throw missing('story');
  const found = await stampInTurn(storyId);
  if (!found) throw missing('story');
  return found;
}

type Turn = { done: Promise<void>; next: Promise<Stamped | undefined> | null };
const turns = new Map<string, Turn>();

/**
 * After a change all who have the story open ask in one moment. Whoever asks while a statement is under way may not take its
 * answer, which may be older than the question, and waits for the next one with all the others.
 */
function stampInTurn(storyId: string): Promise<Stamped | undefined> {
  const turn = turns.get(storyId);
  if (!turn) return askForStamp(storyId);
  turn.next ??= turn.done.then(() => askForStamp(storyId));
  return turn.next;
}

function askForStamp(storyId: string): Promise<Stamped | undefined> {
  const asked = readPrepared<Stamped>('stamp of a story', STAMP, [storyId]).then(([found]) => found);
  const done = asked.then(
    () => {},
    () => {},
  );
  const turn: Turn = { done, next: null };
  turns.set(storyId, turn);
  void done.then(() => {
    if (turn.next === null) turns.delete(storyId);
  });
  return asked;
}

async function keptOrRead(actor: Actor, storyId: string, stamped: Stamp): Promise<Read> {
  const before = kept.get(storyId);
  if (before?.stamp === stamped.stamp && (await isStillSo(before))) return before.read;
  const read = readNow(actor, storyId, stamped, before);
  const entry: Kept = { stamp: stamped.stamp, at: Date.now(), read, size: 0 };
  kept.delete(storyId);
  kept.set(storyId, entry);
  try {
    const { parts, stamped: after, isWhole } = await entry.read;
    entry.size = KEPT_FOR_A_LETTER * lengthOf(parts);
    entry.stamp = isWhole ? after.stamp : '';
    makeRoom();
    return await entry.read;
  } catch (error) {
    forget(storyId, entry);
    throw error;
  }
}

/** Within the minute, the smallest that any wording tells, and while no moment of the contact log has passed. */
async function isStillSo({ at, read }: Kept): Promise<boolean> {
  const now = Date.now();
  if (Math.floor(now / MINUTE_MS) !== Math.floor(at / MINUTE_MS)) return false;
  const { moments } = await read;
  return !moments.some((moment) => at < moment && moment <= now);
}

/** Reads it until nothing has changed meanwhile, of what changed since the last reading no more than that where it may. */
async function readNow(actor: Actor, storyId: string, stamped: Stamp, last?: Kept): Promise<Read> {
  const before = await last?.read.catch(() => undefined);
  let known: Known | undefined = last && before && (await isStillSo(last)) ? before : undefined;
  let stamp = stamped;
  for (let reading = 1; ; reading += 1) {
    const gathered =
      (await onlyTouched(storyId, known, stamp)) ??
      (await gather(db, await storyScope(db, actor, storyId), new Date()));
    const after = await stampOf(actor, storyId);
    const isWhole = after.stamp === stamp.stamp;
    if (isWhole || reading === MOST_READINGS) return madeOf(gathered, stamp, isWhole, before);
    known = { gathered, stamped: stamp };
    stamp = after;
  }
}

type Known = Pick<Read, 'gathered' | 'stamped'>;

/** What is known, with what the story's own events touched since; null where more may have changed. */
async function onlyTouched(storyId: string, known: Known | undefined, now: Stamp): Promise<Gathered | null> {
  if (known?.stamped.steady !== now.steady) return null;
  const touched = await touchedSince(storyId, known.stamped.seq);
  return touched && gatherTouched(known.gathered, touched);
}

async function madeOf(gathered: Gathered, stamped: Stamp, isWhole: boolean, before?: Read): Promise<Read> {
  const { shared, ...rest } = await sharedViewOf(gathered, new Date());
  const moments = shared.contacts.flatMap(({ sentAt, deadline }) =>
    [sentAt, deadline].flatMap((iso) => (iso ? [Date.parse(iso)] : [])),
  );
  const parts = partsOf(shared, randomUUID(), before?.parts);
  let json: Buffer | undefined;
  return {
    gathered,
    shared,
    rest,
    json: () => {
      json ??= Buffer.from(wholeJson(parts));
      return json;
    },
    parts,
    earlier: before ? [before.parts, ...before.earlier].slice(0, MOST_EARLIER) : [],
    since: new Map(),
    moments,
    stamped,
    isWhole,
    own: new Map(),
  };
}

function forget(storyId: string, entry: Kept): void {
  if (kept.get(storyId) === entry) kept.delete(storyId);
}

/** Those that were read longest ago go first. */
function makeRoom(): void {
  let size = [...kept.values()].reduce((sum, one) => sum + one.size, 0);
  for (const [storyId, one] of kept) {
    if (size <= MOST_KEPT) return;
    kept.delete(storyId);
    size -= one.size;
  }
}

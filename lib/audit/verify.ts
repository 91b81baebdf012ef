/**
 * Checks the record from its first event to its last, that every stored text is the one the record names, and that
 * every row is as the last event naming it left it.
 */
import { createHash } from 'node:crypto';
import type { Tx } from '../db.ts';
import { CHAIN_START, chainedText } from '../domain/audit/event.ts';
import type { StoredPayload } from '../domain/audit/stored-payload.ts';
import { holdPublishedFiles } from './published-files.ts';
import { BEFORE_ALL, faultsOfLists, holdRows } from './rows.ts';

export type Verification = {
  events: number;
  /** Hash of the last valid event: note it elsewhere, and the record cannot be shortened or rewritten unnoticed. */
  head: string;
  revisions: number;
  editions: number;
  /** Pages and data files of editions, kept as they are served. */
  publishedFiles: number;
  /** Rows checked against the record; see lib/audit/rows.ts. */
  rows: { held: number; fromBefore: number; notHeld: number };
  /** Whether an event with the given hash is in the record; null where none was given. */
  hasNotedHead: boolean | null;
  /**
   * What is broken, in words; the chain is followed only to its first broken event. Empty: all is as it was written.
   */
  faults: string[];
};

type Options = {
  /** A head noted earlier, which must still be in the record. */
  notedHead?: string;
  /** How many events are read at once. */
  batch?: number;
  /** How many rows are checked against the record at once; a number that is done quickly unless given. */
  rowsAtOnce?: number;
};

type Event = Awaited<ReturnType<Tx['auditEvent']['findMany']>>[number];
type Claim = { what: 'revision' | 'edition'; storyId: string; number: number; sha256: string; seq: bigint };

/** Texts may be a megabyte each: only a few are in memory at once. */
const TEXTS_AT_ONCE = 10;
/** A story may have tens of thousands of events. */
const STORIES_AT_ONCE = 100;

/** Reads the whole record in order, in batches, however long it is; writes nothing. */
export async function verifyRecord(
  client: Tx,
  { notedHead, batch = 1000, rowsAtOnce }: Options = {},
): Promise<Verification> {
  const faults: string[] = [];
  const claimed = { revision: 0, edition: 0 };
  let [seq, head, events] = [0n, CHAIN_START, 0];
  let hasNotedHead = notedHead === undefined ? null : notedHead === CHAIN_START;
  let isUnbroken = true;
  while (isUnbroken) {
    const rows = await client.auditEvent.findMany({
      where: { seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: batch,
    });
    const claims: Claim[] = [];
    const holding: Event[] = [];
    for (const row of rows) {
      const fault = faultOf(row, seq, head);
      if (fault) {
        faults.push(`Event ${row.seq} (${row.action}, ${row.at.toISOString()}): ${fault}`);
        isUnbroken = false;
        break;
      }
      [seq, head, events] = [row.seq, row.hash, events + 1];
      if (row.hash === notedHead) hasNotedHead = true;
      holding.push(row);
      const claim = claimOf(row);
      if (claim) {
        claims.push(claim);
        claimed[claim.what] += 1;
      }
    }
    for (let i = 0; i < claims.length; i += TEXTS_AT_ONCE) {
      faults.push(...(await checkTexts(client, claims.slice(i, i + TEXTS_AT_ONCE))));
    }
    faults.push(...(await faultsOfLists(client, holding)));
    if (rows.length < batch) break;
  }
  if (hasNotedHead === false && isUnbroken) {
    faults.push(
      `No event has the hash ${notedHead}: the record was shortened or written anew after it was noted.`,
    );
  }
  if (isUnbroken) faults.push(...(await unclaimedTexts(client, batch)));
  const { faults: ofRows, ...rows } = await holdRows(client, rowsAtOnce);
  faults.push(...ofRows);
  const { files: publishedFiles, faults: ofFiles } = await holdPublishedFiles(client);
  faults.push(...ofFiles);
  const { revision: revisions, edition: editions } = claimed;
  return { events, head, revisions, editions, publishedFiles, rows, hasNotedHead, faults };
}

/** Why this event cannot be the one that was written after `previous`; null where it can. */
function faultOf(row: Event, lastSeq: bigint, previous: string): string | null {
  if (row.seq !== lastSeq + 1n) return `it follows event ${lastSeq}; what was between them is gone.`;
  if (row.previous !== previous) return `it does not follow event ${lastSeq}: that one was written anew.`;
  const hash = createHash('sha256').update(chainedText(row)).digest('hex');
  return hash === row.hash ? null : 'its content was changed after it was written.';
}

/** The text that an event says was stored with it. */
function claimOf({ action, storyId, payload, seq }: Event): Claim | null {
  if (!storyId) return null;
  const { sha256, number, edition } = JSON.parse(payload) as StoredPayload;
  const claim = { storyId, sha256: String(sha256), seq };
  if (action === 'story.bringIn') return { ...claim, what: 'revision', number: 1 };
  if (action === 'story.revise') return { ...claim, what: 'revision', number: Number(number) };
  if (action === 'report.publish') return { ...claim, what: 'edition', number: Number(edition) };
  return null;
}

async function checkTexts(client: Tx, claims: readonly Claim[]): Promise<string[]> {
  const storyIds = claims.map(({ storyId }) => storyId);
  const numbers = claims.map(({ number }) => number);
  const revisions = await client.revision.findMany({
    where: { storyId: { in: storyIds }, number: { in: numbers } },
    select: { storyId: true, number: true, text: true, sha256: true },
  });
  const editions = await client.edition.findMany({
    where: { report: { storyId: { in: storyIds } }, number: { in: numbers } },
    select: { number: true, snapshot: true, sha256: true, report: { select: { storyId: true } } },
  });
  return claims.flatMap((claim) => {
    const stored =
      claim.what === 'revision'
        ? revisions.find((row) => row.storyId === claim.storyId && row.number === claim.number)
        : editions.find((row) => row.report.storyId === claim.storyId && row.number === claim.number);
    const name = `${claim.what === 'revision' ? 'Revision' : 'Edition'} ${claim.number} of story ${claim.storyId}`;
    if (!stored) return [`${name} is gone; event ${claim.seq} recorded it.`];
    const text = 'text' in stored ? stored.text : stored.snapshot;
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    if (sha256 === claim.sha256 && sha256 === stored.sha256) return [];
    return [
      sha256 === claim.sha256
        ? `${name}: its SHA-256 was changed; its text is still the one that event ${claim.seq} recorded.`
        : `${name}: its text is not the one that event ${claim.seq} recorded.`,
    ];
  });
}

/** Texts that no event mentions got there without the application. A page goes through its stories' events once. */
async function unclaimedTexts(client: Tx, atOnce: number): Promise<string[]> {
  const say = (what: string) => (row: Unclaimed) =>
    `${what} ${row.number} of story ${row.story} is in no event of the record.`;
  const rows = Math.min(atOnce, STORIES_AT_ONCE);
  const revisions = await inPages(
    rows,
    (after) => client.$queryRaw<Unclaimed[]>`
    WITH page AS (
      SELECT id, story_id, number FROM revision WHERE id > ${after}::uuid ORDER BY id LIMIT ${rows}::bigint
    ), claims AS MATERIALIZED (
      SELECT story_id, CASE WHEN action = 'story.bringIn' THEN 1 ELSE (payload::jsonb ->> 'number')::int END AS number
      FROM audit_event WHERE story_id IN (SELECT story_id FROM page) AND action IN ('story.bringIn', 'story.revise')
    )
    SELECT id::text, story_id::text AS story, number, NOT EXISTS (
      SELECT FROM claims c WHERE c.story_id = page.story_id AND c.number = page.number) AS "isUnclaimed"
    FROM page ORDER BY id`,
  );
  const editions = await inPages(
    rows,
    (after) => client.$queryRaw<Unclaimed[]>`
    WITH page AS (
      SELECT d.id, p.story_id, d.number FROM edition d JOIN report p ON p.id = d.report_id
      WHERE d.id > ${after}::uuid ORDER BY d.id LIMIT ${rows}::bigint
    ), claims AS MATERIALIZED (
      SELECT story_id, (payload::jsonb ->> 'edition')::int AS number
      FROM audit_event WHERE story_id IN (SELECT story_id FROM page) AND action = 'report.publish'
    )
    SELECT id::text, story_id::text AS story, number, NOT EXISTS (
      SELECT FROM claims c WHERE c.story_id = page.story_id AND c.number = page.number) AS "isUnclaimed"
    FROM page ORDER BY id`,
  );
  return [...revisions.map(say('Revision')), ...editions.map(say('Edition'))];
}

type Unclaimed = { id: string; story: string; number: number; isUnclaimed: boolean };

async function inPages(atOnce: number, page: (after: string) => Promise<Unclaimed[]>): Promise<Unclaimed[]> {
  const unclaimed: Unclaimed[] = [];
  let after = BEFORE_ALL;
  for (;;) {
    const rows = await page(after);
    unclaimed.push(...rows.filter(({ isUnclaimed }) => isUnclaimed));
    if (rows.length < atOnce) return unclaimed;
    after = rows.at(-1)?.id ?? after;
  }
}

/**
 * The rows that the record covers: items, verdicts, quote checks, signatures, contacts, parties, evidence, files and
 * what belongs to them. Each event names the rows that its change wrote, by SHA-256; which columns count is defined in
 * the migrations that made the view `held_row`. Triggers notice every way of writing them; no mutation has to think of
 * it.
 */
import type { Tx } from '../db.ts';

/** For the payload of the coming event: how many rows it names, and the SHA-256 of their list. */
export async function takeRows(tx: Tx, seq: bigint): Promise<{ rows?: number; rowsSha256?: string }> {
  const [held] = await tx.$queryRaw<{ taken: bigint; digest: string | null }[]>`
    SELECT taken, digest FROM take_held_rows(${seq}::bigint)`;
  return held?.digest ? { rows: Number(held.taken), rowsSha256: held.digest } : {};
}

type Named = { seq: bigint; payload: string };
type List = { rows?: number; rowsSha256?: string };

/** How many listed rows one statement goes through; a statement has 25 seconds, and a record may have millions. */
const LISTED_AT_ONCE = 10_000;

/** Faults in the lists of rows that these events name; the events are in order. */
export async function faultsOfLists(client: Tx, events: readonly Named[]): Promise<string[]> {
  const faults: string[] = [];
  let part: (Named & List)[] = [];
  let listed = 0;
  for (const { seq, payload } of events) {
    const { rows, rowsSha256 } = JSON.parse(payload) as List;
    part.push({ seq, payload, rows, rowsSha256 });
    // An event may use `rows` for something else, as long as it names none.
    if (rowsSha256 !== undefined) listed += rows ?? 0;
    if (listed < LISTED_AT_ONCE) continue;
    faults.push(...(await faultsOfPart(client, part)));
    [part, listed] = [[], 0];
  }
  return [...faults, ...(await faultsOfPart(client, part))];
}

async function faultsOfPart(client: Tx, events: readonly (Named & List)[]): Promise<string[]> {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return [];
  const lists = await client.$queryRaw<{ seq: bigint; rows: bigint; digest: string }[]>`
    SELECT seq, count(*) AS rows, record_digest(seq) AS digest FROM audit_row
    WHERE seq BETWEEN ${first.seq} AND ${last.seq} GROUP BY seq`;
  const bySeq = new Map(lists.map((list) => [list.seq, list]));
  return events.flatMap(({ seq, rows, rowsSha256 }) => {
    const list = bySeq.get(seq);
    const isSame =
      (list?.digest ?? undefined) === rowsSha256 && (list ? Number(list.rows) : undefined) === rows;
    if (isSame || (!list && rowsSha256 === undefined)) return [];
    return [`Event ${seq}: the list of rows that it names was changed after it was written.`];
  });
}

export type HeldRows = {
  /** Rows that are as the last event naming them left them. */
  held: number;
  /** Those among them from before events named rows: they are covered only from the event that took them in. */
  fromBefore: number;
  /** Rows from that time that no event has taken in yet: there is nothing to check them against. */
  notHeld: number;
  faults: string[];
};

/** What a fault calls a row. */
const WORDS: Record<string, string> = {
  story: 'The story',
  story_author: 'The authorship',
  block: 'The paragraph',
  item: 'The item',
  item_party: 'The party of an item',
  verdict: 'The verdict',
  listening: 'What was listened to',
  evidence: 'The evidence',
  source: 'The source',
  source_text: 'The text of a source',
  evidence_file: 'The evidence file',
  clip: 'What a clip was cut from',
  archived_page: 'The archived address',
  offered_clip: 'The offer of a clip',
  words_read: 'What was read against a recording',
  contact_attempt: 'The contact attempt',
  contact_attempt_item: 'What a contact attempt was about',
  sign_off: 'The signature',
  publication_hold: 'The block on publication',
  report: 'The report',
  party: 'The party',
  quote_check: 'The quote check',
  which_heard: 'The answer to which is heard',
  published_file: 'The published file',
  published_clip: 'The published clip',
  statement_address: 'The address of a statement',
  thread: 'The thread',
  note: 'The note',
  proposed_source: 'The proposed source',
};

/** This many faults of one table are listed; of the rest only the number. */
const TOLD = 20;

/** How many rows one statement checks against the record, and how many where their texts may be megabytes. */
const ROWS_AT_ONCE = 2_000;
const TEXTS_AT_ONCE = 20;

/**
 * Checks every row against the last event that names it: table by table, each in pages, so that no statement takes
 * longer however many rows there are. Each statement sees rows and record as of a single moment.
 * @param rowsAtOnce how many rows are in a page
 */
export async function holdRows(client: Tx, rowsAtOnce = ROWS_AT_ONCE): Promise<HeldRows> {
  const result: HeldRows = { held: 0, fromBefore: 0, notHeld: 0, faults: [] };
  for (const [what, words] of Object.entries(WORDS)) {
    const [waiting] = await client.$queryRaw<{ rows: bigint }[]>`
      SELECT count(*) AS rows FROM record_pending WHERE txid = 0 AND what = ${what}`;
    result.notHeld += Number(waiting?.rows ?? 0);
    const atOnce = what === 'source_text' ? Math.min(rowsAtOnce, TEXTS_AT_ONCE) : rowsAtOnce;
    const faults: string[] = [];
    let after: string | null = BEFORE_ALL;
    while (after !== null) {
      const until: string | null = await endOfPage(client, what, after, atOnce);
      const page = await holdPage(client, what, after, until);
      result.held += page.held;
      result.fromBefore += page.fromBefore;
      faults.push(...page.odd.map((one) => `${words} ${one.id} ${faultOf(one)}`));
      after = until;
    }
    result.faults.push(...faults.slice(0, TOLD));
    if (faults.length > TOLD) result.faults.push(`${words}: ${faults.length - TOLD} more like these.`);
  }
  return result;
}

/** No row has this id. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const BEHIND_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The last id of a page of rows that exist or that the record names; null where it is the last page. */
async function endOfPage(client: Tx, what: string, after: string, rows: number): Promise<string | null> {
  const [end] = await client.$queryRaw<{ id: string | null }[]>`
    SELECT least(
      (SELECT id FROM held_row WHERE what = ${what} AND id > ${after}::uuid
       ORDER BY id OFFSET ${rows - 1}::bigint LIMIT 1),
      (SELECT id FROM (SELECT DISTINCT id FROM audit_row WHERE what = ${what} AND id > ${after}::uuid) named
       ORDER BY id OFFSET ${rows - 1}::bigint LIMIT 1))::text AS id`;
  return end?.id ?? null;
}

type Odd = { id: string; seq: bigint | null; isThere: boolean; isNamed: boolean };

const faultOf = ({ seq, isThere, isNamed }: Odd): string =>
  !isThere
    ? `is gone; event ${seq} recorded it.`
    : isNamed
      ? `is not as event ${seq} recorded it.`
      : 'is in no event of the record.';

async function holdPage(client: Tx, what: string, after: string, until: string | null) {
  const to = until ?? BEHIND_ALL;
  const rows = await client.$queryRaw<(Odd & { isBefore: boolean; isOdd: boolean; rows: bigint })[]>`
    SELECT CASE WHEN is_odd THEN id::text END AS id, CASE WHEN is_odd THEN seq END AS seq,
      is_there AS "isThere", is_named AS "isNamed", is_before AS "isBefore", is_odd AS "isOdd", count(*) AS rows
    FROM (
      SELECT coalesce(r.id, h.id) AS id, r.seq, h.id IS NOT NULL AS is_there,
        coalesce(r.sha256 <> 'gone', false) AS is_named, coalesce(r.is_before, false) AS is_before,
        coalesce(h.sha256, 'gone') <> coalesce(r.sha256, 'gone')
        AND NOT EXISTS (SELECT FROM record_pending p
                        WHERE p.txid = 0 AND p.what = ${what} AND p.id = coalesce(r.id, h.id)) AS is_odd
      FROM (SELECT DISTINCT ON (id) id, seq, is_before, sha256 FROM audit_row
            WHERE what = ${what} AND id > ${after}::uuid AND id <= ${to}::uuid ORDER BY id, seq DESC) r
      FULL JOIN (SELECT id, record_sha256(body) AS sha256 FROM held_row
                 WHERE what = ${what} AND id > ${after}::uuid AND id <= ${to}::uuid) h ON h.id = r.id
    ) compared
    GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1`;
  const named = rows.filter(({ isNamed }) => isNamed);
  const sum = (those: typeof rows) => those.reduce((all, one) => all + Number(one.rows), 0);
  return {
    held: sum(named.filter(({ isOdd }) => !isOdd)),
    fromBefore: sum(named.filter(({ isBefore }) => isBefore)),
    odd: rows.filter(({ isOdd }) => isOdd),
  };
}

/**
 * The rows that the record holds: items, verdicts, signatures, contacts, evidence, files and what belongs to them. Each
 * event names the rows that its change wrote, by SHA-256; which columns count stands in the migration that made the view
 * `held_row`. Any way to write them is noticed, by triggers; no mutation needs to think of it.
 */
import type { Tx } from './db.ts';

/** For the payload of the event that comes next: how many rows it names, and the SHA-256 of their list. */
export async function takeRows(tx: Tx, seq: bigint): Promise<{ rows?: number; rowsSha256?: string }> {
  const [held] = await tx.$queryRaw<{ taken: bigint; digest: string | null }[]>`
    SELECT taken, digest FROM take_held_rows(${seq}::bigint)`;
  return held?.digest ? { rows: Number(held.taken), rowsSha256: held.digest } : {};
}

type Named = { seq: bigint; payload: string };

/** Faults of the lists of rows that these events name. `to`: the last of them. */
export async function faultsOfLists(client: Tx, events: readonly Named[]): Promise<string[]> {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return [];
  const lists = await client.$queryRaw<{ seq: bigint; rows: bigint; digest: string }[]>`
    SELECT seq, count(*) AS rows, record_digest(seq) AS digest FROM audit_row
    WHERE seq BETWEEN ${first.seq} AND ${last.seq} GROUP BY seq`;
  const bySeq = new Map(lists.map((list) => [list.seq, list]));
  return events.flatMap(({ seq, payload }) => {
    const { rows, rowsSha256 } = JSON.parse(payload) as { rows?: number; rowsSha256?: string };
    const list = bySeq.get(seq);
    const isSame =
      (list?.digest ?? undefined) === rowsSha256 && (list ? Number(list.rows) : undefined) === rows;
    // An event may say `rows` of something else, as long as it names none.
    if (isSame || (!list && rowsSha256 === undefined)) return [];
    return [`Event ${seq}: the list of rows that it names was changed after it was written.`];
  });
}

export type HeldRows = {
  /** Rows that are as the last event that names them left them. */
  held: number;
  /** Of these, those from before events named rows: they are held only from the event that took them in. */
  fromBefore: number;
  /** Rows from before that no event has taken in yet: they are not held against anything. */
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
  evidence: 'The evidence',
  source: 'The source',
  source_text: 'The text of a source',
  evidence_file: 'The evidence file',
  contact_attempt: 'The contact attempt',
  contact_attempt_item: 'What a contact attempt was about',
  sign_off: 'The signature',
  publication_hold: 'The block on publication',
  report: 'The report',
};

/** So many faults of one table are told; of more only the number. */
const TOLD = 20;

/** Holds every row against the last event that names it, table by table. */
export async function holdRows(client: Tx): Promise<HeldRows> {
  const result: HeldRows = { held: 0, fromBefore: 0, notHeld: 0, faults: [] };
  for (const [what, words] of Object.entries(WORDS)) {
    const [sum] = await client.$queryRaw<{ held: bigint; before: bigint; waiting: bigint }[]>`
      SELECT count(r.id) AS held, count(*) FILTER (WHERE r.is_before) AS before,
        (SELECT count(*) FROM record_pending WHERE txid = 0 AND what = ${what}) AS waiting
      FROM (SELECT DISTINCT ON (id) id, is_before, sha256 FROM audit_row
            WHERE what = ${what} ORDER BY id, seq DESC) r WHERE r.sha256 <> 'gone'`;
    const odd = await client.$queryRaw<
      { id: string; seq: bigint | null; isThere: boolean; isNamed: boolean }[]
    >`
      SELECT coalesce(r.id, h.id)::text AS id, r.seq, h.id IS NOT NULL AS "isThere",
        coalesce(r.sha256 <> 'gone', false) AS "isNamed"
      FROM (SELECT DISTINCT ON (id) id, seq, sha256 FROM audit_row WHERE what = ${what} ORDER BY id, seq DESC) r
      FULL JOIN (SELECT id, record_sha256(body) AS sha256 FROM held_row WHERE what = ${what}) h ON h.id = r.id
      WHERE coalesce(h.sha256, 'gone') <> coalesce(r.sha256, 'gone')
        AND NOT EXISTS (SELECT FROM record_pending p
                        WHERE p.txid = 0 AND p.what = ${what} AND p.id = coalesce(r.id, h.id))
      ORDER BY 1`;
    result.held += Number(sum?.held ?? 0) - odd.filter(({ isNamed }) => isNamed).length;
    result.fromBefore += Number(sum?.before ?? 0);
    result.notHeld += Number(sum?.waiting ?? 0);
    for (const { id, seq, isThere, isNamed } of odd.slice(0, TOLD)) {
      const fault = !isThere
        ? `is gone; event ${seq} recorded it.`
        : isNamed
          ? `is not as event ${seq} recorded it.`
          : 'is in no event of the record.';
      result.faults.push(`${words} ${id} ${fault}`);
    }
    if (odd.length > TOLD) result.faults.push(`${words}: ${odd.length - TOLD} more like these.`);
  }
  return result;
}

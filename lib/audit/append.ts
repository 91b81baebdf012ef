import { createHash } from 'node:crypto';
import { readPreparedIn, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type AuditEventInput, CHAIN_START, chainedText } from '../domain/audit/event.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { insertRows } from '../rows-in-bulk.ts';
import { LOCKED_AT_MOST } from '../waits.ts';
import { keptPayload } from './payloads.ts';
import { takeRows } from './rows.ts';

/** Advisory lock that puts events one after another: the chain has one head. */
const CHAIN_LOCK = 7_383_801;

const HOLD = `SELECT pg_advisory_xact_lock($1::bigint)::text
  FROM (SELECT set_config('lock_timeout', $2, true) AS patience OFFSET 0) first WHERE patience IS NOT NULL`;
/** A statement of its own: one sees nothing that was written since it began, and the first may have waited. */
const HEAD = 'SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1';

/**
 * Writes an event in the transaction of its change, chained by SHA-256 to the previous event. `actor` null: the system
 * did it. Call it last, so that the chain's lock is held only briefly and the event names all rows that the change
 * wrote. Throws TypeError, before any of it is written, where a payload does not fit its act.
 */
export async function appendAudit(tx: Tx, actor: Actor | null, ...events: AuditEventInput[]): Promise<void> {
  if (events.length === 0) return;
  const payloads = events.map(keptPayload);
  // Everybody's changes pass through here, so the wait is the one for any lock, not the one for a story
  // (lib/changing/changing.ts).
  await readPreparedIn(tx, 'hold the record', HOLD, [CHAIN_LOCK, `${LOCKED_AT_MOST}`]);
  const [head] = await readPreparedIn<{ seq: string; hash: string }>(tx, 'end of the record', HEAD, []);
  let seq = BigInt(head?.seq ?? 0);
  let previous = head?.hash ?? CHAIN_START;
  const last = seq + BigInt(events.length);
  const held = await takeRows(tx, last);
  const at = new Date();
  const rows = events.map((event, i) => {
    seq += 1n;
    const row = {
      seq,
      at,
      actorId: actor?.id ?? null,
      actorName: actor?.name ?? 'Stet',
      action: event.act,
      subjectType: event.subject.type,
      subjectId: event.subject.id,
      storyId: event.storyId ?? null,
      payload: canonicalJson({ ...payloads[i], ...(seq === last && held) }),
      previous,
    };
    const hash = createHash('sha256').update(chainedText(row)).digest('hex');
    previous = hash;
    return { ...row, hash };
  });
  await insertRows(tx, 'audit_event', rows);
}

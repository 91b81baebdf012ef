import type { Tx } from '../db.ts';
import { auditSentence } from '../domain/audit/event.ts';
import type { StoredPayload } from '../domain/audit/stored-payload.ts';

/** Who changed a thing last, and how: what a refused stale write is told. */
export async function lastChange(client: Tx, subjectId: string) {
  const event = await client.auditEvent.findFirst({ where: { subjectId }, orderBy: { seq: 'desc' } });
  return {
    by: event?.actorName ?? 'Somebody',
    at: (event?.at ?? new Date()).toISOString(),
    what: event ? auditSentence(event.action, JSON.parse(event.payload) as StoredPayload) : 'changed it',
  };
}

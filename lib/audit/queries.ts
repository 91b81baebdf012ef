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

/** Who last changed anything about a story: shown when a signature comes too late. */
export async function lastStoryChange(tx: Tx, storyId: string) {
  const event = await tx.auditEvent.findFirst({ where: { storyId }, orderBy: { seq: 'desc' } });
  return event ? lastChange(tx, event.subjectId) : lastChange(tx, storyId);
}

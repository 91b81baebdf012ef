import type { Actor } from '../auth/actor.ts';
import { db } from '../db.ts';
import { type AuditPayload, auditWords } from '../domain/audit-events.ts';
import { demand } from '../domain/permissions.ts';
import type { RecordedEvent } from './view.ts';

const PAGE = 100;

/** The record, newest first, from `before` on; `storyId` narrows it to one story. */
export async function listRecord(
  actor: Actor,
  { before, storyId }: { before?: bigint; storyId?: string } = {},
): Promise<{ events: RecordedEvent[]; next: string | null }> {
  demand(actor, 'audit.read');
  const rows = await db.auditEvent.findMany({
    where: { ...(before !== undefined && { seq: { lt: before } }), ...(storyId && { storyId }) },
    orderBy: { seq: 'desc' },
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const ids = [...new Set(page.flatMap((row) => (row.storyId ? [row.storyId] : [])))];
  const stories = await db.story.findMany({
    where: { id: { in: ids } },
    select: { id: true, headline: true },
  });
  const headlines = new Map(stories.map(({ id, headline }) => [id, headline]));
  return {
    events: page.map((row) => ({
      seq: row.seq.toString(),
      at: row.at.toISOString(),
      by: row.actorName,
      words: auditWords(row.action, JSON.parse(row.payload) as AuditPayload),
      story: row.storyId ? (headlines.get(row.storyId) ?? null) : null,
      hash: row.hash,
    })),
    next: rows.length > PAGE ? (page.at(-1)?.seq.toString() ?? null) : null,
  };
}

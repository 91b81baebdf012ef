import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { auditSentence } from '../domain/audit/event.ts';
import type { StoredPayload } from '../domain/audit/stored-payload.ts';
import { authorise } from '../domain/permissions.ts';
import type { RecordedEvent } from './view.ts';

const PAGE = 100;

/** The record, newest first, from `before` on; `storyId` restricts it to one story. */
export async function listRecord(
  actor: Actor,
  { before, storyId }: { before?: bigint; storyId?: string } = {},
): Promise<{ events: RecordedEvent[]; next: string | null }> {
  authorise(actor, 'audit.read');
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
      ...wordsOf(row),
      story: row.action === 'story.bringIn' ? null : (headlines.get(row.storyId ?? '') ?? null),
      hash: row.hash,
    })),
    next: rows.length > PAGE ? (page.at(-1)?.seq.toString() ?? null) : null,
  };
}

/** What was done and, where it was done to an item, to which words. */
function wordsOf({ action, subjectType, payload }: { action: string; subjectType: string; payload: string }) {
  const details = JSON.parse(payload) as StoredPayload;
  const { words } = details;
  const item = subjectType === 'item' && typeof words === 'string' ? `: “${shortened(words)}”` : '';
  return { words: auditSentence(action, details) + item };
}

function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60).toWellFormed().trimEnd()}…` : words;
}

import type { Tx } from '../db.ts';
import { awaitedReplies } from '../domain/awaiting.ts';

/** Which of these stories are waiting for somebody's answer: their stage depends on it. */
export async function storiesWithOpenRequests(
  client: Tx,
  storyIds: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const rows = await client.contactAttempt.findMany({
    where: { storyId: { in: [...storyIds] } },
    include: { party: { select: { name: true } } },
  });
  const byStory = Map.groupBy(
    rows.map(({ party, ...row }) => ({ ...row, party: party.name, partyAliases: [] })),
    ({ storyId }) => storyId,
  );
  const open = [...byStory].filter(([, attempts]) => awaitedReplies(attempts, now).length > 0);
  return new Set(open.map(([storyId]) => storyId));
}

import type { Tx } from '../db.ts';
import { awaitedReplies } from '../domain/awaiting.ts';

/** Those of these stories that wait for somebody's answer: what their stage depends on. */
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

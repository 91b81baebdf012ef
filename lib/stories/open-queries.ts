import { readPreparedIn, type Tx } from '../db.ts';
import { awaitedReplies } from '../domain/awaiting.ts';
import { attemptOf, STORED_ATTEMPT, type StoredAttempt } from './stored-attempt.ts';

const OPEN = `SELECT
  (SELECT coalesce(json_agg(json_build_object('id', id, 'storyId', story_id, 'byId', by_id)), '[]')
    FROM sign_off WHERE story_id = ANY ($1::uuid[]) AND ended_at IS NULL) AS "signOffs",
  (SELECT coalesce(json_agg(json_build_object('storyId', story_id, 'attempt', ${STORED_ATTEMPT})), '[]')
    FROM contact_attempt JOIN party ON party.id = party_id WHERE story_id = ANY ($1::uuid[])) AS attempts`;

type Found = {
  signOffs: { id: string; storyId: string; byId: string }[];
  attempts: { storyId: string; attempt: StoredAttempt }[];
};

/**
 * What is open in these stories, on which the stage after a change depends: signatures that hold, and which stories wait for
 * somebody's answer.
 */
export async function openIn(
  client: Tx,
  storyIds: readonly string[],
  now: Date,
): Promise<{ signOffs: Found['signOffs']; waiting: ReadonlySet<string> }> {
  const [found] = await readPreparedIn<Found>(client, 'open in stories', OPEN, [[...storyIds]]);
  const { signOffs, attempts } = found as Found;
  const open = [...Map.groupBy(attempts, ({ storyId }) => storyId)].filter(
    ([, those]) =>
      awaitedReplies(
        those.map(({ attempt }) => attemptOf(attempt)),
        now,
      ).length > 0,
  );
  return { signOffs, waiting: new Set(open.map(([storyId]) => storyId)) };
}

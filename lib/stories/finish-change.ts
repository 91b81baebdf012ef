import { appendAudit } from '../audit/append.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { SignOffLapse } from '../domain/audit/codes.ts';
import type { AuditEventInput } from '../domain/audit/event.ts';
import { lapseSentence } from '../domain/audit/lapse-words.ts';
import { nextStage } from '../domain/stage.ts';
import type { StoryStage } from '../domain/vocabulary.ts';
import { announce } from '../messages/records.ts';
import { tellLapses } from '../notices/records.ts';
import { openIn } from './open-queries.ts';
import type { StoryScope } from './queries.ts';

/**
 * The last step of every change to a story's items, evidence, contacts or text: a signature that covered the previous
 * state lapses, the stage moves on, and the events go into the record, all in the change's transaction.
 */
export async function finishChange(
  tx: Tx,
  actor: Actor,
  { story }: StoryScope,
  lapse: SignOffLapse,
  ...events: AuditEventInput[]
): Promise<void> {
  const { id, stage } = story;
  await conclude(tx, actor, [{ id, stage, editions: story.report?._count.editions ?? 0 }], lapse, events);
}

/**
 * The same for several stories affected by one change, in a few statements however many they are.
 * @param events of these stories
 */
export async function finishChanges(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  lapse: SignOffLapse,
  events: readonly AuditEventInput[] = [],
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.story.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: { id: true, stage: true, report: { select: { _count: { select: { editions: true } } } } },
  });
  const stories = rows.map(({ id, stage, report }) => ({
    id,
    stage,
    editions: report?._count.editions ?? 0,
  }));
  await conclude(tx, actor, stories, lapse, events);
}

type Concluded = { id: string; stage: StoryStage; editions: number };

async function conclude(
  tx: Tx,
  actor: Actor,
  stories: readonly Concluded[],
  lapse: SignOffLapse,
  events: readonly AuditEventInput[],
): Promise<void> {
  const now = new Date();
  const ids = stories.map(({ id }) => id);
  const { waiting, signOffs: lapsed } = await openIn(tx, ids, now);
  if (lapsed.length > 0) {
    await tx.signOff.updateMany({
      where: { id: { in: lapsed.map(({ id }) => id) } },
      data: { endedAt: now, endedReason: lapseSentence(lapse) },
    });
  }
  const signed = new Set(lapsed.map(({ storyId }) => storyId));
  const stageNow = ({ id, stage, editions }: Concluded) => {
    const hasOpenRequests = waiting.has(id);
    return signed.has(id)
      ? nextStage(stage, { type: 'signOffEnded', editions, hasOpenRequests })
      : nextStage(stage, { type: 'worked', hasOpenRequests });
  };
  // There are only a few stages.
  for (const [stage, those] of Map.groupBy(stories, stageNow)) {
    const which = those.map(({ id }) => id);
    await tx.story.updateMany({ where: { id: { in: which } }, data: { stage, updatedAt: now } });
  }
  const ended = [...signed].map(
    (id): AuditEventInput => ({
      act: 'story.signOffLapsed',
      subject: { type: 'story', id },
      storyId: id,
      payload: lapse,
    }),
  );
  await tellLapses(tx, actor, events, lapsed);
  await announce(tx, ...[...signed].map((storyId) => ({ kind: 'SIGN_OFF_LAPSED' as const, storyId })));
  await appendAudit(tx, actor, ...inOrderOfStories(ids, [...events, ...ended]));
}

/** Puts the events of each story next to one another. */
function inOrderOfStories(ids: readonly string[], events: readonly AuditEventInput[]): AuditEventInput[] {
  if (ids.length === 1) return [...events];
  const place = new Map(ids.map((id, i) => [id, i]));
  const placeOf = ({ storyId }: AuditEventInput) => place.get(storyId ?? '') ?? ids.length;
  return [...events].sort((a, b) => placeOf(a) - placeOf(b));
}

/** When Stet looks whether a party has answered in time, and what it tells then: each way a request can go. */
import { beforeAll, expect, test } from 'vitest';
import { createContact, createMember, createStory, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { archiveStory } from '../stories/mutations.ts';
import { recordOutcome } from './mutations.ts';
import { tellReplyOverdue } from './overdue-records.ts';
import { recordOutcomeSchema } from './schema.ts';

const HOUR_MS = 3_600_000;
const hence = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

let editor: MadeMember;
let checker: MadeMember;
let storyId: string;

beforeAll(async () => {
  editor = await createMember('EDITOR');
  checker = await createMember('CHECKER');
});

const ask = async (deadline: number | null, more: Parameters<typeof createContact>[3] = {}) => {
  const sentAt = hence(-100).toISOString();
  const until = deadline === null ? null : hence(deadline).toISOString();
  return (
    await createContact(checker.actor, storyId, 'The harbour office', { sentAt, deadline: until, ...more })
  ).id;
};

const archive = async (isArchived: boolean) => {
  const { version } = await db.story.findUniqueOrThrow({ where: { id: storyId } });
  await archiveStory(editor.actor, { storyId, version }, isArchived);
};

/** As though it had been put away then. */
const archivedSince = (hours: number) =>
  db.story.update({ where: { id: storyId }, data: { archivedAt: hence(hours) } });

const answer = async (attemptId: string) => {
  const { version } = await db.contactAttempt.findUniqueOrThrow({ where: { id: attemptId } });
  const said = { outcome: 'RESPONDED', answer: 'In March.', answeredAt: hence(-1).toISOString() };
  await recordOutcome(checker.actor, recordOutcomeSchema.parse({ storyId, attemptId, version, ...said }));
};

/** Whether a look is planned: "ahead", at once, or not at all. */
async function lookAt(attemptId: string): Promise<'ahead' | 'now' | 'none'> {
  const [job] = await db.$queryRaw<{ isAhead: boolean }[]>`
    SELECT run_at > now() AS "isAhead" FROM graphile_worker.jobs WHERE key = ${`contact.replyDue ${attemptId}`}`;
  return job ? (job.isAhead ? 'ahead' : 'now') : 'none';
}

/** The look takes place, and is over. */
async function look(attemptId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM graphile_worker._private_jobs WHERE key = ${`contact.replyDue ${attemptId}`}`;
  await tellReplyOverdue(attemptId);
}

type Way = { way: string; go: () => Promise<string>; planned: 'ahead' | 'now' | 'none'; told: number };

const WAYS: Way[] = [
  { way: 'asked, with time left', go: () => ask(2), planned: 'ahead', told: 0 },
  { way: 'asked, logged after the deadline', go: () => ask(-2), planned: 'now', told: 1 },
  { way: 'asked without a deadline', go: () => ask(null), planned: 'none', told: 0 },
  {
    way: 'logged with its answer',
    go: () => ask(-2, { outcome: 'RESPONDED', answer: 'In March.' }),
    planned: 'none',
    told: 0,
  },
  {
    way: 'answered since: the look finds nothing to tell',
    go: async () => {
      const id = await ask(-2);
      await answer(id);
      return id;
    },
    planned: 'now',
    told: 0,
  },
  {
    way: 'given a later deadline by a follow-up',
    go: async () => {
      const id = await ask(-2);
      await ask(2, { followUpOfId: id, sentAt: hence(-1).toISOString() });
      return id;
    },
    planned: 'now',
    told: 0,
  },
  {
    way: 'put into the archive',
    go: async () => {
      const id = await ask(-2);
      await archive(true);
      return id;
    },
    planned: 'now',
    told: 0,
  },
  {
    way: 'brought back before its deadline',
    go: async () => {
      const id = await ask(2);
      await archive(true);
      await archive(false);
      return id;
    },
    planned: 'ahead',
    told: 0,
  },
  {
    way: 'passed while archived, days ago, and brought back',
    go: async () => {
      const id = await ask(-72);
      await archive(true);
      await archivedSince(-80);
      await look(id);
      await archive(false);
      return id;
    },
    planned: 'now',
    told: 1,
  },
  {
    way: 'told before it was archived, and brought back',
    go: async () => {
      const id = await ask(-2);
      await look(id);
      await archive(true);
      await archive(false);
      return id;
    },
    planned: 'now',
    told: 1,
  },
  {
    way: 'answered, archived and brought back',
    go: async () => {
      const id = await ask(-2);
      await look(id);
      await answer(id);
      await archive(true);
      await archive(false);
      return id;
    },
    planned: 'none',
    told: 1,
  },
];

test.each(WAYS)('$way', async ({ go, planned, told }) => {
  ({ storyId } = await createStory(editor.actor));
  const id = await go();
  expect(await lookAt(id)).toBe(planned);
  await look(id);
  await look(id);
  expect(await db.notice.count({ where: { storyId, kind: 'REPLY_OVERDUE', memberId: checker.id } })).toBe(
    told,
  );
});

import { db } from '../lib/db.ts';
import { assignItems } from '../lib/items/assign-mutations.ts';
import { addChannel, pauseChannel } from '../lib/messages/mutations.ts';
import { addChannelSchema } from '../lib/messages/schema.ts';
import { assignStory } from '../lib/stories/assign-mutations.ts';
import { openThread, reply } from '../lib/threads/mutations.ts';
import {
  createContact,
  createHold,
  createMember,
  createStory,
  type MadeMember,
} from '../testing/factories.ts';

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);

type People = { admin: MadeMember; editor: MadeMember; legal: MadeMember };

/** What gathers around a checker in a day: stories and items of theirs, threads, notices. */
export async function makeCheckersDay({ editor, legal }: People, sourceId: string): Promise<string> {
  const checker = await createMember('CHECKER', { name: 'Checker of the morning' });
  const today = await createStory(editor.actor, {
    headline: 'Port strike: what the two sides said, and what they did not',
    deadline: inHours(2.5).toISOString(),
  });
  const late = await createStory(editor.actor, { deadline: inHours(-0.7).toISOString() });
  const nextYear = await createStory(editor.actor, {
    headline: 'A year of the new timetable',
    deadline: inHours(24 * 400).toISOString(),
  });
  for (const [{ storyId }, dueAt] of [
    [today, inHours(1.5)],
    [late, null],
    [nextYear, null],
  ] as const)
    await assignStory(editor.actor, { storyId, memberIds: [checker.id], dueAt });
  const items = today.view.items.slice(0, 3).map(({ id }) => ({ itemId: id, version: 1 }));
  await assignItems(editor.actor, {
    ...{ storyId: today.storyId, items, assigneeId: checker.id, dueAt: inHours(1) },
  });
  const { storyId } = late;
  const [first] = late.view.items;
  await openThread(editor.actor, {
    ...{
      storyId,
      itemId: first?.id,
      body: `Is this how they put it, @{${checker.id}}? The wire has “will reopen”.`,
    },
  });
  const { thread } = await openThread(checker.actor, {
    sourceId,
    body: `The clip breaks off at 0:41. Who has the rest, @{${editor.id}}?`,
  });
  await reply(editor.actor, {
    ...{ sourceId, threadId: thread.id, body: 'Their press service sends it by noon.' },
  });
  await createContact(checker.actor, storyId, 'Harbour office', { deadline: inHours(-0.5).toISOString() });
  await createHold(legal.actor, storyId, 'The second quote names somebody.');
  return checker.id;
}

/** Two channels, one of which is paused, with what became of their messages. Nothing reaches them (RFC 2606). */
export async function makeChannels({ admin }: People, storyId: string): Promise<void> {
  const choices = { headline: 'PUBLISHED', shape: 'CARD', room: '', token: '' };
  for (const [channel, name, about] of [
    ['SLACK', '#checks', ['PUBLISHED', 'NEW_EDITION', 'WITHDRAWN', 'PUBLICATION_BLOCKED']],
    ['TEAMS', 'Desk of the day', ['REPLY_OVERDUE', 'SIGN_OFF_LAPSED']],
  ] as const) {
    const address = 'https://hooks.service.invalid/secret';
    await addChannel(admin.actor, addChannelSchema.parse({ channel, name, about, address, ...choices }));
  }
  const made = await db.messageChannel.findMany({ orderBy: { madeAt: 'desc' }, take: 2 });
  const [paused, told] = made;
  if (!paused || !told) throw new Error('There are no channels.');
  await pauseChannel(admin.actor, { channelId: paused.id, version: 1, isPaused: true });
  const sent = { storyId, state: 'SENT', outcome: '200', attempts: 1 };
  const at = (hours: number) => ({ at: inHours(hours), triedAt: inHours(hours) });
  await db.messageDelivery.createMany({
    data: [
      { ...sent, channelId: told.id, kind: 'PUBLISHED', ...at(-26) },
      { ...sent, channelId: told.id, kind: 'NEW_EDITION', ...at(-2), attempts: 3 },
      {
        ...{ ...sent, channelId: told.id, kind: 'PUBLICATION_BLOCKED', ...at(-0.2) },
        ...{ state: 'FAILED', outcome: 'unreachable', attempts: 8 },
      },
      {
        ...{ ...sent, channelId: paused.id, kind: 'REPLY_OVERDUE', ...at(-1) },
        ...{ state: 'FAILED', outcome: '403', attempts: 3 },
      },
    ],
  });
}

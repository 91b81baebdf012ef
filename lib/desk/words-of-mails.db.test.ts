/** What is in no mail: after real work on a story, each letter is read as a mail program reads it. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  createContact,
  createEvidence,
  createHold,
  createMember,
  createSource,
  createStory,
} from '../../testing/factories.ts';
import { allWordsOf, type ReceivedLetter } from '../../testing/mail-server.ts';
import { addConfidentialSource } from '../confidential/mutations.ts';
import { addConfidentialSourceSchema } from '../confidential/schema.ts';
import { tellReplyOverdue } from '../contacts/overdue-records.ts';
import { db } from '../db.ts';
import { dayIn } from '../domain/digest.ts';
import { NOTICE_KIND_CODES } from '../domain/notices.ts';
import { assignItems } from '../items/assign-mutations.ts';
import { HEADLINE, withMails } from '../mail/mails.fixture.ts';
import { mailNotices } from '../mail/notice-records.ts';
import { changeMails, muteStory } from '../notices/mutations.ts';
import { openThread } from '../threads/mutations.ts';
import { mailDigest } from './digest-records.ts';

const mails = withMails();
const today = () => dayIn(new Date(), 'UTC');
const nothing = { storyId: undefined, itemId: undefined };

/** Words of the story, of who is in it and of what it rests on; of notes, reasons and people of the newsroom. */
const WORDS =
  /bridge|repairs|4\.2 million|12,000|passengers|moscow|beijing|harbour master|ministry|zinc|meller|at the port|confidential|quagga|injunction/i;
const OF_HEADLINE = /xylophone|dredging/i;

/** A mention, an assignment, a reply that is overdue, a block, and a note on a confidential source that she may read. */
async function workOfADay(): Promise<{ storyId: string; sourceId: string }> {
  const { editor, her } = mails;
  const { storyId, view } = await createStory(editor.actor, { headline: HEADLINE });
  const items = view.items.slice(0, 3).map(({ id, version }) => ({ itemId: id, version }));
  const [first = ''] = items.map(({ itemId }) => itemId);
  await createEvidence(editor.actor, storyId, first, {
    sourceId: await createSource(editor.actor, { title: 'The zinc papers' }),
  });
  const body = `@{${her.id}}, ring the quagga man of the ministry.`;
  await openThread(editor.actor, { storyId, itemId: first, body });
  const secret = { identity: 'Tobias Meller', termsText: 'a person at the port', readerIds: [her.id] };
  const { sourceId } = await addConfidentialSource(editor.actor, addConfidentialSourceSchema.parse(secret));
  await openThread(editor.actor, { ...nothing, sourceId, body });
  const again = await db.item.findMany({ where: { id: { in: items.map(({ itemId }) => itemId) } } });
  await assignItems(editor.actor, {
    storyId,
    items: again.map(({ id, version }) => ({ itemId: id, version })),
    assigneeId: her.id,
    dueAt: null,
  });
  const deadline = new Date(Date.now() - 1_000).toISOString();
  const { id } = await createContact(her.actor, storyId, 'Moscow', { deadline });
  await tellReplyOverdue(id);
  await createHold((await createMember('LEGAL')).actor, storyId, 'An injunction of the ministry.');
  return { storyId, sourceId };
}

const headlinesIn = (mailHeadlines: boolean) =>
  db.newsroom.upsert({ where: { id: 1 }, create: { mailHeadlines }, update: { mailHeadlines } });
const digestOnly = () =>
  changeMails(mails.her.actor, {
    deliveries: Object.fromEntries(NOTICE_KIND_CODES.map((kind) => [kind, 'DIGEST'])),
  });

function only(letters: readonly ReceivedLetter[]): string {
  expect(letters).toHaveLength(1);
  const [letter] = letters as [ReceivedLetter];
  for (const form of [letter.text, letter.html])
    for (const line of ['assigned to you', 'You were mentioned in', 'reply is overdue', 'was blocked'])
      expect(form).toContain(line);
  const words = allWordsOf(letter);
  expect(words).not.toContain(mails.editor.name);
  expect(words).not.toMatch(WORDS);
  return words;
}

describe('a letter says how many things of which kind wait, and', () => {
  beforeEach(() => headlinesIn(false));

  test('by default no word of the story, of its sources and parties, or of who did it', async () => {
    await workOfADay();
    await mailNotices(mails.her.id);
    expect(only(mails.letters)).not.toMatch(OF_HEADLINE);
  });

  test('where the newsroom wants it the headline, and nothing beside it', async () => {
    await headlinesIn(true);
    await workOfADay();
    await mailNotices(mails.her.id);
    expect(only(mails.letters)).toMatch(OF_HEADLINE);
    expect(mails.letters[0]?.text).toContain(HEADLINE);
  });

  test('in a digest not even that', async () => {
    await headlinesIn(true);
    await digestOnly();
    await workOfADay();
    await mailNotices(mails.her.id);
    expect(mails.letters).toEqual([]);
    await mailDigest(mails.her.id, today());
    expect(only(mails.letters)).not.toMatch(OF_HEADLINE);
    expect(mails.letters[0]?.subject).toBe('Your day: 1 reply that you asked for is overdue, and more');
  });
});

test.each(['NOW', 'DIGEST'] as const)(
  'of a confidential source nothing to who is not named on it any more, and of a muted story what is addressed to her alone: %s',
  async (delivery) => {
    await headlinesIn(false);
    if (delivery === 'DIGEST') await digestOnly();
    const { storyId, sourceId } = await workOfADay();
    await db.confidentialReader.updateMany({
      where: { sourceId, memberId: mails.her.id },
      data: { closedAt: new Date() },
    });
    await muteStory(mails.her.actor, { storyId, isMuted: true });
    await (delivery === 'NOW' ? mailNotices(mails.her.id) : mailDigest(mails.her.id, today()));
    expect(mails.letters).toHaveLength(1);
    const { text = '' } = mails.letters[0] ?? {};
    expect(text).toContain('You were mentioned in a note');
    expect(text).toContain('assigned to you');
    expect(text).not.toMatch(/was blocked|a reply is overdue/i);
  },
);

/** What the table of pages asks about: a story, its report, and somebody in each role. */
import { makeCalendar } from '../../lib/calendar/mutations.ts';
import { db } from '../../lib/db.ts';
import { ROLES, type Role } from '../../lib/domain/vocabulary.ts';
import { inviteMember } from '../../lib/members/mutations.ts';
import {
  createEvidence,
  createMember,
  createReport,
  createSource,
  createStory,
} from '../../testing/factories.ts';
import { type Asking, expect } from '../fixtures.ts';
import { openSession } from '../newsroom.ts';

export type World = Awaited<ReturnType<typeof makeWorld>>;

export async function makeWorld(fetch: (cookie: { name: string; value: string }) => Asking) {
  const [admin, editor, publisher] = await Promise.all([
    createMember('ADMIN'),
    createMember('EDITOR'),
    createMember('EDITOR'),
  ]);
  const members = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await createMember(role)])),
  ) as Record<Role, Awaited<ReturnType<typeof createMember>>>;
  const story = await createStory(admin.actor);
  const other = await createStory(admin.actor);
  const reporters = await createStory(admin.actor, { authorIds: [members.REPORTER.id] });
  const item = story.view.items[0];
  if (!item) throw new Error('The story has no items.');
  const sourceId = await createSource(admin.actor);
  await createEvidence(admin.actor, story.storyId, item.id, { sourceId });
  const { slug } = await createReport(editor.actor, publisher.actor, story.storyId);
  const { address } = await db.statementAddress.findFirstOrThrow({ where: { report: { slug } } });
  const { token } = await inviteMember(admin.actor, {
    email: `invited-${slug}@newsroom.example`,
    name: `Somebody new ${slug}`,
    role: 'VIEWER',
  });
  const { token: calendar } = await makeCalendar(editor.actor, { hasHeadlines: false });
  const sent = await fetch(await openSession(admin.id))(
    'POST',
    `/api/evidence/${sourceId}/files`,
    Buffer.from('a first file\n'),
  );
  expect(sent.status(), await sent.text()).toBe(200);
  const { fileId } = (await sent.json()) as { fileId: string };
  const ids = { storyId: story.storyId, otherStoryId: other.storyId, reportersStoryId: reporters.storyId };
  return { ...ids, members, itemId: item.id, sourceId, fileId, slug, statement: address, token, calendar };
}

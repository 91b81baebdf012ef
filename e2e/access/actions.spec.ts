import type { Page } from '@playwright/test';
import { db } from '../../lib/db.ts';
import type { Role } from '../../lib/domain/vocabulary.ts';
import { reviseStory } from '../../lib/revisions/revise-mutations.ts';
import { createMember, createSignOff, createStory, type MadeStory } from '../../testing/factories.ts';
import { awake, choose, expect, inspector, test } from '../fixtures.ts';
import { cookieOf, holdAction, replay } from './replayed-action.ts';

/**
 * Server actions can be reached over the network: anyone who knows their address can call them without the screen. Here
 * each real request of somebody with the right to make it is first sent by others without that right, and only then let
 * through.
 */
type Case = {
  name: string;
  role: Role;
  /** The roles to send it as, each with a session of its own, in addition to nobody signed in. */
  refused: Role[];
  prepare?: (story: MadeStory) => Promise<unknown>;
  open: (story: MadeStory) => string;
  /** Everything on the screen up to the press that sends it. */
  act: (page: Page, tag: string) => Promise<void>;
  /** What must not change while it is refused, and must have changed afterwards; `by`: who may do it. */
  state: (story: MadeStory, tag: string, by: string) => Promise<unknown>;
};

const QUOTE = 'The bridge will open to traffic';
const PARTY = 'Moscow';
const record = ({ storyId }: MadeStory) => db.auditEvent.count({ where: { storyId } });
const workbenchOf = ({ storyId }: MadeStory) => `/stories/${storyId}`;

const CASES: Case[] = [
  {
    name: 'a verdict',
    role: 'CHECKER',
    refused: ['VIEWER', 'REPORTER', 'LEGAL'],
    open: workbenchOf,
    act: async (page) => {
      await choose(page, QUOTE);
      await inspector(page).getByLabel('Was it said?').selectOption('Word for word');
    },
    state: record,
  },
  {
    name: 'the shape of an item',
    role: 'CHECKER',
    refused: ['VIEWER', 'REPORTER', 'LEGAL'],
    open: workbenchOf,
    act: async (page) => {
      await choose(page, QUOTE);
      await page.keyboard.press('x');
    },
    state: record,
  },
  {
    name: 'a note',
    role: 'LEGAL',
    refused: ['VIEWER', 'REPORTER'],
    open: workbenchOf,
    act: async (page, tag) => {
      await choose(page, QUOTE);
      await inspector(page).getByLabel('Note for the newsroom').fill(tag);
      await page.getByRole('button', { name: 'Add note' }).click();
    },
    state: (_, tag) => db.note.count({ where: { body: tag } }),
  },
  {
    name: 'evidence',
    role: 'CHECKER',
    refused: ['VIEWER', 'REPORTER', 'LEGAL'],
    open: workbenchOf,
    act: async (page, tag) => {
      await choose(page, QUOTE);
      await page.keyboard.press('s');
      const form = page.getByRole('form', { name: 'Add a source' });
      await form.getByLabel('Title').fill(`Statement ${tag}`);
      await form.getByLabel('Excerpt').fill('The bridge will open.');
      await form.getByRole('button', { name: 'Add source' }).click();
    },
    state: (_, tag) => db.source.count({ where: { title: `Statement ${tag}` } }),
  },
  {
    name: 'a proposed source',
    role: 'CHECKER',
    refused: ['VIEWER', 'REPORTER', 'LEGAL'],
    prepare: async ({ storyId, view }) => {
      const text = `${view.revision.text}[^1]\n\n[^1]: Harbour notice, p. 3\n`;
      const incoming = { fileName: 'draft.md', bytes: new TextEncoder().encode(text) };
      const { actor } = await createMember('ADMIN');
      await reviseStory(actor, { storyId, revisionId: view.revision.id }, incoming);
    },
    open: workbenchOf,
    act: async (page) => {
      await page.getByRole('button', { name: '1 proposed source', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Dismiss footnote 1' }).click();
    },
    state: ({ storyId }) => db.proposedSource.count({ where: { storyId, state: 'DISMISSED' } }),
  },
  {
    name: 'the contact log',
    role: 'CHECKER',
    refused: ['VIEWER', 'REPORTER', 'LEGAL'],
    open: workbenchOf,
    act: async (page, tag) => {
      await page.getByRole('button', { name: 'Contact log', exact: true }).click();
      await page.getByRole('button', { name: 'Log an attempt' }).click();
      const form = page.getByRole('form', { name: 'Log an attempt' });
      await form.getByLabel('Party').fill(PARTY);
      await form.getByLabel('What was put to them').fill(tag);
      await form.getByRole('button', { name: 'Log attempt' }).click();
    },
    state: ({ storyId }) => db.contactAttempt.count({ where: { storyId } }),
  },
  {
    name: 'a sign-off',
    role: 'EDITOR',
    refused: ['VIEWER', 'REPORTER', 'LEGAL', 'CHECKER'],
    open: workbenchOf,
    act: async (page) => {
      await page.getByRole('button', { name: 'Sign off…' }).click();
      await page.getByRole('dialog').getByRole('checkbox').check();
      await page.getByRole('dialog').getByRole('button', { name: 'Sign off' }).click();
    },
    state: ({ storyId }) => db.signOff.count({ where: { storyId } }),
  },
  {
    name: 'a publication',
    role: 'EDITOR',
    refused: ['VIEWER', 'REPORTER', 'LEGAL', 'CHECKER'],
    prepare: async ({ storyId }) => createSignOff((await createMember('EDITOR')).actor, storyId),
    open: workbenchOf,
    act: async (page) => {
      await page.getByRole('button', { name: 'Publish…' }).click();
      await page.getByRole('dialog').getByRole('checkbox').check();
      await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    },
    state: ({ storyId }) => db.edition.count({ where: { report: { storyId } } }),
  },
  {
    name: 'a block on publication',
    role: 'LEGAL',
    refused: ['VIEWER', 'REPORTER', 'CHECKER', 'EDITOR'],
    open: workbenchOf,
    act: async (page, tag) => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Block publication…' }).click();
      await page.getByRole('dialog').getByLabel('Why').fill(tag);
      await page.getByRole('dialog').getByRole('button', { name: 'Block publication' }).click();
    },
    state: ({ storyId }) => db.publicationHold.count({ where: { storyId } }),
  },
  {
    name: 'a member',
    role: 'ADMIN',
    refused: ['VIEWER', 'REPORTER', 'CHECKER', 'EDITOR', 'LEGAL'],
    open: () => '/members',
    act: async (page, tag) => {
      await page.getByLabel('Name, as in a byline').fill('Somebody new');
      await page.getByLabel('E-mail address').fill(`${tag}@newsroom.example`);
      await page.getByRole('button', { name: 'Invite', exact: true }).click();
    },
    state: (_, tag) => db.member.count({ where: { email: `${tag}@newsroom.example` } }),
  },
  {
    name: 'the settings',
    role: 'ADMIN',
    refused: ['VIEWER', 'REPORTER', 'CHECKER', 'EDITOR', 'LEGAL'],
    open: () => '/settings',
    act: async (page, tag) => {
      await page.getByLabel('Name of the newsroom').fill(`The desk of ${tag}`);
      await page.getByRole('button', { name: 'Save settings' }).click();
    },
    state: async () => (await db.newsroom.findFirst({ select: { name: true } }))?.name ?? null,
  },
  {
    name: 'a calendar link',
    role: 'CHECKER',
    refused: ['VIEWER', 'LEGAL'],
    open: () => '/account',
    act: (page) => page.getByRole('button', { name: 'Make a link' }).click(),
    // Whoever sends it makes one of their own, so those of whoever may have none count as well.
    state: (_, __, by) =>
      db.calendar.count({
        where: {
          OR: [
            { memberId: by },
            { member: { role: { in: ['VIEWER', 'LEGAL'] } } },
            { member: { mustChangePassword: true } },
          ],
        },
      }),
  },
  {
    name: 'a channel for messages',
    role: 'ADMIN',
    refused: ['VIEWER', 'REPORTER', 'CHECKER', 'EDITOR', 'LEGAL'],
    open: () => '/settings/messages',
    act: async (page, tag) => {
      await page.getByLabel('Name of the channel').fill(tag);
      await page.getByLabel('Address').fill('https://hooks.service.invalid/secret');
      await page.getByRole('button', { name: 'Add channel' }).click();
    },
    state: (_, tag) => db.messageChannel.count({ where: { name: tag } }),
  },
  {
    name: 'bringing in a story',
    role: 'CHECKER',
    refused: ['VIEWER', 'LEGAL'],
    open: () => '/stories/new',
    act: async (page, tag) => {
      await page.getByLabel('The story', { exact: true }).fill('“It was so,” the mayor said on Monday.');
      await page.getByLabel('Headline').fill(tag);
      await page.getByRole('button', { name: 'Bring in the story' }).click();
    },
    state: (_, tag) => db.story.count({ where: { headline: tag } }),
  },
  {
    name: 'a revision',
    role: 'CHECKER',
    refused: ['VIEWER', 'REPORTER', 'LEGAL'],
    open: ({ storyId }) => `/stories/${storyId}/revise`,
    act: async (page, tag) => {
      await awake(page);
      await page.getByLabel('The text of revision 2').fill(`Nothing is as it was. ${tag}`);
      await page.getByRole('button', { name: 'See what it does' }).click();
      await page.getByRole('button', { name: 'Save revision 2' }).click();
    },
    state: ({ storyId }) => db.revision.count({ where: { storyId } }),
  },
];

for (const { name, role, refused, prepare, open, act, state } of CASES) {
  test(`${name}: the action refuses whoever may not, whatever their screen shows`, async ({
    colleague,
    request,
  }) => {
    const tag = `tag-${crypto.randomUUID().slice(0, 13)}`;
    const story = await createStory((await createMember('ADMIN')).actor);
    await prepare?.(story);
    const allowed = await colleague(role);
    await allowed.page.goto(open(story));
    const held = await holdAction(allowed, () => act(allowed.page, tag));
    const before = await state(story, tag, allowed.id);

    const attempts: [string, { cookie: string; origin?: string }][] = [['signed out', { cookie: '' }]];
    for (const other of refused) {
      attempts.push([other, { cookie: await cookieOf((await createMember(other)).id) }]);
    }
    const own = await cookieOf(allowed.id);
    attempts.push(
      [
        'given password',
        { cookie: await cookieOf((await createMember(role, { mustChangePassword: true })).id) },
      ],
      ['another site', { cookie: own, origin: 'https://elsewhere.example' }],
    );
    for (const [who, headers] of attempts) {
      const said = await replay(request, held.sent, headers);
      expect.soft(said, `${name} as ${who}`).not.toContain('"ok":true');
      expect.soft(await state(story, tag, allowed.id), `${name} as ${who}`).toEqual(before);
    }

    // The same request from somebody who may: so what was refused would have worked.
    await held.letGo();
    await expect.poll(() => state(story, tag, allowed.id)).not.toEqual(before);
  });
}

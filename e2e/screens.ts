import type { Page } from '@playwright/test';
import { db } from '../lib/db.ts';
import type { Snapshot } from '../lib/domain/report/snapshot.ts';
import type { Role } from '../lib/domain/vocabulary.ts';
import { inviteMember } from '../lib/members/mutations.ts';
import { reviseStory } from '../lib/revisions/revise-mutations.ts';
import { DEMO_STORY } from '../prisma/demo/story.ts';
import { createDraftStory } from '../testing/draft-story.ts';
import {
  createContact,
  createEvidence,
  createHold,
  createMember,
  createReport,
  createSignOff,
  createSource,
  createStory,
  createVerdict,
} from '../testing/factories.ts';
import { makeChannels, makeCheckersDay } from './checkers-day.ts';
import { choose, expect, inspector, selectWords } from './fixtures.ts';

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Something that a person sees: where it is, and what to press to see it. */
export type Screen = {
  name: string;
  /** Whom it is shown to; null for a visitor. */
  role: Role | null;
  /** The id of that somebody, where it is one of the world's. */
  member?: (world: World) => string;
  /** Has a temporary password that must be changed. */
  mustChangePassword?: boolean;
  at: (world: World) => string;
  press?: (page: Page, world: World) => Promise<void>;
  /** On a phone the workbench shows one part at a time: which one. */
  panel?: 'Items' | 'Story' | 'Item';
};

const QUOTE = 'We have the documents of these prisoners';
const SILENCE = 'There was no immediate comment';

/** A newsroom in the middle of its work: every status, a source, a contact log, two editions of a report. */
export async function makeWorld() {
  const [admin, editor, publisher, legal] = await Promise.all([
    createMember('ADMIN', { name: 'Administrator of the desk' }),
    createMember('EDITOR', { name: 'Editor of the day' }),
    createMember('EDITOR', { name: 'Editor of the night' }),
    createMember('LEGAL', { name: 'Legal desk' }),
  ]);
  const demo = { ...DEMO_STORY, deadline: '2031-04-08T16:00:00.000Z' };
  const [story, signed, held, published] = [
    await createStory(editor.actor, demo),
    await createStory(editor.actor),
    await createStory(editor.actor),
    await createStory(editor.actor, demo),
  ];
  const sourceId = await createSource(editor.actor, {
    title: 'Statement on social media, with a clip of one prisoner',
    author: 'Office of the President of Ukraine',
    link: 'https://www.president.gov.ua/en/news',
  });
  for (const { storyId, view } of [story, published]) {
    const saying = (words: string) => view.items.find(({ exact }) => exact.includes(words));
    const quote = saying(QUOTE);
    if (quote) {
      await createEvidence(editor.actor, storyId, quote.id, { sourceId });
      await createVerdict(publisher.actor, storyId, quote.id);
    }
    const claim = saying('neutral');
    if (claim)
      await createVerdict(publisher.actor, storyId, claim.id, {
        status: 'DISPUTED',
        reason: 'sources conflict',
        ticks: [],
        quotation: null,
      });
    await createContact(editor.actor, storyId, 'Moscow', { person: 'Press service', asked: 'A comment.' });
  }
  const [last] = signed.view.items;
  if (last) await createVerdict(publisher.actor, signed.storyId, last.id);
  await createSignOff(editor.actor, signed.storyId);
  await createSignOff(editor.actor, held.storyId);
  await createHold(legal.actor, held.storyId, 'Awaiting advice on the second quote.');
  const draft = await createDraftStory(editor.actor);
  const { slug } = await createReport(editor.actor, publisher.actor, published.storyId);
  // By somebody else: the person who signs it off must not have changed it.
  await reviseStory(
    admin.actor,
    { storyId: published.storyId, revisionId: published.view.revision.id },
    { pasted: DEMO_STORY.text.replace('bank cards, and personal data', 'bank cards and telephones') },
  );
  await createReport(
    editor.actor,
    publisher.actor,
    published.storyId,
    'A word was wrong in the first quote.',
  );
  const { token } = await inviteMember(admin.actor, {
    email: `invited-${slug}@newsroom.example`,
    name: `A new colleague ${slug}`,
    role: 'CHECKER',
  });
  const people = { admin, editor, legal };
  const checkerId = await makeCheckersDay(people, sourceId);
  await makeChannels(people, story.storyId);
  return {
    checkerId,
    storyId: story.storyId,
    signedId: signed.storyId,
    heldId: held.storyId,
    draftId: draft.storyId,
    revisedId: published.storyId,
    sourceId,
    slug,
    statement: await correctedStatement(slug),
    token,
  };
}

/** The address of the statement that the second edition corrects. */
async function correctedStatement(slug: string): Promise<string> {
  const { snapshot } = await db.edition.findFirstOrThrow({ where: { report: { slug }, number: 2 } });
  const { statements } = JSON.parse(snapshot) as Snapshot;
  return statements.find(({ history = [] }) => history.length > 0)?.id ?? '';
}

const desk = ({ storyId }: World) => `/stories/${storyId}`;
const more = async (page: Page, entry: string) => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
};
const dialogOpens = (page: Page) => expect(page.getByRole('dialog')).toBeVisible();

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', role: null, at: () => '/sign-in' },
  {
    name: 'sign-in-refused',
    role: null,
    at: () => '/sign-in',
    press: async (page) => {
      await page.getByLabel('E-mail address').fill('nobody@newsroom.example');
      await page.getByLabel('Password').fill('not a password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByText('E-mail address or password is not right.')).toBeVisible();
    },
  },
  { name: 'set-password', role: null, at: ({ token }) => `/set-password/${token}` },
  { name: 'set-password-dead-link', role: null, at: () => '/set-password/no-such-link' },
  { name: 'own-password', role: 'ADMIN', mustChangePassword: true, at: () => '/password' },
  { name: 'desk', role: 'EDITOR', at: () => '/desk' },
  { name: 'desk-none-found', role: 'VIEWER', at: () => '/desk?q=no+such+headline+anywhere' },
  {
    name: 'desk-assign',
    role: 'EDITOR',
    at: () => '/desk',
    press: async (page) => {
      await page
        .getByRole('button', { name: /^Assign…/ })
        .first()
        .click();
      await dialogOpens(page);
    },
  },
  { name: 'work', role: 'CHECKER', member: ({ checkerId }) => checkerId, at: () => '/work' },
  { name: 'work-empty', role: 'CHECKER', at: () => '/work' },
  { name: 'stories', role: 'EDITOR', at: () => '/stories' },
  { name: 'stories-none-found', role: 'VIEWER', at: () => '/stories?q=no+such+headline+anywhere' },
  { name: 'story-new', role: 'CHECKER', at: () => '/stories/new' },
  {
    name: 'story-new-refused',
    role: 'CHECKER',
    at: () => '/stories/new',
    press: async (page) => {
      await page
        .getByLabel('Text file')
        .setInputFiles({ name: 'story.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') });
      await page.getByRole('button', { name: 'Bring in the story' }).click();
      await expect(page.getByText('Nothing was stored')).toBeVisible();
    },
  },
  { name: 'workbench', role: 'CHECKER', at: desk, panel: 'Story' },
  { name: 'workbench-list', role: 'CHECKER', at: desk, panel: 'Items' },
  {
    name: 'workbench-item',
    role: 'CHECKER',
    at: desk,
    panel: 'Item',
    press: async (page) => {
      await choose(page, QUOTE);
      await inspector(page).getByRole('button', { name: 'Show history' }).click();
      await expect(inspector(page).getByRole('listitem').first()).toBeVisible();
    },
  },
  {
    name: 'workbench-non-response',
    role: 'CHECKER',
    at: desk,
    panel: 'Item',
    press: async (page) => void (await choose(page, SILENCE)),
  },
  {
    name: 'workbench-source-form',
    role: 'CHECKER',
    at: desk,
    panel: 'Item',
    press: async (page) => {
      await choose(page, SILENCE);
      await page.keyboard.press('s');
      await expect(page.getByRole('form', { name: 'Add a source' })).toBeVisible();
    },
  },
  {
    name: 'workbench-proposals',
    role: 'CHECKER',
    at: ({ draftId }) => `/stories/${draftId}`,
    panel: 'Item',
    press: async (page) => {
      await choose(page, '4.2 million euros');
      await expect(inspector(page).getByRole('button', { name: 'Accept footnote 2' })).toBeVisible();
    },
  },
  {
    name: 'workbench-proposals-story',
    role: 'CHECKER',
    at: ({ draftId }) => `/stories/${draftId}`,
    panel: 'Story',
  },
  {
    name: 'workbench-proposal-form',
    role: 'CHECKER',
    at: ({ draftId }) => `/stories/${draftId}`,
    panel: 'Item',
    press: async (page) => {
      await choose(page, '12,000 passengers');
      await inspector(page).getByRole('button', { name: 'Change footnote 3 first' }).click();
      await expect(page.getByRole('form', { name: 'Change the proposed source' })).toBeVisible();
    },
  },
  {
    name: 'proposals',
    role: 'EDITOR',
    at: ({ draftId }) => `/stories/${draftId}`,
    press: async (page) => {
      await more(page, 'Notes of the draft');
      await dialogOpens(page);
    },
  },
  {
    name: 'workbench-incomplete-verdict',
    role: 'CHECKER',
    at: desk,
    panel: 'Item',
    press: async (page) => {
      await choose(page, SILENCE);
      await page.keyboard.press('v');
      await inspector(page).getByRole('checkbox', { name: 'wording' }).check();
      await expect(inspector(page).getByRole('alert').first()).toBeVisible();
    },
  },
  {
    name: 'workbench-selection',
    role: 'CHECKER',
    at: desk,
    panel: 'Story',
    press: async (page) => void (await selectWords(page, 'Russian ranks in the Donetsk region')),
  },
  {
    name: 'workbench-menu',
    role: 'EDITOR',
    at: desk,
    panel: 'Story',
    press: async (page) => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'contact-log',
    role: 'CHECKER',
    at: desk,
    press: async (page) => {
      await page.keyboard.press('c');
      await page.getByRole('button', { name: 'Log an attempt' }).click();
      await expect(page.getByRole('form', { name: 'Log an attempt' })).toBeVisible();
    },
  },
  {
    name: 'sign-off',
    role: 'EDITOR',
    at: desk,
    press: async (page) => {
      await page.getByRole('button', { name: 'Sign off…' }).click();
      await dialogOpens(page);
    },
  },
  {
    name: 'publish',
    role: 'EDITOR',
    at: ({ signedId }) => `/stories/${signedId}`,
    press: async (page) => {
      await page.getByRole('button', { name: 'Publish…' }).click();
      await dialogOpens(page);
    },
  },
  {
    name: 'hold',
    role: 'LEGAL',
    at: desk,
    press: async (page) => {
      await more(page, 'Block publication…');
      await dialogOpens(page);
    },
  },
  { name: 'workbench-held', role: 'EDITOR', at: ({ heldId }) => `/stories/${heldId}`, panel: 'Story' },
  {
    name: 'workbench-changed',
    role: 'VIEWER',
    at: ({ revisedId }) => `/stories/${revisedId}`,
    panel: 'Items',
  },
  {
    name: 'keys',
    role: 'CHECKER',
    at: desk,
    press: async (page) => {
      await page.keyboard.press('?');
      await dialogOpens(page);
    },
  },
  { name: 'revise', role: 'CHECKER', at: ({ storyId }) => `/stories/${storyId}/revise` },
  {
    name: 'revise-preview',
    role: 'CHECKER',
    at: ({ storyId }) => `/stories/${storyId}/revise`,
    press: async (page) => {
      const field = page.getByLabel(/^The text of revision/);
      const text = await field.inputValue();
      const changed = text.replace(/\bsaid\b/g, 'may have said').replace(/\n\n[^\n]+\s*$/, '');
      await field.fill(`${changed}\n\n“It was never so cold,” the mayor of the town said on Monday.`);
      await page.getByRole('button', { name: 'See what it does' }).click();
      await expect(page.getByRole('region', { name: 'What it does to the check' })).toBeVisible();
    },
  },
  { name: 'sources', role: 'CHECKER', at: () => '/sources' },
  { name: 'source', role: 'CHECKER', at: ({ sourceId }) => `/sources/${sourceId}` },
  { name: 'source-new', role: 'CHECKER', at: () => '/sources/new' },
  { name: 'record', role: 'EDITOR', at: () => '/record' },
  {
    name: 'members',
    role: 'ADMIN',
    at: () => '/members',
    press: async (page) => {
      await page.getByRole('button', { name: 'New invitation link' }).first().click();
      await expect(page.getByText(/^Hand this link to/)).toBeVisible();
    },
  },
  {
    name: 'members-deactivate',
    role: 'ADMIN',
    at: () => '/members',
    press: async (page) => {
      await page.getByRole('button', { name: 'Deactivate' }).first().click();
      await dialogOpens(page);
    },
  },
  { name: 'settings', role: 'ADMIN', at: () => '/settings' },
  { name: 'inbox', role: 'CHECKER', member: ({ checkerId }) => checkerId, at: () => '/inbox' },
  { name: 'inbox-empty', role: 'CHECKER', at: () => '/inbox' },
  { name: 'messages', role: 'ADMIN', at: () => '/settings/messages' },
  { name: 'jobs', role: 'ADMIN', at: () => '/settings/jobs' },
  {
    name: 'account',
    role: 'CHECKER',
    at: () => '/account',
    press: async (page) => {
      await page.getByRole('button', { name: 'Make a link' }).click();
      await expect(page.getByText('Subscribe to this link in your calendar')).toBeVisible();
    },
  },
  { name: 'not-found', role: 'CHECKER', at: () => '/stories/no-such-story' },
  { name: 'report', role: null, at: ({ slug }) => `/reports/${slug}` },
  { name: 'report-story', role: null, at: ({ slug }) => `/reports/${slug}/2/story` },
  { name: 'statement', role: null, at: ({ statement }) => `/statements/${statement}` },
  { name: 'statement-card', role: null, at: ({ statement }) => `/cards/${statement}` },
  { name: 'embed', role: 'VIEWER', at: ({ revisedId }) => `/stories/${revisedId}/embed` },
  { name: 'report-older-edition', role: null, at: ({ slug }) => `/reports/${slug}/1` },
];

export const VIEWPORTS = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

/** Shows a screen at a size and in a colour scheme; on a phone, the part of the workbench that it is about. */
export async function showAt(
  page: Page,
  { panel }: Screen,
  viewport: keyof typeof VIEWPORTS,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  // The pointer stays where it last pressed: what it comes to lie on at another size changes its colour late.
  await page.mouse.move(0, 0);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize(VIEWPORTS[viewport]);
  if (viewport === 'phone' && panel) {
    await page
      .getByRole('navigation', { name: 'Parts of the workbench' })
      .getByRole('button', { name: new RegExp(`^${panel}( \\d+)?$`) })
      .click();
  }
  // Rendered, with nothing still loading.
  await page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise((resolve) => requestAnimationFrame(resolve));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

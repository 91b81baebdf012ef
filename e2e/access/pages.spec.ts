import { globSync } from 'node:fs';
import { encode } from 'next-auth/jwt';
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
import { type Asking, askingWith, expect, test } from '../fixtures.ts';
import { openSession } from '../newsroom.ts';

/** How a page answers: its status, or the path that it redirects to. */
type Answer = number | string;
type Answers = { nobody: Answer } & Record<Role, Answer>;
type Row = {
  at: (world: World) => string;
  answers: Answers;
  method?: string;
  body?: (world: World) => unknown;
};
type World = Awaited<ReturnType<typeof makeWorld>>;

const NO_ID = '00000000-0000-4000-8000-000000000000';

const everyone = (answer: Answer, nobody: Answer): Answers =>
  ({ nobody, ...Object.fromEntries(ROLES.map((role) => [role, answer])) }) as Answers;
const only = (roles: readonly Role[], answer: Answer, others: Answer, nobody: Answer): Answers =>
  ({
    nobody,
    ...Object.fromEntries(ROLES.map((role) => [role, roles.includes(role) ? answer : others])),
  }) as Answers;
/** To sign in, and then back to the page that was asked for. */
const BACK = 'to sign in and back';
const back = (path: string) => `/sign-in?from=${encodeURIComponent(path)}`;

/** A page for those roles; to other members it does not exist; the signed-out get back to it once signed in. */
const page = (at: Row['at'], roles: readonly Role[] = ROLES): Row => ({
  at,
  answers: only(roles, 200, 404, BACK),
});
const noPage = (at: Row['at']): Row => ({ at, answers: everyone(404, BACK) });
/** Data for members; 401 for the signed-out. */
const data = (at: Row['at'], answer: Answer = 200): Row => ({ at, answers: everyone(answer, 401) });
/** For anybody at all. */
const open = (at: Row['at'], answer: Answer = 200): Row => ({ at, answers: everyone(answer, answer) });

const annotators: Role[] = ['CHECKER', 'EDITOR', 'ADMIN'];
const registrars: Role[] = ['REPORTER', 'CHECKER', 'EDITOR', 'ADMIN'];

/** Every page and route handler of the application. */
const TABLE: Record<string, Row[]> = {
  'app/page.tsx': [
    {
      at: () => '/',
      answers: {
        ...{ nobody: '/sign-in', REPORTER: '/work', CHECKER: '/work', EDITOR: '/desk' },
        ...{ LEGAL: '/desk', VIEWER: '/stories', ADMIN: '/desk' },
      },
    },
  ],
  'app/(public)/sign-in/page.tsx': [
    { at: () => '/sign-in', answers: everyone('/', 200) },
    { at: () => '/sign-in?from=%2Faccount', answers: everyone('/account', 200) },
    { at: () => '/sign-in?from=https%3A%2F%2Felsewhere.example', answers: everyone('/', 200) },
    { at: () => '/sign-in?from=%2F%5Celsewhere.example', answers: everyone('/', 200) },
  ],
  'app/(public)/set-password/[token]/page.tsx': [
    open((world) => `/set-password/${world.token}`),
    open(() => '/set-password/no-such-link'),
  ],
  'app/(newsroom)/password/page.tsx': [{ at: () => '/password', answers: everyone('/account', '/sign-in') }],
  'app/(newsroom)/(desk)/account/page.tsx': [page(() => '/account')],
  'app/(newsroom)/(desk)/desk/page.tsx': [
    page(() => '/desk'),
    { at: () => '/desk?person=x&way=x&after=x', answers: everyone(200, back('/desk')) },
  ],
  'app/(newsroom)/(desk)/work/page.tsx': [page(() => '/work', registrars)],
  'app/(newsroom)/(desk)/inbox/page.tsx': [
    page(() => '/inbox'),
    { at: () => '/inbox?before=zzz', answers: everyone(200, back('/inbox')) },
  ],
  'app/(newsroom)/(desk)/members/page.tsx': [page(() => '/members', ['ADMIN'])],
  'app/(newsroom)/(desk)/record/page.tsx': [
    page(() => '/record', ['EDITOR', 'LEGAL', 'ADMIN']),
    {
      at: () => '/record?before=zzz',
      answers: only(['EDITOR', 'LEGAL', 'ADMIN'], 200, 404, back('/record')),
    },
  ],
  'app/(newsroom)/(desk)/settings/page.tsx': [page(() => '/settings', ['ADMIN'])],
  'app/(newsroom)/(desk)/settings/messages/page.tsx': [page(() => '/settings/messages', ['ADMIN'])],
  'app/(newsroom)/(desk)/settings/jobs/page.tsx': [page(() => '/settings/jobs', ['ADMIN'])],
  'app/(newsroom)/(desk)/sources/page.tsx': [page(() => '/sources')],
  'app/(newsroom)/(desk)/sources/new/page.tsx': [page(() => '/sources/new', registrars)],
  'app/(newsroom)/(desk)/sources/[sourceId]/page.tsx': [
    page((world) => `/sources/${world.sourceId}`),
    noPage(() => `/sources/${NO_ID}`),
    noPage(() => '/sources/no-id-at-all'),
  ],
  'app/(newsroom)/(desk)/stories/page.tsx': [
    page(() => '/stories'),
    { at: () => '/stories?page=-1&shelf=archived', answers: everyone(200, back('/stories')) },
    // The archive's old address.
    {
      at: () => '/stories?archived=1&q=a%26b&page=2',
      answers: everyone('/stories?q=a%26b&shelf=archived&page=2', back('/stories')),
    },
    // The web server itself rejects an address that nothing behind it can hold.
    { at: () => '/stories?q=%00', answers: everyone(400, 400) },
  ],
  'app/(newsroom)/(desk)/stories/[storyId]/embed/page.tsx': [
    page((world) => `/stories/${world.storyId}/embed`),
    // What is not published has nothing to show.
    noPage((world) => `/stories/${world.otherStoryId}/embed`),
    noPage(() => `/stories/${NO_ID}/embed`),
  ],
  'app/(newsroom)/(desk)/stories/new/page.tsx': [page(() => '/stories/new', registrars)],
  'app/(newsroom)/stories/[storyId]/revise/page.tsx': [
    page((world) => `/stories/${world.storyId}/revise`, annotators),
    page((world) => `/stories/${world.reportersStoryId}/revise`, [...annotators, 'REPORTER']),
    noPage(() => `/stories/${NO_ID}/revise`),
  ],
  'app/(newsroom)/stories/[storyId]/page.tsx': [
    page((world) => `/stories/${world.storyId}`),
    noPage(() => `/stories/${NO_ID}`),
    noPage(() => '/stories/no-id-at-all'),
  ],
  'app/api/auth/[...nextauth]/route.ts': [
    open(() => '/api/auth/session'),
    open(() => '/api/auth/providers'),
    open(() => '/api/auth/csrf'),
  ],
  // What it answers to GET never ends: e2e/journeys/live.spec.ts asks as each role.
  'app/api/live/route.ts': [{ at: () => '/api/live', method: 'HEAD', answers: everyone(405, 405) }],
  'app/api/health/route.ts': [open(() => '/api/health')],
  'app/api/limited/route.ts': [open(() => '/api/limited?seconds=5', 429)],
  'app/api/stories/[storyId]/presence/route.ts': [
    data((world) => `/api/stories/${world.storyId}/presence`),
    data(() => `/api/stories/${NO_ID}/presence`, 404),
    ...(['storyId', 'none'] as const).map((which) => ({
      at: (world: World) => `/api/stories/${which === 'none' ? NO_ID : world.storyId}/presence`,
      method: 'POST',
      body: () => ({
        ...{ pageId: NO_ID, itemId: null, writingItemId: null, writtenAgo: 0 },
        ...{ isGone: false, hasSeenAll: true },
      }),
      answers: everyone(which === 'none' ? 404 : 200, 401),
    })),
    { at: (world) => `/api/stories/${world.storyId}/presence`, method: 'POST', answers: everyone(400, 401) },
  ],
  'app/api/stories/[storyId]/visit/route.ts': [
    data((world) => `/api/stories/${world.storyId}/visit`),
    data(() => `/api/stories/${NO_ID}/visit`, 404),
    ...(['storyId', 'none'] as const).map((which) => ({
      at: (world: World) => `/api/stories/${which === 'none' ? NO_ID : world.storyId}/visit`,
      method: 'POST',
      body: () => ({ upTo: '0' }),
      answers: everyone(which === 'none' ? 404 : 200, 401),
    })),
  ],
  'app/api/stories/[storyId]/binder/[file]/route.ts': [
    {
      at: (world) => `/api/stories/${world.storyId}/binder/call-sheets.pdf`,
      answers: only(['REPORTER', 'CHECKER', 'EDITOR', 'LEGAL', 'ADMIN'], 200, 403, 401),
    },
    data((world) => `/api/stories/${world.storyId}/binder/other.pdf`, 404),
    {
      at: () => `/api/stories/${NO_ID}/binder/binder.zip`,
      answers: everyone(404, 401),
    },
  ],
  'app/api/stories/[storyId]/workbench/route.ts': [
    data((world) => `/api/stories/${world.storyId}/workbench`),
    data(() => `/api/stories/${NO_ID}/workbench`, 404),
    data(() => '/api/stories/no-id-at-all/workbench', 404),
  ],
  'app/api/stories/[storyId]/revisions/[revisionId]/original/route.ts': [
    data(() => `/api/stories/${NO_ID}/revisions/${NO_ID}/original`, 404),
    data((world) => `/api/stories/${world.storyId}/revisions/${NO_ID}/original`, 404),
    data((world) => `/api/stories/${world.storyId}/revisions/no-id-at-all/original`, 404),
  ],
  'app/api/stories/[storyId]/tables/[file]/route.ts': [
    data((world) => `/api/stories/${world.storyId}/tables/items.csv`),
    data((world) => `/api/stories/${world.storyId}/tables/story.xlsx`),
    data((world) => `/api/stories/${world.storyId}/tables/story.csv`, 404),
    data((world) => `/api/stories/${world.storyId}/tables/register.csv`, 404),
    data((world) => `/api/stories/${world.storyId}/tables/items.exe`, 404),
    data(() => `/api/stories/${NO_ID}/tables/items.csv`, 404),
    data(() => '/api/stories/no-id-at-all/tables/items.csv', 404),
  ],
  'app/api/tables/[file]/route.ts': [
    data(() => '/api/tables/stories.csv?shelf=running'),
    data(() => '/api/tables/register.xlsx?q=a&type=none'),
    data(() => '/api/tables/items.csv', 404),
  ],
  'app/api/stories/[storyId]/items/[itemId]/history/route.ts': [
    data((world) => `/api/stories/${world.storyId}/items/${world.itemId}/history`),
    // Another story's item does not belong to this one.
    data((world) => `/api/stories/${world.otherStoryId}/items/${world.itemId}/history`, 404),
    data((world) => `/api/stories/${world.storyId}/items/${NO_ID}/history`, 404),
    data((world) => `/api/stories/${NO_ID}/items/${world.itemId}/history`, 404),
    data((world) => `/api/stories/${world.storyId}/items/no-id-at-all/history`, 404),
  ],
  'app/api/stories/[storyId]/checks/route.ts': [
    {
      at: (world) => `/api/stories/${world.storyId}/checks`,
      method: 'POST',
      body: () => ({ sourceId: NO_ID }),
      answers: only(annotators, 404, 403, 401),
    },
    {
      at: () => `/api/stories/${NO_ID}/checks`,
      method: 'POST',
      body: (world) => ({ sourceId: world.sourceId }),
      answers: everyone(404, 401),
    },
  ],
  'app/api/evidence/[sourceId]/files/route.ts': [
    {
      at: (world) => `/api/evidence/${world.sourceId}/files`,
      method: 'POST',
      body: () => Buffer.from('spoken words\n'),
      // A reporter with no connection to the source cannot add to it.
      answers: only(annotators, 200, 403, 401),
    },
    {
      at: () => `/api/evidence/${NO_ID}/files`,
      method: 'POST',
      body: () => Buffer.from('spoken words\n'),
      answers: only(registrars, 404, 404, 401),
    },
  ],
  'app/api/evidence/files/[fileId]/route.ts': [
    data((world) => `/api/evidence/files/${world.fileId}`),
    data(() => `/api/evidence/files/${NO_ID}`, 404),
  ],
  'app/robots.txt/route.ts': [open(() => '/robots.txt')],
  'app/calendar/[file]/route.ts': [
    open(() => '/calendar/not-one-of-ours.ics', 404),
    open(() => `/calendar/${'x'.repeat(32)}.ics`, 404),
    open(({ calendar }) => `/calendar/${calendar}.ics`),
    open(({ calendar }) => `/calendar/${calendar}`, 404),
  ],
  'app/api/unsubscribe/[token]/route.ts': [open(() => '/api/unsubscribe/not-one.of-ours', 404)],
  'app/fonts/[file]/route.ts': [
    open(() => '/fonts/inter-latin-wght-normal.woff2'),
    open(() => '/fonts/..%2F..%2Fpackage.json', 404),
    open(() => '/fonts/constructor', 404),
  ],
  'app/reports/annotations/route.ts': [open(() => '/reports/annotations')],
  'app/reports/annotations/[slug]/route.ts': [
    open((world) => `/reports/annotations/${world.slug}`),
    open(() => '/reports/annotations/none', 404),
  ],
  'app/reports/[slug]/annotations/route.ts': [
    open((world) => `/reports/${world.slug}/annotations`),
    open(() => '/reports/none/annotations', 404),
  ],
  'app/reports/[slug]/annotations/[page]/route.ts': [
    open((world) => `/reports/${world.slug}/annotations/1`),
    open((world) => `/reports/${world.slug}/annotations/2`, 404),
    open((world) => `/reports/${world.slug}/annotations/one`, 404),
  ],
  'app/reports/feed.atom/route.ts': [open(() => '/reports/feed.atom')],
  'app/reports/feed.json/route.ts': [open(() => '/reports/feed.json')],
  'app/reports/record.jsonl/route.ts': [
    open(() => '/reports/record.jsonl'),
    open(() => '/reports/record.jsonl?since=yesterday', 400),
  ],
  'app/reports/[slug]/timemap/route.ts': [
    open((world) => `/reports/${world.slug}/timemap`),
    open(() => '/reports/none/timemap', 404),
  ],
  'app/reports/[slug]/route.ts': [
    open((world) => `/reports/${world.slug}`),
    open(() => '/reports/none', 404),
  ],
  'app/reports/[slug]/[edition]/route.ts': [
    open((world) => `/reports/${world.slug}/1`),
    open((world) => `/reports/${world.slug}/2`, 404),
    open((world) => `/reports/${world.slug}/0`, 404),
    open((world) => `/reports/${world.slug}/one`, 404),
    open(() => '/reports/none/1', 404),
  ],
  'app/reports/[slug]/[edition]/[format]/route.ts': [
    open((world) => `/reports/${world.slug}/1/report.json`),
    open((world) => `/reports/${world.slug}/1/claim-review.json`),
    open((world) => `/reports/${world.slug}/1/annotations.json`),
    open((world) => `/reports/${world.slug}/1/story`),
    open((world) => `/reports/${world.slug}/1/story-to-paste.txt`),
    open((world) => `/reports/${world.slug}/1/story-light.txt`),
    open((world) => `/reports/${world.slug}/1/quotations.json`),
    open((world) => `/reports/${world.slug}/1/ninjs.json`),
    open((world) => `/reports/${world.slug}/1/report.exe`, 404),
    open((world) => `/reports/${world.slug}/2/report.json`, 404),
  ],
  'app/statements/[id]/route.ts': [
    open((world) => `/statements/${world.statement}`),
    open(() => '/statements/aaaaaaaaaaaaaaaa', 404),
    open((world) => `/statements/${world.statement.toUpperCase()}`, 404),
  ],
  'app/oembed/route.ts': [
    open((world) => embedded(world.statement)),
    open(() => embedded('aaaaaaaaaaaaaaaa'), 404),
    open(() => '/oembed', 404),
  ],
  'app/cards/[id]/route.ts': [
    open((world) => `/cards/${world.statement}`),
    open(() => '/cards/aaaaaaaaaaaaaaaa', 404),
    open(() => '/cards/..%2f..%2fpackage.json', 404),
  ],
};

/** Where a site asks how to embed a statement. */
const embedded = (id: string) =>
  `/oembed?url=${encodeURIComponent(`${process.env.NEXTAUTH_URL}/statements/${id}`)}`;

/** The server itself answers for anything that has no file, so that nothing is revealed about what exists. */
const ELSEWHERE: Row[] = [open(() => '/no-such-page', 404), open(() => '/api/no-such-route', 404)];

async function makeWorld(fetch: (cookie: { name: string; value: string }) => Asking) {
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

test('the table names every page and every route handler', () => {
  const files = [...globSync('app/**/page.tsx'), ...globSync('app/**/route.ts')].map((file) =>
    file.replaceAll('\\', '/'),
  );
  expect(files.sort()).toEqual(Object.keys(TABLE).sort());
});

test('every page and route answers each role, and the signed-out, as it should', async ({ request }) => {
  test.slow();
  const world = await makeWorld((cookie) => askingWith(request, cookie));
  const askers: [keyof Answers, Asking][] = [['nobody', askingWith(request)]];
  for (const role of ROLES) {
    askers.push([role, askingWith(request, await openSession(world.members[role].id))]);
  }
  for (const row of [...Object.values(TABLE).flat(), ...ELSEWHERE]) {
    const { at, answers, method = 'GET', body } = row;
    const path = at(world);
    const said = await Promise.all(
      askers.map(async ([who, ask]) => [who, outcomeOf(await ask(method, path, body?.(world)))] as const),
    );
    const wanted = Object.fromEntries(
      Object.entries(answers).map(([who, answer]) => [who, answer === BACK ? back(path) : answer]),
    );
    expect.soft(Object.fromEntries(said), `${method} ${path}`).toEqual(wanted);
  }
});

/** The status, or where it redirects to, as a path within Stet. */
function outcomeOf(response: { status(): number; headers(): Record<string, string>; url(): string }): Answer {
  const { location } = response.headers();
  if (response.status() < 300 || response.status() >= 400 || !location) return response.status();
  const url = new URL(location, response.url());
  return url.origin === new URL(response.url()).origin ? url.pathname + url.search : location;
}

/** Pages and, below, data that somebody who is not let in must not get. */
const SAMPLE = ['/stories', '/account', '/members', '/stories/new'];
const samplePaths = (world: World) => [...SAMPLE, `/stories/${world.storyId}`];
const dataPaths = (world: World) => [
  `/api/stories/${world.storyId}/workbench`,
  `/api/stories/${world.storyId}/items/${world.itemId}/history`,
  `/api/evidence/files/${world.fileId}`,
  `/api/stories/${world.storyId}/binder/binder.zip`,
];

test('who was given a password gets no further than to setting one of their own', async ({ request }) => {
  const world = await makeWorld((cookie) => askingWith(request, cookie));
  const admin = await createMember('ADMIN', { mustChangePassword: true });
  const ask = askingWith(request, await openSession(admin.id));
  for (const path of samplePaths(world))
    expect.soft(outcomeOf(await ask('GET', path)), path).toBe('/password');
  for (const path of dataPaths(world)) expect.soft(outcomeOf(await ask('GET', path)), path).toBe(403);
  expect(outcomeOf(await ask('GET', '/password'))).toBe(200);
});

test('a copied cookie is worth nothing once its owner is deactivated, signed out or idle too long', async ({
  request,
}) => {
  const world = await makeWorld((cookie) => askingWith(request, cookie));
  const endings: Record<string, (memberId: string) => Promise<unknown>> = {
    deactivated: (id) => db.member.update({ where: { id }, data: { deactivatedAt: new Date() } }),
    'signed out': (memberId) => db.session.updateMany({ where: { memberId }, data: { endedAt: new Date() } }),
    idle: (memberId) =>
      db.session.updateMany({
        where: { memberId },
        data: { lastSeenAt: new Date(Date.now() - 4 * 86_400_000) },
      }),
    expired: (memberId) =>
      db.session.updateMany({ where: { memberId }, data: { expiresAt: new Date(Date.now() - 1000) } }),
  };
  for (const [ending, end] of Object.entries(endings)) {
    const admin = await createMember('ADMIN');
    const ask = askingWith(request, await openSession(admin.id));
    expect(outcomeOf(await ask('GET', '/members'))).toBe(200);
    await end(admin.id);
    for (const path of samplePaths(world))
      expect.soft(outcomeOf(await ask('GET', path)), `${ending}: ${path}`).toBe(back(path));
    for (const path of dataPaths(world))
      expect.soft(outcomeOf(await ask('GET', path)), `${ending}: ${path}`).toBe(401);
  }
});

test('a cookie that was made up, or signed with another key, is nobody’s', async ({ request }) => {
  const admin = await createMember('ADMIN');
  const { name, value } = await openSession(admin.id);
  const ask = (cookie: string) => askingWith(request, { name, value: cookie })('GET', '/members');
  expect(outcomeOf(await ask(value))).toBe(200);
  expect(outcomeOf(await ask(`${value.slice(0, -4)}AAAA`))).toBe(back('/members'));
  expect(outcomeOf(await ask('nonsense'))).toBe(back('/members'));
  const forged = await encode({
    token: { sessionId: 'x', sub: admin.id },
    secret: 'another secret altogether',
  });
  expect(outcomeOf(await ask(forged))).toBe(back('/members'));
});

test('a role that was changed holds from the next request on', async ({ request }) => {
  const member = await createMember('ADMIN');
  const ask = askingWith(request, await openSession(member.id));
  expect(outcomeOf(await ask('GET', '/members'))).toBe(200);
  await db.member.update({ where: { id: member.id }, data: { role: 'VIEWER' } });
  expect(outcomeOf(await ask('GET', '/members'))).toBe(404);
});

test('what another site’s page sends with a member’s cookie is refused', async ({ request }) => {
  const world = await makeWorld((cookie) => askingWith(request, cookie));
  const { name, value } = await openSession(world.members.EDITOR.id);
  for (const path of [`/api/evidence/${world.sourceId}/files`, `/api/stories/${world.storyId}/checks`]) {
    const answer = await request.fetch(path, {
      method: 'POST',
      data: {},
      headers: {
        cookie: `${name}=${value}`,
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'cross-site',
      },
    });
    expect(answer.status(), path).toBe(403);
  }
});

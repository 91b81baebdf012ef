import type { Role } from '../../lib/domain/vocabulary.ts';

import { back, data, everyone, NO_ID, noPage, only, open, page, type Row } from './answers.ts';
import type { World } from './world.ts';

const annotators: Role[] = ['CHECKER', 'EDITOR', 'ADMIN'];
const registrars: Role[] = ['REPORTER', 'CHECKER', 'EDITOR', 'ADMIN'];

/** Every page and route handler of the application. */
export const TABLE: Record<string, Row[]> = {
  'app/page.tsx': [
    {
      at: () => '/',
      answers: {
        ...{ nobody: '/sign-in', REPORTER: '/work', CHECKER: '/work', EDITOR: '/desk' },
        ...{ LEGAL: '/desk', VIEWER: '/stories', ADMIN: '/desk' },
      },
    },
  ],
  'app/(public)/sign-in/route.ts': [
    { at: () => '/sign-in', answers: everyone('/', 200) },
    { at: () => '/sign-in?from=%2Faccount', answers: everyone('/account', 200) },
    { at: () => '/sign-in?from=https%3A%2F%2Felsewhere.example', answers: everyone('/', 200) },
    { at: () => '/sign-in?from=%2F%5Celsewhere.example', answers: everyone('/', 200) },
    { at: () => '/sign-in?from=%2F.%2F%2Felsewhere.example', answers: everyone('/', 200) },
    { at: () => '/sign-in?callbackUrl=no+address&error=x&refused=x', answers: everyone('/', 200) },
  ],
  'app/(public)/set-password/[token]/page.tsx': [
    open((world) => `/set-password/${world.token}`),
    open(() => '/set-password/no-such-link'),
  ],
  'app/password/page.tsx': [{ at: () => '/password', answers: everyone('/account', '/sign-in') }],
  'app/account/page.tsx': [page(() => '/account')],
  'app/desk/page.tsx': [
    page(() => '/desk'),
    { at: () => '/desk?person=x&way=x&after=x', answers: everyone(200, back('/desk')) },
  ],
  'app/work/page.tsx': [page(() => '/work', registrars)],
  'app/inbox/page.tsx': [
    page(() => '/inbox'),
    { at: () => '/inbox?before=zzz', answers: everyone(200, back('/inbox')) },
  ],
  'app/members/page.tsx': [page(() => '/members', ['ADMIN'])],
  'app/record/page.tsx': [
    page(() => '/record', ['EDITOR', 'LEGAL', 'ADMIN']),
    {
      at: () => '/record?before=zzz',
      answers: only(['EDITOR', 'LEGAL', 'ADMIN'], 200, 404, back('/record')),
    },
  ],
  'app/settings/page.tsx': [page(() => '/settings', ['ADMIN'])],
  'app/settings/messages/page.tsx': [page(() => '/settings/messages', ['ADMIN'])],
  'app/settings/jobs/page.tsx': [page(() => '/settings/jobs', ['ADMIN'])],
  'app/sources/page.tsx': [page(() => '/sources')],
  'app/sources/new/page.tsx': [page(() => '/sources/new', registrars)],
  'app/sources/[sourceId]/page.tsx': [
    page((world) => `/sources/${world.sourceId}`),
    noPage(() => `/sources/${NO_ID}`),
    noPage(() => '/sources/no-id-at-all'),
  ],
  'app/stories/page.tsx': [
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
  'app/stories/[storyId]/embed/page.tsx': [
    page((world) => `/stories/${world.storyId}/embed`),
    // What is not published has nothing to show.
    noPage((world) => `/stories/${world.otherStoryId}/embed`),
    noPage(() => `/stories/${NO_ID}/embed`),
  ],
  'app/stories/new/page.tsx': [page(() => '/stories/new', registrars)],
  'app/stories/[storyId]/revise/page.tsx': [
    page((world) => `/stories/${world.storyId}/revise`, annotators),
    page((world) => `/stories/${world.reportersStoryId}/revise`, [...annotators, 'REPORTER']),
    noPage(() => `/stories/${NO_ID}/revise`),
  ],
  'app/stories/[storyId]/page.tsx': [
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
  'app/api/health/route.ts': [open(() => '/api/health'), { ...open(() => '/api/health'), method: 'HEAD' }],
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
  'app/api/stories/[storyId]/word/[file]/route.ts': [
    data((world) => `/api/stories/${world.storyId}/word/checked.docx`),
    data((world) => `/api/stories/${world.storyId}/word/footnoted.docx?notes=1`),
    data((world) => `/api/stories/${world.storyId}/word/checked.odt`, 404),
    data((world) => `/api/stories/${world.storyId}/word/other.docx`, 404),
    data(() => `/api/stories/${NO_ID}/word/checked.docx`, 404),
    data(() => '/api/stories/no-id-at-all/word/checked.docx', 404),
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
  // A session opens nothing here: only a token does.
  'app/api/stories/route.ts': [
    {
      at: () => '/api/stories',
      method: 'POST',
      body: () => Buffer.from('A story.'),
      answers: everyone(401, 401),
    },
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
  'app/api/sources/[sourceId]/transcript/route.ts': [
    {
      at: (world) => `/api/sources/${world.sourceId}/transcript`,
      method: 'POST',
      body: () => Buffer.from('no words with times\n'),
      answers: only(annotators, 422, 403, 401),
    },
    {
      at: () => `/api/sources/${NO_ID}/transcript`,
      method: 'POST',
      body: () => Buffer.from('no words with times\n'),
      answers: only(registrars, 404, 404, 401),
    },
  ],
  'app/api/evidence/files/[fileId]/route.ts': [
    data((world) => `/api/evidence/files/${world.fileId}`),
    data(() => `/api/evidence/files/${NO_ID}`, 404),
  ],
  'app/api/listening/[version]/[...file]/route.ts': [
    open(() => '/api/listening/0.6.3/en-us/feat_params.json'),
    open(() => '/api/listening/0.6.3/en-us/README.txt', 404),
    open(() => '/api/listening/0.6.2/en-us/feat_params.json', 404),
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
    open((world) => `/reports/${world.slug}/2/picture.png`, 404),
  ],
  'app/statements/[id]/route.ts': [
    open((world) => `/statements/${world.statement}`),
    open(() => '/statements/aaaaaaaaaaaaaaaa', 404),
    open((world) => `/statements/${world.statement.toUpperCase()}`, 404),
  ],
  'app/statements/[id]/picture.png/route.ts': [
    open(() => '/statements/aaaaaaaaaaaaaaaa/picture.png', 404),
    open((world) => `/statements/${world.statement.toUpperCase()}/picture.png`, 404),
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
export const ELSEWHERE: Row[] = [open(() => '/no-such-page', 404), open(() => '/api/no-such-route', 404)];

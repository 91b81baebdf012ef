/** Stories that programs bring in with a member's token. */
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { POST } from '../../app/api/stories/route.ts';
import { actorAgain, createMember, type MadeMember, STORY_TEXT } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { changeRole, deactivateMember, reactivateMember } from '../members/mutations.ts';
import { makeStoryToken, revokeStoryToken } from './mutations.ts';
import { ownStoryTokens } from './queries.ts';

let admin: MadeMember;
let editor: MadeMember;
let token: string;

beforeAll(async () => {
  admin = await createMember('ADMIN');
});
beforeEach(async () => {
  editor = await createMember('EDITOR');
  ({ token } = await makeStoryToken(editor.actor, { name: 'CMS' }));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

type Sent = { body?: BodyInit; headers?: Record<string, string>; query?: string; with?: string };

async function send({ body = STORY_TEXT, headers = {}, query = '', with: by = token }: Sent = {}) {
  const answer = await POST(
    new Request(`http://desk.example/api/stories${query}`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${by}`, 'content-type': 'text/plain', ...headers },
    }),
  );
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}
const html = { 'content-type': 'text/html; charset=utf-8' };
const keyed = (key: string) => ({ 'idempotency-key': key });
const storiesOf = (member: MadeMember) => db.story.findMany({ where: { createdById: member.id } });

describe('a story that a program sends', () => {
  test('is its owner’s, with what is said of it; the answer is where it stands; the record says by which token', async () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://desk.newsroom.example/');
    const asked = new URLSearchParams({ headline: 'Ferry line closed', byline: 'By Ada Holm', desk: 'City' });
    const { status, headers, body } = await send({ query: `?${asked}` });
    const url = `https://desk.newsroom.example/stories/${body.id}`;
    expect([status, body, headers.get('location')]).toEqual([201, { id: body.id, url }, url]);
    expect(await storiesOf(editor)).toMatchObject([
      { headline: 'Ferry line closed', byline: 'By Ada Holm', desk: 'City' },
    ]);
    const { payload } = await db.auditEvent.findFirstOrThrow({
      where: { storyId: body.id, action: 'story.bringIn' },
    });
    const { id } = await db.storyToken.findFirstOrThrow({ where: { memberId: editor.id } });
    expect(JSON.parse(payload)).toMatchObject({ token: id, format: 'text' });
    expect(payload).not.toContain(token);
  });

  test('is ninjs, a page or Markdown by its type; another type is refused with those there are', async () => {
    const ninjs = JSON.stringify({
      headlines: [{ value: 'Ferry' }],
      bodies: [{ value: `<p>${STORY_TEXT}</p>` }],
    });
    expect(await send({ body: ninjs, headers: { 'content-type': 'application/ninjs+json' } })).toMatchObject({
      status: 201,
    });
    const page = `<article><h1>Ferry</h1>${STORY_TEXT.split('\n\n')
      .map((words) => `<p>${words}</p>`)
      .join('')}</article>`;
    expect(await send({ body: page, headers: html })).toMatchObject({ status: 201 });
    expect(await send({ headers: { 'content-type': 'text/markdown' } })).toMatchObject({ status: 201 });
    const refused = await send({ headers: { 'content-type': 'image/png' } });
    expect(refused).toMatchObject({
      status: 415,
      body: { detail: expect.stringContaining('text/markdown') },
    });
    expect((await storiesOf(editor)).length).toBe(3);
  });

  test('that is not right is told as a problem, and nothing is stored', async () => {
    const bad = await send({ query: '?deadline=tomorrow' });
    expect(bad.headers.get('content-type')).toBe('application/problem+json');
    expect(bad).toMatchObject({
      status: 422,
      body: { status: 422, errors: { deadline: 'Give a date and a time.' } },
    });
    expect(await send({ body: 'PK\x03\x04', headers: html })).toMatchObject({ status: 422 });
    expect(await send({ body: ' ' })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('only spaces') },
    });
    expect(await send({ headers: keyed('"é"') })).toMatchObject({ status: 400 });
    expect(await send({ body: new Uint8Array(8 * 1_048_576 + 1) })).toMatchObject({ status: 413 });
    expect(await storiesOf(editor)).toEqual([]);
  });

  test('of which next to nothing is the story is asked about, and read once that is answered', async () => {
    const body = 'Photo: Ada Holm';
    const first = await send({ body, headers: keyed('k') });
    expect(first).toMatchObject({ status: 422, body: { asks: 'little_left' } });
    expect(await send({ body, query: '?keep=story', headers: keyed('k') })).toMatchObject({ status: 201 });
  });
});

describe('the same story sent again', () => {
  test('under its key is the same story; with another text the key is refused', async () => {
    const first = await send({ headers: keyed('"one"') });
    const again = await send({ headers: keyed('one') });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(await send({ headers: keyed('"one"'), body: `${STORY_TEXT} More.` })).toMatchObject({
      status: 422,
    });
    expect(await send({ headers: keyed('"one"'), query: '?desk=City' })).toMatchObject({ status: 422 });
    expect(await storiesOf(editor)).toHaveLength(1);
  });

  test('at the same moment is one story', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => send({ headers: keyed('"at once"') })));
    expect(all.map(({ status }) => status).every((status) => status === 201 || status === 409)).toBe(true);
    expect(all.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(await storiesOf(editor)).toHaveLength(1);
  });

  test('after it was refused, or after a day, is read anew; another’s key is another', async () => {
    await send({ headers: keyed('k'), body: ' ' });
    expect(await send({ headers: keyed('k') })).toMatchObject({ status: 201 });
    await db.sharedStory.updateMany({ data: { begunAt: new Date(Date.now() - 25 * 3_600_000) } });
    expect(await send({ headers: keyed('k') })).toMatchObject({ status: 201 });
    expect(await storiesOf(editor)).toHaveLength(2);
    const other = await createMember('CHECKER');
    const { token: theirs } = await makeStoryToken(other.actor, { name: 'CMS' });
    expect(await send({ headers: keyed('k'), with: theirs })).toMatchObject({ status: 201 });
    expect(await storiesOf(other)).toHaveLength(1);
  });
});

describe('who may send', () => {
  const refused = async (by: string) => {
    const { status, headers, body } = await send({ with: by });
    return [status, headers.get('www-authenticate'), body.title];
  };
  const NO = [401, 'Bearer realm="Stet"', 'No valid token'];

  test('whoever has the token, of which the hash alone is kept; the last use is told', async () => {
    expect(token).toMatch(/^stet_[0-9A-Za-z]{38}$/);
    const row = await db.storyToken.findFirstOrThrow({ where: { memberId: editor.id } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect((await ownStoryTokens(editor.actor)).tokens).toMatchObject([
      { name: 'CMS', begins: token.slice(0, 10), lastUsedAt: null },
    ]);
    await send();
    expect((await ownStoryTokens(editor.actor)).tokens[0]?.lastUsedAt).not.toBeNull();
  });

  test('nobody with a token that was mistyped, made up or revoked, or with none', async () => {
    const mistyped = `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`;
    for (const by of ['', 'x', mistyped, `stet_${'0'.repeat(38)}`]) expect(await refused(by)).toEqual(NO);
    const { id } = await db.storyToken.findFirstOrThrow({ where: { memberId: editor.id } });
    await revokeStoryToken(editor.actor, { tokenId: id });
    expect(await refused(token)).toEqual(NO);
    expect((await ownStoryTokens(editor.actor)).tokens).toEqual([]);
    await expect(revokeStoryToken(editor.actor, { tokenId: id })).rejects.toMatchObject({ code: 'missing' });
  });

  test('nobody whose role brings in no stories, and nobody who left, also after they are back', async () => {
    await changeRole(admin.actor, { memberId: editor.id, version: 1, role: 'VIEWER' });
    expect(await send()).toMatchObject({ status: 403 });
    expect((await ownStoryTokens((await actorAgain(editor)) ?? editor.actor)).can.make).toBe(false);
    await deactivateMember(admin.actor, { memberId: editor.id, version: 2 });
    expect(await refused(token)).toEqual(NO);
    await reactivateMember(admin.actor, { memberId: editor.id, version: 3 });
    expect(await refused(token)).toEqual(NO);
  });

  test('nobody more often than a person may, and ten tokens are enough', async () => {
    vi.stubEnv('STET_LIMIT_STORIES', '1');
    await send();
    const more = await send({ body: `${STORY_TEXT} More.` });
    expect(more).toMatchObject({ status: 429, body: { title: 'Too many requests' } });
    expect(Number(more.headers.get('retry-after'))).toBeGreaterThan(0);
    for (let count = 1; count < 10; count += 1) await makeStoryToken(editor.actor, { name: 'CMS' });
    await expect(makeStoryToken(editor.actor, { name: 'CMS' })).rejects.toMatchObject({ code: 'validation' });
  });
});

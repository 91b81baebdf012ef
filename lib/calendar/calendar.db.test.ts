/** Calendars as a program that has the link reads them. */
import ICAL from 'ical.js';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { GET } from '../../app/calendar/[file]/route.ts';
import { countQueries } from '../../testing/database-watch.ts';
import {
  actorAgain,
  createContact,
  createMember,
  createStory,
  createVerdict,
  type MadeMember,
  type MadeStory,
} from '../../testing/factories.ts';
import { hashToken } from '../auth/token-hash.ts';
import { db } from '../db.ts';
import { assignItems } from '../items/assign-mutations.ts';
import { changeRole, deactivateMember, reactivateMember } from '../members/mutations.ts';
import { muteStory } from '../notices/mutations.ts';
import { assignStory } from '../stories/assign-mutations.ts';
import { archiveStory } from '../stories/mutations.ts';
import { makeCalendar, revokeCalendar } from './mutations.ts';
import { ownCalendar, readCalendar } from './queries.ts';

const DAY = 86_400_000;
/** In whole seconds, as calendars have them. */
const inDays = (days: number) => new Date(Math.round((Date.now() + days * DAY) / 1_000) * 1_000);
const HEADLINE = 'The bridge, at last';
const SOMEWHERE = '192.0.2.7';

let admin: MadeMember;
let editor: MadeMember;
let checker: MadeMember;
let token: string;

beforeAll(async () => {
  admin = await createMember('ADMIN');
  editor = await createMember('EDITOR');
});
beforeEach(async () => {
  checker = await createMember('CHECKER');
  ({ token } = await makeCalendar(checker.actor, { hasHeadlines: false }));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const story = (deadline: Date | null = null) =>
  createStory(editor.actor, { headline: HEADLINE, deadline: deadline?.toISOString() ?? '' });
const give = ({ storyId }: MadeStory, dueAt: Date | null = null) =>
  assignStory(editor.actor, { storyId, memberIds: [checker.id], dueAt });
async function giveItems({ storyId, view }: MadeStory, from: number, to: number, dueAt: Date | null = null) {
  const items = view.items.slice(from, to).map(({ id }) => ({ itemId: id, version: 1 }));
  await assignItems(editor.actor, { storyId, items, assigneeId: checker.id, dueAt });
}

async function read(link = token, now = new Date()) {
  const calendar = await readCalendar(link, SOMEWHERE, now);
  if (!calendar) return null;
  const events = new ICAL.Component(ICAL.parse(calendar.body)).getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    summary: String(event.getFirstPropertyValue('summary')),
    at: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate(),
    status: event.getFirstPropertyValue('status'),
    url: String(event.getFirstPropertyValue('url')),
  }));
  return { ...calendar, events };
}
const events = async (link = token) => (await read(link))?.events ?? [];
const lines = async () => (await events()).map(({ summary, status }) => `${summary} ${status}`);

describe('what is in a calendar', () => {
  test('nothing, where nothing is due of its owner’s', async () => {
    const one = await story(inDays(2));
    await giveItems(await story(null), 0, 1);
    await createContact(editor.actor, one.storyId, 'The ministry', { deadline: inDays(1).toISOString() });
    expect(await events()).toEqual([]);
  });

  test('items that are due at one time in one story are one event, until none is open', async () => {
    const [due, deadline] = [inDays(1), inDays(3)];
    const one = await story(deadline);
    await giveItems(one, 0, 2, due);
    await giveItems(one, 2, 3);
    const before = await events();
    expect(before.map(({ summary, at }) => [summary, at])).toEqual([
      ['2 items due', due],
      ['1 item due', deadline],
    ]);
    expect(before[0]?.url).toMatch(new RegExp(`/stories/${one.storyId}$`));

    await createVerdict(editor.actor, one.storyId, one.view.items[0]?.id ?? '');
    const [first] = await events();
    expect(first).toMatchObject({ uid: before[0]?.uid, summary: '1 item due', status: 'CONFIRMED' });
    expect(first?.sequence).toBeGreaterThan(before[0]?.sequence ?? 0);

    await createVerdict(editor.actor, one.storyId, one.view.items[1]?.id ?? '');
    const after = await events();
    expect(after.map(({ status }) => status)).toEqual(['CONFIRMED', 'CANCELLED']);
    expect(after[1]?.uid).toBe(before[0]?.uid);
  });

  test('checking a story, and the story itself; for its reporter the story', async () => {
    const one = await story(inDays(3));
    await give(one, inDays(2));
    expect(await lines()).toEqual(['Check due CONFIRMED', 'Story due CONFIRMED']);
    const reporter = await createMember('REPORTER');
    const own = await makeCalendar(reporter.actor, { hasHeadlines: false });
    await createStory(editor.actor, { authorIds: [reporter.id], deadline: inDays(4).toISOString() });
    expect((await events(own.token)).map(({ summary }) => summary)).toEqual(['Story due']);
  });

  test('answers to what its owner asked, until one came or somebody asked again', async () => {
    const one = await story();
    const deadline = inDays(1).toISOString();
    await createContact(checker.actor, one.storyId, 'The ministry', { deadline });
    expect(await lines()).toEqual(['Reply due CONFIRMED']);
    await createContact(checker.actor, one.storyId, 'The ministry', {
      deadline,
      sentAt: new Date().toISOString(),
    });
    expect((await lines()).toSorted()).toEqual(['Reply due CANCELLED', 'Reply due CONFIRMED']);
  });

  test('a story that is put away is cancelled, and forgotten after four weeks; what is open stays', async () => {
    const [one, other] = [await story(inDays(1)), await story(inDays(1))];
    await give(one);
    await give(other);
    await giveItems(one, 0, 2);
    await archiveStory(editor.actor, { storyId: one.storyId, version: 1 }, true);
    expect(await lines()).toEqual(['Story due CONFIRMED', '2 items due CANCELLED', 'Story due CANCELLED']);
    const later = await read(token, inDays(30));
    expect(later?.events.map(({ summary, status }) => `${summary} ${status}`)).toEqual([
      'Story due CONFIRMED',
    ]);
  });

  test('headlines only where its owner chose so; never words, speakers or parties', async () => {
    const one = await story(inDays(1));
    await give(one);
    await giveItems(one, 0, 3);
    await createContact(checker.actor, one.storyId, 'The harbour board', {
      deadline: inDays(1).toISOString(),
    });
    const plain = (await read())?.body.replaceAll('\r\n ', '') ?? '';
    expect(plain).not.toContain('bridge');
    const named = await makeCalendar(checker.actor, { hasHeadlines: true });
    const body = (await read(named.token))?.body.replaceAll('\r\n ', '') ?? '';
    expect(body).toContain('SUMMARY:3 items due: The bridge\\, at last\r\n');
    for (const text of [plain, body]) {
      expect(text).not.toContain('harbour');
      for (const item of one.view.items) expect(text).not.toContain(item.exact);
    }
  });

  test('muted stories too: muting keeps notices away, not deadlines', async () => {
    const one = await story(inDays(1));
    await give(one);
    await muteStory(checker.actor, { storyId: one.storyId, isMuted: true });
    expect(await lines()).toEqual(['Story due CONFIRMED']);
  });

  test('an hour that the clocks repeat, or leave out, is told in universal time', async () => {
    const repeated = ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z', '2027-03-28T01:00:00Z'];
    for (const at of repeated) await give(await story(new Date(at)));
    const { body = '' } = (await read()) ?? {};
    expect(body.match(/(?<=DTSTART:).*(?=\r)/g)).toEqual([
      '20270328T010000Z',
      '20271031T003000Z',
      '20271031T013000Z',
    ]);
    expect((await events()).map(({ at }) => at.toISOString())).toContain('2027-10-31T01:30:00.000Z');
  });

  test('links to the desk at its own address, not to where readers are', async () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://desk.newsroom.example/');
    vi.stubEnv('STET_PUBLIC_URL', 'https://checks.newsroom.example/');
    const one = await story(inDays(1));
    await give(one);
    const url = `https://desk.newsroom.example/stories/${one.storyId}`;
    expect(await events()).toMatchObject([{ uid: `story-${one.storyId}@desk.newsroom.example`, url }]);
  });

  test('as much as programs take, what is open first', async () => {
    const rows = (count: number, stage: 'CHECKING' | 'PUBLISHED') =>
      Array.from({ length: count }, (_, i) => ({
        ...{ id: crypto.randomUUID(), headline: HEADLINE, createdById: editor.id, stage },
        deadline: inDays(1 + i / 10_000),
      }));
    const stories = [...rows(10, 'PUBLISHED'), ...rows(1_995, 'CHECKING')];
    await db.story.createMany({ data: stories });
    await db.storyAuthor.createMany({
      data: stories.map(({ id }) => ({ storyId: id, memberId: checker.id, how: 'NAMED' })),
    });
    const all = await events();
    expect(all).toHaveLength(2_000);
    expect(all.filter(({ status }) => status === 'CONFIRMED')).toHaveLength(1_995);
  });

  test('is the same bytes until something changes, and asks the same of the database for much as for little', async () => {
    const one = await story(inDays(1));
    await give(one);
    const few = await countQueries(() => read());
    expect((await read())?.sha256).toBe((await read(token, inDays(0.5)))?.sha256);
    const before = await read();
    await giveItems(one, 0, 3);
    expect((await read())?.sha256).not.toBe(before?.sha256);
    expect(await countQueries(() => read())).toBe(few);
  });
});

describe('who reads a calendar', () => {
  test('whoever has the link, of which the hash alone is kept; a new one ends it', async () => {
    expect(await db.calendar.findUniqueOrThrow({ where: { memberId: checker.id } })).toMatchObject({
      tokenHash: hashToken(token),
    });
    const { token: newer } = await makeCalendar(checker.actor, { hasHeadlines: true });
    expect(await read(token)).toBeNull();
    expect(await read(newer)).not.toBeNull();
    expect(await read('x'.repeat(32))).toBeNull();
    expect((await ownCalendar(checker.actor)).made?.hasHeadlines).toBe(true);
  });

  test('nobody once it is revoked, which is told once', async () => {
    await revokeCalendar(checker.actor, {});
    expect(await read()).toBeNull();
    expect((await ownCalendar(checker.actor)).made).toBeNull();
    await expect(revokeCalendar(checker.actor, {})).rejects.toMatchObject({ code: 'missing' });
    const acts = await db.auditEvent.findMany({ where: { actorId: checker.id }, orderBy: { seq: 'asc' } });
    expect(acts.map(({ action }) => action)).toEqual(['member.makeCalendar', 'member.revokeCalendar']);
    expect(acts.map(({ payload }) => payload).join()).not.toContain(token);
  });

  test('nobody while its owner’s role has none; they may still revoke it', async () => {
    const version = async () => (await db.member.findUniqueOrThrow({ where: { id: checker.id } })).version;
    const change = async (role: 'VIEWER' | 'CHECKER') =>
      changeRole(admin.actor, { memberId: checker.id, version: await version(), role });
    await change('VIEWER');
    expect(await read()).toBeNull();
    await change('CHECKER');
    expect(await read()).not.toBeNull();
    await change('VIEWER');
    const now = await actorAgain(checker);
    expect(await ownCalendar(now)).toMatchObject({ can: { make: false }, made: { hasHeadlines: false } });
    await revokeCalendar(now, {});
    expect((await ownCalendar(now)).made).toBeNull();
  });

  test('nobody once its owner was deactivated, also after they are back', async () => {
    await deactivateMember(admin.actor, { memberId: checker.id, version: 1 });
    expect(await read()).toBeNull();
    await reactivateMember(admin.actor, { memberId: checker.id, version: 2 });
    expect(await read()).toBeNull();
  });

  test('two links made at once: one of them is the link', async () => {
    const made = await Promise.all([1, 2, 3].map(() => makeCalendar(checker.actor, { hasHeadlines: false })));
    const live = await Promise.all(made.map(async (one) => (await read(one.token)) !== null));
    expect(live.filter(Boolean)).toHaveLength(1);
  });

  test('a program that asks on and on is told to wait; so is an address that guesses', async () => {
    vi.stubEnv('STET_LIMIT_CALENDARS', '2');
    await read();
    await read();
    await expect(read()).rejects.toMatchObject({ code: 'limited', retryAfter: expect.any(Number) });
    vi.stubEnv('STET_LIMIT_CALENDARS_ADDRESS', '1');
    const guess = () => readCalendar('y'.repeat(32), '198.51.100.9');
    expect(await guess()).toBeNull();
    await expect(guess()).rejects.toMatchObject({ code: 'limited' });
  });
});

describe('what a program is answered', () => {
  const ask = (file: string, headers: Record<string, string> = {}) =>
    GET(
      new Request(`http://localhost:3000/calendar/${file}`, {
        headers: { 'x-forwarded-for': '203.0.113.5', ...headers },
      }),
      { params: Promise.resolve({ file }) },
    );

  test('the calendar, private and with its tag; and nothing more while it is the same', async () => {
    const first = await ask(`${token}.ics`);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(await first.text()).toBe((await read())?.body);
    const etag = first.headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask(`${token}.ics`, { 'if-none-match': known });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await ask(`${token}.ics`, { 'if-none-match': `${etag.slice(0, -2)}"` })).status).toBe(200);
    await give(await story(inDays(1)));
    expect((await ask(`${token}.ics`, { 'if-none-match': etag })).status).toBe(200);
  });

  test('the same 404 for what is no link, was never one and was revoked', async () => {
    await revokeCalendar(checker.actor, {});
    const answers = await Promise.all(
      [token, `${token}.ics`, `${'x'.repeat(32)}.ics`, '.ics', `${'x'.repeat(5_000)}.ics`].map(
        async (file) => {
          const answer = await ask(file);
          return [answer.status, await answer.text(), [...answer.headers].join()].join();
        },
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('404');
  });

  test('when to come again, where it asks too often', async () => {
    vi.stubEnv('STET_LIMIT_CALENDARS', '1');
    await ask(`${token}.ics`);
    const refused = await ask(`${token}.ics`);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
  });
});

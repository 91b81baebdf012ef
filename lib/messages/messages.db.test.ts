/** Messages to a receiver on loopback, which only the operator's setting lets them reach. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  createHold,
  createMember,
  createReport,
  createStory,
  type MadeMember,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import type { MessageChannel } from '../domain/messages.ts';
import { sendDelivery } from './delivery-records.ts';
import { addChannel, changeChannel, sendAgain, testChannel } from './mutations.ts';
import { listChannels } from './queries.ts';
import { announce, planMessages } from './records.ts';
import { addChannelSchema } from './schema.ts';

process.env.STET_SECRET_KEY = Buffer.alloc(32, 5).toString('base64url');

type Asked = { method: string; path: string; token: string; body: unknown };
type Answer = (response: ServerResponse) => void;

const SECRET = 'T0SECRET/B0SECRET/zzSECRETzz';
const asked: Asked[] = [];
let answers: Answer[] = [];
let base: string;
let admin: MadeMember;
let storyId: string;

const server = createServer((request: IncomingMessage, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { method = '', url: path = '', headers } = request;
    const body: unknown = JSON.parse(Buffer.concat(parts).toString());
    asked.push({ method, path, token: headers.authorization ?? '', body });
    (answers.shift() ?? ((to: ServerResponse) => void to.end('ok')))(response);
  });
});
const says =
  (status: number, headers: Record<string, string> = {}, body = ''): Answer =>
  (response) =>
    void response.writeHead(status, headers).end(body);

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  admin = await createMember('ADMIN');
  ({ storyId } = await createStory((await createMember('EDITOR')).actor));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(async () => {
  process.env.STET_MESSAGES_MAY_REACH = base.replace('http://', '');
  asked.length = 0;
  answers = [];
  await db.messageChannel.deleteMany();
});

afterEach(() => {
  vi.unstubAllEnvs();
});

async function add(channel: MessageChannel = 'SLACK', more: object = {}): Promise<string> {
  const input = {
    ...{
      channel,
      name: '#checks',
      about: ['PUBLISHED', 'PUBLICATION_BLOCKED'],
      headline: 'NEVER',
      shape: 'CARD',
    },
    ...{ address: `${base}/services/${SECRET}`, room: '', token: '', ...more },
  };
  await addChannel(admin.actor, addChannelSchema.parse(input));
  return (await db.messageChannel.findFirstOrThrow({ orderBy: { madeAt: 'desc' } })).id;
}

/** Announces a publication, and returns the message to the channel. */
async function announced(channelId: string): Promise<string> {
  const before = (await db.messageDelivery.findMany({ where: { channelId } })).map(({ id }) => id);
  await db.$transaction((tx) => announce(tx, { kind: 'PUBLISHED', storyId }));
  return (await db.messageDelivery.findFirstOrThrow({ where: { channelId, id: { notIn: before } } })).id;
}

const delivery = (id: string) => db.messageDelivery.findUniqueOrThrow({ where: { id } });
const jobOf = async (id: string) => {
  const [job] = await db.$queryRaw<{ runAt: Date; payload: unknown }[]>`
    SELECT run_at AS "runAt", payload FROM graphile_worker._private_jobs WHERE key = ${`message.send ${id}`}`;
  return job;
};

test('a change tells the channels that are to hear of it, and says what happened and nothing more', async () => {
  const channelId = await add();
  await add('SLACK', { name: 'of other things', about: ['WITHDRAWN'] });
  const legal = await createMember('LEGAL');
  await createHold(legal.actor, storyId);
  const rows = await db.messageDelivery.findMany();
  expect(rows).toMatchObject([{ channelId, kind: 'PUBLICATION_BLOCKED', state: 'WAITING' }]);
  const id = rows[0]?.id ?? '';
  expect((await jobOf(id))?.payload).toEqual({ deliveryId: id });
  await sendDelivery(id);
  expect(await delivery(id)).toMatchObject({ state: 'SENT', outcome: '200', attempts: 1 });
  expect(asked).toMatchObject([{ method: 'POST', path: `/services/${SECRET}` }]);
  expect(JSON.stringify(asked[0]?.body)).toContain('Publication of a story was blocked.');
  expect(JSON.stringify(asked[0]?.body)).not.toMatch(/Ferry|Awaiting|Harbour/i);
  // Done twice, it is sent once.
  await sendDelivery(id);
  expect(asked).toHaveLength(1);
});

test('each service gets its shape, and Matrix the same transaction each time', async () => {
  await add('TEAMS');
  await add('TEAMS', { shape: 'MESSAGE', headline: 'PUBLISHED' });
  const matrix = await add('MATRIX', { address: base, room: '!room:matrix.example', token: 'syt_SECRET' });
  await db.$transaction((tx) => announce(tx, { kind: 'PUBLISHED', storyId }));
  answers = [says(200), says(200), says(500)];
  const rows = await db.messageDelivery.findMany({ include: { channel: true } });
  for (const { id } of rows.sort((a, b) => +a.channel.madeAt - +b.channel.madeAt)) await sendDelivery(id);
  expect(asked[0]?.body).toMatchObject({ type: 'AdaptiveCard' });
  expect(asked[1]?.body).toMatchObject({
    type: 'message',
    attachments: [{ content: { type: 'AdaptiveCard' } }],
  });
  expect(JSON.stringify(asked[1]?.body)).toContain('Ferry');
  const own = rows.find(({ channelId }) => channelId === matrix)?.id ?? '';
  await sendDelivery(own);
  const put = {
    method: 'PUT',
    path: `/_matrix/client/v3/rooms/!room%3Amatrix.example/send/m.room.message/${own}`,
    token: 'Bearer syt_SECRET',
  };
  expect(asked.slice(2)).toMatchObject([put, put]);
});

test('a fault of the service is tried again, when it asks to, and no redirect is followed', async () => {
  const id = await announced(await add());
  answers = [says(500), says(429, { 'retry-after': '600' }), says(302, { location: `${base}/elsewhere` })];
  await sendDelivery(id);
  expect(await delivery(id)).toMatchObject({ state: 'WAITING', outcome: '500' });
  const before = Date.now();
  await sendDelivery(id);
  expect((await jobOf(id))?.runAt.getTime()).toBeGreaterThanOrEqual(before + 599_000);
  await sendDelivery(id);
  expect(await delivery(id)).toMatchObject({ state: 'FAILED', outcome: '302', attempts: 3 });
  expect(asked.map(({ path }) => path)).not.toContain('/elsewhere');
  const { channelId } = await delivery(id);
  await sendAgain(admin.actor, { channelId, deliveryId: id });
  await sendDelivery(id);
  expect(await delivery(id)).toMatchObject({ state: 'SENT', attempts: 1 });
});

const pauses = (channelId: string) =>
  db.auditEvent.findMany({ where: { subjectId: channelId, action: 'message.pauseChannel' } });

test.each([404, 410])(
  'an address that is gone (%i) pauses its channel, which says so, as the record does, and is told nothing more',
  async (status) => {
    const channelId = await add();
    const [id, second] = [await announced(channelId), await announced(channelId)];
    const waiting: ServerResponse[] = [];
    /** The first is answered once the second was sent too, which would else find the channel paused. */
    const onceBothAsked: Answer = (response) => {
      waiting.push(response);
      if (waiting.length === 2) for (const one of waiting) says(status)(one);
    };
    answers = [onceBothAsked, onceBothAsked];
    await Promise.all([sendDelivery(id), sendDelivery(second)]);
    const failed = { state: 'FAILED', outcome: `${status}` };
    expect([await delivery(id), await delivery(second)]).toMatchObject([failed, failed]);
    expect((await listChannels(admin.actor))[0]).toMatchObject({ version: 2, pausedBecause: `${status}` });
    // Nobody asked for it, and it is paused once.
    const events = await pauses(channelId);
    expect(events).toMatchObject([{ actorId: null, actorName: 'Stet', subjectType: 'messageChannel' }]);
    expect(JSON.parse(events[0]?.payload ?? '')).toEqual({ v: 2, channel: 'SLACK', outcome: `${status}` });
    await db.$transaction((tx) => announce(tx, { kind: 'PUBLISHED', storyId }));
    expect(await db.messageDelivery.count()).toBe(2);
  },
);

test('what was changed, paused or removed while the service answered is not paused for it', async () => {
  const channelId = await add();
  const changed = await announced(channelId);
  const paused = await announced(channelId);
  const removed = await announced(channelId);
  /** Sends, and does something to the channel before the service answers that it knows no such address. */
  const sendWhile = async (id: string, change: () => Promise<unknown>) => {
    answers = [(response) => void change().then(() => says(410)(response))];
    await sendDelivery(id);
  };
  const change = (data: object) => db.messageChannel.update({ where: { id: channelId }, data });
  await sendWhile(changed, () => change({ version: 2 }));
  expect((await listChannels(admin.actor))[0]).toMatchObject({ version: 2, pausedAt: null });
  await sendWhile(paused, () => change({ version: 3, pausedAt: new Date() }));
  expect((await listChannels(admin.actor))[0]).toMatchObject({ version: 3, pausedBecause: null });
  await change({ pausedAt: null });
  await sendWhile(removed, () => db.messageChannel.delete({ where: { id: channelId } }));
  expect(await db.messageDelivery.count()).toBe(0);
  expect(await pauses(channelId)).toEqual([]);
});

test('a message leads readers to the report, and members to the desk at its own address', async () => {
  vi.stubEnv('NEXTAUTH_URL', 'https://desk.newsroom.example/');
  vi.stubEnv('STET_PUBLIC_URL', 'https://checks.newsroom.example/');
  const channelId = await add();
  const [signer, publisher] = [await createMember('EDITOR'), await createMember('EDITOR')];
  const { storyId: published } = await createStory(signer.actor);
  const { slug } = await createReport(signer.actor, publisher.actor, published);
  await createHold((await createMember('LEGAL')).actor, published);
  const rows = await db.messageDelivery.findMany({ where: { channelId }, orderBy: { kind: 'desc' } });
  expect(rows.map(({ kind }) => kind)).toEqual(['PUBLISHED', 'PUBLICATION_BLOCKED']);
  for (const { id } of rows) await sendDelivery(id);
  await testChannel(admin.actor, { channelId });
  const links = asked.map(({ body }) => /<(https:[^|]+)\|/.exec(JSON.stringify(body))?.[1]);
  expect(links).toEqual([
    `https://checks.newsroom.example/reports/${slug}`,
    `https://desk.newsroom.example/stories/${published}`,
    'https://desk.newsroom.example',
  ]);
});

test('a test says exactly what came back, as far as it came, without what is secret', async () => {
  const channelId = await add();
  answers = [says(403, {}, `invalid_token for /services/${SECRET}`)];
  expect(await testChannel(admin.actor, { channelId })).toEqual({
    isSent: false,
    outcome: '403',
    text: 'invalid_token for …',
  });
  // A body without an end: what counts has come.
  answers = [(response) => void response.writeHead(200).write('x'.repeat(5_000))];
  expect(await testChannel(admin.actor, { channelId })).toMatchObject({
    isSent: true,
    text: 'x'.repeat(2_000),
  });
});

test('what the operator has not allowed is not reached', async () => {
  const channelId = await add();
  process.env.STET_MESSAGES_MAY_REACH = '127.0.0.1:1, elsewhere.example';
  expect(await testChannel(admin.actor, { channelId })).toMatchObject({ outcome: 'not_public' });
  expect(asked).toEqual([]);
});

test('an address is in no record, no job and no page, and goes to no other server with a change', async () => {
  const channelId = await add('MATRIX', { address: base, room: '!r:matrix.example', token: 'syt_SECRET' });
  const slack = await add();
  await announced(slack);
  await testChannel(admin.actor, { channelId: slack });
  const tables = await db.$queryRaw<{ row: string }[]>`
    SELECT event::text AS row FROM audit_event event UNION ALL
    SELECT job::text FROM graphile_worker._private_jobs job UNION ALL
    SELECT channel::text FROM message_channel channel UNION ALL
    SELECT delivery::text FROM message_delivery delivery`;
  expect(tables.map(({ row }) => row).filter((row) => row.includes('SECRET'))).toEqual([]);
  expect(JSON.stringify(await listChannels(admin.actor))).not.toContain('SECRET');
  const { version, name, about } = await db.messageChannel.findUniqueOrThrow({ where: { id: channelId } });
  const change = {
    channelId,
    version,
    name,
    about: about as ['PUBLISHED'],
    headline: 'NEVER',
    shape: 'CARD',
  } as const;
  await expect(
    changeChannel(admin.actor, { ...change, address: 'https://other.example', room: '', token: '' }),
  ).rejects.toMatchObject({ fields: { token: expect.stringContaining('its own access token') } });
  await changeChannel(admin.actor, { ...change, name: 'renamed', address: '', room: '', token: '' });
  await testChannel(admin.actor, { channelId });
  expect(asked.at(-1)).toMatchObject({ token: 'Bearer syt_SECRET' });
});

test('after a restore, which brings no jobs, what is news is planned anew and what is not is given up', async () => {
  const id = await announced(await add());
  const { channelId } = await delivery(id);
  const late = await db.messageDelivery.create({
    data: { channelId, storyId, kind: 'PUBLISHED', at: new Date(Date.now() - 2 * 86_400_000) },
  });
  await db.$executeRaw`SELECT graphile_worker.remove_job(${`message.send ${id}`})`;
  await db.$transaction((tx) => planMessages(tx, new Date()));
  expect(await jobOf(id)).toBeDefined();
  expect(await delivery(late.id)).toMatchObject({ state: 'FAILED', outcome: 'too_late' });
});

test('only administrators see the channels', async () => {
  const editor = await createMember('EDITOR');
  await expect(listChannels(editor.actor)).rejects.toMatchObject({ code: 'forbidden' });
});

test.each([
  ['SLACK', { address: 'hooks.example' }, 'address'],
  ['SLACK', { address: 'https://me:pw@hooks.example/x' }, 'address'],
  ['MATRIX', { address: 'https://matrix.example', room: '#checks:matrix.example', token: 't' }, 'room'],
  ['MATRIX', { address: 'https://matrix.example', room: '!a:matrix.example', token: '' }, 'token'],
] as const)('%s refuses %o beside its field', async (channel, more, field) => {
  await expect(add(channel, more)).rejects.toMatchObject({ fields: { [field]: expect.any(String) } });
});

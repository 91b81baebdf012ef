import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, invalid, missing, stale } from '../domain/errors.ts';
import { afterAttempt, type MessageChannel, shownOf } from '../domain/messages.ts';
import { authorise } from '../domain/permissions.ts';
import { env } from '../env.ts';
import { seal } from '../seal.ts';
import { type ChannelSecret, post, secretOf } from './post.ts';
import { ofChannel, planDelivery } from './records.ts';
import type {
  addChannelSchema,
  changeChannelSchema,
  channelSchema,
  pauseChannelSchema,
  sendAgainSchema,
  testChannelSchema,
} from './schema.ts';
import type { TestAnswer } from './view.ts';

/** What is wrong with an address, beside its field. The guard asks again whenever something is sent. */
function refuseWrong(channel: MessageChannel, { address, room, token }: ChannelSecret): void {
  const url = URL.parse(address);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb || url.username || url.password)
    throw invalid('address', 'Give the whole web address, beginning with https://');
  if (channel !== 'MATRIX') return;
  if (!/^[!#][^\s:]+(:\S+)?$/.test(room) || room.startsWith('#'))
    throw invalid('room', 'Give the room’s id, which begins with “!”: it is in the room’s settings.');
  if (!token) throw invalid('token', 'Give the access token of the account that posts.');
}

function sealed(id: string, secret: ChannelSecret) {
  if (!env.hasSecretKey)
    throw new AppError('unavailable', 'No key is set with which an address could be kept secret.');
  const { cipher, nonce, keyId } = seal(JSON.stringify(secret), `channel ${id}`, env.secretKey);
  return {
    shown: shownOf(secret.address),
    secretCipher: cipher,
    secretNonce: nonce,
    secretKeyId: keyId,
  };
}

/** The channel as it is; throws `missing`, and `conflict` where it is not as whoever changes it saw it. */
async function loadChannel(client: Tx, { channelId, version }: { channelId: string; version?: number }) {
  const channel = await client.messageChannel.findUnique({ where: { id: channelId } });
  if (!channel) throw missing('channel');
  if (version !== undefined && channel.version !== version) throw stale(await lastChange(client, channelId));
  return channel;
}

/** Adds a channel; its address is not shown again. */
export async function addChannel(
  actor: Actor,
  { channel, address, room, token, ...choices }: z.output<typeof addChannelSchema>,
): Promise<void> {
  authorise(actor, 'message.setUp');
  const secret = { address, room, token };
  refuseWrong(channel, secret);
  const id = randomUUID();
  await db.$transaction(async (tx) => {
    await tx.messageChannel.create({ data: { id, kind: channel, ...choices, ...sealed(id, secret) } });
    await appendAudit(tx, actor, { act: 'message.addChannel', ...ofChannel({ id, kind: channel }) });
  });
}

/** Changes a channel; an address, room or token that was left empty stays as it was. */
export async function changeChannel(
  actor: Actor,
  { channelId, version, address, room, token, ...choices }: z.output<typeof changeChannelSchema>,
): Promise<void> {
  authorise(actor, 'message.setUp');
  const channel = await loadChannel(db, { channelId, version });
  const isNew = [address, room, token].some((given) => given !== '');
  let own = {};
  if (isNew) {
    // A token goes to the server that it was given for and to no other.
    const isMoved = address !== '' && channel.kind === 'MATRIX';
    if (isMoved && !token) throw invalid('token', 'Another homeserver needs its own access token.');
    const before = isMoved || channel.kind !== 'MATRIX' ? { address, room, token } : secretOf(channel);
    const secret = {
      address: address || before.address,
      room: room || (channel.kind === 'MATRIX' ? secretOf(channel).room : ''),
      token: token || before.token,
    };
    refuseWrong(channel.kind as MessageChannel, secret);
    own = sealed(channelId, secret);
  }
  await db.$transaction(async (tx) => {
    const { count } = await tx.messageChannel.updateMany({
      where: { id: channelId, version },
      data: { ...choices, ...own, version: version + 1 },
    });
    if (count === 0) throw stale(await lastChange(tx, channelId));
    await appendAudit(tx, actor, { act: 'message.changeChannel', ...ofChannel(channel) });
  });
}

/** Pauses a channel, or has it told again. What happens in a pause is not told later. */
export async function pauseChannel(
  actor: Actor,
  { channelId, version, isPaused }: z.output<typeof pauseChannelSchema>,
): Promise<void> {
  authorise(actor, 'message.setUp');
  const channel = await loadChannel(db, { channelId, version });
  await db.$transaction(async (tx) => {
    const { count } = await tx.messageChannel.updateMany({
      where: { id: channelId, version },
      data: { pausedAt: isPaused ? new Date() : null, pausedBecause: null, version: version + 1 },
    });
    if (count === 0) throw stale(await lastChange(tx, channelId));
    const act = isPaused ? 'message.pauseChannel' : 'message.resumeChannel';
    await appendAudit(tx, actor, { act, ...ofChannel(channel) });
  });
}

/** Removes a channel with its address and what became of its messages. */
export async function removeChannel(
  actor: Actor,
  { channelId, version }: z.output<typeof channelSchema>,
): Promise<void> {
  authorise(actor, 'message.setUp');
  const channel = await loadChannel(db, { channelId, version });
  await db.$transaction(async (tx) => {
    const { count } = await tx.messageChannel.deleteMany({ where: { id: channelId, version } });
    if (count === 0) throw stale(await lastChange(tx, channelId));
    await appendAudit(tx, actor, { act: 'message.removeChannel', ...ofChannel(channel) });
  });
}

/** Sends a test at once, also to a channel that is paused, and returns exactly what came back. */
export async function testChannel(
  actor: Actor,
  { channelId }: z.output<typeof testChannelSchema>,
): Promise<TestAnswer> {
  authorise(actor, 'message.setUp');
  const channel = await loadChannel(db, { channelId });
  const content = { words: 'A test: this channel hears of the newsroom’s work.', headline: null };
  const { came, text } = await post(channel, { ...content, link: env.address }, randomUUID());
  await db.$transaction(async (tx) => {
    const { subject, payload } = ofChannel(channel);
    await appendAudit(tx, actor, {
      act: 'message.testChannel',
      subject,
      payload: { ...payload, outcome: `${came}` },
    });
  });
  return { isSent: afterAttempt(came, 1, null, new Date()).is === 'sent', outcome: `${came}`, text };
}

/** Has a message that failed sent again. Throws `missing` where it is of another channel, or has not failed. */
export async function sendAgain(
  actor: Actor,
  { channelId, deliveryId }: z.output<typeof sendAgainSchema>,
): Promise<void> {
  authorise(actor, 'message.setUp');
  const channel = await loadChannel(db, { channelId });
  await db.$transaction(async (tx) => {
    const { count } = await tx.messageDelivery.updateMany({
      where: { id: deliveryId, channelId, state: 'FAILED' },
      data: { state: 'WAITING', attempts: 0 },
    });
    if (count === 0) throw missing('failed message');
    await planDelivery(tx, deliveryId);
    await appendAudit(tx, actor, { act: 'message.sendAgain', ...ofChannel(channel) });
  });
}

/** The mutations of outgoing messages and of mail, each with what is needed to try it. */
import { randomUUID } from 'node:crypto';
import { db } from '../lib/db.ts';
import type { Actor } from '../lib/domain/actor.ts';
import type { AuditAct } from '../lib/domain/audit/payloads.ts';
import { sendTestMail } from '../lib/mail/mutations.ts';
import {
  addChannel,
  changeChannel,
  pauseChannel,
  removeChannel,
  sendAgain,
  testChannel,
} from '../lib/messages/mutations.ts';
import { addChannelSchema } from '../lib/messages/schema.ts';
import { seal } from '../lib/seal.ts';
import { bare } from './every-source-mutation.ts';
import type { Desk, Mutation, Trial } from './tried-mutation.ts';

const NOWHERE = '01a20971-0000-7000-8000-000000000000';
const ADMINS = 'A a';

/** An address that is refused before anything is looked up or sent (RFC 2606). */
const CHOICES = {
  ...{ name: '#checks', about: ['PUBLISHED' as const], headline: 'NEVER' as const, shape: 'CARD' as const },
  ...{ address: 'https://hooks.service.invalid/secret', room: '', token: '' },
};

async function createChannel(): Promise<string> {
  process.env.STET_SECRET_KEY ??= Buffer.alloc(32, 5).toString('base64url');
  const id = randomUUID();
  const { cipher, nonce, keyId } = seal(
    JSON.stringify(CHOICES),
    `channel ${id}`,
    process.env.STET_SECRET_KEY,
  );
  const { name, about } = CHOICES;
  await db.messageChannel.create({
    data: {
      ...{ id, kind: 'SLACK', name, about, shown: '…' },
      ...{ secretCipher: cipher, secretNonce: nonce, secretKeyId: keyId },
    },
  });
  return id;
}

async function onChannel<I extends { channelId: string }>(
  mutate: (actor: Actor, input: I) => Promise<unknown>,
  more: Omit<I, 'channelId'>,
): Promise<Trial> {
  const input = { channelId: await createChannel(), ...more } as I;
  return {
    run: (actor) => mutate(actor, input),
    foreign: [(actor) => mutate(actor, { ...input, channelId: NOWHERE })],
  };
}

const mutation = (
  name: string,
  act: AuditAct,
  isVersioned: boolean,
  prepare: (desk: Desk) => Promise<Trial>,
): Mutation => ({ name, act, may: ADMINS, isVersioned, prepare });

export const EVERY_MESSAGE_MUTATION: readonly Mutation[] = [
  bare(
    mutation('addChannel', 'message.addChannel', false, async () => {
      process.env.STET_SECRET_KEY ??= Buffer.alloc(32, 5).toString('base64url');
      const input = addChannelSchema.parse({ channel: 'SLACK', ...CHOICES });
      return { run: (actor) => addChannel(actor, input), foreign: [] };
    }),
  ),
  bare(
    mutation('changeChannel', 'message.changeChannel', true, () =>
      onChannel(changeChannel, { ...CHOICES, version: 1, name: '#desk' }),
    ),
  ),
  bare(
    mutation('pauseChannel', 'message.pauseChannel', true, () =>
      onChannel(pauseChannel, { version: 1, isPaused: true }),
    ),
  ),
  bare(
    mutation('removeChannel', 'message.removeChannel', false, () => onChannel(removeChannel, { version: 1 })),
  ),
  bare(mutation('testChannel', 'message.testChannel', false, () => onChannel(testChannel, {}))),
  mutation('sendAgain', 'message.sendAgain', false, async ({ story: { storyId } }) => {
    const [channelId, other] = [await createChannel(), await createChannel()];
    const failed = { kind: 'PUBLISHED', storyId, state: 'FAILED', outcome: '500' };
    const { id: deliveryId } = await db.messageDelivery.create({ data: { ...failed, channelId } });
    const input = { channelId, deliveryId };
    return {
      run: (actor) => sendAgain(actor, input),
      foreign: [
        { ...input, channelId: NOWHERE },
        { ...input, channelId: other },
        { ...input, deliveryId: NOWHERE },
      ].map((ids) => (actor: Actor) => sendAgain(actor, ids)),
    };
  }),
];

/** To a port at which nobody listens, so that it is refused at once; other mutations find no mail server set. */
export const TEST_OF_MAIL: Mutation = bare(
  mutation('sendTestMail', 'mail.sendTest', false, async () => ({
    run: async (actor) => {
      Object.assign(process.env, {
        STET_SMTP_URL: 'smtp://127.0.0.1:1',
        STET_MAIL_FROM: 'stet@newsroom.example',
      });
      try {
        return await sendTestMail(actor, {});
      } finally {
        delete process.env.STET_SMTP_URL;
        delete process.env.STET_MAIL_FROM;
      }
    },
    foreign: [],
  })),
);

/** One message to one channel, over the network. */
import { sendSafely } from '../capture/safe-fetch.ts';
import {
  type CardShape,
  type MessageChannel,
  type MessageContent,
  matrixAddress,
  messageBody,
} from '../domain/messages.ts';
import { env } from '../env.ts';
import { unseal } from '../seal.ts';

/** What is sealed of a channel. */
export type ChannelSecret = { address: string; room: string; token: string };

/** What is needed of a channel to post there. */
export type PostableChannel = {
  id: string;
  kind: string;
  shape: string;
  secretCipher: Uint8Array;
  secretNonce: Uint8Array;
  secretKeyId: string;
};

/** Longer than any of the three services takes, short enough that a job is done when the process is told to stop. */
const WAIT_MS = 10_000;

/** What came back: an HTTP status or a code of ours, and the beginning of what was said. */
export type Came = { came: number | string; retryAfter: string | null; text: string };

/** @throws Error where no key opens it */
export function secretOf({ id, secretCipher, secretNonce, secretKeyId }: PostableChannel): ChannelSecret {
  const sealed = {
    cipher: new Uint8Array(secretCipher),
    nonce: new Uint8Array(secretNonce),
    keyId: secretKeyId,
  };
  return JSON.parse(
    unseal(sealed, `channel ${id}`, [env.secretKey, ...env.retiredSecretKeys]),
  ) as ChannelSecret;
}

/**
 * Posts a message. Throws nothing that the network does.
 * @param transaction the same for each attempt at one message
 */
export async function post(
  channel: PostableChannel,
  content: MessageContent,
  transaction: string,
): Promise<Came> {
  let secret: ChannelSecret;
  try {
    secret = secretOf(channel);
  } catch {
    return { came: 'no_key', retryAfter: null, text: '' };
  }
  const { address, room, token } = secret;
  const isMatrix = channel.kind === 'MATRIX';
  const answer = await sendSafely(
    isMatrix ? matrixAddress(address, room, transaction) : address,
    {
      method: isMatrix ? 'PUT' : 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Stet/1 (messages of a newsroom)',
        ...(isMatrix && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(messageBody(channel.kind as MessageChannel, channel.shape as CardShape, content)),
    },
    { mayReach: env.messagesMayReach, milliseconds: WAIT_MS },
  );
  if ('problem' in answer) return { came: answer.problem, retryAfter: null, text: '' };
  return { came: answer.status, retryAfter: answer.retryAfter, text: withoutSecrets(answer.text, secret) };
}

/** A service that repeats what it was sent must not show it to whoever tests. */
function withoutSecrets(text: string, { address, token }: ChannelSecret): string {
  const { pathname = '', search = '' } = URL.parse(address) ?? {};
  return [address, token, pathname.length > 1 ? pathname : '', search]
    .filter((secret) => secret !== '')
    .reduce((said, secret) => said.replaceAll(secret, '…'), text);
}

/**
 * What the link under a mail carries: whose mail it is and about which kinds, signed with the server's own secret. It is
 * as good years later, as RFC 8058 wants it, and can do nothing but end mail.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { NOTICE_KIND_CODES, type NoticeKind } from '../domain/notices.ts';
import { env } from '../env.ts';

export type Unsubscribed = { memberId: string; kinds: NoticeKind[] };

/** The token: letters, digits, `-`, `_` and one `.`. */
export function unsubscribeToken({ memberId, kinds }: Unsubscribed): string {
  const said = Buffer.from(`${memberId} ${[...kinds].sort().join(' ')}`).toString('base64url');
  return `${said}.${signature(said)}`;
}

/** The address under a mail, which ends mails like it. */
export const unsubscribeAddress = (whose: Unsubscribed): string =>
  `${env.address}/api/unsubscribe/${unsubscribeToken(whose)}`;

/** What a token says; null where it is none of ours. A kind that this version does not know is left out. */
export function readUnsubscribeToken(token: string): Unsubscribed | null {
  const [said = '', given = ''] = token.slice(0, 1_000).split('.');
  const right = Buffer.from(signature(said));
  const sent = Buffer.from(given);
  if (sent.length !== right.length || !timingSafeEqual(sent, right)) return null;
  const [memberId = '', ...codes] = Buffer.from(said, 'base64url').toString('utf8').split(' ');
  return { memberId, kinds: NOTICE_KIND_CODES.filter((kind) => codes.includes(kind)) };
}

const signature = (said: string) =>
  createHmac('sha256', env.authSecret).update(`unsubscribe ${said}`).digest('base64url');

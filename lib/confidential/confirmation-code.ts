/**
 * Eight figures that a member reads out to somebody who is to confirm them. They are derived from the password that the
 * member chose last, so that anyone who set a different one before or after has different figures, and nothing needs to
 * be stored.
 */
import { createHmac } from 'node:crypto';

/** @param key the operator's key. @returns "1234 5678" */
export function confirmationCode(member: { id: string; passwordHash: string }, key: string): string {
  const mac = createHmac('sha256', key).update(`confirm ${member.id} ${member.passwordHash}`).digest();
  const figures = String(mac.readUInt32BE(0) % 100_000_000).padStart(8, '0');
  return `${figures.slice(0, 4)} ${figures.slice(4)}`;
}

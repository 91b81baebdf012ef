import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's recommendation for argon2id (which is algorithm 2 here): 19 MiB, two passes, one lane. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PASSWORD_MAX = 200;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

export async function isPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password.normalize('NFKC'));
}

let decoy: Promise<string> | undefined;

/** Takes as long as a real check, so that the timing does not reveal whether an account exists. */
export async function spendAPasswordCheck(password: string): Promise<void> {
  decoy ??= hashPassword(randomBytes(18).toString('base64url'));
  await isPassword(await decoy, password);
}

/** Letters and figures that nobody confuses when reading them off a terminal. */
const CLEAR = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be shown once and changed at first sign-in: four groups of five, about 98 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => CLEAR[randomInt(CLEAR.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

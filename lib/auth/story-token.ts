/** Tokens with which programs bring stories in: how they look, and whose they are. */
import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { mintActor } from './actor.ts';
import { spend } from './limits.ts';
import { hashToken } from './token-hash.ts';

/** What scanners for leaked secrets look for: docs/operators.md. */
const TOKEN = /^stet_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** So many letters show which it is and give nothing away: 160 bits stay unknown. */
const SHOWN = 10;
/** When it was last used is told to the minute. */
const USED_EVERY_MS = 60_000;

/** 32 letters have 190 random bits: nobody finds one by guessing. */
const RANDOM_LETTERS = 32;

/** Six letters of base 62, so that a mistyped token is told without asking the database, and a scanner finds no others. */
function checkOf(random: string): string {
  let rest = crc32(random);
  let letters = '';
  for (let count = 0; count < 6; count += 1) {
    letters = (LETTERS[rest % 62] ?? '') + letters;
    rest = Math.floor(rest / 62);
  }
  return letters;
}

/** A new token, and what is kept of it. */
export function newStoryToken(): { token: string; tokenHash: string; begins: string } {
  const random = Array.from({ length: RANDOM_LETTERS }, () => LETTERS[randomInt(62)]).join('');
  const token = `stet_${random}${checkOf(random)}`;
  return { token, tokenHash: hashToken(token), begins: token.slice(0, SHOWN) };
}

const refused = () =>
  new AppError(
    'signed_out',
    'There is no such token, or it was revoked: send “Authorization: Bearer stet_…”.',
  );

/**
 * Whose token a program sends, with the role that they have now. Counted as one of their requests.
 * @param authorization the header as it came
 * @throws AppError `signed_out` for all that is no living token of an active member; `limited`
 */
export async function actorOfStoryToken(
  authorization: string | null,
  address: string,
): Promise<{ actor: Actor; tokenId: string }> {
  const [, token = ''] = /^Bearer +(\S{1,100}) *$/i.exec(authorization ?? '') ?? [];
  const [, random, check] = TOKEN.exec(token) ?? [];
  if (random === undefined || checkOf(random) !== check) throw refused();
  const row = await db.storyToken.findUnique({
    where: { tokenHash: hashToken(token), revokedAt: null, member: { deactivatedAt: null } },
    select: { id: true, member: { select: { id: true, name: true, role: true } } },
  });
  if (!row) {
    await spend({ address }, 'requests');
    throw refused();
  }
  const actor = mintActor(row.member, address);
  await spend(actor, 'requests');
  const now = new Date();
  await db.storyToken.updateMany({
    where: {
      id: row.id,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now.getTime() - USED_EVERY_MS) } }],
    },
    data: { lastUsedAt: now },
  });
  return { actor, tokenId: row.id };
}

/** The passphrase of a backup: where it comes from, and what is encrypted with it. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Refused } from './refusal.mjs';

const LEAST = 12;
/** 128 MB and about half a second for each guess (OWASP's password storage cheat sheet, scrypt). */
const COST = { N: 2 ** 17, r: 8, p: 1 };
const TAG = 16;

/**
 * Encrypts `content` with a passphrase: scrypt, AES-256-GCM. It can be decrypted only together with `about`, the rest
 * of the backup, so that encrypted secrets also show that the rest is what was written with them.
 *
 * @param {string} passphrase
 * @param {Buffer} content
 * @param {Buffer} about
 */
export async function closeWith(passphrase, content, about) {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt, COST), nonce).setAAD(about);
  const body = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  return Buffer.from(
    JSON.stringify({
      kdf: 'scrypt',
      ...COST,
      cipher: 'aes-256-gcm',
      salt: salt.toString('base64url'),
      nonce: nonce.toString('base64url'),
      body: body.toString('base64url'),
    }),
  );
}

/**
 * @param {string} passphrase
 * @param {Buffer} closed
 * @param {Buffer} about
 * @throws Refused where the passphrase is wrong, or what it is bound to was changed
 */
export async function openWith(passphrase, closed, about) {
  const { kdf, cipher: kind, N, r, p, ...coded } = JSON.parse(closed.toString('utf8'));
  if (kdf !== 'scrypt' || kind !== 'aes-256-gcm' || !(128 * N * r * p <= 2 ** 30)) {
    throw new Refused(
      'The secrets in this backup are closed in a way that this version of Stet does not know.',
    );
  }
  const [salt, nonce, body] = ['salt', 'nonce', 'body'].map((name) => Buffer.from(coded[name], 'base64url'));
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(passphrase, salt, { N, r, p }), nonce, {
    authTagLength: TAG,
  });
  decipher.setAAD(about).setAuthTag(body.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(body.subarray(0, -TAG)), decipher.final()]);
  } catch {
    throw new Refused('The passphrase is not the one that this backup was made with.');
  }
}

/**
 * @param {string} passphrase
 * @param {Buffer} salt
 * @param {{ N: number, r: number, p: number }} cost
 * @returns {Promise<Buffer>}
 */
function keyOf(passphrase, salt, cost) {
  const options = { ...cost, maxmem: 2 ** 31 - 1 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/**
 * The passphrase from `file`, STET_BACKUP_PASSPHRASE_FILE or STET_BACKUP_PASSPHRASE; otherwise asked for on a terminal.
 *
 * @param {{ file?: string | undefined, question: string, isNew?: boolean }} how
 * @returns null where there is none
 */
export async function findPassphrase({ file, question, isNew = false }) {
  const from = file || process.env.STET_BACKUP_PASSPHRASE_FILE;
  const given = from ? readFileSync(from, 'utf8').replace(/\r?\n$/, '') : process.env.STET_BACKUP_PASSPHRASE;
  if (given) return isNew ? longEnough(given) : given;
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  const typed = await ask(question);
  if (!typed) return null;
  if (!isNew) return typed;
  longEnough(typed);
  if ((await ask('Once more: ')) !== typed) throw new Refused('The two passphrases are not the same.');
  return typed;
}

/** @param {string} passphrase */
function longEnough(passphrase) {
  if ([...passphrase].length < LEAST)
    throw new Refused(
      `A passphrase has ${LEAST} characters at least: whoever has the file can try them all.`,
    );
  return passphrase;
}

/**
 * Asks without showing what is typed.
 *
 * @param {string} question
 */
async function ask(question) {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

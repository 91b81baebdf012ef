/**
 * Encrypts who a confidential source is: AES-256-GCM with the operator's key, bound to the source by its id, so that a
 * row copied to another source does not decrypt there. Errors never contain the words.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

export type Sealed = {
  /** Ciphertext, followed by the 16-byte tag. */
  cipher: Uint8Array<ArrayBuffer>;
  nonce: Uint8Array<ArrayBuffer>;
  /** First 8 hex digits of the SHA-256 of the key: identifies the key that opens it, and reveals nothing about it. */
  keyId: string;
};

const TAG = 16;

/** @param written 32 bytes as base64url, base64 or hex. @throws Error for anything else, without repeating it */
export function readKey(written: string): { key: Buffer; keyId: string } {
  const text = written.trim();
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64url');
  if (key.length !== 32 || !/^[\w+/-]+=*$/.test(text))
    throw new Error('STET_SECRET_KEY must be 32 bytes, written in base64 or hex: see docs/evidence.md.');
  return { key, keyId: createHash('sha256').update(key).digest('hex').slice(0, 8) };
}

/** @param about what the words belong to; needed again to decrypt them */
export function seal(words: string, about: string, secretKey: string): Sealed {
  const { key, keyId } = readKey(secretKey);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about, 'utf8'));
  const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { cipher: new Uint8Array(body), nonce: new Uint8Array(nonce), keyId };
}

/** @throws Error where no key fits, or the row was changed or belongs to something else */
export function unseal(sealed: Sealed, about: string, secretKeys: readonly string[]): string {
  const fitting = secretKeys.map(readKey).find(({ keyId }) => keyId === sealed.keyId);
  if (!fitting)
    throw new Error(
      `No key at hand opens this: it was closed with key ${sealed.keyId}. See docs/evidence.md.`,
    );
  const body = Buffer.from(sealed.cipher);
  const decipher = createDecipheriv('aes-256-gcm', fitting.key, sealed.nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(about, 'utf8'))
    .setAuthTag(body.subarray(-TAG));
  return Buffer.concat([decipher.update(body.subarray(0, -TAG)), decipher.final()]).toString('utf8');
}

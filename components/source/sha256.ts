import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * SHA-256 (FIPS 180-4) a piece at a time, by @noble/hashes: the browser's own needs the whole file in memory, and
 * exists only at secure addresses, which a newsroom's own network often does not use.
 */
export class Sha256 {
  private readonly hash = sha256.create();

  /** Adds the next bytes. */
  update(bytes: Uint8Array): this {
    this.hash.update(bytes);
    return this;
  }

  /** The hash in lower-case hex. Nothing more can be added. */
  digest(): string {
    return bytesToHex(this.hash.digest());
  }
}

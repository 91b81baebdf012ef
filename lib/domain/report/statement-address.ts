/** The lasting address of a published statement: what it looks like, and which item has which. */
import type { ItemKind } from '../vocabulary.ts';
import { bare } from './compare-editions.ts';

/** Base32 (RFC 4648, in small letters): read aloud and typed without mistaking one for another. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** 80 bits: nobody finds one by guessing, and no two are ever alike. */
export const ADDRESS_BYTES = 10;
export const STATEMENT_ADDRESS = /^[a-z2-7]{16}$/;

/** @param bytes ten random ones */
export function addressFrom(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const letters = (bytes.length * 8) / 5;
  return Array.from(
    { length: letters },
    (_, i) => ALPHABET[Number((bits >> BigInt(5 * (letters - 1 - i))) & 31n)],
  ).join('');
}

type Said = { kind: ItemKind; words: string; speaker: string | null };

/**
 * Which address each item of a new edition goes by. An item keeps the one that it had. One that has none takes up that
 * of a statement with the same words, kind and speaker whose own item is in the edition no more: to a reader it is the
 * same statement, whoever made the item anew. Every other one gets a new address.
 *
 * @param items what the edition publishes, in its order
 * @param known the address of each item that ever had one
 * @param published each address with its statement as it was last published
 * @param make a new address
 * @returns the address of each item, by its id
 */
export function addressesOf(
  items: readonly (Said & { id: string })[],
  known: ReadonlyMap<string, string>,
  published: ReadonlyMap<string, Said>,
  make: () => string,
): Map<string, string> {
  const addresses = new Map<string, string>();
  const taken = new Set<string>();
  const give = (id: string, address: string) => {
    addresses.set(id, address);
    taken.add(address);
  };
  for (const { id } of items) {
    const own = known.get(id);
    // Its address may have been taken up by another while it was cut.
    if (own !== undefined && !taken.has(own)) give(id, own);
  }
  const free = new Map<string, string[]>();
  for (const [address, said] of published) {
    if (!taken.has(address)) free.set(keyOf(said), [...(free.get(keyOf(said)) ?? []), address]);
  }
  for (const item of items) {
    if (!addresses.has(item.id)) give(item.id, free.get(keyOf(item))?.shift() ?? make());
  }
  return addresses;
}

const keyOf = ({ kind, words, speaker }: Said) => JSON.stringify([kind, bare(words), speaker]);

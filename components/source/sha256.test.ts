import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Sha256 } from './sha256.ts';

const right = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test.each([0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000, 100_000])('%i bytes', (length) => {
  const bytes = randomBytes(length);
  expect(new Sha256().update(bytes).digest()).toBe(right(bytes));
});

test('the examples of the standard', () => {
  const hashOf = (text: string) => new Sha256().update(new TextEncoder().encode(text)).digest();
  expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hashOf('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

test('in pieces of any size', () => {
  const bytes = randomBytes(10_000);
  const hash = new Sha256();
  for (let at = 0, size = 1; at < bytes.length; at += size, size = (size * 7 + 3) % 301)
    hash.update(bytes.subarray(at, at + size));
  expect(hash.digest()).toBe(right(bytes));
});

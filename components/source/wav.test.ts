import { expect, test } from 'vitest';
import { recording } from '../../e2e/recording.ts';
import { peaksOf, wavBytes, wavHead, wavSamples } from './wav.ts';

function bytesOf(buffer: Buffer): ArrayBuffer {
  return new Uint8Array(buffer).buffer;
}

test('a stretch of a recording is found in its bytes, and read', () => {
  const bytes = bytesOf(recording(2));
  const head = wavHead(bytes);
  expect(head).toEqual({
    ...{ rate: 8000, channels: 1, bytes: 1, isFloat: false, start: 44, length: 16000 },
  });
  if (!head) return;
  expect(wavBytes(head, 500, 1000)).toEqual([44 + 4000, 44 + 7999]);
  expect(wavBytes(head, 1500, 9000)).toEqual([44 + 12000, 44 + 15999]);
  expect(wavBytes(head, 2000, 3000)).toBeNull();
  const samples = wavSamples(head, bytes.slice(44));
  expect(samples).toHaveLength(16000);
  expect(Math.max(...samples)).toBeCloseTo(60 / 128, 2);
});

test.each([
  [2, 0x4000, 0.5],
  [3, 0x400000, 0.5],
  [4, 0x40000000, 0.5],
])('samples of %i bytes', (bytes, half, value) => {
  const given = new Uint8Array(bytes * 2);
  for (let i = 0; i < bytes; i++) given[i] = (half >> (8 * i)) & 255;
  // The second channel is as loud as it can be, and is not read.
  given.fill(0x7f, bytes);
  const head = { rate: 8000, channels: 2, bytes, isFloat: false, start: 44, length: bytes * 2 };
  expect([...wavSamples(head, given.buffer)]).toEqual([value]);
});

test.each([
  ['no WAV', Buffer.from('ID3 and what follows, which is no WAV at all')],
  ['a WAV whose samples are packed', packed()],
  ['the beginning of a head', recording(1).subarray(0, 30)],
  ['nothing', Buffer.alloc(0)],
])('%s is left to the decoder', (_, bytes) => {
  expect(wavHead(bytesOf(bytes))).toBeNull();
});

function packed(): Buffer {
  const bytes = Buffer.from(recording(1));
  bytes.writeUInt16LE(2, 20);
  return bytes;
}

test('peaks are the loudest of each piece', () => {
  expect(peaksOf([0, 0.5, -1, 0.25, 0, 0], 3)).toEqual([0.5, 1, 0]);
  expect(peaksOf([], 2)).toEqual([0, 0]);
});

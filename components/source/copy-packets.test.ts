import { BlobSource, Input, MP3, WAVE } from 'mediabunny';
import { expect, test } from 'vitest';
import { recording } from '../../e2e/recording.ts';
import { copyPackets } from './copy-packets.ts';

/** Silence as MP3: frames of 24 ms (MPEG 1, layer 3, 64 kbit/s, 48 kHz, one channel), each numbered at its end. */
function mp3(frames: number): Buffer {
  return Buffer.concat(
    Array.from({ length: frames }, (_, i) => {
      const frame = Buffer.alloc(192);
      frame.writeUInt32BE(0xfffb54c0);
      frame.writeUInt8(i + 1, 191);
      return frame;
    }),
  );
}
const open = (bytes: Buffer, format: typeof MP3 | typeof WAVE) =>
  new Input({ formats: [format], source: new BlobSource(new Blob([new Uint8Array(bytes)])) });

test('frames of MP3 are copied as they are, from the one that the stretch begins in', async () => {
  const whole = mp3(100);
  const piece = await copyPackets(open(whole, MP3), { fromMs: 1_000, toMs: 1_500 });
  expect(piece).toMatchObject({ cut: 'copied', ending: 'mp3', fromMs: 984, toMs: 1_512 });
  expect(Buffer.from(piece?.bytes ?? [])).toEqual(whole.subarray(41 * 192, 63 * 192));
});

test('past the end there is nothing, and the last stretch ends with the recording', async () => {
  expect(await copyPackets(open(mp3(50), MP3), { fromMs: 5_000, toMs: 6_000 })).toBeNull();
  const last = await copyPackets(open(mp3(50), MP3), { fromMs: 1_000, toMs: 9_000 });
  expect(last).toMatchObject({ fromMs: 984, toMs: 1_200 });
});

test('a stretch of WAV keeps its samples', async () => {
  const whole = recording(4);
  const piece = await copyPackets(open(whole, WAVE), { fromMs: 1_000, toMs: 2_000 });
  expect(piece?.ending).toBe('wav');
  const [from, to] = [piece?.fromMs ?? 0, piece?.toMs ?? 0];
  expect(from).toBeLessThanOrEqual(1_000);
  expect(to).toBeGreaterThanOrEqual(2_000);
  const samples = Buffer.from(piece?.bytes ?? []).subarray(-(to - from) * 8);
  expect(samples).toEqual(whole.subarray(44 + from * 8, 44 + to * 8));
});

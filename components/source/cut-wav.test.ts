import { expect, test } from 'vitest';
import { recording } from '../../e2e/recording.ts';
import { stretchOfWav, wavOf, wavOfSound } from './cut-wav.ts';
import { wavHead } from './wav.ts';

const whole = new Uint8Array(recording(10)).buffer;
const head = wavHead(whole);
if (!head) throw new Error('no WAV');

test('a stretch of WAV is cut at samples, and its bytes are those of the recording', () => {
  const found = stretchOfWav(head, { fromMs: 1_250, toMs: 3_750 });
  expect(found).toEqual({ range: [44 + 10_000, 44 + 29_999], fromMs: 1_250, toMs: 3_750 });
  if (!found) return;
  const samples = new Uint8Array(whole).subarray(found.range[0], found.range[1] + 1);
  const clip = wavOf(head, samples);
  expect(wavHead(clip.buffer)).toEqual({ ...head, length: 20_000 });
  expect(clip.subarray(44)).toEqual(samples);
});

test('its times are those of the samples, and end where the recording ends', () => {
  const odd = { ...head, rate: 3 };
  expect(stretchOfWav(odd, { fromMs: 500, toMs: 1_500 })).toMatchObject({ fromMs: 333, toMs: 1_333 });
  expect(stretchOfWav(head, { fromMs: 9_500, toMs: 20_000 })).toMatchObject({ toMs: 10_000 });
  expect(stretchOfWav(head, { fromMs: 10_000, toMs: 20_000 })).toBeNull();
});

test('an odd number of bytes is filled up, and not counted as sound', () => {
  const clip = wavOf(head, new Uint8Array([1, 2, 3]));
  expect(clip).toHaveLength(48);
  expect(new DataView(clip.buffer).getUint32(4, true)).toBe(40);
  expect(wavHead(clip.buffer)?.length).toBe(3);
});

test('decoded sound is written as 16 bits, its channels in turn', () => {
  const channels = [new Float32Array([0, 1, 0.5, 0]), new Float32Array([0, -1, -2, 0])];
  const sound = {
    ...{ sampleRate: 4, numberOfChannels: 2, length: 4 },
    getChannelData: (channel: number) => channels[channel] as Float32Array<ArrayBuffer>,
  };
  const piece = wavOfSound(sound, { fromMs: 300, toMs: 800 });
  expect(piece).toMatchObject({ cut: 'decoded', ending: 'wav', fromMs: 250, toMs: 750 });
  const view = new DataView(piece?.bytes.buffer as ArrayBuffer);
  expect([44, 46, 48, 50].map((at) => view.getInt16(at, true))).toEqual([32767, -32767, 16384, -32767]);
  expect(wavOfSound(sound, { fromMs: 2_000, toMs: 3_000 })).toBeNull();
});

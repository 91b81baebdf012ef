import { expect, test } from 'vitest';
import { withFaintNoise } from './faint-noise';

const loudest = (pcm: Float32Array) => pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

test('silence is no longer silent, and the same each time', () => {
  const pcm = withFaintNoise(new Float32Array(1000));
  expect(loudest(pcm)).toBeGreaterThan(0.00005);
  expect(loudest(pcm)).toBeLessThan(0.0002);
  expect(withFaintNoise(new Float32Array(1000))).toEqual(pcm);
});

test('a quiet sound gets less of it than a loud one', () => {
  const noiseUnder = (loudness: number) => {
    const pcm = new Float32Array(1000).map((_, i) => (i % 2 ? loudness : -loudness));
    return loudest(withFaintNoise(pcm).map((sample, i) => sample - (pcm[i] ?? 0)));
  };
  expect(noiseUnder(0.5)).toBeLessThan(0.011);
  expect(noiseUnder(0.05)).toBeLessThan(0.0011);
});

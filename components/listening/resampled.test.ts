import { describe, expect, test } from 'vitest';
import { resampled } from './resampled';

const tone = (hertz: number, rate: number, seconds: number) =>
  Float32Array.from({ length: rate * seconds }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate));

/** The loudest difference between two sounds, away from their ends, where there is nothing to filter with. */
function difference(one: Float32Array, other: Float32Array): number {
  let most = 0;
  for (let i = 200; i < one.length - 200; i++)
    most = Math.max(most, Math.abs((one[i] as number) - (other[i] as number)));
  return most;
}

describe('sound at another rate', () => {
  test.each([8000, 22_050, 44_100, 48_000])('from %i Hz a tone stays what it is', (rate) => {
    const heard = resampled(tone(1000, rate, 1), rate, 16_000, 0, 16_000);
    expect(difference(heard, tone(1000, 16_000, 1))).toBeLessThan(0.02);
  });

  test('what the lower rate cannot hold is taken out, and not heard as something else', () => {
    const heard = resampled(tone(12_000, 48_000, 1), 48_000, 16_000, 0, 16_000);
    expect(difference(heard, new Float32Array(16_000))).toBeLessThan(0.02);
  });

  test('it may begin between two samples', () => {
    const whole = resampled(tone(440, 44_100, 1), 44_100, 16_000, 0, 16_000);
    const later = resampled(tone(440, 44_100, 1), 44_100, 16_000, 0.5 * 44_100, 8000);
    expect(difference(later, whole.subarray(8000))).toBeLessThan(0.01);
  });

  test('where nothing is recorded it is silent', () => {
    expect([...resampled(tone(440, 16_000, 1), 16_000, 16_000, 20_000, 3)]).toEqual([0, 0, 0]);
  });
});

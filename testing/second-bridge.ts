/** A made recording, as the listener reads it: testing/recordings/README.md says how it was made. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What is said in it, and when some of its words begin, as the program that spoke them says. */
export const SECOND_BRIDGE = {
  text: 'The council did not approve the second bridge. We spent eleven million on the harbour last year. Nobody asked the neighbours about the noise at night.',
  begins: {
    council: 0.13,
    approve: 1.09,
    bridge: 2.14,
    eleven: 3.6,
    harbour: 4.65,
    Nobody: 6.33,
    noise: 8.33,
  },
} as const;

/** Bytes before the samples: this file has one header of the plainest kind. */
const HEADER = 44;

/** Its samples at 16,000 a second, twice those of the file: one between each two is their mean. */
export function secondBridge(): Float32Array {
  const bytes = readFileSync(path.resolve('testing/recordings/second-bridge.wav')).subarray(HEADER);
  const sample = (i: number) => ((bytes[Math.min(i, bytes.length - 1)] ?? 128) - 128) / 128;
  return Float32Array.from({ length: 2 * bytes.length }, (_, i) =>
    i % 2 ? (sample((i - 1) / 2) + sample((i + 1) / 2)) / 2 : sample(i / 2),
  );
}

import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECOND_BRIDGE, secondBridge } from '@/testing/second-bridge';
import { alignTranscript } from './align-transcript';
import { type Recogniser, SAMPLE_RATE, startRecogniser } from './recogniser';
import { quietest, soundOf } from './sound';

const modelBase = `${path.resolve('node_modules/soundswallower/model')}/`;

/** Sound that nobody speaks: noise, the same each time. */
function noise(seconds: number): Float32Array {
  let state = 7;
  return Float32Array.from({ length: seconds * SAMPLE_RATE }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state / 2_147_483_648 - 0.5) * 0.1;
  });
}

describe('a transcript and a recording', () => {
  let recogniser: Recogniser;
  beforeAll(async () => {
    recogniser = await startRecogniser({ modelBase });
  });
  afterAll(() => recogniser.close());

  test('words that nobody speaks get no times', async () => {
    const text = 'We did not pay anybody anything in 1968, and nobody asked us for it.';
    const timed = await alignTranscript(recogniser, text, soundOf(noise(3)));
    expect(timed.map(({ written }) => written)).toEqual(text.split(' '));
    expect(timed.filter(({ placed }) => placed)).toEqual([]);
  });

  test('every word of a made voice between digital silence has its time', async () => {
    const timed = await alignTranscript(recogniser, SECOND_BRIDGE.text, soundOf(secondBridge()));
    expect(timed.filter(({ placed }) => !placed)).toEqual([]);
    for (const [word, begin] of Object.entries(SECOND_BRIDGE.begins)) {
      const one = timed.find(({ written }) => written.replace('.', '') === word);
      expect(Math.abs((one?.placed?.begin ?? 0) - begin), word).toBeLessThan(0.08);
    }
  });

  test('it says how far it is, and stops when it is told to', async () => {
    const seconds: number[] = [];
    const stop = new AbortController();
    const onProgress = (second: number) => {
      seconds.push(second);
      if (seconds.length === 2) stop.abort(new Error('enough'));
    };
    const going = alignTranscript(recogniser, 'We did not pay.', soundOf(noise(60)), undefined, {
      onProgress,
      signal: stop.signal,
    });
    await expect(going).rejects.toThrow('enough');
    expect(seconds).toHaveLength(2);
    expect(seconds[0]).toBeGreaterThanOrEqual(14);
    expect(seconds[0]).toBeLessThanOrEqual(20);
  });

  test('an empty text and an empty recording are no errors', async () => {
    expect(await alignTranscript(recogniser, '', soundOf(noise(1)))).toEqual([]);
    const [word] = await alignTranscript(recogniser, 'pay', soundOf(new Float32Array(0)));
    expect(word?.placed).toBeNull();
  });
});

test('a cut is made where it is quietest', () => {
  const pcm = noise(4);
  pcm.fill(0, 3.2 * SAMPLE_RATE, 3.4 * SAMPLE_RATE);
  expect(quietest(pcm, 2)).toBeGreaterThan(3.2);
  expect(quietest(pcm, 2)).toBeLessThan(3.4);
});

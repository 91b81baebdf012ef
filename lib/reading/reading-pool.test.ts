import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { MOST_ITEMS } from '../domain/story-size.ts';
import { readingLimits } from './reading-limits.ts';
import { ReadingPool } from './reading-pool.ts';

const story = (pasted: string) => ({
  incoming: { pasted, keep: 'story' as const },
  headline: '',
  language: '',
});
const SHORT = story('“The pier will open in March,” the harbour master said.');
const LONG = story('“The pier will open,” the harbour master said.\n\n'.repeat(MOST_ITEMS));
const one = { ...readingLimits, atOnce: 1 };

/** Each begins by starting a process, which takes seconds on a busy machine. */
describe('texts are read aside', { timeout: 120_000 }, () => {
  let ticks: NodeJS.Timeout | undefined;
  afterEach(() => clearInterval(ticks));

  it('and come back laid out, with what was found', async () => {
    const { laid, extraction } = await new ReadingPool(one).run('readStory', SHORT);
    expect(laid.blocks).toMatchObject([{ start: 0, kind: 'PARAGRAPH' }]);
    expect(extraction.items).toMatchObject([
      { kind: 'DIRECT_QUOTE', speaker: { name: 'the harbour master' } },
    ]);
  });

  it('while this thread goes on', async () => {
    const pool = new ReadingPool(one);
    await pool.run('readStory', SHORT);
    let count = 0;
    ticks = setInterval(() => {
      count += 1;
    }, 5);
    let atEnd = 0;
    const reading = pool.run('readStory', LONG).then((read) => {
      atEnd = count;
      return read;
    });
    expect((await reading).extraction.items.length).toBe(MOST_ITEMS);
    // Read on this thread there would have been none.
    expect(atEnd).toBeGreaterThan(10);
  });

  it('and what is refused there is refused here, beside the same field', async () => {
    const pool = new ReadingPool(one);
    await expect(pool.run('readStory', story(' '))).rejects.toMatchObject({
      name: 'AppError',
      code: 'validation',
      fields: { text: expect.stringContaining('only spaces') },
    });
    const { incoming } = story('Read on.');
    const asked = pool.run('readStory', {
      incoming: { fileName: 'page.html', bytes: new TextEncoder().encode(`<p>${incoming.pasted}`) },
      headline: '',
      language: '',
    });
    await expect(asked).rejects.toMatchObject({ asks: 'little_left', fields: { file: expect.any(String) } });
  });

  it('until their time is over; then it is said, and the next text is read', async () => {
    const pool = new ReadingPool({ ...one, computingMilliseconds: 700 });
    // Each text has its own time: what earlier ones took does not count.
    for (let text = 0; text < 40; text += 1) await pool.run('readStory', SHORT);
    await expect(pool.run('readStory', LONG)).rejects.toMatchObject({
      code: 'validation',
      message: expect.stringMatching(/longer than 1 seconds.*what you typed is still here/),
    });
    await expect(pool.run('readStory', SHORT)).resolves.toMatchObject({ extraction: { language: 'en' } });
  });

  it('and that a machine is too busy says nothing of the text', async () => {
    const pool = new ReadingPool({ ...one, waitMilliseconds: 1 });
    await expect(pool.run('readStory', SHORT)).rejects.toMatchObject({
      code: 'limited',
      message: expect.stringMatching(/too busy.*what you typed is still here/),
    });
  });

  it('until their memory is; a pool goes on after that with a new process', async () => {
    const pool = new ReadingPool({ ...one, heapMegabytes: 60 });
    await pool.run('readStory', SHORT);
    await expect(pool.run('readStory', story('-\n'.repeat(500_000)))).rejects.toMatchObject({
      message: expect.stringContaining('more memory'),
    });
    await expect(pool.run('readStory', SHORT)).resolves.toMatchObject({ extraction: { language: 'en' } });
  });

  it('one after another, and too many at once are told to come again', async () => {
    const pool = new ReadingPool({ ...one, waiting: 2 });
    const all = [SHORT, SHORT, SHORT, SHORT, SHORT].map((text) => pool.run('readStory', text));
    const done = await Promise.allSettled(all);
    expect(done.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(done[4]).toMatchObject({
      reason: { code: 'limited', message: expect.stringContaining('in a minute') },
    });
  });

  it('and how far a long comparison is, is told', async () => {
    const pool = new ReadingPool(one);
    const told: number[] = [];
    const text = 'The harbour master said that pier nine would open before the summer. '.repeat(3_000);
    const quotes = Array.from({ length: 400 }, (_, n) => ({
      words: `pier nine would close ${n}`,
      speaker: null,
    }));
    const source = { text, form: 'plain', places: [], turns: [] };
    const found = await pool.run('holdQuotes', { source, quotes }, (done) => told.push(done));
    expect(found.length).toBe(400);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBeGreaterThan(0);
  });

  it('in processes that keep nothing from ending', async () => {
    const pool = new ReadingPool({ ...one, idleMilliseconds: 1 });
    await pool.run('readStory', SHORT);
    await sleep(50);
    await expect(pool.run('readStory', SHORT)).resolves.toMatchObject({ extraction: { language: 'en' } });
  });
});

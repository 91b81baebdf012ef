import { expect, test } from 'vitest';
import type { ThreadView } from '@/lib/threads/view.ts';
import { createThreadTurns } from './thread-turns.ts';

const answer = (version: number) =>
  ({ ok: true, data: { thread: { id: 'a', version } as ThreadView } }) as const;
const REFUSED = { ok: false, error: { code: 'conflict', message: 'Somebody replied.' } } as const;
const SEEN = { id: 'a', version: 4 };

test('what is pressed while one’s own reply is under way is sent after it, for the thread with it', async () => {
  const turns = createThreadTurns();
  const sent: string[] = [];
  let arrive = () => {};
  const reply = turns(SEEN, async (version) => {
    sent.push(`reply ${version}`);
    await new Promise<void>((resolve) => {
      arrive = resolve;
    });
    return answer(5);
  });
  const resolve = turns(SEEN, async (version) => {
    sent.push(`resolve ${version}`);
    return answer(6);
  });
  await new Promise((resolved) => setImmediate(resolved));
  expect(sent).toEqual(['reply 4']);
  arrive();
  await Promise.all([reply, resolve]);
  expect(sent).toEqual(['reply 4', 'resolve 5']);
});

test('what somebody else wrote before one’s own reply was not seen: the version stays', async () => {
  const turns = createThreadTurns();
  await turns(SEEN, async () => answer(6));
  await turns(SEEN, async (version) => {
    expect(version).toBe(4);
    return REFUSED;
  });
  // Seen by then.
  await turns({ ...SEEN, version: 6 }, async (version) => {
    expect(version).toBe(6);
    return answer(7);
  });
});

test('a refusal and a broken connection hold up nothing, and count as no change', async () => {
  const turns = createThreadTurns();
  expect(await turns(SEEN, async () => REFUSED)).toEqual(REFUSED);
  await expect(turns(SEEN, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await turns(SEEN, async (version) => {
    expect(version).toBe(4);
    return answer(5);
  });
});

test('another thread waits for none of this', async () => {
  const turns = createThreadTurns();
  void turns(SEEN, () => new Promise(() => {}));
  expect(await turns({ id: 'b', version: 1 }, async () => REFUSED)).toEqual(REFUSED);
});

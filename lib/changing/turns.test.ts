import { expect, test, vi } from 'vitest';
import { TURN_AT_MOST } from '../waits.ts';
import { inTurn, leavingConnections, WAITING_AT_MOST } from './turns.ts';

/** Work that continues until it is released. */
function held() {
  let letGo = () => {};
  const work = new Promise<void>((done) => {
    letGo = done;
  });
  return { work: () => work, letGo };
}

const outcomes = async (all: Promise<unknown>[]) =>
  (await Promise.allSettled(all)).map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.code));

test('those of one thing come one after another, in the order in which they came', async () => {
  const seen: string[] = [];
  let atOnce = 0;
  const work = (name: string) => async () => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    await new Promise((done) => setTimeout(done, 2));
    seen.push(name);
    atOnce -= 1;
  };
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => inTurn(['story'], work(name))));
  expect(seen).toEqual(['a', 'b', 'c', 'd']);
});

test('who had to wait is told so, who had not is not', async () => {
  const told: boolean[] = [];
  const work = async (hasWaited: boolean) => void told.push(hasWaited);
  await Promise.all([inTurn(['one'], work), inTurn(['one'], work), inTurn(['other'], work)]);
  expect(told).toEqual([false, false, true]);
});

test('another thing waits for nobody', async () => {
  const { work, letGo } = held();
  const busy = inTurn(['busy'], work);
  await inTurn(['free'], async () => {});
  letGo();
  await busy;
});

test('beyond so many who wait, one is told at once; the others get their turn', async () => {
  const { work, letGo } = held();
  const first = inTurn(['story'], work);
  const waiting = Array.from({ length: WAITING_AT_MOST }, () => inTurn(['story'], async () => {}));
  await expect(inTurn(['story'], async () => {})).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/^Others are changing this .* try again\.$/),
  });
  letGo();
  expect(new Set(await outcomes([first, ...waiting]))).toEqual(new Set(['done']));
  await inTurn(['story'], async () => {});
});

test('nobody waits without end; whoever gave up takes nobody’s place', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    const { work, letGo } = held();
    const first = inTurn(['story'], work);
    const late = outcomes([inTurn(['story'], async () => {})]);
    await vi.advanceTimersByTimeAsync(TURN_AT_MOST + 1);
    expect(await late).toEqual(['conflict']);
    const next = inTurn(['story'], async () => 'next');
    letGo();
    await first;
    expect(await next).toBe('next');
  } finally {
    vi.useRealTimers();
  }
});

test('two who want the same things in another order do not wait for one another', async () => {
  const pause = () => new Promise<void>((done) => setTimeout(done, 2));
  const pairs = [
    ['a', 'b'],
    ['b', 'a'],
    ['b', 'c', 'a'],
    ['c', 'a'],
  ];
  await Promise.all([...pairs, ...pairs].map((things) => inTurn(things, pause)));
});

test('what fails leaves its place, also where it had only some of the things', async () => {
  const broken = inTurn(['a', 'b'], async () => {
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  const { work, letGo } = held();
  const onB = inTurn(['b'], work);
  const waiting = Array.from({ length: WAITING_AT_MOST }, () => inTurn(['b'], async () => {}));
  await expect(inTurn(['a', 'b'], async () => {})).rejects.toMatchObject({ code: 'conflict' });
  await inTurn(['a'], async () => {});
  letGo();
  await Promise.all([onB, ...waiting]);
});

test('transactions leave connections to those who only read', async () => {
  vi.stubEnv('STET_DATABASE_POOL', '5');
  let [now, most] = [0, 0];
  const work = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((done) => setTimeout(done, 1));
    now -= 1;
  };
  await Promise.all(Array.from({ length: 40 }, () => leavingConnections(work)));
  expect([now, most]).toEqual([0, 2]);
  vi.unstubAllEnvs();
});

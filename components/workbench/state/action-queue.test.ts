import { describe, expect, it } from 'vitest';
import { createActionQueue } from './action-queue.ts';

function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, open: resolve };
}

describe('action queue', () => {
  it('runs what concerns one item in order, and other items beside it', async () => {
    const queue = createActionQueue();
    const order: string[] = [];
    const first = gate();
    const a = queue.add('a', async () => {
      await first.promise;
      order.push('a1');
    });
    const b = queue.add('a', async () => {
      order.push('a2');
    });
    await queue.add('b', async () => {
      order.push('b1');
    });
    expect(order).toEqual(['b1']);
    expect(queue.isBusy('a')).toBe(true);
    first.open();
    await Promise.all([a, b]);
    expect(order).toEqual(['b1', 'a1', 'a2']);
  });

  it('records only the last of several waiting choices', async () => {
    const queue = createActionQueue();
    const ran: string[] = [];
    const first = gate();
    const all = [queue.add('a', () => first.promise, 'verdict')];
    for (const status of ['PENDING', 'VERIFIED', 'DISPUTED']) {
      all.push(
        queue.add(
          'a',
          async () => {
            ran.push(status);
          },
          'verdict',
        ),
      );
    }
    first.open();
    await Promise.all(all);
    expect(ran).toEqual(['DISPUTED']);
  });

  it('goes on after a failure', async () => {
    const queue = createActionQueue();
    const ran: string[] = [];
    await queue.add('a', async () => {
      ran.push('one');
      throw new Error('refused');
    });
    await queue.add('a', async () => {
      ran.push('two');
    });
    expect(ran).toEqual(['one', 'two']);
    expect(queue.isBusy('a')).toBe(false);
  });
});

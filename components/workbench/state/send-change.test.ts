import { describe, expect, it } from 'vitest';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { createRefresh, createSender } from './send-change.ts';
import { createWorkbenchStore, shownItems } from './store.ts';

type Answer = ActionResult<{ items: ItemView[] }>;

function item(part: Partial<ItemView> = {}): ItemView {
  return {
    id: 'a',
    version: 1,
    status: 'PENDING',
    start: 0,
    end: 5,
    isCut: false,
    ...part,
  } as unknown as ItemView;
}

function bench() {
  const view = { story: { id: 's' }, revision: { id: 'r' }, blocks: [], items: [item()] };
  const store = createWorkbenchStore(view as unknown as WorkbenchView);
  return { store, sender: createSender(store), shown: () => shownItems(store.getState())[0] };
}

const refused: Answer = {
  ok: false,
  error: {
    code: 'conflict',
    message: 'Amal changed this meanwhile.',
    conflict: { by: 'Amal', at: '2025-04-08T10:00:00Z', what: 'set disputed' },
  },
};

describe('a change to an item', () => {
  it('is shown at once and stays when the server confirms it', async () => {
    const { sender, shown } = bench();
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const done = sender.changeItem({
      itemId: 'a',
      wanted: 'Set verified',
      shown: { status: 'VERIFIED' },
      call: () => promise,
    });
    expect(shown()?.status).toBe('VERIFIED');
    resolve({ ok: true, data: { items: [item({ status: 'VERIFIED', version: 2 })] } });
    await done;
    expect(shown()).toMatchObject({ status: 'VERIFIED', version: 2 });
  });

  it('is put back when refused, and says who was first', async () => {
    const { store, sender, shown } = bench();
    await sender.changeItem({
      itemId: 'a',
      wanted: 'Set verified',
      shown: { status: 'VERIFIED' },
      call: async () => refused,
    });
    expect(shown()?.status).toBe('PENDING');
    expect(store.getState().failure).toMatchObject({ itemId: 'a', conflict: { by: 'Amal' } });
  });

  it('is put back when the server cannot be reached', async () => {
    const { store, sender, shown } = bench();
    const result = await sender.changeItem({
      itemId: 'a',
      wanted: 'Set verified',
      shown: { status: 'VERIFIED' },
      call: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    expect(result.ok).toBe(false);
    expect(shown()?.status).toBe('PENDING');
    expect(store.getState().failure?.message).toMatch(/could not be sent/);
  });

  it('is sent with the version that the change before it left', async () => {
    const { sender } = bench();
    const versions: number[] = [];
    const call = async ({ version }: ItemView): Promise<Answer> => {
      versions.push(version);
      return { ok: true, data: { items: [item({ version: version + 1 })] } };
    };
    await Promise.all([
      sender.changeItem({ itemId: 'a', wanted: 'one', call }),
      sender.changeItem({ itemId: 'a', wanted: 'two', call }),
    ]);
    expect(versions).toEqual([1, 2]);
  });

  it('does not flicker back while a later one is on its way', async () => {
    const { sender, shown } = bench();
    const first = sender.changeItem({
      itemId: 'a',
      wanted: 'one',
      shown: { status: 'VERIFIED' },
      call: async () => ({ ok: true, data: { items: [item({ status: 'VERIFIED', version: 2 })] } }),
    });
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const second = sender.changeItem({
      itemId: 'a',
      wanted: 'two',
      shown: { status: 'DISPUTED' },
      call: () => promise,
    });
    await first;
    expect(shown()?.status).toBe('DISPUTED');
    resolve({ ok: true, data: { items: [item({ status: 'DISPUTED', version: 3 })] } });
    await second;
    expect(shown()?.status).toBe('DISPUTED');
  });

  it('leaves to the form what the form shows', async () => {
    const { store, sender } = bench();
    await sender.changeItem({
      itemId: 'a',
      wanted: 'Add the note',
      hasOwnNotice: true,
      call: async () => ({ ok: false, error: { code: 'validation', message: 'Write the note first.' } }),
    });
    expect(store.getState().failure).toBeNull();
    expect(store.getState().announcement).toContain('Write the note first.');
  });
});

describe('reading the story anew', () => {
  const viewOf = (status: string) =>
    ({
      story: { id: 's' },
      revision: { id: 'r' },
      blocks: [],
      items: [item({ status: status as ItemView['status'] })],
    }) as unknown as WorkbenchView;

  it('does not take back a change that was answered meanwhile', async () => {
    const { store, sender, shown } = bench();
    const old = Promise.withResolvers<WorkbenchView>();
    const readings = [old.promise, Promise.resolve(viewOf('VERIFIED'))];
    const refresh = createRefresh(
      store,
      sender,
      () => readings.shift() ?? Promise.reject(new Error('read once more')),
    );
    const done = refresh();
    await sender.changeItem({
      itemId: 'a',
      wanted: 'Set verified',
      call: async () => ({ ok: true, data: { items: [item({ status: 'VERIFIED', version: 2 })] } }),
    });
    old.resolve(viewOf('PENDING'));
    expect(await done).toBe(true);
    expect(shown()?.status).toBe('VERIFIED');
    expect(readings).toEqual([]);
  });

  it('does not show an earlier reading after a later one', async () => {
    const { store, sender, shown } = bench();
    const [first, second] = [Promise.withResolvers<WorkbenchView>(), Promise.withResolvers<WorkbenchView>()];
    const readings = [first.promise, second.promise];
    const refresh = createRefresh(
      store,
      sender,
      () => readings.shift() ?? Promise.reject(new Error('read once more')),
    );
    const both = [refresh(), refresh()];
    second.resolve(viewOf('DISPUTED'));
    await both[1];
    first.resolve(viewOf('PENDING'));
    await both[0];
    expect(shown()?.status).toBe('DISPUTED');
  });

  it('says when the story could not be read', async () => {
    const { store, sender } = bench();
    expect(await createRefresh(store, sender, () => Promise.reject(new Error('no connection')))()).toBe(
      false,
    );
  });
});

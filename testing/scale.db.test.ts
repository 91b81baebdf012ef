import { beforeAll, expect, test } from 'vitest';
import { db } from '../lib/db.ts';
import { createMember } from './factories.ts';
import { seedMany, YEARS_OF_WORK } from './large-newsroom.ts';
import { mainPages } from './measured-pages.ts';
import { plansOf } from './query-plans.ts';

let pages: Awaited<ReturnType<typeof mainPages>>;

beforeAll(async () => {
  const { actor, id } = await createMember('ADMIN');
  pages = await mainPages(actor, await seedMany(YEARS_OF_WORK, id));
}, 300_000);

test('the newsroom is as large as it is meant to be', async () => {
  expect(await db.item.count()).toBe(100_000);
  expect(await db.source.count()).toBe(20_000);
});

test.each([
  'stories, first page',
  'stories, searched',
  'the desk, first page',
  'the desk, searched',
  'my work',
  'a story on the workbench',
  'the history of an item',
  'sources, first page',
  'sources, searched',
  'the record',
])(
  '%s: no large table is read whole',
  async (name) => {
    const plans = await plansOf(async () => pages[name]?.());
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.filter(({ readsWholeTables }) => readsWholeTables.length > 0)).toEqual([]);
  },
  60_000,
);

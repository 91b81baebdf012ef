/**
 * `npm run scale`: how long the main pages' queries take in a newsroom of 100,000 items and 20,000 sources, each
 * compared with a single round trip to the same database in the same run.
 */
import { mintActor } from '../lib/auth/actor.ts';
import { closeDatabase, db } from '../lib/db.ts';
import { seedMany, YEARS_OF_WORK } from '../testing/large-newsroom.ts';
import { mainPages } from '../testing/measured-pages.ts';

const RUNS = 25;

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < RUNS + 3; i++) {
    const start = performance.now();
    await work();
    if (i >= 3) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? 0;
}

const member = await db.member.create({
  data: { email: 'scale@newsroom.example', name: 'Scale', role: 'ADMIN' },
});
console.log('Writing 5,000 stories, 100,000 items, 20,000 sources …');
const storyId = await seedMany(YEARS_OF_WORK, member.id);
const floor = await median(() => db.$queryRaw`SELECT 1`);
console.log(`One round trip (SELECT 1): ${floor.toFixed(2)} ms\n`);
console.log('page                          median ms   × round trip');
for (const [name, work] of Object.entries(await mainPages(mintActor(member), storyId))) {
  const ms = await median(work);
  console.log(`${name.padEnd(28)} ${ms.toFixed(1).padStart(10)} ${(ms / floor).toFixed(0).padStart(14)}`);
}
await closeDatabase();

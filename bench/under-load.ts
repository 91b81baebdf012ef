/**
 * `npm run under-load`: whether one person's text keeps others waiting. The built server runs on its own Postgres; one
 * client sends texts made to be slow, while another keeps asking for a light page. Prints how long each text took and
 * how long the page took beside it, compared with the same page on the idle server.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openOwnNewsroom, openSession } from '../e2e/newsroom.ts';
import { db } from '../lib/db.ts';
import { MOST_ITEMS } from '../lib/domain/story-size.ts';
import { prepareTestServer } from '../testing/database.ts';
import { createMember } from '../testing/factories.ts';
import { actionId } from './action-id.ts';
import { median, percentile } from './statistics.ts';

const TEXTS: Record<string, string> = {
  'a list of dashes, 600 kB': '-\n'.repeat(300_000),
  'dashes, as many as allowed': '-\n'.repeat(20_000),
  'quotes, as many as allowed': '“Pier nine opens,” the harbour master said.\n\n'.repeat(MOST_ITEMS),
  'quotes, 1 MB': '"a," he said.\n'.repeat(70_000),
  'questions, 1 MB': 'Q: Why did it close?\nA: It was old.\n'.repeat(28_000),
  'times, 1 MB': '[00:00:01]\n'.repeat(94_000),
  'one line of times, 1 MB': '[00:00:01]'.repeat(104_000),
};

const stopPostgres = await prepareTestServer();
const newsroom = await openOwnNewsroom();
const checker = await createMember('CHECKER');
const { name, value } = await openSession(checker.id);
const cookie = `${name}=${value}`;

async function ask(): Promise<number> {
  const start = performance.now();
  const answer = await fetch(`${newsroom.address}/stories`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`The page answered ${answer.status}.`);
  await answer.text();
  return performance.now() - start;
}

/** What the form sends, as React in the browser encodes it: the previous state, which is none, and the form. */
async function bringIn(text: string): Promise<string> {
  const form = new FormData();
  form.set('_1_text', text);
  form.set('_1_keep', 'story');
  form.set('0', '[null,"$K1"]');
  const answer = await fetch(`${newsroom.address}/stories/new`, {
    method: 'POST',
    headers: { cookie, origin: newsroom.address, 'next-action': actionId('bringInStoryAction') },
    body: form,
  });
  const said = await answer.text();
  const message = /"message":"([^"]+)"/.exec(said)?.[1];
  return /"storyId"/.test(said) ? 'brought in' : `${answer.status} ${message ?? said.slice(0, 120)}`;
}

/** What the largest story sends to whoever opens it. */
async function open(address: string): Promise<string> {
  const answer = await fetch(newsroom.address + address, { headers: { cookie } });
  return `${answer.status}, ${Math.round((await answer.arrayBuffer()).byteLength / 1024)} kB`;
}

const ms = (time: number) => Math.round(time).toString().padStart(6);

async function whileAsking<T>(work: Promise<T>): Promise<{ result: T; times: number[] }> {
  let isOver = false;
  const times: number[] = [];
  const asking = (async () => {
    while (!isOver) {
      times.push(await ask());
      await sleep(20);
    }
  })();
  const result = await work;
  isOver = true;
  await asking;
  return { result, times };
}

for (let i = 0; i < 10; i++) await ask();
await bringIn('The pier opens in March, the harbour master said on Monday in a statement to reporters.');
const rest = await whileAsking(sleep(3_000));
const floor = median(rest.times);
console.log(`${'text'.padEnd(28)}  takes ms   page: median   95th    max  (ms)  × at rest`);
console.log(
  `${'none'.padEnd(28)}         –         ${ms(floor)} ${ms(percentile(rest.times, 0.95))} ${ms(Math.max(...rest.times))}             1.0`,
);
for (const [what, text] of Object.entries(TEXTS)) await measure(what, () => bringIn(text));
const [largest] = await db.item.groupBy({
  by: ['storyId'],
  _count: true,
  orderBy: { _count: { id: 'desc' } },
  take: 1,
});
if (!largest) throw new Error('No story was brought in.');
await measure('the page of the largest', () => open(`/stories/${largest.storyId}`));
await measure('its workbench as JSON', () => open(`/api/stories/${largest.storyId}/workbench`));
await newsroom.close();
await stopPostgres();
process.exit();

async function measure(what: string, work: () => Promise<string>): Promise<void> {
  const start = performance.now();
  const { result, times } = await whileAsking(
    work().then((said) => ({ said, took: performance.now() - start })),
  );
  console.log(
    `${what.padEnd(28)} ${ms(result.took).padStart(9)}         ${ms(median(times))} ${ms(percentile(times, 0.95))} ${ms(Math.max(...times))}           ${(median(times) / floor).toFixed(1).padStart(5)}   ${result.said}`,
  );
}

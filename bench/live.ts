/**
 * Live work: many editors who change items at the same time, and what the others see of it; streams of people who do
 * nothing; and what a bare stream takes on the same machine.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSession } from '../e2e/newsroom.ts';
import { db } from '../lib/db.ts';
import { createMember, createStory } from '../testing/factories.ts';
import { actionId } from './action-id.ts';
import { atMost, type Figure } from './figure.ts';
import type { Plan, Seen } from './live-editors.ts';
import { bareStreams } from './live-floor.ts';
import { answerTimes } from './load.ts';
import { openEmptyNewsroom } from './newsroom.ts';
import { percentile } from './statistics.ts';
import { openStream } from './streams.ts';

const EDITORS = 200;
const STORIES = 20;
const EVERY_MS = 5_000;
const IDLE = 1_000;
/** As in components/workbench/state/use-workbench.ts. */
const PAUSE_MS = 80;
const QUOTES = 20;
const DESK_REQUESTS = 40;

/** The figures of live work, with editors at work for so many minutes. */
export async function benchLive(minutes: number): Promise<Figure[]> {
  // All editors come from one address, as no newsroom's do: ten minutes of them are more than one address may ask.
  Object.assign(process.env, { STET_LIMIT_REQUESTS_ADDRESS: 'off', STET_LIMIT_CHANGES_ADDRESS: 'off' });
  const newsroom = await openEmptyNewsroom();
  try {
    const { cookies, stories } = await fill();
    const bare = await bareStreams(EDITORS, (EVERY_MS / EDITORS) | 0, 10);
    return [
      ...(await atWork(newsroom, cookies, stories, minutes, bare)),
      ...(await atRest(newsroom, cookies, stories[0] ?? '')),
    ];
  } finally {
    await newsroom.close();
  }
}

async function fill(): Promise<{ cookies: string[]; stories: string[] }> {
  const editor = await createMember('EDITOR');
  const stories: string[] = [];
  for (let n = 1; n <= STORIES; n += 1) {
    const quotes = Array.from(
      { length: QUOTES },
      (_, i) => `“Pier ${n} opens again on day ${i + 1} of the season,” harbour master ${i + 1} said.`,
    );
    const { storyId } = await createStory(editor.actor, {
      text: [`Pier ${n} opens again`, ...quotes].join('\n\n'),
    });
    stories.push(storyId);
  }
  const cookies: string[] = [];
  for (let i = 0; i < EDITORS; i += 1) {
    const { id } = await createMember('CHECKER');
    const { name, value } = await openSession(id);
    cookies.push(`${name}=${value}`);
  }
  return { cookies, stories };
}

type Newsroom = { address: string; pid: number };

/** Megabytes of memory that a process has, and the seconds of processor time that it took. */
function taken(pid: number): { megabytes: number; seconds: number } {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return { megabytes: Number(kilobytes) / 1024, seconds: (Number(fields[11]) + Number(fields[12])) / 100 };
}

/** By how many megabytes a minute the memory grew in the second half of these measurements, by least squares. */
function slope(memory: readonly { minute: number; megabytes: number }[]): number {
  const late = memory.slice(Math.floor(memory.length / 2));
  const mean = (of: 'minute' | 'megabytes') => late.reduce((sum, one) => sum + one[of], 0) / late.length;
  const [x, y] = [mean('minute'), mean('megabytes')];
  const over = late.reduce((sum, one) => sum + (one.minute - x) * (one.megabytes - y), 0);
  return over / late.reduce((sum, one) => sum + (one.minute - x) ** 2, 0);
}

async function atWork(
  { address, pid }: Newsroom,
  cookies: readonly string[],
  stories: readonly string[],
  minutes: number,
  bare: number,
): Promise<Figure[]> {
  const plan = (seconds: number): Plan => ({
    address,
    action: actionId('changeItemAction'),
    editors: cookies.map((cookie, i) => ({ cookie, story: stories[i % stories.length] ?? '' })),
    ...{ seconds, everyMs: EVERY_MS, pauseMs: PAUSE_MS },
  });
  await editorsAtWork(plan(15));
  const memory: { minute: number; megabytes: number }[] = [];
  const begun = performance.now();
  const before = taken(pid);
  const watch = setInterval(() => {
    memory.push({ minute: (performance.now() - begun) / 60_000, megabytes: taken(pid).megabytes });
  }, 1_000);
  const seen = await editorsAtWork(plan(60 * minutes));
  clearInterval(watch);
  const seconds = (performance.now() - begun) / 1000;
  const cores = (taken(pid).seconds - before.seconds) / seconds;
  const wrong = await notAsWritten(seen.last);
  const [told, shown, answered] = [seen.told, seen.shown, seen.answered].map((all) => percentile(all, 0.95));
  console.log(
    `  ${seen.changes} changes and ${seen.conflicts} conflicts, ${(seen.changes / 60 / minutes).toFixed(1)} changes/s; ` +
      `${(seen.reads / seconds).toFixed(0)} reads/s of ${(seen.bytes / seen.reads / 1000).toFixed(1)} kB; ` +
      `told median ${percentile(seen.told, 0.5).toFixed(0)} ms, shown median ${percentile(seen.shown, 0.5).toFixed(0)} ms, ` +
      `answered median ${percentile(seen.answered, 0.5).toFixed(0)} and 95th ${answered?.toFixed(0)} ms; ` +
      `the server took ${cores.toFixed(2)} of a core, the editors ${seen.cores.toFixed(2)}; ` +
      `memory ${before.megabytes.toFixed(0)} to ${memory.at(-1)?.megabytes.toFixed(0)} MB`,
  );
  const tens = seen.shownByTens.map((some) => percentile(some, 0.95).toFixed(0));
  console.log(`  shown, 95th of every ten seconds: ${tens.join(' ')} ms`);
  const who = `${EDITORS} editors, ${STORIES} stories`;
  return [
    atMost(`others’ screens, 95th percentile, ${who}`, shown ?? Number.NaN, 150, 'ms'),
    {
      what: `others’ streams, 95th percentile, ${who}`,
      stet: `${told?.toFixed(1)} ms with the change itself`,
      against: `${bare.toFixed(1)} ms, bare streams and NOTIFY`,
      ratio: (told ?? Number.NaN) / bare,
      mustReach: { most: Number((150 / bare).toFixed(1)) },
    },
    {
      what: `changes seen by all others, ${who}`,
      stet: `${seen.changes} changes, ${seen.lost} not seen, ${wrong} not as written`,
      against: 'every one',
      ratio: seen.lost + wrong,
      mustReach: { most: 0 },
    },
    atMost(`memory’s growth in ten minutes, of ${minutes}`, slope(memory) * 10, 30, 'MB'),
  ];
}

async function editorsAtWork(plan: Plan): Promise<Seen> {
  const child = fork(new URL('live-editors.ts', import.meta.url), { serialization: 'advanced' });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The editors ended at once.');
  });
  child.send(plan);
  const [seen] = (await Promise.race([once(child, 'message'), ended])) as [Seen];
  await ended.catch(() => {});
  return seen;
}

/** How many items are not as their last change left them. */
async function notAsWritten(last: Seen['last']): Promise<number> {
  const rows = await db.item.findMany({
    where: { id: { in: Object.keys(last) } },
    select: { id: true, version: true, cue: true },
  });
  return rows.filter(({ id, version, cue }) => last[id]?.version !== version || last[id]?.cue !== cue).length;
}

async function atRest(
  { address, pid }: Newsroom,
  cookies: readonly string[],
  storyId: string,
): Promise<Figure[]> {
  const desk = () =>
    answerTimes({ url: `${address}/desk`, headers: [{ cookie: cookies[0] ?? '' }] }, DESK_REQUESTS, 100);
  // The first ones find the page's code cold.
  await desk();
  const alone = await desk();
  const before = taken(pid).megabytes;
  const times: number[] = [];
  let at = 0;
  const open: (() => void)[] = [];
  while (open.length < IDLE) {
    const some = Array.from({ length: 50 }, (_, i) => cookies[(open.length + i) % cookies.length] ?? '');
    open.push(
      ...(await Promise.all(
        some.map((cookie) =>
          openStream(`${address}/api/live`, cookie, ({ kind }) => {
            if (kind === 'changed' && at > 0) times.push(performance.now() - at);
          }),
        ),
      )),
    );
  }
  await sleep(1_000);
  const opened = taken(pid);
  await sleep(20_000);
  const rest = (taken(pid).seconds - opened.seconds) / 20;
  const beside = await desk();
  at = performance.now();
  await db.$executeRaw`SELECT pg_notify('stet_live', ${JSON.stringify({ seq: '1', stories: [storyId], isWider: false })})`;
  await sleep(2_000);
  for (const close of open) close();
  await sleep(500);
  // Before and after, so that a machine that becomes faster or slower says nothing of the streams.
  alone.push(...(await desk()));
  const told = times.length < IDLE ? Number.NaN : Math.max(...times);
  return [
    atMost(`${IDLE} idle streams, memory of one`, ((opened.megabytes - before) / IDLE) * 1024, 100, 'kB'),
    atMost(`${IDLE} idle streams, processor time of a minute`, rest * 60, 3, 's'),
    atMost(`${IDLE} idle streams, until the last has one change`, told, 150, 'ms'),
    {
      what: `the desk, 95th percentile, ${IDLE} idle streams`,
      stet: `${percentile(beside, 0.95).toFixed(1)} ms`,
      against: `${percentile(alone, 0.95).toFixed(1)} ms, no stream`,
      ratio: percentile(beside, 0.95) / percentile(alone, 0.95),
      mustReach: { most: 1.25 },
    },
  ];
}

/**
 * Requests per second of the pages that people work on, against the floor (bench/floor): a page of the same Next with the
 * same reading of the session, one query and as much HTML; of published pages, against what Next itself serves; and
 * how long the desk waits while a report is read by many.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from './figure.ts';
import { answerTimes, ask, ratesInTurn, type Target, warmUp } from './load.ts';
import { type BenchNewsroom, openBenchNewsroom } from './newsroom.ts';
import { openReaders } from './readers.ts';
import { percentile } from './statistics.ts';

/** Of ours and of what it is held against: where it is asked for, what it is called, and what the ratio must be. */
type Pair = {
  what: string;
  ours: Target;
  theirs: Target;
  floor: string;
  least: number;
  turns: number;
  warmed: number;
};
/**
 * How often both are asked, after how many milliseconds of warming at most: where one is several times the other, less tells as much.
 */
const NEAR = { turns: 7, warmed: 12_000 };
const FAR = { turns: 3, warmed: 1_000 };
type Compared = { what: string; path: string; floor: '/signed-in' | '/data'; least: number };

/** The figures of all pages, with everything that they need started and stopped. */
export async function benchPages(): Promise<Figure[]> {
  const newsroom = await openBenchNewsroom();
  try {
    return [
      ...(await signedInPages(newsroom)),
      ...(await publishedPages(newsroom)),
      await whileManyRead(newsroom),
    ];
  } finally {
    await newsroom.close();
  }
}

async function signedInPages(newsroom: BenchNewsroom): Promise<Figure[]> {
  const { storyId } = newsroom;
  const compared: Compared[] = [
    { what: 'list of stories', path: '/stories', floor: '/signed-in', least: 0.8 },
    { what: 'my work', path: '/work', floor: '/signed-in', least: 0.8 },
    { what: 'the desk', path: '/desk', floor: '/signed-in', least: 0.8 },
    { what: 'workbench', path: `/stories/${storyId}`, floor: '/signed-in', least: 0.6 },
    { what: 'workbench as JSON', path: `/api/stories/${storyId}/workbench`, floor: '/data', least: 0.8 },
  ];
  const pairs: Pair[] = [];
  for (const one of compared) pairs.push(await pairOf(newsroom, one));
  // All before the first is measured: what one page has a server compile is part of the others too, and the first had less of it.
  for (const pair of pairs) await warmUp(pair, pair.warmed);
  const figures: Figure[] = [];
  for (const pair of pairs) figures.push(await inTurn(pair));
  return figures;
}

async function pairOf(
  { stet, floor, people }: BenchNewsroom,
  { what, path, floor: floorPath, least }: Compared,
): Promise<Pair> {
  const ours: Target = { url: stet + path, headers: people };
  const { bytes } = await ask(ours.url, people[0]);
  const theirs: Target = { url: await sizedLike(floor + floorPath, bytes, people[0]), headers: people };
  const kind = floorPath === '/data' ? 'JSON' : 'page';
  const often = kind === 'page' ? NEAR : FAR;
  return { what, ours, theirs, floor: `bare ${kind} with session and one query`, least, ...often };
}

/** The address of the floor's answer with so many bytes, within a hundredth. */
async function sizedLike(url: string, bytes: number, headers: Record<string, string> = {}): Promise<string> {
  let characters = bytes / 2;
  for (let tries = 0; tries < 8; tries += 1) {
    const sized = `${url}?characters=${Math.round(characters)}`;
    const answer = await ask(sized, headers);
    if (answer.status !== 200) throw new Error(`${sized} answered ${answer.status}.`);
    if (Math.abs(answer.bytes - bytes) <= bytes / 100) return sized;
    characters *= bytes / answer.bytes;
  }
  throw new Error(`The floor has no answer of ${bytes} bytes.`);
}

async function publishedPages({ stet, floor, slug }: BenchNewsroom): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [what, path] of [
    ['report', `/reports/${slug}`],
    ['annotations of a report', `/reports/${slug}/1/annotations.json`],
  ] as const) {
    const { bytes } = await ask(stet + path);
    const theirs = { url: await staticLike(floor, bytes) };
    const ours = { url: stet + path };
    const pair = { what, ours, theirs, floor: 'Next’s own static page', least: 0.8, ...FAR };
    await warmUp(pair, pair.warmed);
    figures.push(await inTurn(pair));
  }
  return figures;
}

/** Of the static pages of the floor the one that comes nearest to so many bytes. */
async function staticLike(floor: string, bytes: number): Promise<string> {
  const pages = await Promise.all(
    [10, 20, 40, 80, 160].map(async (kilobytes) => {
      const url = `${floor}/static/${kilobytes * 1000}`;
      return { url, away: Math.abs((await ask(url)).bytes - bytes) };
    }),
  );
  return pages.reduce((nearest, page) => (page.away < nearest.away ? page : nearest)).url;
}

async function inTurn({ what, ours, theirs, floor, least, turns }: Pair): Promise<Figure> {
  const sizes = await Promise.all(
    [ours, theirs].map(async ({ url, headers }) => (await ask(url, headers?.[0])).bytes),
  );
  const [own, other] = sizes.map((bytes) => `${Math.round(bytes / 1000)} kB`);
  const rates = await ratesInTurn(ours, theirs, { turns });
  return {
    what: `${what}, ${own}`,
    stet: `${rates.one.toFixed(0)} requests/s`,
    against: `${rates.other.toFixed(0)} requests/s, ${floor}, ${other}`,
    ratio: rates.ratio,
    mustReach: { least },
  };
}

const READERS = 2_000;
/** Whoever reads a report has it for a minute or two; this is as if all were in a hurry. */
const SECONDS_BETWEEN = 10;
const PEOPLE_AT_THE_DESK = 4;
const ROUNDS = 3;

/** How long the 95th of a hundred answers at the desk takes while a report is read, against while nobody reads. */
async function whileManyRead({ stet, storyId, slug, people }: BenchNewsroom): Promise<Figure> {
  const readers = await openReaders(`${stet}/reports/${slug}`, READERS, SECONDS_BETWEEN);
  try {
    const atRest: number[] = [];
    const whileRead: number[] = [];
    let seconds = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      atRest.push(...(await atTheDesk(stet, storyId, people)));
      readers.start();
      // Until they ask at their own times.
      await sleep(1_500);
      const start = performance.now();
      whileRead.push(...(await atTheDesk(stet, storyId, people)));
      seconds += 1.5 + (performance.now() - start) / 1000;
      readers.pause();
      await sleep(500);
    }
    const [rest, read] = [percentile(atRest, 0.95), percentile(whileRead, 0.95)];
    const rate = (await readers.answered()) / seconds;
    return {
      what: `desk, 95th percentile, ${READERS} readers of a report`,
      stet: `${read.toFixed(1)} ms, ${rate.toFixed(0)} reports/s beside it`,
      against: `${rest.toFixed(1)} ms, nobody reading`,
      ratio: read / rest,
      // Some of it is the readers' own work, which is on this machine too, and what differs between two such measurements.
      mustReach: { most: 1.25 },
    };
  } finally {
    await readers.close();
  }
}

/** The list of stories and the workbench's data, as a few people ask for them with pauses between. */
async function atTheDesk(
  stet: string,
  storyId: string,
  people: readonly { cookie: string }[],
): Promise<number[]> {
  const times = await Promise.all(
    people.slice(0, PEOPLE_AT_THE_DESK).map(async (person, i) => {
      const url = i % 2 === 0 ? `${stet}/stories` : `${stet}/api/stories/${storyId}/workbench`;
      await sleep(i * 40);
      return answerTimes({ url, headers: [person] }, 20, 130);
    }),
  );
  return times.flat();
}

/**
 * Requests per second of the pages that people work on, against the floor (bench/floor): a page of the same Next with the
 * same reading of the session, one query and as much HTML; and of published pages against what Next itself serves.
 */
import type { Figure } from './figure.ts';
import { ask, ratesInTurn, type Target } from './load.ts';
import { type BenchNewsroom, openBenchNewsroom } from './newsroom.ts';

type Compared = { what: string; path: string; floor: '/signed-in' | '/data'; least: number };

/** The figures of all pages, with everything that they need started and stopped. */
export async function benchPages(): Promise<Figure[]> {
  const newsroom = await openBenchNewsroom();
  try {
    return await figuresOf(newsroom);
  } finally {
    await newsroom.close();
  }
}

async function figuresOf(newsroom: BenchNewsroom): Promise<Figure[]> {
  const { storyId } = newsroom;
  const compared: Compared[] = [
    { what: 'list of stories', path: '/stories', floor: '/signed-in', least: 0.8 },
    { what: 'workbench', path: `/stories/${storyId}`, floor: '/signed-in', least: 0.6 },
    { what: 'workbench as JSON', path: `/api/stories/${storyId}/workbench`, floor: '/data', least: 0.8 },
  ];
  const figures: Figure[] = [];
  for (const one of compared) figures.push(await againstFloor(newsroom, one));
  return figures;
}

async function againstFloor(
  { stet, floor, people }: BenchNewsroom,
  { what, path, floor: floorPath, least }: Compared,
): Promise<Figure> {
  const ours: Target = { url: stet + path, headers: people };
  const { bytes } = await ask(ours.url, people[0]);
  const theirs: Target = { url: await sizedLike(floor + floorPath, bytes, people[0]), headers: people };
  const { one, other } = await ratesInTurn(ours, theirs);
  const kilobytes = `${Math.round(bytes / 1000)} kB`;
  return {
    what: `${what}, ${kilobytes}`,
    stet: `${one.toFixed(0)} requests/s`,
    against: `${other.toFixed(0)} requests/s, ${floorPath === '/data' ? 'JSON' : 'page'} with session and one query, ${kilobytes}`,
    ratio: one / other,
    mustReach: { least },
  };
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

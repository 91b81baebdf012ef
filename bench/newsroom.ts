/**
 * A newsroom to measure: the built Stet and the floor on one disposable Postgres, with the demo story, sixty others and a
 * published report, and thirty people who are signed in.
 */
import { randomBytes } from 'node:crypto';
import { openOwnNewsroom, openSession } from '../e2e/newsroom.ts';
import { db } from '../lib/db.ts';
import { seedDemo } from '../prisma/demo/seed-demo.ts';
import { build, isBuilt } from '../scripts/next-build.mjs';
import { anyFreePort } from '../scripts/processes.mjs';
import { prepareTestServer } from '../testing/database.ts';
import { createMember, createReport, createStory } from '../testing/factories.ts';
import { seedMany } from '../testing/large-newsroom.ts';
import { buildFloor, serveFloor } from './floor.ts';

const STORIES = { stories: 60, itemsPerStory: 20, sources: 200 };
const PEOPLE = 30;

export type BenchNewsroom = {
  /** The address of Stet, and of the floor, without a slash at the end. */
  stet: string;
  floor: string;
  /** The id of the demo story. */
  storyId: string;
  /** The name in the address of a published report. */
  slug: string;
  /** A Cookie header for each person who is signed in. */
  people: { cookie: string }[];
  close: () => Promise<void>;
};

/** The built Stet, built if it is not, with nobody in it, on a Postgres of its own. */
export async function openEmptyNewsroom(): Promise<{
  address: string;
  /** The server's process. */
  pid: number;
  close: () => Promise<void>;
}> {
  if (!isBuilt()) await build();
  process.env.STET_SECRET_KEY ??= randomBytes(32).toString('base64url');
  const stopPostgres = await prepareTestServer();
  const { address, pid, close } = await openOwnNewsroom();
  return {
    address,
    pid,
    close: async () => {
      await close();
      await stopPostgres();
    },
  };
}

/** Builds what is not built yet, starts everything, and fills it. */
export async function openBenchNewsroom(): Promise<BenchNewsroom> {
  const newsroom = await openEmptyNewsroom();
  await buildFloor();
  const port = await anyFreePort();
  const floor = await serveFloor(port);
  const { storyId, slug } = await fill();
  const people: { cookie: string }[] = [];
  for (let i = 0; i < PEOPLE; i += 1) {
    const { id } = await createMember(i % 5 === 0 ? 'EDITOR' : 'CHECKER');
    const { name, value } = await openSession(id);
    people.push({ cookie: `${name}=${value}` });
  }
  // As Postgres does by itself within some minutes: until then it plans for tables that it takes to be empty.
  await db.$executeRaw`VACUUM ANALYZE`;
  return {
    stet: newsroom.address,
    floor: `http://localhost:${port}`,
    storyId,
    slug,
    people,
    close: async () => {
      await floor.stop();
      await newsroom.close();
    },
  };
}

async function fill(): Promise<{ storyId: string; slug: string }> {
  const { actor: checker, id } = await createMember('CHECKER');
  // First, since it attaches evidence to every item that there is.
  await seedMany(STORIES, id);
  await seedDemo();
  const demo = await db.story.findFirstOrThrow({ where: { isDemo: true } });
  const { storyId } = await createStory(checker);
  const [{ actor: signer }, { actor: publisher }] = [
    await createMember('EDITOR'),
    await createMember('EDITOR'),
  ];
  const { slug } = await createReport(signer, publisher, storyId);
  return { storyId: demo.id, slug };
}

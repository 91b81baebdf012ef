import { randomBytes } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { closeDatabase, db } from '../lib/db.ts';
import { anyFreePort } from '../scripts/processes.mjs';
import { startWebServer } from '../scripts/web-server.mjs';
import { createTestDatabase } from '../testing/database.ts';

const DAY_MS = 86_400_000;

/**
 * A cookie as signing in leaves it, with the `Session` row that it names: for tests that need somebody signed in, not
 * the signing-in.
 */
export async function openSession(memberId: string): Promise<{ name: string; value: string }> {
  const { id } = await db.session.create({ data: { memberId, expiresAt: new Date(Date.now() + DAY_MS) } });
  const value = await encode({
    token: { sessionId: id },
    secret: process.env.NEXTAUTH_SECRET ?? '',
    maxAge: 14 * 86_400,
  });
  return { name: 'next-auth.session-token', value };
}

type OwnNewsroom = {
  address: string;
  /** The server's process; another one after a restart. */
  readonly pid: number;
  /** Ends the server as a power cut does, and starts it again at the same address, `away` milliseconds later. */
  restartAfterKill: (away?: number) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * A server and an empty newsroom separate from the one that all other tests share, for what applies to a whole
 * newsroom: its settings, who is alone in it, and its server's death. From then on this process's factories work in it.
 *
 * @param env what its server is told beyond that
 */
export async function openOwnNewsroom(env: Record<string, string> = {}): Promise<OwnNewsroom> {
  const shared = { DATABASE_URL: process.env.DATABASE_URL, NEXTAUTH_URL: process.env.NEXTAUTH_URL };
  const port = await anyFreePort();
  const database = await createTestDatabase();
  const address = `http://localhost:${port}`;
  await closeDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    NEXTAUTH_URL: address,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? randomBytes(32).toString('base64url'),
  });
  const start = () => startWebServer({ port, host: '127.0.0.1', env: { ...process.env, ...env } });
  let web = await start();
  return {
    address,
    get pid() {
      return web.pid ?? 0;
    },
    restartAfterKill: async (away = 0) => {
      if (web.pid) process.kill(web.pid, 'SIGKILL');
      await web.ended;
      await new Promise((go) => setTimeout(go, away));
      web = await start();
    },
    close: async () => {
      await web.stop();
      await closeDatabase();
      await database.drop();
      Object.assign(process.env, shared);
    },
  };
}

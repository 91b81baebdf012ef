/** Parts that end: killed, or told to stop. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { closeDatabase } from '../../lib/db.ts';
import { createSource } from '../../testing/factories.ts';
import { isAlive, waitForExit } from '../processes.mjs';
import type { Fault } from './fault.ts';
import type { Stet } from './own-stet.ts';
import { hold, NotHeld, until } from './promise.ts';

/** Promised in docs/security.md. */
const WEB_BACK_MS = 3_000;
const POSTGRES_BACK_MS = 5_000;
/** Requests in progress have 25 s (serve.mjs), and the database is stopped after that. */
const STOPPED_MS = 30_000;

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

type Kept = { fileId: string; sha256: string };

/** Somebody who keeps uploading evidence through the web server; what was acknowledged is noted. */
async function startWriting(stet: Stet) {
  const { actor, cookie } = await stet.signIn('ADMIN');
  const sourceId = await createSource(actor);
  const kept: Kept[] = [];
  let isWriting = true;
  let sent = 0;
  const done = (async () => {
    while (isWriting) {
      sent += 1;
      const body = `evidence ${sent} of ${sourceId}\n`;
      try {
        const answer = await stet.ask(`/api/evidence/${sourceId}/files`, {
          method: 'POST',
          cookie,
          body,
          headers: { 'x-file-name': `e${sent}.txt`, 'x-content-sha256': sha256(body) },
        });
        if (answer.status === 200) {
          const { fileId } = (await answer.json()) as { fileId: string };
          kept.push({ fileId, sha256: sha256(body) });
        }
      } catch {
        // Not acknowledged: the sender knows that.
      }
      await sleep(20);
    }
  })();
  return {
    kept,
    /** Stops, and says how many of the acknowledged files are there, byte for byte. */
    look: async () => {
      isWriting = false;
      await done;
      hold(kept.length > 0, 'nothing was acknowledged at all, so nothing was tried');
      for (const { fileId, sha256: wanted } of kept) {
        const answer = await stet.ask(`/api/evidence/files/${fileId}`, { cookie });
        const bytes = new Uint8Array(await answer.arrayBuffer());
        hold(
          answer.status === 200 && sha256(bytes) === wanted,
          `a file that was acknowledged is not there (HTTP ${answer.status})`,
        );
      }
      return `${kept.length} of ${kept.length} acknowledged writes there`;
    },
  };
}

/** Kills while somebody is writing: how long until Stet is ready again, and whether anything acknowledged was lost. */
async function killWhileWriting(stet: Stet, kill: () => Promise<void> | void, limitMs: number) {
  const writing = await startWriting(stet);
  await until('a first write', 5_000, async () => writing.kept.length >= 5);
  await kill();
  await until('the fault is felt', 1_000, async () => !(await stet.isReady().catch(() => false))).catch(
    () => 0,
  );
  const start = performance.now();
  await until('ready again', limitMs, stet.isReady);
  const tookMs = performance.now() - start;
  await closeDatabase();
  const before = writing.kept.length;
  await until('writing goes on', 5_000, async () => writing.kept.length > before);
  return { saw: await writing.look(), tookMs, limitMs };
}

const webKilled: Fault = {
  name: 'web server killed while writing',
  happen: (stet) => killWhileWriting(stet, () => void process.kill(stet.webPid(), 'SIGKILL'), WEB_BACK_MS),
};

const postgresKilled: Fault = {
  name: 'Postgres killed while writing',
  happen: (stet) =>
    killWhileWriting(stet, () => void process.kill(stet.postgresPid(), 'SIGKILL'), POSTGRES_BACK_MS),
};

const backendKilled: Fault = {
  name: 'one backend of Postgres killed',
  happen: (stet) =>
    killWhileWriting(
      stet,
      async () => {
        const sql = postgres(stet.superuserUrl(), { max: 1, onnotice: () => {} });
        const [row] = await sql`
          SELECT pid FROM pg_stat_activity
          WHERE datname = 'stet' AND pid <> pg_backend_pid() AND backend_type = 'client backend' LIMIT 1`;
        await sql.end({ timeout: 1 });
        process.kill(Number(row?.pid), 'SIGKILL');
      },
      POSTGRES_BACK_MS,
    ),
};

const launcherKilled: Fault = {
  name: 'launcher killed, then started again',
  isLong: true,
  happen: async (stet) => {
    const writing = await startWriting(stet);
    await until('a first write', 5_000, async () => writing.kept.length >= 5);
    const parts = [stet.webPid(), stet.postgresPid()];
    process.kill(stet.launcherPid(), 'SIGKILL');
    for (const pid of parts) {
      hold(await waitForExit(pid, STOPPED_MS), `process ${pid} went on without its launcher`);
    }
    await closeDatabase();
    await stet.start();
    return { saw: `nothing left running; ${await writing.look()}` };
  },
};

/** Twenty clients who ask all the time: each answer must arrive complete, or the request be refused outright. */
async function askUntil(stet: Stet, cookie: string, isOver: () => boolean) {
  const seen = { whole: 0, refused: 0, cut: [] as string[] };
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      while (!isOver()) {
        try {
          const answer = await stet.ask('/stories', { cookie });
          const text = await answer.text();
          if (answer.status === 200 && text.includes('</html>')) seen.whole += 1;
          else if (answer.status === 503) seen.refused += 1;
          else seen.cut.push(`HTTP ${answer.status}, ${text.length} characters`);
        } catch (error) {
          const code = (error as { cause?: { code?: string } }).cause?.code;
          // Nobody is listening any more. A kept connection may be closed just as it is reused, before an answer
          // begins.
          if (code === 'ECONNREFUSED' || code === 'UND_ERR_SOCKET' || code === 'ECONNRESET')
            seen.refused += 1;
          else seen.cut.push(String(code ?? error));
        }
      }
    }),
  );
  return seen;
}

const stopped: Fault = {
  name: 'SIGTERM to npm start, under load',
  happen: async (stet) => {
    const { cookie } = await stet.signIn('EDITOR');
    const parts = [stet.launcherPid(), stet.webPid(), stet.postgresPid()];
    await closeDatabase();
    let isOver = false;
    const asking = askUntil(stet, cookie, () => isOver);
    await sleep(1_500);
    const start = performance.now();
    process.kill(stet.npmPid(), 'SIGTERM');
    for (const pid of parts) {
      if (!(await waitForExit(pid, STOPPED_MS))) throw new NotHeld(`process ${pid} runs on`);
    }
    const tookMs = performance.now() - start;
    isOver = true;
    const seen = await asking;
    hold(seen.cut.length === 0, `answers cut off: ${[...new Set(seen.cut)].slice(0, 3).join('; ')}`);
    hold(seen.whole > 0, 'nothing was answered before');
    await stet.start();
    hold(isAlive(stet.webPid()), 'it does not start again');
    return {
      saw: `${seen.whole} answers whole, none cut; launcher, web and Postgres gone`,
      tookMs,
      limitMs: STOPPED_MS,
    };
  },
};

export const ENDS: readonly Fault[] = [webKilled, postgresKilled, backendKilled, launcherKilled, stopped];

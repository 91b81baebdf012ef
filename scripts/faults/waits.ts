/** Parts that do not end but do not answer either, a full disk, and many who want the same thing. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeDatabase, db } from '../../lib/db.ts';
import { AppError } from '../../lib/domain/errors.ts';
import { recordVerdict } from '../../lib/items/mutations.ts';
import { type RecordVerdictInput, recordVerdictSchema } from '../../lib/items/schema.ts';
import { createEvidence, createMember, createSource, createStory, itemNow } from '../../testing/factories.ts';
import type { Fault } from './fault.ts';
import { type Stet, startStet } from './own-stet.ts';
import { CannotTry, hold, until } from './promise.ts';

/** Promised in docs/security.md: nobody waits longer than this for a database that does not answer. */
const AWAY_TOLD_MS = 5_000;
/**
 * Two hundred who save what somebody has saved already; it once took 32 s. On a slow machine: this many times one
 * write.
 */
const STALE_WRITES_MS = 5_000;
const STALE_WRITES_OF_ONE = 10;
/** A disk of this size holds a fresh database and little more. */
const SMALL_DISK_MB = 320;

/** All processes of a server: Postgres has one for each connection. */
function familyOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return [pid, ...stdout.split('\n').map(Number).filter(Boolean)];
}

const postgresFrozen: Fault = {
  name: 'Postgres frozen for eight seconds',
  happen: async (stet) => {
    const { cookie } = await stet.signIn('EDITOR');
    const frozen = familyOf(stet.postgresPid());
    for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    let longest = 0;
    try {
      const end = performance.now() + 8_000;
      let refused = 0;
      while (performance.now() < end) {
        const start = performance.now();
        const answer = await stet.ask('/stories', { cookie });
        longest = Math.max(longest, performance.now() - start);
        hold(answer.status === 503, `HTTP ${answer.status} from a server without a database`);
        refused += 1;
        await sleep(50);
      }
      const health = await stet.ask('/api/health');
      hold(health.status === 503, `the health check says ${health.status}`);
      hold(
        ((await health.json()) as { ready: boolean }).ready === false,
        'the health check says it is ready',
      );
      hold(refused > 1, 'nothing was refused');
    } finally {
      for (const pid of frozen) process.kill(pid, 'SIGCONT');
    }
    const backMs = await until(
      'answers again',
      5_000,
      async () => (await stet.ask('/stories', { cookie })).status === 200,
    );
    await closeDatabase();
    return {
      saw: `503 and not ready meanwhile; answers again after ${Math.round(backMs)} ms`,
      tookMs: longest,
      limitMs: AWAY_TOLD_MS,
    };
  },
};

const webFrozen: Fault = {
  name: 'web server frozen for two seconds',
  happen: async (stet) => {
    const pid = stet.webPid();
    process.kill(pid, 'SIGSTOP');
    const asked = stet.ask('/sign-in');
    await sleep(2_000);
    process.kill(pid, 'SIGCONT');
    hold((await asked).status === 200, 'what was asked meanwhile was not answered');
    hold(stet.webPid() === pid, 'it was started anew for a pause');
    return { saw: 'what was asked meanwhile is answered; the same process' };
  },
};

async function upload(stet: Stet, cookie: string, sourceId: string, body: Uint8Array) {
  return await stet.ask(`/api/evidence/${sourceId}/files`, {
    method: 'POST',
    cookie,
    body: body as Uint8Array<ArrayBuffer>,
    headers: {
      'x-file-name': 'bytes.txt',
      'x-content-sha256': createHash('sha256').update(body).digest('hex'),
    },
  });
}

const diskFull: Fault = {
  name: 'disk full, then room again',
  isLong: true,
  happen: async (theOther) => {
    const stet = await startStet({ prepareState: mountSmallDisk });
    const filler = path.join(stet.state, 'filler');
    try {
      const { actor, cookie } = await stet.signIn('ADMIN');
      const sourceId = await createSource(actor);
      const small = Buffer.from('before there was no room\n');
      const before = await upload(stet, cookie, sourceId, small);
      hold(before.status === 200, `an upload before: HTTP ${before.status}`);
      const { fileId } = (await before.json()) as { fileId: string };
      const { bavail, bsize } = statfsSync(stet.state);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - 64 * 1024));
      const large = Buffer.alloc(2 * 1_048_576, 'a');
      const refused = await upload(stet, cookie, sourceId, large);
      const why = await refused.text();
      hold(refused.status >= 400, `2 MB were taken by a disk without room for them (HTTP ${refused.status})`);
      const read = await stet.ask(`/api/evidence/files/${fileId}`, { cookie });
      hold(read.status === 200, `what was there could not be read meanwhile: HTTP ${read.status}`);
      rmSync(filler);
      await until(
        'uploads go on',
        15_000,
        async () => (await upload(stet, cookie, sourceId, large)).status === 200,
      );
      await closeDatabase();
      const files = await db.evidenceFile.count({ where: { sourceId } });
      hold(files === 2, `${files} files in the register; two were acknowledged`);
      return { saw: `refused with HTTP ${refused.status} (${why.slice(0, 80)}); goes on once there is room` };
    } finally {
      rmSync(filler, { force: true });
      await stet.stop();
      spawnSync('umount', [stet.state]);
      await stet.end();
      await theOther.turnHere();
    }
  },
};

function mountSmallDisk(state: string): void {
  const { status, stderr } = spawnSync(
    'mount',
    ['-t', 'tmpfs', '-o', `size=${SMALL_DISK_MB}m,mode=711`, 'tmpfs', state],
    { encoding: 'utf8' },
  );
  if (status !== 0)
    throw new CannotTry(`needs the right to mount a small disk (${stderr?.trim() || 'no mount'})`);
}

const staleWrites: Fault = {
  name: '200 verdicts at once on one version',
  happen: async () => {
    const [author, checker] = [await createMember('ADMIN'), await createMember('CHECKER')];
    const { storyId, view } = await createStory(author.actor);
    const itemId = view.items[0]?.id as string;
    await createEvidence(author.actor, storyId, itemId);
    const judge = async (version: number, verdict: Partial<RecordVerdictInput>) => {
      const input = { storyId, itemId, version, ticks: [], quotation: null, substance: null, ...verdict };
      try {
        await recordVerdict(checker.actor, recordVerdictSchema.parse(input));
        return 'written';
      } catch (error) {
        return error instanceof AppError ? error.code : String(error);
      }
    };
    const { version } = await itemNow(checker.actor, storyId, itemId);
    const alone = performance.now();
    const first = await judge(version, {
      status: 'VERIFIED',
      ticks: ['wording', 'speaker'],
      quotation: 'VERBATIM',
    });
    const floor = performance.now() - alone;
    hold(first === 'written', `one verdict alone: ${first}`);
    const next = (await itemNow(checker.actor, storyId, itemId)).version;
    const start = performance.now();
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, n) => judge(next, { status: 'PENDING', reason: `Asked again, ${n}.` })),
    );
    const tookMs = performance.now() - start;
    const written = all.filter((outcome) => outcome === 'written').length;
    const conflicts = all.filter((outcome) => outcome === 'conflict').length;
    const others = new Set(all.filter((outcome) => outcome !== 'written' && outcome !== 'conflict'));
    hold(
      written === 1 && conflicts === 199,
      `${written} written, ${conflicts} conflicts, of 200; ${[...others].slice(0, 2).join('; ')}`,
    );
    return {
      saw: `1 written, 199 told of the conflict; ${Math.round(tookMs / floor)} × one write`,
      tookMs,
      limitMs: Math.max(STALE_WRITES_MS, STALE_WRITES_OF_ONE * floor),
    };
  },
};

export const WAITS: readonly Fault[] = [postgresFrozen, webFrozen, staleWrites, diskFull];

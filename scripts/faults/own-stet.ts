/** A separate Stet for the faults: its checkout, its database, its evidence, all removed afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closeDatabase } from '../../lib/db.ts';
import type { Actor } from '../../lib/domain/actor.ts';
import { createMember } from '../../testing/factories.ts';
import { root } from '../paths.mjs';
import { anyFreePort, stopProcess } from '../processes.mjs';
import { strangersEnvironment } from '../run-tool.mjs';
import { NotHeld, until } from './promise.ts';

/** The password of everybody who signs in here. */
export const PASSWORD = 'the lamp above the harbour';
/** Not part of a checkout, or too large to copy and not needed. */
export const LEFT_BEHIND = new Set(['.git', '.stet', '.env', 'node_modules', 'test-results', '.next']);

/** An answer that takes longer does not count. */
const LONGEST_ANSWER_MS = 40_000;

export type Stet = Awaited<ReturnType<typeof startStet>>;

/** Somebody signed in: the cookie as it is in their browser. */
export type SignedIn = { id: string; actor: Actor; cookie: string };

/**
 * Copies the checkout with its build, starts it with `npm start`, and points this process at its database.
 * `prepareState` gets the state folder while it is empty.
 */
export async function startStet({ prepareState = (_folder: string): void => {} } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stet-faults-'));
  // The database account must be able to traverse it.
  chmodSync(folder, 0o755);
  for (const name of readdirSync(root)) {
    if (!LEFT_BEHIND.has(name)) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  copyBuild(root, folder);
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const state = path.join(folder, '.stet');
  mkdirSync(state, { mode: 0o711 });
  try {
    prepareState(state);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }

  const port = (await anyFreePort()) as number;
  const address = `http://127.0.0.1:${port}`;
  let npm: ChildProcess | undefined;
  let said = '';

  const ask = async (to: string, { cookie = '', ...init }: RequestInit & { cookie?: string } = {}) => {
    try {
      return await fetch(address + to, {
        redirect: 'manual',
        signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
        ...init,
        headers: { cookie, origin: address, ...(init.headers as Record<string, string>) },
      });
    } catch (error) {
      if ((error as Error).name !== 'TimeoutError' || init.signal) throw error;
      throw new NotHeld(`${init.method ?? 'GET'} ${to} was not answered in ${LONGEST_ANSWER_MS / 1_000} s`);
    }
  };

  async function start(): Promise<void> {
    const child = spawn('npm', ['start', '--', '--empty', '--port', String(port)], {
      cwd: folder,
      env: { ...strangersEnvironment(), NEXTAUTH_URL: address, CI: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    npm = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
    const from = said.length;
    await until('Stet starts', 60_000, async () => {
      if (child.exitCode !== null) throw new Error(`npm start ended:\n${said.slice(from)}`);
      return said.slice(from).includes('Stet is ready');
    });
    await turnHere();
  }

  /** From now on this process works in the database of that Stet, with its keys; what it had open before is closed. */
  async function turnHere(): Promise<void> {
    await closeDatabase();
    const kept = read('secrets.json');
    Object.assign(process.env, {
      DATABASE_URL: databaseUrl(),
      NEXTAUTH_URL: address,
      NEXTAUTH_SECRET: kept.authSecret,
      STET_SECRET_KEY: kept.secretKey,
      STET_EVIDENCE_DIR: path.join(state, 'evidence'),
    });
  }

  const read = (name: string) => JSON.parse(readFileSync(path.join(state, name), 'utf8'));
  /** As the web server's own role, which owns nothing. */
  const databaseUrl = () => {
    const { port: at } = read('database.json');
    return `postgresql://stet_app:${encodeURIComponent(read('secrets.json').applicationPassword)}@127.0.0.1:${at}/stet`;
  };
  /** As the superuser's role: what an intruder on the machine would have. */
  const superuserUrl = () => {
    const { port: at } = read('database.json');
    return `postgresql://postgres:${encodeURIComponent(read('secrets.json').postgresPassword)}@127.0.0.1:${at}/stet`;
  };
  const databaseDirectory = () => read('database.json').directory ?? path.join(state, 'postgres');

  /** Stops it in an orderly way, and ends this process's connections. */
  async function stop(): Promise<void> {
    await closeDatabase();
    const noted = path.join(state, 'launcher.json');
    const launcher = existsSync(noted) ? read('launcher.json').launcher.pid : 0;
    for (const pid of [launcher, npm?.pid]) {
      if (pid)
        await stopProcess(pid, [
          ['SIGTERM', 45_000],
          ['SIGKILL', 5_000],
        ]).catch(() => false);
    }
  }

  await start();
  return {
    address,
    folder,
    state,
    ask,
    start,
    turnHere,
    superuserUrl,
    evidenceDirectory: path.join(state, 'evidence'),
    npmPid: () => npm?.pid ?? 0,
    launcherPid: () => read('launcher.json').launcher.pid as number,
    webPid: () => (read('launcher.json').webServer?.pid ?? 0) as number,
    postgresPid: () =>
      Number(readFileSync(path.join(databaseDirectory(), 'data', 'postmaster.pid'), 'utf8').split('\n')[0]),
    /** Everything it has printed on its terminal from that position on. */
    said: (from = 0) => said.slice(from),
    isReady: async () => {
      const answer = await ask('/api/health', { signal: AbortSignal.timeout(1_500) });
      return answer.ok && ((await answer.json()) as { ready: boolean }).ready;
    },
    /** A member signed in the way people are: through the form's route, with a password. */
    signIn: async (role: Parameters<typeof createMember>[0] = 'ADMIN'): Promise<SignedIn> => {
      const member = await createMember(role, { password: PASSWORD });
      return { id: member.id, actor: member.actor, cookie: await cookieOf(ask, member.email, PASSWORD) };
    },
    stop,
    /** Stops it, and removes everything it had. */
    end: async () => {
      await stop();
      const settings = path.join(state, 'database.json');
      const elsewhere = existsSync(settings) ? read('database.json').directory : undefined;
      for (const made of [folder, elsewhere]) if (made) rmSync(made, { recursive: true, force: true });
    },
  };
}

/** The build without what only the next build would use. */
function copyBuild(from: string, to: string): void {
  const cache = path.join(from, '.next', 'cache');
  cpSync(path.join(from, '.next'), path.join(to, '.next'), {
    recursive: true,
    filter: (file) => file !== cache,
  });
}

type Ask = (to: string, init?: RequestInit & { cookie?: string }) => Promise<Response>;

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

/** What next-auth requires with every form: its token, and the cookie that it must match. */
export async function csrf(ask: Ask): Promise<{ token: string; cookie: string }> {
  const answer = await ask('/api/auth/csrf');
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return { token: csrfToken, cookie: cookiesOf(answer) };
}

async function cookieOf(ask: Ask, email: string, password: string): Promise<string> {
  const { token, cookie } = await csrf(ask);
  const answer = await ask('/api/auth/callback/credentials', {
    method: 'POST',
    cookie,
    body: new URLSearchParams({ csrfToken: token, json: 'true', email, password }),
  });
  const session = cookiesOf(answer)
    .split('; ')
    .find((pair) => pair.startsWith('next-auth.session-token='));
  if (!session) throw new Error(`Nobody was signed in: HTTP ${answer.status} ${await answer.text()}`);
  return session;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { inCheckout } from '../paths.mjs';
import { isAlive, waitForExit } from '../processes.mjs';
import { serverAccount } from './account.mjs';
import { startPostgres } from './server.mjs';

const account = serverAccount();
const secrets = { password: 'superuser, "quoted" \'twice\'', ownerPassword: 'owner/with:signs@' };
const place = mkdtempSync(path.join(os.tmpdir(), 'stet-server-'));
chmodSync(place, 0o755);
/** Created by the first test and used by all, because creating one takes long on a slow disk. */
const directory = path.join(place, 'postgres');
const disposableDirectory = path.join(place, 'disposable');
const servers: { stop: () => Promise<unknown> }[] = [];

// Starting servers again and again takes as long as the machine needs.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

async function start(directory: string, options = {}) {
  const server = await startPostgres({ directory, account, port: undefined, ...secrets, ...options });
  servers.push(server);
  return server;
}

type Elsewhere = { launcher: ChildProcess; url: string; server: number; leash: number };

/** A separate launcher, like `npm start`, so that it can be killed without warning. */
async function startElsewhere(directory: string, options = {}): Promise<Elsewhere> {
  const launcher = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { startPostgres } from ${JSON.stringify(inCheckout('scripts/postgres/server.mjs'))};
       const server = await startPostgres(JSON.parse(process.argv[1]));
       console.log(JSON.stringify({ url: server.url(), ...server.processes }));
       setInterval(() => {}, 1e6);`,
      JSON.stringify({ directory, account, ...secrets, ...options }),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const told = await new Promise<string>((resolve, reject) => {
    launcher.stdout?.once('data', (chunk) => resolve(String(chunk)));
    launcher.once('exit', (code) => reject(new Error(`The launcher ended with ${code}.`)));
  });
  return { launcher, ...JSON.parse(told) };
}

async function query(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

test('the database is UTF-8 with checksums, durable, on loopback, and wants a password from everyone', async () => {
  const server = await start(directory);
  const settings = await query(
    server.url(),
    `select name, setting from pg_settings where name in
     ('server_encoding', 'data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses',
      'password_encryption') order by name`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    listen_addresses: '127.0.0.1',
    password_encryption: 'scram-sha-256',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
  });
  expect(await query(server.url(), `select upper('ґїé') as text`)).toEqual([{ text: 'ҐЇÉ' }]);
  expect(await query(server.url(), 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
    { rolsuper: false },
  ]);
  const wrong = new URL(server.url());
  wrong.password = 'guessed';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('a later start finds the data and keeps the port', async () => {
  const first = await start(directory);
  await query(
    first.url(),
    "drop table if exists kept; create table kept (word text); insert into kept values ('stet')",
  );
  await first.stop();
  const second = await start(directory, { port: first.port });
  expect(second.port).toBe(first.port);
  expect(await query(second.url(), 'select word from kept')).toEqual([{ word: 'stet' }]);
});

test('a taken port is no obstacle', async () => {
  const other = net.createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as net.AddressInfo;
  const server = await start(directory, { port });
  other.close();
  expect(server.port).not.toBe(port);
  expect(await query(server.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a server goes when its launcher is killed, and committed rows are there at the next start', async () => {
  const { launcher, url, server } = await startElsewhere(directory);
  await query(
    url,
    "drop table if exists kept; create table kept (word text); insert into kept values ('stet')",
  );
  launcher.kill('SIGKILL');
  expect(await waitForExit(server, 60_000)).toBe(true);
  const next = await start(directory);
  expect(await query(next.url(), 'select word from kept')).toEqual([{ word: 'stet' }]);
});

test('a server that outlived its launcher is stopped by the next start', async () => {
  const { launcher, url, server: leftover, leash } = await startElsewhere(directory);
  await query(
    url,
    "drop table if exists kept; create table kept (word text); insert into kept values ('stet')",
  );
  // The leash makes sure that this does not happen; here it is cut first.
  process.kill(leash, 'SIGKILL');
  launcher.kill('SIGKILL');
  await waitForExit(launcher.pid ?? 0, 10_000);
  expect(isAlive(leftover)).toBe(true);

  const next = await start(directory);
  expect(isAlive(leftover)).toBe(false);
  expect(await query(next.url(), 'select word from kept')).toEqual([{ word: 'stet' }]);
});

test('a server killed at once leaves a lock that does not keep the next one out', async () => {
  const { launcher, url, server } = await startElsewhere(directory);
  await query(
    url,
    "drop table if exists kept; create table kept (word text); insert into kept values ('stet')",
  );
  process.kill(server, 'SIGKILL');
  launcher.kill('SIGKILL');
  const next = await start(directory);
  expect(await query(next.url(), 'select word from kept')).toEqual([{ word: 'stet' }]);
});

test('a lock that names a process of some other program does not keep the server out', async () => {
  await (await start(directory)).stop();
  const lock = path.join(directory, 'data', 'postmaster.pid');
  writeFileSync(
    lock,
    `${process.pid}\n${path.join(directory, 'data')}\n1\n1\n\n127.0.0.1\n  1 1\nready   \n`,
  );
  const next = await start(directory);
  expect(await query(next.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(isAlive(process.pid)).toBe(true);
});

test('a lost password is set anew by whoever owns the files', async () => {
  await (await start(directory)).stop();
  const next = await start(directory, { password: 'a new one', ownerPassword: 'another' });
  expect(await query(next.url(), 'select current_user as who')).toEqual([{ who: 'stet' }]);
});

test('a throw-away server takes its data with it, also when its launcher is killed', async () => {
  const stopped = await start(disposableDirectory, { disposable: true });
  await stopped.stop();
  expect(existsSync(disposableDirectory)).toBe(false);

  const { launcher, server, leash } = await startElsewhere(disposableDirectory, { disposable: true });
  launcher.kill('SIGKILL');
  expect(await waitForExit(leash, 60_000)).toBe(true);
  expect(isAlive(server)).toBe(false);
  expect(existsSync(disposableDirectory)).toBe(false);
});

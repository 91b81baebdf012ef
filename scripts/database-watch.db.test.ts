import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { watchDatabase } from './database-watch.mjs';
import { serverAccount } from './postgres/account.mjs';
import { startPostgres } from './postgres/server.mjs';

const place = mkdtempSync(path.join(os.tmpdir(), 'stet-watch-'));
chmodSync(place, 0o755);
const options = {
  directory: path.join(place, 'postgres'),
  account: serverAccount(),
  password: 'superuser',
  ownerPassword: 'owner',
  port: undefined as number | undefined,
};
let server: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  server = await startPostgres(options);
});
afterAll(async () => {
  await server.stop();
  rmSync(place, { recursive: true, force: true });
});

/** Every process of the server: the one that accepts connections, and those that serve them. */
async function processes(): Promise<number[]> {
  const sql = postgres(server.url(), { max: 1 });
  const rows =
    await sql`select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  await sql.end();
  return [server.processes.server, ...rows.map(({ pid }) => pid as number)] as number[];
}

test('one that is frozen is known within four seconds, and that it goes on within two', async () => {
  const told: boolean[] = [];
  const watch = watchDatabase(server.url(), (isUp: boolean) => told.push(isUp));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect([watch.isUp(), told]).toEqual([true, []]);
  const frozen = await processes();
  for (const pid of frozen) process.kill(pid, 'SIGSTOP');
  const began = performance.now();
  try {
    await vi.waitUntil(() => !watch.isUp(), { timeout: 10_000, interval: 20 });
    expect(performance.now() - began).toBeLessThan(4_000);
  } finally {
    for (const pid of frozen.reverse()) process.kill(pid, 'SIGCONT');
  }
  const thawed = performance.now();
  await vi.waitUntil(() => watch.isUp(), { timeout: 20_000, interval: 20 });
  expect(performance.now() - thawed).toBeLessThan(5_000);
  expect(told).toEqual([false, true]);
  await watch.stop();
});

test('one that is gone is known at once, and when it is back', async () => {
  const watch = watchDatabase(server.url());
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  process.kill(server.processes.server as number, 'SIGKILL');
  const began = performance.now();
  await vi.waitUntil(() => !watch.isUp(), { timeout: 10_000, interval: 20 });
  expect(performance.now() - began).toBeLessThan(3_000);
  server = await startPostgres({ ...options, port: server.port });
  await vi.waitUntil(() => watch.isUp(), { timeout: 20_000, interval: 20 });
  await watch.stop();
});

/** Keeps this process from reading anything, as a server's own work does while it loads. */
function busyFor(milliseconds: number) {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test('a server that is busy itself while it connects does not take the database for gone', async () => {
  const told: boolean[] = [];
  const watch = watchDatabase(server.url(), (isUp: boolean) => told.push(isUp));
  // The library has its socket by the next turn; then the answers come in while nobody reads them.
  for (const longer of [2_500, 2_500, 400, 400, 400, 400, 400, 400]) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    busyFor(longer);
  }
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect([watch.isUp(), told]).toEqual([true, []]);
  await watch.stop();
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runningLauncher } from './launcher-lock.mjs';
import { inCheckout, stateDirectory } from './paths.mjs';
import { readSecrets } from './secrets.mjs';

/**
 * For commands that work on the database whether Stet is running or not: calls `work` with the address of the
 * database's owner (STET_OWNER_DATABASE_URL, or DATABASE_URL), or else with that of this folder's embedded database,
 * which is started for as long as needed if it is not running.
 *
 * @template T
 * @param {(databaseUrl: string) => Promise<T>} work
 */
export async function withDatabase(work) {
  if (existsSync(inCheckout('.env'))) process.loadEnvFile(inCheckout('.env'));
  if (process.env.DATABASE_URL)
    return await work(process.env.STET_OWNER_DATABASE_URL || process.env.DATABASE_URL);
  const settingsFile = path.join(stateDirectory, 'database.json');
  if (!existsSync(settingsFile)) {
    throw new Error(
      'There is no database in this folder yet (npm start makes one), and DATABASE_URL is not set.',
    );
  }
  if (runningLauncher()) {
    const { port } = JSON.parse(readFileSync(settingsFile, 'utf8'));
    const password = encodeURIComponent(readSecrets().databasePassword);
    return await work(`postgresql://stet:${password}@127.0.0.1:${port}/stet`);
  }
  const { startEmbeddedPostgres } = await import('./postgres/embedded.mjs');
  const server = await startEmbeddedPostgres();
  try {
    return await work(server.url());
  } finally {
    await server.stop();
  }
}

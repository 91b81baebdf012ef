/** The database that a backup is restored into: the one given, or a new embedded one. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { noteFirstRun } from '../first-run.mjs';
import { runningLauncher } from '../launcher-lock.mjs';
import { stateDirectory } from '../paths.mjs';
import { startEmbeddedPostgres } from '../postgres/embedded.mjs';
import { demandEmptyStore } from './place.mjs';
import { Refused } from './refusal.mjs';
import { keepSecrets } from './secrets.mjs';

/**
 * Calls `work` with the address of the database. An embedded one that did not exist before is removed again where
 * `work` fails; everything that can be checked without it is checked first.
 *
 * @param {{ backup: Pick<import('./check.mjs').Backup, 'manifest' | 'secrets'>, store: import('../../lib/evidence/byte-store.ts').EvidenceStore }} place
 * @param {(databaseUrl: string) => Promise<void>} work
 */
export async function withEmptyDatabase({ backup, store }, work) {
  if (process.env.DATABASE_URL)
    return await work(process.env.STET_OWNER_DATABASE_URL || process.env.DATABASE_URL);
  if (runningLauncher())
    throw new Refused('Stet runs from this folder. A backup is restored into an empty place only.');
  const settings = path.join(stateDirectory, 'database.json');
  const secrets = path.join(stateDirectory, 'secrets.json');
  const [isNew, hadSecrets] = [!existsSync(settings), existsSync(secrets)];
  if (isNew) await demandEmptyStore(store, backup.manifest, false);
  // Before the server exists: it would make its own keys for a place that has none.
  if (backup.secrets && !hadSecrets) keepSecrets(backup.secrets);
  const server = await startEmbeddedPostgres();
  let isDone = false;
  try {
    await work(server.url());
    noteFirstRun();
    isDone = true;
  } finally {
    const isStopped = await server.stop();
    if (!isDone && isNew && isStopped) {
      rmSync(server.directory, { recursive: true, force: true });
      rmSync(settings, { force: true });
      if (!hadSecrets) rmSync(secrets, { force: true });
    }
  }
}

/**
 * `npm run worker`: runs jobs in a process of its own, for where the web server does not (STET_JOBS=elsewhere).
 */
import { existsSync } from 'node:fs';
import { handOverToModernNode } from './hand-over.mjs';
import { readOptions } from './options.mjs';
import { inCheckout } from './paths.mjs';

const usage = `npm run worker

  Runs jobs until it is told to stop; those under way have 15 s then. Several may run at once.

  Environment: DATABASE_URL, the address that the web server has too; DATABASE_DIRECT_URL, where
  that is a pooler's, with the address of Postgres itself.
  Set STET_JOBS=elsewhere for the web server, or it runs jobs as well.`;

handOverToModernNode(import.meta.url);
readOptions(usage, {});
if (existsSync(inCheckout('.env'))) process.loadEnvFile(inCheckout('.env'));
if (!process.env.DATABASE_URL) {
  console.error(
    'DATABASE_URL is not set. (With the embedded database the web server runs jobs: npm start is all there is to do.)',
  );
  process.exit(1);
}

const { closeDatabase } = await import('../lib/db.ts');
const { env } = await import('../lib/env.ts');
const { runJobs } = await import('../lib/worker/run.ts');
try {
  void env.mail;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const worker = runJobs(env.databaseDirectUrl);
console.log('Jobs are run here.');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await worker.stop();
    await closeDatabase();
    process.exit(0);
  });
}

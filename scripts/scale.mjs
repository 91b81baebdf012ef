/** `npm run scale`: bench/scale.ts on a disposable Postgres. */
import { applyMigrations } from './migrations.mjs';
import { inCheckout } from './paths.mjs';
import { startDisposablePostgres } from './postgres/disposable.mjs';
import { modernNode, run, toolEnvironment } from './run-tool.mjs';

const server = await startDisposablePostgres();
try {
  await applyMigrations(server.url());
  await run(modernNode(), [inCheckout('bench', 'scale.ts')], {
    env: toolEnvironment({ DATABASE_URL: server.url() }),
    show: true,
  });
} finally {
  await server.stop();
}
process.exit();

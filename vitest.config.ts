import { defineConfig } from 'vitest/config';
import { modernNode } from './scripts/run-tool.mjs';
import { SlowFilesFirst } from './scripts/slow-files-first.ts';

const nowhere = ['**/node_modules/**', '**/.next/**', '**/.stet/**', 'e2e/**', 'lib/generated/**'];

/**
 * Two projects: `unit` needs only the code; `db` needs a Postgres server, which its global setup starts, and gives each
 * file a database of its own.
 */
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    // Database tests wait more than they compute: no core is reserved for the runner.
    maxWorkers: '100%',
    sequence: { sequencer: SlowFilesFirst },
    env: {
      // Vitest runs on older Nodes too, which cannot run the processes that read texts.
      STET_NODE: modernNode(),
      NEXTAUTH_SECRET: 'only-for-tests',
      NEXTAUTH_URL: 'http://localhost:3000',
      STET_SECRET_KEY: Buffer.alloc(32, 'only-for-tests').toString('base64url'),
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...nowhere, '**/*.db.test.ts'],
          setupFiles: ['scripts/property-seed.ts'],
          // A zip bomb and a thousand texts take a second here, and longer on a machine that is also doing other
          // things.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: nowhere,
          globalSetup: ['testing/server.ts'],
          setupFiles: ['testing/own-database.ts'],
          // For a machine several times slower than one would like; a test that passes never waits for it.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

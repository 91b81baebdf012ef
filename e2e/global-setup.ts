import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isBuilt } from '../scripts/next-build.mjs';
import { startWebServer } from '../scripts/web-server.mjs';
import { createTestDatabase, prepareTestServer } from '../testing/database.ts';

/**
 * A server running the production build on its own database, for the whole run. The tests find it at Playwright's
 * `baseURL`, and the database (for testing/factories.ts) in DATABASE_URL; nothing of the developer's own is touched.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (!isBuilt()) throw new Error('The production build is missing or old. Run: npm test -- e2e');
  const stopServer = await prepareTestServer();
  const database = await createTestDatabase();
  const port = Number(process.env.STET_E2E_PORT);
  process.env.DATABASE_URL = database.url;
  process.env.NEXTAUTH_URL = `http://localhost:${port}`;
  process.env.NEXTAUTH_SECRET = randomBytes(32).toString('base64url');
  process.env.STET_SECRET_KEY = randomBytes(32).toString('base64url');
  process.env.STET_EVIDENCE_DIR = mkdtempSync(path.join(os.tmpdir(), 'stet-e2e-evidence-'));
  const web = await startWebServer({ port, host: '127.0.0.1', env: process.env });
  return async () => {
    await web.stop();
    await database.drop();
    await stopServer();
    rmSync(process.env.STET_EVIDENCE_DIR ?? '', { recursive: true, force: true });
  };
}

/**
 * `npm run audit:verify`: is the record unbroken, and is every revision, edition, item, verdict, quote check,
 * signature, contact, party and file as it says? Only reads, whether Stet is running or not. Exits with 1 where
 * something is broken, with 2 where it could not check.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { withDatabase } from './database-address.mjs';
import { readOptions } from './options.mjs';
import { modernNode, toolEnvironment } from './run-tool.mjs';

const usage = `npm run audit:verify [-- OPTIONS]

  --head HASH   a head that was noted earlier: it must still be in the record
  --help        this text

  Environment: DATABASE_URL, else the embedded database of this folder.`;

// The rules of the record are in TypeScript: a Node that cannot read it starts one that can.
if (!process.features.typescript) {
  const again = spawnSync(modernNode(), [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: toolEnvironment(),
  });
  process.exit(again.status ?? 2);
}

const options = readOptions(usage, { head: { type: 'string' } });
let status = 2;
try {
  status = await withDatabase(async (databaseUrl) => {
    process.env.DATABASE_URL = databaseUrl;
    return await verify();
  });
} catch (error) {
  console.error(`The record could not be checked: ${error.message}`);
}
process.exit(status);

async function verify() {
  const { closeDatabase, db } = await import('../lib/db.ts');
  const { verifyRecord } = await import('../lib/audit/verify.ts');
  try {
    const { events, head, revisions, editions, publishedFiles, rows, faults } = await verifyRecord(db, {
      notedHead: options.head,
    });
    console.log(
      `Events:    ${events}${faults.length > 0 ? ' that hold, up to the first fault' : ', unbroken'}`,
    );
    console.log(`Head:      ${head}`);
    console.log(`Revisions: ${revisions}`);
    console.log(`Editions:  ${editions}`);
    console.log(`           ${publishedFiles} pages and data files of them, as they were kept`);
    console.log(`Rows:      ${rows.held} as the record has them`);
    if (rows.fromBefore > 0)
      console.log(
        `           ${rows.fromBefore} of them from before it held rows: as they stood when they were taken in`,
      );
    if (rows.notHeld > 0)
      console.log(
        `           ${rows.notHeld} more from before that: not held yet, the next change takes them in`,
      );
    for (const fault of faults) console.error(`\nBROKEN: ${fault}`);
    return faults.length > 0 ? 1 : 0;
  } finally {
    await closeDatabase();
  }
}

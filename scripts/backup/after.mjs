/** What is checked and reported once a backup is open, and once its rows are restored. */
import { longConnection } from './catalogue.mjs';
import { counted, formatSize } from './refusal.mjs';

/**
 * Describes a backup, in lines for the operator.
 *
 * @param {import('./check.mjs').Backup} backup
 */
export function summaryOf({ manifest, secrets }) {
  const { stet, madeAt, migrations, tables, evidence, record } = manifest;
  const bytes = evidence.files.reduce((sum, { size }) => sum + size, 0);
  return [
    `Backup:   made ${madeAt} by Stet ${stet} (Postgres ${Math.floor(manifest.postgres / 10_000)}, ${migrations.at(-1)?.name}); whole and unchanged`,
    `Holds:    ${counted(
      tables.reduce((sum, { rows }) => sum + rows, 0),
      'row',
    )}, ${counted(evidence.files.length, 'file')} of evidence (${formatSize(bytes)}), ${counted(record.events, 'event')}`,
    `Secrets:  ${secrets ? 'opened with the passphrase' : manifest.secrets ? 'in it, closed' : 'not in it'}`,
    ...evidence.problems.map(
      ({ sha256, problem }) => `Lacks:    evidence file ${sha256}, which was ${problem} already`,
    ),
  ];
}

/**
 * Verifies the record of a restored database, at today's schema.
 *
 * @param {string} databaseUrl
 */
export async function verifyRestored(databaseUrl) {
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = databaseUrl;
  const { closeDatabase, db } = await import('../../lib/db.ts');
  const { verifyRecord } = await import('../../lib/audit/verify.ts');
  await closeDatabase();
  try {
    return await verifyRecord(db);
  } finally {
    await closeDatabase();
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
  }
}

/**
 * Ends every session and every unused password link. Returns for how many people.
 *
 * @param {string} databaseUrl
 */
export async function endSessions(databaseUrl) {
  const sql = await longConnection(databaseUrl);
  try {
    const ended = await sql`
      update session set ended_at = now() where ended_at is null and expires_at > now() returning member_id`;
    await sql`update password_link set withdrawn_at = now() where used_at is null and withdrawn_at is null`;
    return new Set(ended.map((row) => row.member_id)).size;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Makes a backup while Stet runs: everything as it was at one moment, in one file. */
import { readFileSync } from 'node:fs';
import { inCheckout } from '../paths.mjs';
import { createArchive } from './archive.mjs';
import {
  columnsOf,
  isHalfRestored,
  listApplied,
  listEvidence,
  listSequences,
  listTables,
  longConnection,
  recordHead,
} from './catalogue.mjs';
import { binding, FORMAT, MANIFEST, memberOfEvidence, memberOfTable, SECRETS } from './manifest.mjs';
import { closeWith } from './passphrase.mjs';
import { silent } from './progress-bar.mjs';
import { Refused } from './refusal.mjs';

/**
 * @typedef {object} What
 * @property {string} databaseUrl
 * @property {Pick<import('../../lib/evidence/byte-store.ts').EvidenceStore, 'check' | 'open'>} store
 * @property {string} file
 * @property {Record<string, any> | null} [secrets]
 * @property {string | null} [passphrase] that they are encrypted with
 * @property {import('./progress-bar.mjs').Showing} [showing]
 * @property {Date} [now]
 */

/**
 * Writes a backup to `file`. Nobody who is working in the meantime has to wait: the tables are read in one snapshot,
 * and after that the files of evidence, which never change and are never deleted.
 *
 * @param {What} what
 * @returns the manifest, with `problems`: files of evidence that are missing or changed, and are therefore not in it
 */
export async function writeBackup(what) {
  const {
    databaseUrl,
    store,
    file,
    secrets = null,
    passphrase = null,
    showing = silent,
    now = new Date(),
  } = what;
  const archive = await createArchive(file);
  try {
    const { version } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));
    const { evidence: wanted, ...database } = await writeDatabase(archive, databaseUrl, showing);
    const evidence = await writeEvidence(archive, store, wanted, showing);
    /** @type {import('./manifest.mjs').Manifest} */
    const manifest = {
      kind: 'stet-backup',
      format: FORMAT,
      stet: version,
      madeAt: now.toISOString(),
      ...database,
      evidence,
      secrets: null,
    };
    if (secrets && passphrase) {
      const closed = await closeWith(passphrase, Buffer.from(JSON.stringify(secrets)), binding(manifest));
      manifest.secrets = await archive.add(SECRETS, closed);
    }
    await archive.add(MANIFEST, Buffer.from(JSON.stringify(manifest)));
    return { manifest, ...(await archive.finish()) };
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

/**
 * @param {import('./archive.mjs').NewArchive} archive
 * @param {string} databaseUrl
 * @param {import('./progress-bar.mjs').Showing} showing
 */
async function writeDatabase(archive, databaseUrl, showing) {
  const sql = await longConnection(databaseUrl);
  try {
    return await sql.begin('isolation level repeatable read read only', async (tx) => {
      const migrations = await listApplied(tx);
      if (migrations.length === 0)
        throw new Refused('This database holds no Stet: no migration was applied.');
      if (await isHalfRestored(tx))
        throw new Refused('This database is being restored, or that was cut short. Restore it first.');
      const [{ server, bytes }] = await tx`
        select current_setting('server_version_num')::int as server, sum(pg_relation_size(oid))::text as bytes
        from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
      const shown = showing('Database', Number(bytes));
      const tables = [];
      for (const table of await listTables(tx)) {
        const { rows, ...member } = await writeTable(archive, tx, table, shown);
        tables.push({ ...table, rows, ...member });
      }
      shown.end();
      return {
        postgres: server,
        migrations,
        tables,
        sequences: await listSequences(tx),
        record: await recordHead(tx),
        evidence: await listEvidence(tx),
      };
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const NEWLINE = 10;

/**
 * @param {import('./archive.mjs').NewArchive} archive
 * @param {import('postgres').ISql<{}>} tx
 * @param {import('./catalogue.mjs').Table} table
 * @param {import('./progress-bar.mjs').Shown} shown
 */
async function writeTable(archive, tx, table, shown) {
  const stream = await tx.unsafe(`copy ${columnsOf(table)} to stdout`).readable();
  let rows = 0;
  async function* counted() {
    for await (const chunk of stream) {
      // In COPY's text format a line is a row: a line feed inside a value is written as \n.
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) rows += 1;
      shown.advance(chunk.length);
      yield chunk;
    }
  }
  const member = await archive.add(memberOfTable(table.name), counted());
  // Where the last piece of a table fills the stream, the package leaves the connection's socket paused, and the next table
  // would wait for ever (porsager/postgres, issue 499 and pull request 1016, open). Asked to read on, it wakes.
  stream._read(0);
  return { rows, ...member };
}

/**
 * Reports and leaves out a file that is missing or changed: a backup of all the rest is worth more than none.
 *
 * @param {import('./archive.mjs').NewArchive} archive
 * @param {Pick<import('../../lib/evidence/byte-store.ts').EvidenceStore, 'check' | 'open'>} store
 * @param {import('./manifest.mjs').Sum[]} wanted
 * @param {import('./progress-bar.mjs').Showing} showing
 */
async function writeEvidence(archive, store, wanted, showing) {
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  const shown = showing('Evidence', total);
  const files = [];
  const problems = [];
  for (const { sha256, size } of wanted) {
    const problem = await store.check(sha256, size);
    if (problem) {
      problems.push({ sha256, size, problem });
      continue;
    }
    const bytes = await store.open(sha256, size);
    const member = await archive.add(memberOfEvidence(sha256), bytes, { compress: false });
    if (member.sha256 !== sha256) throw new Error(`Evidence file ${sha256} changed while it was copied.`);
    files.push({ sha256, size });
    shown.advance(size);
  }
  shown.end();
  return { files, problems };
}

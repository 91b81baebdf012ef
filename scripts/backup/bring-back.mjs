/** Restores a backup into an empty place, or leaves it empty. */
import { listMigrations } from '../migration-files.mjs';
import { applyMigrations } from '../migrations.mjs';
import { isHalfRestored, longConnection } from './catalogue.mjs';
import { fillTables } from './fill.mjs';
import {
  demandEmptyDatabase,
  demandEmptyStore,
  emptyDatabase,
  markUnfinished,
  putEvidence,
  unmark,
} from './place.mjs';
import { silent } from './progress-bar.mjs';
import { Refused } from './refusal.mjs';
import { demandRoomForSecrets, keepSecrets } from './secrets.mjs';

/**
 * Names of a backup's migrations, where this version of Stet knows them all; throws Refused otherwise.
 *
 * @param {Pick<import('./manifest.mjs').Manifest, 'migrations' | 'stet'>} manifest
 */
function demandKnownMigrations({ migrations, stet }) {
  const here = new Map(listMigrations().map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of migrations) {
    if (!here.has(name))
      throw new Refused(
        `The backup was made by Stet ${stet}, which knew the migration ${name}. This Stet does not: update it first.`,
      );
    if (here.get(name) !== checksum)
      throw new Refused(
        `The backup's migration ${name} is not the one of this Stet: another program made it.`,
      );
  }
  return migrations.map(({ name }) => name);
}

/**
 * Checks that everything that needs no database is as it must be. Changes nothing.
 *
 * @param {{ backup: Pick<import('./check.mjs').Backup, 'manifest' | 'secrets'>, secretsFile?: string | undefined }} place
 * @throws Refused with the reason
 */
export function demandRoom({ backup, secretsFile }) {
  demandKnownMigrations(backup.manifest);
  if (backup.secrets) demandRoomForSecrets(backup.secrets, secretsFile);
}

/**
 * @typedef {object} Place
 * @property {Pick<import('./check.mjs').Backup, 'manifest' | 'secrets' | 'read'>} backup
 * @property {string} databaseUrl of the owner of an empty database
 * @property {import('../../lib/evidence/byte-store.ts').EvidenceStore} store the empty evidence store
 * @property {string} directory where files wait on their way into it
 * @property {string} [secretsFile] other than the usual one
 * @property {(databaseUrl: string) => ReturnType<typeof import('./after.mjs').verifyRestored>} verify returns what is
 * wrong with the record of the restored database
 * @property {boolean} [acceptsBrokenRecord]
 * @property {import('./progress-bar.mjs').Showing} [showing]
 */

/**
 * Restores a backup that check.mjs has read and found complete.
 *
 * @param {Place} place
 * @returns what was done: `later`, names of the migrations applied after it; `record`, as verified
 * @throws Refused where the place is not empty, and any Error on the way, after which the place is empty again
 */
export async function bringBack(place) {
  const { backup, databaseUrl, store, directory, secretsFile, verify, acceptsBrokenRecord = false } = place;
  const { showing = silent } = place;
  demandRoom(place);
  const only = demandKnownMigrations(backup.manifest);
  const sql = await longConnection(databaseUrl);
  const undo = [];
  try {
    await holdAlone(sql);
    const wasCutShort = await isHalfRestored(sql);
    await demandEmptyStore(store, backup.manifest, wasCutShort);
    await demandEmptyDatabase(sql);
    await markUnfinished(sql);
    undo.push(() => emptyDatabase(sql));
    if (backup.secrets) undo.push(keepSecrets(backup.secrets, secretsFile));

    const bytes = backup.manifest.tables.reduce((sum, { size }) => sum + size, 0);
    const shownRows = showing('Database', bytes);
    await applyMigrations(databaseUrl, { only, restoring: true });
    await fillTables(sql, backup, shownRows);
    shownRows.end();

    const shownFiles = showing(
      'Evidence',
      backup.manifest.evidence.files.reduce((sum, { size }) => sum + size, 0),
    );
    undo.push(await putEvidence(backup, store, directory, shownFiles));
    shownFiles.end();

    const later = await applyMigrations(databaseUrl, { restoring: true });
    const record = await verify(databaseUrl);
    if (record.faults.length > 0 && !acceptsBrokenRecord) {
      throw new Refused(
        `The record in this backup does not hold:\n${record.faults.join('\n')}\n` +
          'Nothing was kept. Take an earlier backup, or restore this one as it is with --accept-broken-record.',
      );
    }
    await unmark(sql);
    return { later, record };
  } catch (error) {
    for (const step of undo.reverse()) {
      try {
        await step();
      } catch (failed) {
        undoFailed(error, failed);
      }
    }
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Two restores into one place at once would each undo the other's work. */
const RESTORE_LOCK = 5_783_841_903;

/** @param {import('postgres').Sql} sql */
async function holdAlone(sql) {
  const [{ mine }] = await sql`select pg_try_advisory_lock(${RESTORE_LOCK}) as mine`;
  if (!mine) throw new Refused('A backup is being restored into this database at this moment.');
}

/**
 * @param {Error} error
 * @param {Error} failed
 */
function undoFailed(error, failed) {
  error.message += `\nAnd the place could not be made empty again: ${failed.message}`;
}

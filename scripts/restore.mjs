/**
 * `npm run restore FILE`: restores a backup into an empty place, or leaves that place empty and says why. Exits with 0
 * where everything is restored, with 1 where nothing was done.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { handOverToModernNode } from './hand-over.mjs';

const usage = `npm run restore FILE [-- OPTIONS]

  --passphrase-file FILE  the passphrase of the backup; else STET_BACKUP_PASSPHRASE_FILE or STET_BACKUP_PASSPHRASE,
                          else asked for on a terminal
  --without-secrets       leave the secrets in the file alone: this place has the right ones, or nobody knows the
                          passphrase any more
  --end-sessions          sign everybody out, and withdraw links for setting a password
  --accept-broken-record  restore although the record in the backup does not hold
  --check                 only read the file and say what it holds
  --quiet                 no progress
  --help                  this text

  Environment: DATABASE_URL of an empty database, else a new embedded database is made in this folder.`;

handOverToModernNode(import.meta.url);
const { values: options, positionals } = readOptions();
try {
  await restore(path.resolve(positionals[0]));
  process.exit(0);
} catch (error) {
  console.error(`Nothing was restored: ${error.message}`);
  process.exit(1);
}

function readOptions() {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: {
        'passphrase-file': { type: 'string' },
        'without-secrets': { type: 'boolean', default: false },
        'end-sessions': { type: 'boolean', default: false },
        'accept-broken-record': { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (read.values.help) {
      console.log(usage);
      process.exit(0);
    }
    if (read.positionals.length !== 1) throw new Error('Which file?');
    return read;
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

/** @param {string} file */
async function restore(file) {
  const { inCheckout } = await import('./paths.mjs');
  if (existsSync(inCheckout('.env'))) process.loadEnvFile(inCheckout('.env'));
  const { openBackup } = await import('./backup/check.mjs');
  const { bringBack, demandRoom } = await import('./backup/bring-back.mjs');
  const { findPassphrase } = await import('./backup/passphrase.mjs');
  const { Refused, counted } = await import('./backup/refusal.mjs');
  const { progress, silent } = await import('./backup/progress-bar.mjs');
  const { endSessions, summaryOf, verifyRestored } = await import('./backup/after.mjs');
  const { evidenceStore } = await import('../lib/evidence/store.ts');
  const { env } = await import('../lib/env.ts');
  const showing = options.quiet ? silent : progress;

  const passphrase = options['without-secrets']
    ? null
    : await findPassphrase({
        file: options['passphrase-file'],
        question: 'Passphrase of the backup (empty if none): ',
      });
  const backup = await openBackup(file, { passphrase, showing });
  try {
    for (const line of summaryOf(backup)) console.log(line);
    if (options.check) return;
    if (backup.manifest.secrets && !backup.secrets && !options['without-secrets']) {
      throw new Refused(
        'The file holds the secrets of the newsroom, and no passphrase was given. Give it, or say --without-secrets: then\n' +
          'who the confidential sources are can be read only with the STET_SECRET_KEY that you have kept elsewhere.',
      );
    }
    demandRoom({ backup });
    const { withEmptyDatabase } = await import('./backup/new-database.mjs');
    await withEmptyDatabase({ backup, store: evidenceStore() }, async (databaseUrl) => {
      const { later, record } = await bringBack({
        backup,
        databaseUrl,
        store: evidenceStore(),
        directory: env.evidenceDirectory,
        verify: verifyRestored,
        acceptsBrokenRecord: options['accept-broken-record'],
        showing,
      });
      const ended = options['end-sessions'] ? await endSessions(databaseUrl) : null;
      const rows = backup.manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      console.log(
        `\nRestored: ${counted(rows, 'row')} in ${counted(backup.manifest.tables.length, 'table')}, as counted in the backup`,
      );
      console.log(
        `Evidence: ${counted(backup.manifest.evidence.files.length, 'file')}, each with its SHA-256`,
      );
      console.log(
        record.faults.length === 0
          ? `Record:   ${counted(record.events, 'event')}, unbroken, head ${record.head}`
          : `Record:   BROKEN\n${record.faults.join('\n')}`,
      );
      console.log(
        later.length > 0
          ? `Updated:  ${counted(later.length, 'migration')} applied: ${later.join(', ')}`
          : 'Updated:  nothing to update',
      );
      console.log(backup.secrets ? 'Secrets:  in .stet/secrets.json' : 'Secrets:  none were brought back');
      console.log(
        ended === null
          ? 'Sessions: whoever was signed in then still is; --end-sessions would have signed everybody out'
          : `Sessions: ${counted(ended, 'person', 'people')} signed out`,
      );
      console.log('\nStart it with npm start.');
    });
  } finally {
    backup.close();
  }
}

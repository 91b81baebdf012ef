/**
 * `npm run backup`: everything that a newsroom would miss, in one file, whether Stet is running or not. Exits with 0
 * where the backup is complete, with 3 where files of evidence are missing from it, with 1 where there is none.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { handOverToModernNode } from './hand-over.mjs';

const usage = `npm run backup [-- FILE | --schedule FOLDER] [-- OPTIONS]

  FILE                    where to write; else stet-<time>.zip in STET_BACKUP_DIR or here
  --schedule FOLDER       write there, and then delete what is older than seven days, four weeks and twelve months
                          allow: of each day, week and month the newest backup is kept
  --passphrase-file FILE  the passphrase that the secrets are closed with; else STET_BACKUP_PASSPHRASE_FILE or
                          STET_BACKUP_PASSPHRASE, else asked for on a terminal
  --quiet                 no progress
  --help                  this text

  Environment: DATABASE_URL, else the embedded database of this folder; where evidence is kept as for npm start.`;

handOverToModernNode(import.meta.url);
const { values: options, positionals } = readOptions();
try {
  process.exit(await backUp());
} catch (error) {
  console.error(`No backup was made: ${error.message}`);
  process.exit(1);
}

function readOptions() {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: {
        schedule: { type: 'string' },
        'passphrase-file': { type: 'string' },
        quiet: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (read.values.help) {
      console.log(usage);
      process.exit(0);
    }
    if (read.positionals.length > 1 || (read.positionals.length === 1 && read.values.schedule))
      throw new Error('One place to write to, please.');
    return read;
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

async function backUp() {
  const { withDatabase } = await import('./database-address.mjs');
  const { writeBackup } = await import('./backup/write.mjs');
  const { openBackup } = await import('./backup/check.mjs');
  const { findPassphrase } = await import('./backup/passphrase.mjs');
  const { secretsInUse } = await import('./backup/secrets.mjs');
  const { progress, silent } = await import('./backup/progress-bar.mjs');
  const { backupName, expired } = await import('./backup/rotation.mjs');
  const { counted, formatSize } = await import('./backup/refusal.mjs');
  const { evidenceStore } = await import('../lib/evidence/store.ts');

  return await withDatabase(async (databaseUrl) => {
    const showing = options.quiet ? silent : progress;
    const secrets = secretsInUse();
    const passphrase = await findPassphrase({
      file: options['passphrase-file'],
      question: 'Passphrase for the secrets (empty: leave them out): ',
      isNew: true,
    });
    const folder = path.resolve(options.schedule ?? (process.env.STET_BACKUP_DIR || '.'));
    const file = path.resolve(positionals[0] ?? path.join(folder, backupName(new Date())));
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });

    const { manifest, size } = await writeBackup({
      databaseUrl,
      store: evidenceStore(),
      file,
      secrets,
      passphrase,
      showing,
    });
    try {
      (await openBackup(file, { passphrase, showing })).close();
    } catch (error) {
      rmSync(file, { force: true });
      throw new Error(`what was written could not be read back. ${error.message}`);
    }

    const { tables, evidence, record } = manifest;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`Backup:   ${file}, ${formatSize(size)}, read back and whole`);
    console.log(`Database: ${counted(rows, 'row')} in ${counted(tables.length, 'table')}`);
    console.log(`Record:   ${counted(record.events, 'event')}, head ${record.head}`);
    console.log(`Evidence: ${counted(evidence.files.length, 'file')}`);
    console.log(
      manifest.secrets
        ? 'Secrets:  in it, closed with the passphrase'
        : 'Secrets:  LEFT OUT, for no passphrase was given. With this file alone nobody can read again who the\n' +
            '          confidential sources are: keep .stet/secrets.json (or STET_SECRET_KEY) elsewhere.',
    );
    for (const { sha256, problem } of evidence.problems)
      console.error(`\nMISSING FROM THE BACKUP: evidence file ${sha256} is ${problem} in the store.`);
    if (options.schedule) {
      for (const name of expired(readdirSync(folder))) {
        rmSync(path.join(folder, name));
        console.log(`Deleted:  ${name}`);
      }
    }
    return evidence.problems.length > 0 ? 3 : 0;
  });
}

/**
 * `npm run evidence:sweep`: bytes that no row refers to, and rows whose bytes are missing. Reports; with --remove it
 * moves the former out of the way, and deletes nothing. Exits with 1 where rows lack their bytes, with 2 where it could
 * not check.
 */
import { handOverToModernNode } from './hand-over.mjs';
import { readOptions } from './options.mjs';

const usage = `npm run evidence:sweep [-- OPTIONS]

  --remove  move bytes that no row speaks of, if they are older than a day, to trash/<today> where evidence is kept;
            nothing is deleted: do that by hand once nobody has missed them
  --help    this text

  Environment: DATABASE_URL, else the embedded database of this folder; where evidence is kept as for npm start.`;

handOverToModernNode(import.meta.url);
const options = readOptions(usage, { remove: { type: 'boolean' } });
try {
  process.exit(await run());
} catch (error) {
  console.error(`Evidence could not be swept: ${error.message}`);
  process.exit(2);
}

async function run() {
  const { withDatabase } = await import('./database-address.mjs');
  const { evidenceOfRows, sweep } = await import('./evidence/look.mjs');
  const { counted, formatSize } = await import('./backup/refusal.mjs');
  const { evidenceStore } = await import('../lib/evidence/store.ts');
  const store = evidenceStore();
  const rows = await withDatabase(evidenceOfRows);
  const { unclaimed, young, foreign, missing } = await sweep(rows, store);
  const bytes = (/** @type {{ size: number }[]} */ files) =>
    formatSize(files.reduce((sum, { size }) => sum + size, 0));

  console.log(`Rows speak of ${counted(rows.length, 'file')}.`);
  for (const { sha256, size } of missing)
    console.error(`ROW WITHOUT BYTES: evidence file ${sha256}, ${size} bytes, is missing or not whole`);
  for (const { name, size } of unclaimed) console.log(`No row speaks of ${name} (${formatSize(size)})`);
  for (const { name } of foreign) console.log(`Not named as evidence is, and left alone: ${name}`);
  if (young.length > 0)
    console.log(`Left alone, for a row may follow: ${counted(young.length, 'file')} stored within a day.`);
  if (options.remove) {
    const day = new Date().toISOString().slice(0, 10);
    for (const { sha256 } of unclaimed)
      if (sha256) console.log(`Set aside: ${await store.setAside(sha256, day)}`);
  }
  const what = `${counted(unclaimed.length, 'file')} without a row (${bytes(unclaimed)})`;
  console.log(
    `${what}${options.remove ? ' set aside' : ''}, ${counted(missing.length, 'row')} without bytes.`,
  );
  if (unclaimed.length > 0 && !options.remove)
    console.log('Nothing was moved; npm run evidence:sweep -- --remove sets them aside.');
  return missing.length > 0 ? 1 : 0;
}

/**
 * `npm run evidence:verify`: is every file of evidence, byte for byte, the one that was stored? Only reads. Exits with
 * 1 where one is missing or changed, with 2 where it could not check.
 */
import { handOverToModernNode } from './hand-over.mjs';
import { readOptions } from './options.mjs';

const usage = `npm run evidence:verify [-- OPTIONS]

  --quiet   no progress
  --help    this text

  Environment: DATABASE_URL, else the embedded database of this folder; where evidence is kept as for npm start.`;

handOverToModernNode(import.meta.url);
const options = readOptions(usage, { quiet: { type: 'boolean' } });
try {
  process.exit(await verify());
} catch (error) {
  console.error(`Evidence could not be checked: ${error.message}`);
  process.exit(2);
}

async function verify() {
  const { withDatabase } = await import('./database-address.mjs');
  const { evidenceOfRows, verifyEvidence } = await import('./evidence/look.mjs');
  const { counted, formatSize } = await import('./backup/refusal.mjs');
  const { progress, silent } = await import('./backup/progress-bar.mjs');
  const { evidenceStore } = await import('../lib/evidence/store.ts');
  const rows = await withDatabase(evidenceOfRows);
  const total = rows.reduce((sum, { size }) => sum + size, 0);
  const shown = (options.quiet ? silent : progress)('Evidence', total);
  const { files, bytes, faults } = await verifyEvidence(rows, evidenceStore(), shown);
  shown.end();
  for (const { sha256, size, problem } of faults)
    console.error(`${problem.toUpperCase()}: evidence file ${sha256}, ${size} bytes`);
  console.log(
    faults.length === 0
      ? `Evidence: ${counted(files, 'file')}, ${formatSize(bytes)}, each byte as it was stored`
      : `Evidence: ${counted(files - faults.length, 'file')} as stored, ${faults.length} not. Bring the right bytes back from a backup: docs/operators.md.`,
  );
  return faults.length > 0 ? 1 : 0;
}

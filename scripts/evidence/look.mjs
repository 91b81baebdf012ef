/** Compares what the database says about evidence with what is in the store. Only reads, except for `setAside`. */
import { listEvidence, longConnection } from '../backup/catalogue.mjs';

/**
 * Every file that rows refer to, each once, with its size.
 *
 * @param {string} databaseUrl
 */
export async function evidenceOfRows(databaseUrl) {
  const sql = await longConnection(databaseUrl);
  try {
    return await listEvidence(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Reads every file again. Returns those that are missing or changed, and how much was read.
 *
 * @param {import('../backup/manifest.mjs').Sum[]} rows
 * @param {Pick<import('../../lib/evidence/byte-store.ts').EvidenceStore, 'check'>} store
 * @param {import('../backup/progress-bar.mjs').Shown} shown
 */
export async function verifyEvidence(rows, store, shown) {
  const faults = [];
  let bytes = 0;
  for (const { sha256, size } of rows) {
    const problem = await store.check(sha256, size);
    if (problem) faults.push({ sha256, size, problem });
    else bytes += size;
    shown.advance(size);
  }
  return { files: rows.length, bytes, faults };
}

/** @typedef {import('../../lib/evidence/byte-store.ts').StoredFile} Stored */

/** Bytes are stored before their row is written, so recent ones may still get one. */
const YOUNG_MS = 86_400_000;

/**
 * What is in the store without a row referring to it, and what rows refer to but is not there.
 *
 * @param {import('../backup/manifest.mjs').Sum[]} rows
 * @param {Pick<import('../../lib/evidence/byte-store.ts').EvidenceStore, 'list'>} store
 * @returns `unclaimed`, `young` (of those, stored within a day), `foreign` (not named as evidence is), `missing`
 */
export async function sweep(rows, store, now = Date.now()) {
  const claimed = new Map(rows.map(({ sha256, size }) => [sha256, size]));
  /**
   * @type {{ unclaimed: Stored[], young: Stored[], foreign: Stored[],
   *   missing: import('../backup/manifest.mjs').Sum[] }}
   */
  const found = { unclaimed: [], young: [], foreign: [], missing: [] };
  for await (const file of store.list()) {
    if (file.sha256 === null) found.foreign.push(file);
    else if (!claimed.has(file.sha256)) {
      (now - file.storedAt.getTime() < YOUNG_MS ? found.young : found.unclaimed).push(file);
    } else if (file.size === claimed.get(file.sha256)) claimed.delete(file.sha256);
  }
  for (const [sha256, size] of claimed) found.missing.push({ sha256, size });
  return found;
}

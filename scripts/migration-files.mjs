/** The migrations of this checkout, as found in prisma/migrations. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsDirectory } from './paths.mjs';

/**
 * @typedef {object} Migration
 * @property {string} name its folder
 * @property {string} script what is in its `migration.sql`
 * @property {string} checksum of the script, as a database records it with the name
 */

/**
 * The migrations in a folder, oldest first; with `only`, just these.
 *
 * @param {string} [directory]
 * @param {readonly string[]} [only] names
 * @returns {Migration[]}
 * @throws where a folder has no readable `migration.sql`
 */
export function listMigrations(directory = migrationsDirectory, only = undefined) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => only === undefined || only.includes(name))
    .sort()
    .map((name) => {
      const script = readFileSync(path.join(directory, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    });
}

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder that contains package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What a running Stet keeps beside its sources: database, secrets, logs. Never committed. */
export const stateDirectory = path.join(root, '.stet');

export const migrationsDirectory = path.join(root, 'prisma', 'migrations');
export const schemaFile = path.join(root, 'prisma', 'schema.prisma');

/**
 * Resolves a path inside the checkout.
 *
 * @param {...string} segments
 */
export function inCheckout(...segments) {
  return path.join(root, ...segments);
}

/** Makes the state folder, accessible only to its owner except for traversal. */
export function ensureStateDirectory() {
  mkdirSync(stateDirectory, { recursive: true, mode: 0o711 });
  return stateDirectory;
}

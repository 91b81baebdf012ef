/**
 * The database client, generated from prisma/schema.prisma. What runs of it is committed, so that a start needs neither
 * Prisma's command line nor the 128 packages behind it; its types are made where tests and checks are run
 * (docs/decisions/two-commands.md).
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { install, isInstalled } from './install.mjs';
import { inCheckout, schemaFile } from './paths.mjs';
import { commandFile, modernNode, run } from './run-tool.mjs';

const clientFile = inCheckout('lib', 'generated', 'prisma', 'internal', 'class.ts');
/** Written last and never committed: says for which schema the types are there. */
const typesStamp = inCheckout('lib', 'generated', 'prisma', '.made-from');

/**
 * Whether a generated client is the one of a schema: it holds the schema, aligned as Prisma aligns it, and the version
 * it is for.
 *
 * @param {{ client: string, schema: string, version: string }} texts `client` is its internal/class.ts, `version` that
 * of the package @prisma/client
 */
export function isClientOf({ client, schema, version }) {
  const held = /^ *"inlineSchema": (".*"),$/m.exec(client)?.[1];
  return (
    held !== undefined &&
    closed(JSON.parse(held)) === closed(schema) &&
    client.includes(`"clientVersion": "${version}"`)
  );
}

/** @param {string} schema */
function closed(schema) {
  return schema.replace(/\s+/g, ' ').trim();
}

/** The version of the package @prisma/client that is locked. */
export function clientVersion() {
  const { packages } = JSON.parse(readFileSync(inCheckout('package-lock.json'), 'utf8'));
  return packages['node_modules/@prisma/client'].version;
}

/** True when the client belongs to the present schema; with `withTypes`, when its types are there as well. */
export function isGenerated({ withTypes = false } = {}) {
  if (!existsSync(clientFile)) return false;
  const texts = { client: readFileSync(clientFile, 'utf8'), schema: readFileSync(schemaFile, 'utf8') };
  if (!isClientOf({ ...texts, version: clientVersion() })) return false;
  return !withTypes || (existsSync(typesStamp) && readFileSync(typesStamp, 'utf8') === schemaFingerprint());
}

/** Makes the client and its types; installs Prisma's command line first where a start had left it out. */
export async function generate() {
  if (!isInstalled({ withDevelopment: true })) await install({ withDevelopment: true });
  await run(modernNode(), [commandFile('prisma-cli', 'build/index.js'), 'generate', '--no-hints']);
  writeFileSync(typesStamp, schemaFingerprint());
}

function schemaFingerprint() {
  return createHash('sha256').update(clientVersion()).update(readFileSync(schemaFile)).digest('hex');
}

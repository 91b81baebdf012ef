import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clientVersion, isClientOf, isGenerated } from './client.mjs';
import { inCheckout } from './paths.mjs';

const schema = 'model Desk {\n  id String @id // “one”\n}\n';
const client = `  "clientVersion": "7.10.0",\n  "inlineSchema": ${JSON.stringify(schema)},\n`;

/** What the last commit holds of a file, where there is one. */
const committed = (file: string) => {
  const { status, stdout } = spawnSync('git', ['show', `HEAD:${file}`], {
    cwd: inCheckout(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? stdout : undefined;
};

test('a client is that of the schema it holds, and of its version', () => {
  expect(isClientOf({ client, schema, version: '7.10.0' })).toBe(true);
  expect(isClientOf({ client, schema: schema.replace('Desk', 'Page'), version: '7.10.0' })).toBe(false);
  expect(isClientOf({ client, schema: schema.replace('id String', 'id   String'), version: '7.10.0' })).toBe(
    true,
  );
  expect(isClientOf({ client: '', schema, version: '7.10.0' })).toBe(false);
  expect(isClientOf({ client, schema, version: '7.10.1' })).toBe(false);
});

test('the client is that of the present schema (else: npm run generate)', () => {
  expect(isGenerated()).toBe(true);
});

test('the committed client is what the committed schema generates (else: commit lib/generated)', ({
  skip,
}) => {
  const schemaThen = committed('prisma/schema.prisma');
  const lock = committed('package-lock.json');
  const clientThen = committed('lib/generated/prisma/internal/class.ts');
  if (schemaThen === undefined || lock === undefined) return skip('this is no clone');
  const { version } = JSON.parse(lock).packages['node_modules/@prisma/client'];
  expect(isClientOf({ client: clientThen ?? '', schema: schemaThen, version })).toBe(true);
  if (schemaThen !== readFileSync(inCheckout('prisma', 'schema.prisma'), 'utf8')) return;
  if (version !== clientVersion() || !isGenerated({ withTypes: true })) return;
  for (const file of ['client.ts', 'enums.ts', 'internal/class.ts', 'internal/prismaNamespace.ts']) {
    const name = `lib/generated/prisma/${file}`;
    expect(readFileSync(inCheckout(name), 'utf8') === committed(name), name).toBe(true);
  }
});

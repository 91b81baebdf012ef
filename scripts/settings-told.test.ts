import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inCheckout } from './paths.mjs';

const read = (name: string) => readFileSync(inCheckout(name), 'utf8');

/** What the operators' guide has in its table of settings; "`STET_S3_ENDPOINT`, `_BUCKET`" is two. */
function told(): string[] {
  const table = /## Settings\n[\s\S]*?(?=\n## )/.exec(read('docs/operators.md'))?.[0] ?? '';
  const names: string[] = [];
  for (const [, cell = ''] of table.matchAll(/^\| ([^|]+) \|/gm)) {
    for (const [, name = ''] of cell.matchAll(/`([A-Z_0-9]+)`/g))
      names.push(name.startsWith('_') ? `STET_S3${name}` : name);
  }
  return names;
}

/** Used only by the tests, or passed from one part of Stet to another. */
const OURS = new Set([
  ...['STET_TEST_SERVER', 'STET_E2E_PORT', 'STET_SCREENSHOTS', 'STET_NODE', 'STET_HANDED_OVER'],
  ...[
    'STET_BUILD_ID',
    'STET_BUILD_CACHE',
    'STET_NIGHTLY_FILE',
    'STET_TRACE',
    'STET_BROWSER',
    'STET_PROPERTY_SEED',
    'STET_PORT',
    'STET_URL',
  ],
]);

test('every setting that the code reads is in the operators’ guide', () => {
  const used = new Set<string>();
  for (const folder of ['app', 'lib', 'scripts', 'prisma']) {
    for (const file of readdirSync(inCheckout(folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|tsx|mjs)$/.test(file) || file.startsWith('generated')) continue;
      for (const [name] of read(path.join(folder, file)).matchAll(/\bSTET_[A-Z_0-9]*[A-Z0-9]\b/g))
        used.add(name);
    }
  }
  const known = told();
  expect(known.length).toBeGreaterThan(15);
  expect(
    [...used].filter(
      (name) =>
        !known.includes(name) &&
        !OURS.has(name) &&
        !name.startsWith('STET_S3') &&
        // These have their own table there, which lib/domain/limits.test.ts checks against the code.
        !name.startsWith('STET_LIMIT'),
    ),
  ).toEqual([]);
});

test('the example of settings has what the guide has, and nothing else', () => {
  const example = [...read('.env.example').matchAll(/^#([A-Z_0-9]+)=/gm)].map(([, name]) => name);
  const forRunning = told().filter((name) => !OURS.has(name));
  // Secrets belong in a file of their own.
  expect(example.sort()).toEqual(forRunning.filter((name) => name !== 'STET_BACKUP_PASSPHRASE').sort());
});

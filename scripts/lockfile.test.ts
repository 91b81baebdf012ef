import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entryFor, missingPackages, withAddresses } from './lockfile.mjs';

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

test('package-lock.json has the packages of every platform (else: node scripts/complete-lockfile.mjs)', () => {
  expect(missingPackages(lock)).toEqual([]);
});

test('package-lock.json has the address of every archive, at no registry but the configured one', () => {
  expect(withAddresses(lock.packages)).toEqual(lock.packages);
  const elsewhere = Object.entries<{ resolved?: string }>(lock.packages).filter(
    ([place, { resolved }]) => place !== '' && !resolved?.startsWith('https://registry.npmjs.org/'),
  );
  expect(elsewhere).toEqual([]);
});

test('a package within another, of a scope, or called otherwise than its folder has its own address', () => {
  const version = '1.2.3';
  const packages = withAddresses({
    '': { version },
    'node_modules/a': { version, resolved: 'https://registry.npmjs.org/a/-/a-1.2.3.tgz' },
    'node_modules/a/node_modules/@tools/b': { version },
    'node_modules/c': { name: 'other', version },
  });
  expect(Object.values(packages).map((entry) => entry.resolved)).toEqual([
    undefined,
    'https://registry.npmjs.org/a/-/a-1.2.3.tgz',
    'https://registry.npmjs.org/@tools/b/-/b-1.2.3.tgz',
    'https://registry.npmjs.org/other/-/other-1.2.3.tgz',
  ]);
});

test('a package that some other one names and nobody locked is found', () => {
  const packages = {
    '': { dependencies: { tool: '1.0.0' } },
    'node_modules/tool': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { 'tool-linux-x64': '1.0.0', 'tool-darwin-arm64': '^1.0.0' },
    },
    'node_modules/tool-linux-x64': { version: '1.0.0' },
  };
  const missing = missingPackages({ packages });
  expect(missing).toEqual([{ name: 'tool-darwin-arm64', version: '1.0.0', dev: true }]);
});

test.each([
  ['@biomejs/cli-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
  ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
  ['@next/swc-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
])('%s is locked for its platform alone', (name, platform) => {
  expect(entryFor({ name, version: '1.0.0', dev: undefined })).toEqual({
    version: '1.0.0',
    optional: true,
    ...platform,
  });
});

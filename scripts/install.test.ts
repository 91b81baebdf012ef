import { expect, test } from 'vitest';
import { missingPackages } from './install.mjs';

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

test('packages for development are missed in development alone', () => {
  const wanted = { 'node_modules/vitest': { version: '5.0.0', dev: true } };
  expect(missing(wanted, {}, true)).toEqual(['node_modules/vitest']);
  expect(missing(wanted, {}, false)).toEqual([]);
});

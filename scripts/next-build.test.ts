import { afterEach, expect, test, vi } from 'vitest';
import { buildIdentity } from './next-build.mjs';

afterEach(() => vi.unstubAllEnvs());

const one = 'a'.repeat(64);
const other = 'b'.repeat(64);

test('builds of the same sources have the same ids, wherever they are made; others have others', () => {
  expect(buildIdentity(one)).toEqual(buildIdentity(one));
  const [first, second] = [buildIdentity(one), buildIdentity(other)];
  expect(first.STET_BUILD_ID).not.toBe(second.STET_BUILD_ID);
  expect(first.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY).not.toBe(second.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);
  // AES-256, as Next requires.
  expect(Buffer.from(first.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, 'base64')).toHaveLength(32);
});

test('an operator’s own key goes before', () => {
  vi.stubEnv('NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'own');
  expect(buildIdentity(one).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY).toBe('own');
});

test('next.config.js gives Next those ids, and draws none by lot', async () => {
  vi.stubEnv('STET_BUILD_ID', one);
  vi.resetModules();
  const { default: config } = (await import('../next.config.js')) as {
    default: { deploymentId?: string; generateBuildId?: () => string };
  };
  expect([config.deploymentId, config.generateBuildId?.()]).toEqual([one.slice(0, 24), one.slice(0, 24)]);
});

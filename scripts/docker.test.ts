import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inCheckout } from './paths.mjs';

const read = (file: string) => readFileSync(inCheckout(file), 'utf8');
const compose = parse(read('docker-compose.yml'));
/** The Dockerfile's instructions, continuation lines joined: ["FROM", "node:24 AS build"]. */
const instructions = read('Dockerfile')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
const valuesOf = (name: string) => instructions.filter(([word]) => word === name).map(([, value]) => value);

test('docker-compose.yml has the database, the app and what they keep', () => {
  expect(Object.keys(compose.services).sort()).toEqual(['app', 'database']);
  for (const { volumes } of Object.values<{ volumes: string[] }>(compose.services)) {
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
  }
  expect(compose.services.database.healthcheck.test).toContain('pg_isready');
  expect(compose.services.app.depends_on.database.condition).toBe('service_healthy');
});

test('docker-compose.yml holds no password, and refuses to start without one', () => {
  expect(compose.services.database.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
  expect(compose.services.app.environment.DATABASE_URL).toMatch(
    /^postgresql:\/\/stet:\$\{POSTGRES_PASSWORD:\?[^}]*\}@database:5432\/stet$/,
  );
});

test('docker compose itself reads the configuration, where it is installed', ({ skip }) => {
  const composeCommand = (...args: string[]) =>
    spawnSync('docker', ['compose', ...args], {
      cwd: inCheckout(),
      encoding: 'utf8',
      env: { ...process.env, POSTGRES_PASSWORD: 'onlyForThisTest' },
    });
  if (composeCommand('version').status !== 0) skip('docker compose is not installed');
  const { status, stderr } = composeCommand('config', '--quiet');
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('the image runs as an ordinary user and knows when it is healthy', () => {
  const last = (name: string) => instructions.map(([word]) => word).lastIndexOf(name);
  expect(valuesOf('FROM').length).toBeGreaterThan(1);
  expect(valuesOf('USER')).toEqual(['node']);
  expect(last('USER')).toBeGreaterThan(last('FROM'));
  expect(last('CMD')).toBeGreaterThan(last('USER'));
  expect(valuesOf('HEALTHCHECK').join()).toContain('scripts/healthy.mjs');
});

test('what the Dockerfile copies and runs is there', () => {
  const copied = valuesOf('COPY').filter((value) => !value.startsWith('--from'));
  for (const file of copied.flatMap((value) => value.split(' ').slice(0, -1))) {
    expect(existsSync(inCheckout(file)), file).toBe(true);
  }
  const commands = [...valuesOf('CMD'), ...valuesOf('HEALTHCHECK')].flatMap((value) =>
    value.match(/scripts\/[a-z-]+\.mjs/g),
  );
  expect(commands).toEqual(['scripts/start.mjs', 'scripts/healthy.mjs']);
  for (const file of commands) expect(existsSync(inCheckout(file ?? '')), file ?? '').toBe(true);
  const { scripts } = JSON.parse(read('package.json'));
  for (const [, name] of valuesOf('RUN')
    .join(' ')
    .matchAll(/npm run (\S+)/g))
    expect(scripts).toHaveProperty(name ?? '');
});

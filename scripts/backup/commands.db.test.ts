/** The commands as an operator gives them: from a separate Postgres to an embedded one, and back. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readIdentity } from '../../lib/confidential/mutations.ts';
import { inCheckout } from '../paths.mjs';
import { strangersEnvironment } from '../run-tool.mjs';
import {
  emptyPlace,
  filesIn,
  fillNewsroom,
  here,
  IDENTITY,
  type Newsroom,
  PASSPHRASE,
  publicBytes,
  scratchFolder,
  tablesNow,
  turnTo,
} from './newsroom.fixture.ts';

const folder = scratchFolder();
const checkout = path.join(folder, 'checkout');
const home = here();
let newsroom: Newsroom;

beforeAll(async () => {
  // Another checkout with its own state; the database account must be able to traverse it.
  mkdirSync(checkout);
  chmodSync(folder, 0o755);
  for (const name of ['scripts', 'lib', 'prisma', 'package.json', 'tsconfig.json'])
    cpSync(inCheckout(name), path.join(checkout, name), { recursive: true });
  symlinkSync(inCheckout('node_modules'), path.join(checkout, 'node_modules'));
  newsroom = await fillNewsroom();
});
afterAll(async () => {
  await turnTo(home);
  const settings = path.join(checkout, '.stet', 'database.json');
  const { directory } = existsSync(settings) ? JSON.parse(readFileSync(settings, 'utf8')) : {};
  for (const made of [folder, directory]) if (made) rmSync(made, { recursive: true, force: true });
});

/** Runs a command in the other checkout; `url` null: with its embedded database. */
function run(script: string, args: string[], url: string | null, more: Record<string, string> = {}) {
  const env = {
    ...strangersEnvironment(),
    ...(url ? { DATABASE_URL: url } : {}),
    STET_BACKUP_PASSPHRASE: PASSPHRASE,
    ...more,
  };
  return new Promise<{ status: number | null; output: string }>((resolve) => {
    const child = spawn(process.execPath, [path.join(checkout, 'scripts', script), ...args], {
      cwd: checkout,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('close', (status) => resolve({ status, output }));
  });
}

const identity = async () =>
  (await readIdentity(newsroom.editor.actor, { sourceId: newsroom.confidentialId })).identity;

test('from one’s own Postgres to an embedded one and back, by the same file', {
  timeout: 240_000,
}, async () => {
  const [tables, files, shown] = [
    await tablesNow(),
    filesIn(home.evidence),
    await publicBytes(newsroom.slug),
  ];
  const first = path.join(folder, 'first.zip');
  const secretKey = process.env.STET_SECRET_KEY as string;
  const out = await run('backup.mjs', [first, '--quiet'], home.url, {
    STET_EVIDENCE_DIR: home.evidence,
    STET_SECRET_KEY: secretKey,
  });
  expect(out).toMatchObject({ status: 0, output: expect.stringContaining('read back and whole') });
  expect(out.output).toContain('closed with the passphrase');
  // Secrets are nowhere in it in plain form.
  expect(readFileSync(first).includes(secretKey)).toBe(false);

  const wrong = await run('restore.mjs', [first], null, {
    STET_BACKUP_PASSPHRASE: 'some other words altogether',
  });
  expect(wrong).toMatchObject({ status: 1, output: expect.stringContaining('not the one') });
  const none = await run('restore.mjs', [first], null, { STET_BACKUP_PASSPHRASE: '' });
  expect(none).toMatchObject({ status: 1, output: expect.stringContaining('no passphrase was given') });
  expect(existsSync(path.join(checkout, '.stet'))).toBe(false);

  const inside = await run('restore.mjs', [first, '--quiet'], null);
  expect(inside).toMatchObject({ status: 0, output: expect.stringContaining('unbroken') });
  expect(filesIn(path.join(checkout, '.stet', 'evidence'))).toEqual(files);
  const kept = JSON.parse(readFileSync(path.join(checkout, '.stet', 'secrets.json'), 'utf8'));
  expect(kept.secretKey).toBe(secretKey);
  // What a first start would make is already there.
  expect(existsSync(path.join(checkout, '.stet', 'first-run-done'))).toBe(true);

  const again = await run('restore.mjs', [first, '--quiet'], null);
  expect(again).toMatchObject({ status: 1, output: expect.stringContaining('not empty') });
  expect(filesIn(path.join(checkout, '.stet', 'evidence'))).toEqual(files);

  const verified = await run('evidence-verify.mjs', ['--quiet'], null);
  expect(verified).toMatchObject({
    status: 0,
    output: expect.stringContaining('each byte as it was stored'),
  });

  const backups = path.join(folder, 'backups');
  const old = ['stet-2020-01-01T02-15-00Z.zip', 'stet-2020-01-01T03-15-00Z.zip', 'letter.txt'];
  mkdirSync(backups);
  for (const name of old) writeFileSync(path.join(backups, name), 'old');
  const second = await run('backup.mjs', ['--schedule', backups, '--quiet'], null);
  expect(second).toMatchObject({
    status: 0,
    output: expect.stringContaining('Deleted:  stet-2020-01-01T02-15-00Z.zip'),
  });
  const [made, ...left] = readdirSync(backups)
    .sort()
    .reverse()
    .filter((name) => name.endsWith('.zip'));
  expect(left).toEqual(['stet-2020-01-01T03-15-00Z.zip']);

  const place = await emptyPlace();
  const backOut = await run('restore.mjs', [path.join(backups, made ?? ''), '--quiet'], place.url, {
    STET_EVIDENCE_DIR: place.evidence,
  });
  expect(backOut).toMatchObject({ status: 0, output: expect.stringContaining('nothing to update') });
  await turnTo(place);
  expect(await tablesNow()).toEqual(tables);
  expect(filesIn(place.evidence)).toEqual(files);
  expect(await publicBytes(newsroom.slug)).toEqual(shown);
  expect(await identity()).toBe(IDENTITY);
  await turnTo(home);
  await place.drop();
});

test('evidence is swept and verified: what is wrong is named, and nothing is deleted', {
  timeout: 120_000,
}, async () => {
  const evidence = scratchFolder();
  cpSync(home.evidence, evidence, { recursive: true });
  const [first = '', second = ''] = Object.keys(filesIn(evidence)).filter((name) =>
    /^\w\w\/\w{64}$/.test(name),
  );
  writeFileSync(path.join(evidence, first), 'other bytes');
  rmSync(path.join(evidence, second));
  const at = { STET_EVIDENCE_DIR: evidence };
  const verified = await run('evidence-verify.mjs', ['--quiet'], home.url, at);
  expect(verified.status).toBe(1);
  expect(verified.output).toContain(`CHANGED: evidence file ${path.basename(first)}`);
  expect(verified.output).toContain(`MISSING: evidence file ${path.basename(second)}`);
  const swept = await run('evidence-sweep.mjs', ['--remove'], home.url, at);
  expect(swept.status).toBe(1);
  expect(swept.output).toContain(`ROW WITHOUT BYTES: evidence file ${path.basename(second)}`);
  expect(swept.output).toContain(`ROW WITHOUT BYTES: evidence file ${path.basename(first)}`);
  const out = await run('backup.mjs', [path.join(folder, 'lacking.zip'), '--quiet'], home.url, at);
  expect(out.status).toBe(3);
  expect(out.output).toContain('MISSING FROM THE BACKUP');
  rmSync(evidence, { recursive: true });
});

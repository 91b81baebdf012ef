import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nightlyResults } from './nightly.ts';

const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'stet-nightly-')), 'nightly.json');
process.env.STET_NIGHTLY_FILE = file;

test.each([
  ['nothing ran yet', undefined, { backup: null, evidence: null }],
  ['a file cut short', '{"backup": {"at"', { backup: null, evidence: null }],
  [
    'what a job said stays in the log',
    '{"backup":{"at":"2026-01-31T02:15:00.000Z","ok":false,"status":1,"said":"No room on /srv/backups"}}',
    { backup: { at: '2026-01-31T02:15:00.000Z', ok: false }, evidence: null },
  ],
])('%s', async (_, text, results) => {
  if (text !== undefined) writeFileSync(file, text);
  expect(await nightlyResults()).toEqual(results);
});

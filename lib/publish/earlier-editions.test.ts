/**
 * Editions published by earlier versions (prisma/released): what was stored is unchanged, and so is what is made from
 * it.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ReportSnapshot } from '../domain/report/snapshot.ts';
import { claimReviews } from './claim-review.ts';
import { renderReport } from './report-html/page.ts';
import { webAnnotations } from './web-annotation.ts';

const released = path.resolve(import.meta.dirname, '../../prisma/released');
const dumps = readdirSync(released).filter((name) => name.endsWith('.zip'));

/**
 * SHA-256 of page (without its style sheet, which belongs to the version), reviews and annotations, as they were first
 * made.
 */
const MADE: Record<string, readonly string[]> = {
  '20261123000000': [
    '434bb2ca2abf52e0d88aaddc35cff38a1fdd7e11aad0c1276db413ff530d137f',
    '89ccf54aa7ffee217e876615c86e63375d88ee7792ad8b553a3105f5d6772931',
    'ff25e42297e0a5d1d7e5c198274245a0c845d90817637da998d59da2b69cd7cc',
  ],
  '20261123010000': [
    '48598e1b2257f6aad0d4c4d1d8795d92edcf46fc4235bbf89e3a990097220569',
    '89ccf54aa7ffee217e876615c86e63375d88ee7792ad8b553a3105f5d6772931',
    '3ac55c2b6fe937e1fe3a6d3bddb0e28f8ed41fdb33af55e5340742e9dbc110c3',
  ],
  '20261123020000': [
    'e87b38dfd7422a0de430158ff0a1f8da6d52e2a7de6ac5816322effe40896246',
    '89ccf54aa7ffee217e876615c86e63375d88ee7792ad8b553a3105f5d6772931',
    '8500347acaa1adbcd4c2e96682591fc2536c41c5cffc7d6f003c38368f1422a1',
  ],
  '20261123030000': [
    '95b7c84ed3528262b154f216c145225263048569df3f4c4984c10e2995537e30',
    '89ccf54aa7ffee217e876615c86e63375d88ee7792ad8b553a3105f5d6772931',
    '4a8303890663e1dd3c8b8ae94c49aa44a146b355187291b053f03afd43a30d21',
  ],
};

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const ESCAPED: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
const field = (text: string) => text.replace(/\\(.)/g, (_, one: string) => ESCAPED[one] ?? one);

test.each(dumps)('%s', (dump) => {
  const files = unzipSync(readFileSync(path.join(released, dump)));
  const copied = strFromU8(files['database/edition.copy'] ?? new Uint8Array());
  const rows = copied.split('\n').filter(Boolean);
  expect(rows.length).toBe(1);
  const stored = (rows[0] ?? '').split('\t').map(field);
  const text = stored.find((one) => one.startsWith('{')) ?? '';
  expect(stored).toContain(sha256(text));
  const snapshot = JSON.parse(text) as ReportSnapshot;
  const url = 'https://paper.example/reports/one/1';
  const page = renderReport(snapshot, {
    ...{ sha256: sha256(text), url, latest: true },
    editions: [{ number: 1, publishedAt: snapshot.edition.publishedAt, url }],
    exports: {
      json: `${url}.json`,
      claimReview: `${url}.claims`,
      annotations: `${url}.notes`,
      story: `${url}/story`,
    },
  });
  const made = [
    page.replace(/<style>[\s\S]*?<\/style>/, ''),
    JSON.stringify(claimReviews(snapshot, { url })),
    JSON.stringify(webAnnotations(snapshot, { url })),
  ];
  expect(made[0]?.length).toBeGreaterThan(5000);
  expect(made.map(sha256)).toEqual(MADE[dump.slice(0, 14)]);
});

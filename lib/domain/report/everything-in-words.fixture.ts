/**
 * What the desk of everything.fixture.ts was published as while snapshots stored their sentences (report/1): the first
 * edition, the second, and that of a story without a statement, as the bytes that were stored. Never made again.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { EarlierSnapshot } from './earlier-snapshot.ts';

const stored = gunzipSync(
  readFileSync(path.join(import.meta.dirname, 'everything-in-words.fixture.jsonl.gz')),
);

export const [FIRST, SECOND, NOTHING] = stored
  .toString('utf8')
  .split('\n')
  .map((line) => JSON.parse(line)) as [EarlierSnapshot, EarlierSnapshot, EarlierSnapshot];

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Extraction } from '../../lib/text/engine.ts';
import type { GoldDocument } from '../fit/corpus.ts';
import { nonResponsePrediction } from './predictions.ts';

/** Prints how well missing answers were found, by the scorer in `folder`, which is beside its data. */
export function printNonResponseScore(
  documents: readonly GoldDocument[],
  read: readonly Extraction[],
  folder: string,
): void {
  console.log('Non-responses (rules; written with this development data in view)');
  const out = mkdtempSync(path.join(tmpdir(), 'stet-eval-'));
  const file = path.join(out, 'nonresponses.jsonl');
  const lines = documents.map(({ id }, i) =>
    JSON.stringify(nonResponsePrediction(id, read[i] as Extraction)),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
  const scorer = path.join(folder, 'score-nonresponse.mjs');
  const gold = path.join(folder, 'nonresponse.dev.jsonl');
  console.log(
    execFileSync(process.execPath, [scorer, gold, file, '--no-doubt', '--list'], { encoding: 'utf8' }),
  );
  rmSync(out, { recursive: true });
}

// Scores the engine against the development data beside the checkout, where that is present.
// usage: npm run eval [-- --misses 20]
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { extract } from '../lib/text/extract.ts';
import { nonResponsePrediction, quotePrediction } from './eval/predictions.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.resolve(root, '../shared/eval');
if (!fs.existsSync(path.join(folder, 'quotes.dev.jsonl'))) {
  console.log('The evaluation data (../shared/eval) is not here: nothing to score.');
  process.exit(0);
}
const docs = fs
  .readFileSync(path.join(folder, 'quotes.dev.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((l) => JSON.parse(l));
const out = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-eval-'));
const began = performance.now();
const read = docs.map((doc) => ({ id: doc.id, found: extract(doc.text, { language: 'en' }) }));
const ms = performance.now() - began;
const write = (name, shape) => {
  const file = path.join(out, name);
  fs.writeFileSync(file, `${read.map(({ id, found }) => JSON.stringify(shape(id, found))).join('\n')}\n`);
  return file;
};
const quotes = write('quotes.jsonl', quotePrediction);
const silences = write('nonresponses.jsonl', nonResponsePrediction);
const run = (...args) => execFileSync(process.execPath, args, { encoding: 'utf8' });
console.log(run(path.join(folder, 'score-quotes.mjs'), path.join(folder, 'quotes.dev.jsonl'), quotes));
console.log(
  run(
    path.join(folder, 'score-nonresponse.mjs'),
    path.join(folder, 'nonresponse.dev.jsonl'),
    silences,
    '--no-doubt',
    '--list',
  ),
);
const words = docs.reduce((n, doc) => n + doc.text.split(/\s+/).length, 0);
console.log(
  `${words} words in ${ms.toFixed(0)} ms: ${Math.round((words / ms) * 1000)} words a second, first run`,
);
fs.rmSync(out, { recursive: true });

// Scores the engine against the development data beside the checkout, where that is present.
// usage: npm run eval [-- --fitted] [-- --misses 40]
//   By default the weights are fitted afresh for each of five folds of documents, and every document is read with
//   weights that have not seen it (a few minutes). --fitted reads all with the shipped weights instead: quick, but
//   not a figure to quote, since they were fitted on these very documents.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { extract } from '../lib/text/extract.ts';
import { quoteScore, readByFold } from './eval/folds.ts';
import { printMisses } from './eval/misses.ts';
import { nonResponsePrediction } from './eval/predictions.ts';
import { checkStory } from './eval/story.ts';
import { printQuoteScore } from './eval/tables.ts';
import { evaluateComparison } from './eval-compare/run.ts';
import { developmentDocuments } from './fit/corpus.ts';
import { fitFolds, prepare } from './fit/fitting.ts';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../shared/eval');
const documents = developmentDocuments();
if (!documents) {
  console.log('The evaluation data (../shared/eval) is not here: nothing to score.');
  process.exit(0);
}
const args = process.argv.slice(2);
const misses = args.includes('--misses') ? Number(args[args.indexOf('--misses') + 1]) : 24;

const began = performance.now();
const shipped = documents.map((document) => extract(document.text, { language: 'en' }));
const cold = performance.now() - began;

console.log('Non-responses (rules; written with this development data in view)');
const out = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-eval-'));
const file = path.join(out, 'nonresponses.jsonl');
const lines = documents.map((document, i) => JSON.stringify(nonResponsePrediction(document.id, shipped[i])));
fs.writeFileSync(file, `${lines.join('\n')}\n`);
const scorer = path.join(folder, 'score-nonresponse.mjs');
const gold = path.join(folder, 'nonresponse.dev.jsonl');
console.log(
  execFileSync(process.execPath, [scorer, gold, file, '--no-doubt', '--list'], { encoding: 'utf8' }),
);
fs.rmSync(out, { recursive: true });

let read = shipped;
if (args.includes('--fitted')) {
  console.log(
    'Attributions, by the shipped weights: FITTED ON THESE DOCUMENTS, so no measure of what is reached',
  );
} else {
  console.log('Attributions, by cross-validation over documents (5 folds)');
  const { models } = fitFolds(prepare(documents), (line) => console.log(`  ${line}`));
  read = readByFold(documents, models);
}
printQuoteScore(await quoteScore(documents, read));
printMisses(documents, read, misses);
checkStory(path.join(folder, 'story-captured-nationals.txt'));

const words = documents.reduce((n, document) => n + document.text.split(/\s+/).length, 0);
const again = performance.now();
for (const document of documents) extract(document.text, { language: 'en' });
const warm = performance.now() - again;
console.log(
  `\n${words} words: first run ${Math.round((words / cold) * 1000)}, warm ${Math.round((words / warm) * 1000)} words a second`,
);

console.log();
evaluateComparison({ seed: 11, cases: 100, misses: 6 });

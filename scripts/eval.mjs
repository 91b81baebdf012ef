// Scores the engine against the development data beside the checkout, or against the stories of our own in
// scripts/eval/own, where these are asked for or the others are not there.
// usage: npm run eval [-- --own] [-- --fitted] [-- --weights FOLDER] [-- --misses 40]
//   By default the weights are fitted anew for each of five folds of documents and every document is read by
//   weights that have not seen it (a few minutes). --fitted reads all with the shipped weights instead: quick,
//   and no figure to quote, for they were fitted on these very documents.
//   --own reads our own stories, which the shipped weights have never seen: first by these, then by cross-validation.
//   --weights reads by what `npm run fit -- --to FOLDER` wrote, in the place of the shipped weights.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { extractWith } from '../lib/text/extract.ts';
import { decodeModel } from '../lib/text/model/model.ts';
import { readManifest, readWeights, weightsFolder } from '../lib/text/weights/read.ts';
import { quoteScore, readByFold } from './eval/folds.ts';
import { printMisses } from './eval/misses.ts';
import { printNonResponseScore } from './eval/non-responses.ts';
import { checkStory } from './eval/story.ts';
import { printQuoteScore } from './eval/tables.ts';
import { evaluateComparison } from './eval-compare/run.ts';
import { developmentData } from './fit/development-data.ts';
import { fitFolds, prepare } from './fit/fitting.ts';

const { values } = parseArgs({
  options: {
    own: { type: 'boolean', default: false },
    fitted: { type: 'boolean', default: false },
    weights: { type: 'string' },
    misses: { type: 'string', default: '24' },
  },
});
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../shared/eval');
const { documents, isOwn, said } = developmentData(values.own);
const misses = Number(values.misses);
const weights = values.weights ? pathToFileURL(`${path.resolve(values.weights)}/`) : weightsFolder;
const given = decodeModel(readWeights(weights));
const readAll = () => documents.map((document) => extractWith(document.text, { language: 'en' }, given));
console.log(`${said}\n`);

const began = performance.now();
let read = readAll();
const cold = performance.now() - began;

if (!isOwn) printNonResponseScore(documents, read, folder);
if (isOwn || values.fitted || values.weights) {
  const whose = values.weights ? `the weights in ${values.weights}` : 'the shipped weights';
  const hasSeen = !isOwn && !values.weights;
  console.log(
    hasSeen
      ? `Attributions, by ${whose}: FITTED ON THESE DOCUMENTS, so no measure of what is reached`
      : `Attributions, by ${whose}, fitted on ${readManifest(weights).fittedOn}`,
  );
  printQuoteScore(quoteScore(documents, read));
}
if (!values.fitted && !values.weights) {
  console.log(`${isOwn ? '\n' : ''}Attributions, by cross-validation over documents (5 folds)`);
  const { models } = fitFolds(prepare(documents), (line) => console.log(`  ${line}`));
  const byFold = readByFold(documents, models);
  printQuoteScore(quoteScore(documents, byFold));
  if (!isOwn) read = byFold;
}
printMisses(documents, read, misses);
if (!isOwn) checkStory(path.join(folder, 'story-captured-nationals.txt'));

const words = documents.reduce((n, document) => n + document.text.split(/\s+/).length, 0);
const again = performance.now();
readAll();
const warm = performance.now() - again;
console.log(
  `\n${words} words: first run ${Math.round((words / cold) * 1000)}, warm ${Math.round((words / warm) * 1000)} words a second`,
);

console.log();
evaluateComparison({ seed: 11, cases: 100, misses: 6 });

// Fits the weights of the attribution model on annotated stories: the development data beside the checkout, or our own
// in scripts/eval/own, where those are asked for or the others are missing. usage: npm run fit [-- --own] [-- --to
// FOLDER]
// Writes attribution.bin and its manifest into FOLDER, by default into the engine; what is fitted on our own stories is
// written only where --to says so, for they are too few to ship. Several minutes on one core with the development
// data, seconds with our own; deterministic.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { scoreFolds } from '../eval/folds.ts';
import { developmentData } from './development-data.ts';
import { fitAll, fitFolds, prepare } from './fitting.ts';
import { folderFor, writeWeights } from './write-weights.ts';

const { values } = parseArgs({
  options: { own: { type: 'boolean', default: false }, to: { type: 'string' } },
});
const { documents, isOwn, said } = developmentData(values.own);
console.log(said);
const prepared = prepare(documents);
const { models, examples } = fitFolds(prepared, console.log);
scoreFolds(documents, models);

const count = documents.reduce((n, { quotes }) => n + quotes.length, 0);
const ofWhat = isOwn
  ? `${documents.length} stories of our own with ${count} attributions (scripts/eval/own)`
  : `the development data: ${documents.length} US news articles of 2015 and 2016 with ${count} annotated attributions, not part of this repository`;
const folder = folderFor(isOwn, values.to);
if (folder) {
  const bytes = fitAll(prepared, examples);
  writeWeights(folder, bytes, {
    fittedOn: ofWhat,
    command: `npm run fit${isOwn ? ' -- --own' : ''}`,
    day: new Date().toISOString().slice(0, 10),
  });
  console.log(`${fileURLToPath(folder)}: ${(bytes.length / 1e6).toFixed(2)} MB`);
} else console.log('The shipped weights stay as they are; --to FOLDER writes these.');

// Fits the weights of the attribution model on the development data and writes them into the engine.
// usage: npm run fit (several minutes on one core; deterministic)
import { fileURLToPath } from 'node:url';
import { weightsFolder } from '../../lib/text/weights/read.ts';
import { scoreFolds } from '../eval/folds.ts';
import { developmentDocuments } from './corpus.ts';
import { fitAll, fitFolds, prepare } from './fitting.ts';
import { writeWeights } from './write-weights.ts';

const documents = developmentDocuments();
if (!documents) {
  console.log('The development data (../shared/eval) is not here: the weights stay as they are.');
  process.exit(0);
}
const prepared = prepare(documents);
const { models, examples } = fitFolds(prepared, console.log);
await scoreFolds(documents, models);
const bytes = fitAll(prepared, examples);
const count = documents.reduce((n, { quotes }) => n + quotes.length, 0);
writeWeights(weightsFolder, bytes, {
  fittedOn: `the development data: ${documents.length} US news articles of 2015 and 2016 with ${count} annotated attributions, not part of this repository`,
  command: 'npm run fit',
  day: new Date().toISOString().slice(0, 10),
});
console.log(`${fileURLToPath(weightsFolder)}: ${(bytes.length / 1e6).toFixed(2)} MB`);

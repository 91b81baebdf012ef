// Fits the weights of the attribution model on the development data and writes them into the engine.
// usage: npm run fit (several minutes on one core; deterministic)
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { scoreFolds } from '../eval/folds.ts';
import { developmentDocuments } from './corpus.ts';
import { fitAll, fitFolds, prepare } from './fitting.ts';

const documents = developmentDocuments();
if (!documents) {
  console.log('The development data (../shared/eval) is not here: the weights stay as they are.');
  process.exit(0);
}
const prepared = prepare(documents);
const { models, examples } = fitFolds(prepared, console.log);
await scoreFolds(documents, models);
const bytes = fitAll(prepared, examples);
const file = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../lib/text/weights/attribution.ts',
);
fs.mkdirSync(path.dirname(file), { recursive: true });
const base64 = Buffer.from(bytes).toString('base64');
fs.writeFileSync(
  file,
  `// Written by scripts/fit/fit.ts; holds hashed features only.\nexport const attributionWeights: string =\n  '${base64}';\n`,
);
console.log(`${file}: ${(base64.length / 1e6).toFixed(2)} MB`);

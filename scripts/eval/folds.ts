import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { extractWith } from '../../lib/text/extract.ts';
import type { Model } from '../../lib/text/model/model.ts';
import type { Extraction } from '../../lib/text/words/types.ts';
import type { GoldDocument } from '../fit/corpus.ts';
import { quotePrediction } from './predictions.ts';
import { printQuoteScore, type QuoteScore } from './tables.ts';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../shared/eval');

/** Reads each document with the model of its fold, which has not seen it. */
export function readByFold(documents: readonly GoldDocument[], models: readonly Model[]): Extraction[] {
  return documents.map((document, i) =>
    extractWith(document.text, { language: 'en' }, models[i % models.length] as Model),
  );
}

/** The scores of predictions by the scorer that lies beside the data. */
export async function quoteScore(
  documents: readonly GoldDocument[],
  read: readonly Extraction[],
): Promise<QuoteScore> {
  const { score } = await import(pathToFileURL(path.join(folder, 'score-quotes.mjs')).href);
  return score(
    documents,
    documents.map((document, i) => quotePrediction(document.id, read[i] as Extraction)),
  );
}

/** Scores the fold models and prints the table. */
export async function scoreFolds(
  documents: readonly GoldDocument[],
  models: readonly Model[],
): Promise<void> {
  printQuoteScore(await quoteScore(documents, readByFold(documents, models)));
}

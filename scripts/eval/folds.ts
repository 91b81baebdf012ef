import type { Extraction } from '../../lib/text/engine.ts';
import { extractWith } from '../../lib/text/extract.ts';
import type { Model } from '../../lib/text/model/model.ts';
import type { GoldDocument } from '../fit/corpus.ts';
import { quotePrediction } from './predictions.ts';
import { scoreQuotes } from './score.ts';
import { printQuoteScore, type QuoteScore } from './tables.ts';

/** Reads each document with the model of its fold, which has not seen it. */
export function readByFold(documents: readonly GoldDocument[], models: readonly Model[]): Extraction[] {
  return documents.map((document, i) =>
    extractWith(document.text, { language: 'en' }, models[i % models.length] as Model),
  );
}

/** The scores of what was read, in the documents' order. */
export function quoteScore(documents: readonly GoldDocument[], read: readonly Extraction[]): QuoteScore {
  return scoreQuotes(
    documents,
    documents.map((document, i) => quotePrediction(document.id, read[i] as Extraction).quotes),
  );
}

/** Scores the fold models and prints the table. */
export function scoreFolds(documents: readonly GoldDocument[], models: readonly Model[]): void {
  printQuoteScore(quoteScore(documents, readByFold(documents, models)));
}

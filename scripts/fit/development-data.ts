import { ownDocuments } from '../eval/own-stories.ts';
import { developmentDocuments, type GoldDocument } from './corpus.ts';

/** Annotated documents, whether they are this repository's own, and a line saying which they are. */
export type DevelopmentData = { documents: GoldDocument[]; isOwn: boolean; said: string };

/**
 * The documents to measure or fit on: the development data beside the checkout, or our own stories where those are
 * asked for or the others are missing.
 */
export function developmentData(wantsOwn: boolean): DevelopmentData {
  const beside = developmentDocuments();
  if (beside && !wantsOwn)
    return { documents: beside, isOwn: false, said: `Read: ${sized(beside)} of ../shared/eval.` };
  const own = ownDocuments();
  const why = beside ? '' : ' The development data (../shared/eval) is not here.';
  return { documents: own, isOwn: true, said: `Read: ${sized(own)} of our own (scripts/eval/own).${why}` };
}

function sized(documents: readonly GoldDocument[]): string {
  const count = documents.reduce((n, { quotes }) => n + quotes.length, 0);
  return `${documents.length} stories with ${count} attributions`;
}

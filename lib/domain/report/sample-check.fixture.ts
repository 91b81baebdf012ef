/** For tests: a comparison as the desk keeps it. */
import { indexSource } from '../../text/compare/index-source.ts';
import { checkWords } from '../quote-check.ts';
import type { CheckInput } from './wordings.ts';

/** A comparison of an item's words with a source's passage. */
export function sampleCheck(sourceId: string, words: string, passage: string): CheckInput {
  const { kept } = checkWords(words, indexSource(passage));
  const at = { recordingId: 'recording', fromMs: 1_267_000, toMs: 1_270_000 };
  return { sourceId, words, kept, ...at, page: null, lastPage: null };
}

import { expect, test } from 'vitest';
import { checkWords } from '@/lib/domain/quote-check.ts';
import { compare } from '@/lib/text/compare/compare.ts';
import { indexSource } from '@/lib/text/compare/index-source.ts';
import { senseChanges, surroundings } from './check-words.ts';

test('a dropped negation is a change of sense, said once', () => {
  const { edits } = compare('We will close the harbour', 'We will not close the harbour in winter.');
  expect(senseChanges(edits)).toEqual(['a negation']);
});

test('words that stand as they were said change no sense', () => {
  const { edits } = compare('We will not close the harbour', 'We will not close the harbour in winter.');
  expect(senseChanges(edits)).toEqual([]);
});

test('what stands around a place begins and ends with whole words, and says where it goes on', () => {
  const quote = 'The ferry sails on Friday';
  const long = 'Nobody was hurt when the bridge closed. '.repeat(20).trim();
  const shown = (source: string) => surroundings(checkWords(quote, indexSource(source, [])).kept);
  expect(shown(`${quote}.`)).toEqual({ before: '', after: '.' });
  const { before, after } = shown(`${long} ${quote}. ${long}`);
  expect(before).toMatch(/^…(Nobody|was|hurt|when|the|bridge|closed\.) .* $/);
  expect(after).toMatch(/^\. .* (Nobody|was|hurt|when|the|bridge|closed\.)…$/);
});

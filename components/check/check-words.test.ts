import { expect, test } from 'vitest';
import { checkWords } from '@/lib/domain/quote-check.ts';
import { compare } from '@/lib/text/compare/compare.ts';
import { indexSource } from '@/lib/text/compare/index-source.ts';
import { leftAside, senseChanges, surroundings } from './check-words.ts';

test('a dropped negation is a change of sense, said once', () => {
  const { edits } = compare('We will close the harbour', 'We will not close the harbour in winter.');
  expect(senseChanges(edits)).toEqual(['a negation']);
});

test('what is left aside is said, each reason once', () => {
  const { edits } = compare(
    'on 3 March 2024 we found the f***ing gate, and on 4 April we shut the f***ing gate',
    'He said that on March 3, 2024 we found the fucking gate, and on April 4 we shut the fucking gate.',
  );
  expect(leftAside(edits)).toEqual(['a date or time in another form', 'an oath with letters left out']);
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

import { expect, test } from 'vitest';
import { checkWords } from '@/lib/domain/quote-check.ts';
import { compare } from '@/lib/text/compare/compare.ts';
import { indexSource } from '@/lib/text/compare/index-source.ts';
import {
  findingLabel,
  isAnothers,
  leftAside,
  placeLabel,
  senseChanges,
  speakerNotice,
  surroundings,
} from './check-words.ts';

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

test('whose words they are is said before how faithful they are', () => {
  const holm = {
    kind: 'other',
    words: 'the transcript gives these words to Ada Holm',
    speakers: ['Ada Holm'],
  } as const;
  expect(findingLabel({ outcome: 'verbatim', said: { ...holm, speakers: [] } })).toBe(
    'Word for word, but the transcript gives these words to Ada Holm',
  );
  expect(findingLabel({ outcome: 'altered', said: { ...holm, speakers: [] } })).toBe(
    'Altered, and the transcript gives these words to Ada Holm',
  );
  expect(findingLabel({ outcome: 'not_found', said: { ...holm, speakers: [] } })).toBe(
    'Not found in the source',
  );
  expect(isAnothers({ outcome: 'not_found', said: { ...holm, speakers: [] } })).toBe(false);
});

test('a speaker who is not named is asked about', () => {
  const said = {
    kind: 'unknown' as const,
    words: 'the transcript calls the speaker “Speaker 2”: who is that?',
    speakers: ['Speaker 2'],
  };
  expect(speakerNotice({ outcome: 'verbatim', said })).toBe(
    'The transcript calls the speaker “Speaker 2”: who is that?',
  );
  expect(findingLabel({ outcome: 'verbatim', said })).toBe('Word for word');
  expect(speakerNotice({ outcome: 'verbatim', said: { ...said, kind: 'told' } })).toBeNull();
});

test('a place is a time, a page and a printed line', () => {
  expect(placeLabel({ fromMs: 3000, page: null, lastPage: null, line: null })).toBe('0:03');
  expect(placeLabel({ fromMs: null, page: 17, lastPage: null, line: 2 })).toBe('page 17 line 2');
  expect(placeLabel({ fromMs: null, page: null, lastPage: null, line: 2 })).toBe('line 2');
});

test('what another says before or after the place stands under their label', () => {
  const turns = [
    { start: 0, end: 9, label: 'Ada Holm' },
    { start: 10, end: 27, label: 'Mara Lund' },
    { start: 28, end: 36, label: 'Ada Holm' },
  ];
  const { kept, speakers } = checkWords(
    'We cannot say so.',
    indexSource('Will you?\nWe cannot say so.\nWhy not?', [], turns),
  );
  expect(speakers).toEqual([{ label: 'Mara Lund' }]);
  expect([kept.before, kept.after]).toEqual(['Ada Holm: Will you?\n', '\nAda Holm: Why not?']);
});

/** What counts as a correction of a published statement, and which statement has the words of one that is gone. */
import { describe, expect, test } from 'vitest';
import { assembleReport, type ItemInput } from './assemble.ts';
import { addressed, sampleInput } from './sample.fixture.ts';
import type { Snapshot } from './snapshot.ts';
import { takenUpBy } from './statement-history.ts';

const first = assembleReport(addressed(sampleInput()));

/** The edition after another one, with the second item (a verified quote) otherwise than it was. */
function next(previous: Snapshot, more: Partial<ItemInput>, text?: [string, string]): Snapshot {
  const input = addressed(sampleInput());
  const published = new Map(previous.statements.map((one) => [one.id ?? '', one]));
  return assembleReport({
    ...input,
    ...{ previous, published },
    ...(text && { revision: { ...input.revision, text: input.revision.text.replace(...text) } }),
    edition: { ...input.edition, number: previous.edition.number + 1, changeNote: 'A note.' },
    items: input.items.map((item) => (item.id === '2' ? { ...item, ...more } : item)),
  });
}

const historyOf = (snapshot: Snapshot) => snapshot.statements[1]?.history ?? [];

describe('a change of a published statement', () => {
  test.each<[string, Partial<ItemInput>, string]>([
    ['another verdict on the words', { quotation: 'ALTERED' }, 'CORRECTED'],
    ['another verdict on the truth', { substance: 'FALSE' }, 'CORRECTED'],
    ['somebody else', { speakerName: 'Paul Holm' }, 'CORRECTED'],
    ['a verdict that fell', { status: 'PENDING', reason: 'changed since check' }, 'CORRECTED'],
    [
      'words that the story does not say any more',
      { exact: 'We have found cracks in all piers' },
      'CORRECTED',
    ],
    ['fewer of the same words', { exact: 'We have found cracks' }, 'UPDATED'],
    ['other sources', { evidence: [] }, 'UPDATED'],
  ])('%s', (_, more, is) => {
    // Of the words that are gone the story says nothing either.
    const text: [string, string] | undefined = _.startsWith('words')
      ? ['cracks in eleven of the fourteen piers', 'cracks in every pier of them all there']
      : undefined;
    const after = next(first, more, text);
    expect(historyOf(after).map((event) => [event.edition, event.is, event.note])).toEqual([
      [2, is, 'A note.'],
    ]);
    // Nobody else's history is touched.
    expect(after.statements.filter(({ history }) => history?.length).map(({ number }) => number)).toEqual([
      2,
    ]);
  });

  test('is kept through editions that change nothing about it, and added to by those that do', () => {
    const second = next(first, { quotation: 'ALTERED' });
    const third = next(second, { quotation: 'ALTERED' });
    expect(historyOf(third)).toEqual(historyOf(second));
    expect(historyOf(next(third, {})).map(({ edition }) => edition)).toEqual([2, 4]);
  });

  test('a verdict where there was none is more to say, and no correction', () => {
    const before = next(first, { quotation: null, status: 'PENDING', reason: 'awaiting source', ticks: [] });
    expect(historyOf(next(before, {})).map(({ is }) => is)).toEqual(['CORRECTED', 'UPDATED']);
  });
});

test('words are found in the statement that has them now, whole words and all of them', () => {
  const one = (id: string, words: string) => ({ id, words });
  const statements = [one('a', 'He ran away'), one('b', '“We found cracks … and we will not wait”')];
  expect(takenUpBy({ words: 'We will not wait' }, statements)?.id).toBe('b');
  expect(takenUpBy({ words: 'found cracks … not wait' }, statements)?.id).toBe('b');
  expect(takenUpBy({ words: 'an away' }, statements)).toBeNull();
  expect(takenUpBy({ words: '' }, statements)).toBeNull();
  expect(takenUpBy({ words: 'He ran' }, [{ words: 'He ran away' }])).toBeNull();
});

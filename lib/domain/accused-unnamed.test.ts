import { describe, expect, test } from 'vitest';
import { accusedIn } from './accused.fixture.ts';

/** People a story accuses without naming them, found by the words it describes them in. */

describe('is accused without a name', () => {
  test.each<[string, string[]]>([
    ['The verger stands accused of pawning the church silver to pay for his roof.', ['The verger']],
    ['Three wardens were alleged to have burnt the visitors’ book.', ['Three wardens']],
    ['The bus company has been accused of hiding its accident figures.', ['The bus company']],
    ['A former headmaster is suspected of selling exam papers.', ['A former headmaster']],
    ['Her brother is accused by the bank of forging two cheques.', ['Her brother']],
    ['Two stewards face allegations of doping a horse.', ['Two stewards']],
    ['Jurors found Owen Prast guilty of harassing Dilys Home.', ['Owen Prast']],
    ['A jury found Bela Stroud guilty of theft. Judge Ann Coyle fined her.', ['Bela Stroud']],
  ])('%s', (story, parties) => {
    expect(accusedIn(story, [], [])).toEqual(parties);
  });

  test('is not asked for again where the log has the same words', () => {
    const asked = [{ party: 'the verger', partyAliases: [] }];
    expect(accusedIn('The verger stands accused of pawning the church silver.', asked, [])).toEqual([]);
  });
});

describe('is nobody to ask', () => {
  test.each([
    'People are accused of theft every day in this court.',
    'He is accused of selling the horses.',
    'The new drug is alleged to have caused rashes.',
    'The fire is suspected of having started in the kitchen.',
    'Those accused of witchcraft fled to the hills.',
    'Nobody has been accused of setting the fire.',
  ])('%s', (story) => {
    expect(accusedIn(story, [], [])).toEqual([]);
  });
});

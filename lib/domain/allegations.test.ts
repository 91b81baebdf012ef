import { describe, expect, test } from 'vitest';
import { type AllegationItem, type AskedParty, partiesNotAsked } from './allegations.ts';

const item = (exact: string, more: Partial<AllegationItem> = {}): AllegationItem => ({
  id: 'i',
  kind: 'PARAPHRASE',
  exact,
  cue: null,
  speaker: null,
  ...more,
});
const asked = (party: string, ...partyAliases: string[]): AskedParty => ({ party, partyAliases });
const named = (items: AllegationItem[], log: AskedParty[] = [], known: string[] = []) =>
  partiesNotAsked(items, log, known).map(({ party }) => party);

describe('who is accused', () => {
  test.each([
    ['Russia had violated the ceasefire', null, ['Russia']],
    ['the Kremlin was lying about its losses', null, ['Russia']],
    ['Russian forces had captured the village', null, ['Russia']],
    ['Ukrainian soldiers had captured two Chinese citizens', null, ['Ukraine']],
    ['two North Korean soldiers were captured', null, ['North Korea']],
    ['Kyiv was accused of attacking a refinery', null, ['Ukraine']],
    ['Beijing was a “decisive enabler” of Russia’s war against Ukraine', 'NATO', ['China', 'Russia']],
    [
      'Russia’s involvement of China in this war is a clear signal',
      'Volodymyr Zelensky',
      ['Russia', 'China'],
    ],
    ['Castell Engineering failed to inspect the bridge', null, ['Castell Engineering']],
    ['critics accused Northwind Ferries of fraud', null, ['Northwind Ferries']],
    ['there were allegations against Anna Brandt', null, ['Anna Brandt']],
    ['Tobias Meller, who ran the company, lied to the court', null, ['Tobias Meller']],
  ])('%s', (words, speaker, expected) => {
    expect(named([item(words, { speaker })])).toEqual(expected);
  });

  test('the object of the reporting verb, which stands outside the item', () => {
    expect(named([item('Moscow of shelling a hospital', { cue: 'accused', speaker: 'Kyiv' })])).toEqual([
      'Russia',
    ]);
  });

  test('somebody the story introduced, by the last name alone', () => {
    const items = [
      item('the contract was sound', { id: 'a', speaker: 'Tobias Meller' }),
      item('Meller had taken bribes and corrupted the office', { id: 'b', speaker: 'Anna Brandt' }),
    ];
    expect(named(items)).toEqual(['Tobias Meller']);
  });

  test('a state by the name that the story gives it as a party', () => {
    const items = [item('China was an enabler of the war'), item('Beijing had concealed the shipments')];
    expect(named(items, [], ['Moscow', 'Beijing'])).toEqual(['Beijing']);
  });

  test('each party once, with every item and the word that accuses', () => {
    const items = [
      item('Russia had violated the ceasefire', { id: 'a' }),
      item('Moscow was deporting children', { id: 'b' }),
    ];
    expect(partiesNotAsked(items, [], [])).toEqual([
      {
        party: 'Russia',
        items: [
          { itemId: 'a', word: 'violated', accuser: null },
          { itemId: 'b', word: 'deporting', accuser: null },
        ],
      },
    ]);
  });
});

describe('who is not', () => {
  test.each([
    ['nobody accuses here', 'Russia wants peace', null],
    ['the speaker', 'Russia had violated nothing', 'Moscow'],
    ['the speaker’s own government', 'China had violated no sanctions', 'the Chinese foreign ministry'],
    ['the speaker by the last name', 'Meller had not lied', 'Tobias Meller'],
    ['who accuses', 'Kyiv accused them of lying', null],
    ['citizens', 'two Chinese citizens were killed', null],
    ['a place', 'two people were killed in Russia', null],
    ['a victim', 'this was an attack on Ukraine', null],
    ['a day', 'they were accused on Monday', null],
    ['a pronoun', 'critics accused Him of fraud', null],
  ])('%s', (_, words, speaker) => {
    expect(named([item(words, { speaker })])).toEqual([]);
  });

  test('who denies', () => {
    expect(
      named([item('that Russia had violated anything', { cue: 'denied', speaker: 'a diplomat' })]),
    ).toEqual([]);
  });

  test('a non-response accuses nobody', () => {
    expect(named([item('Russia did not answer the accusations', { kind: 'NON_RESPONSE' })])).toEqual([]);
  });

  test.each([
    ['by its name', asked('Russia')],
    ['by its capital', asked('Moscow')],
    ['by one of its offices', asked('Russian foreign ministry')],
    ['by an alias', asked('Press office on Smolenskaya Square', 'Russia')],
  ])('who was asked %s', (_, log) => {
    expect(named([item('Russia had violated the ceasefire')], [log])).toEqual([]);
  });

  test('a person who was asked by the full name', () => {
    const items = [item('the mayor, Tobias Meller, was corrupt'), item('Meller lied')];
    expect(named(items, [asked('Tobias Meller')], ['Tobias Meller'])).toEqual([]);
  });
});

test('nothing to read is no fault', () => {
  expect(partiesNotAsked([], [], [])).toEqual([]);
  expect(named([item('', { cue: '' })], [], ['', 'x', 'The'])).toEqual([]);
});

test('an item of any length is read at once', () => {
  const words = `accused ${'Northwind Ferries and '.repeat(20_000)}`;
  expect(named([item(words)])).toHaveLength(1);
});

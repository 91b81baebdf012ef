import { expect, test } from 'vitest';
import type { ItemView } from '@/lib/items/view.ts';
import { lotsOf } from './which-items.ts';

const item = (id: string, more: Partial<ItemView> = {}) =>
  ({
    ...{ id, kind: 'DIRECT_QUOTE', status: 'PENDING', isCut: false, assignee: null, speaker: null },
    ...more,
  }) as ItemView;
const said = (name: string) => ({ speaker: { name, start: null, end: null } });
const words = (items: ItemView[], picked: string[] = []) => lotsOf(items, picked).map((lot) => lot.words);

test('all of a kind and all of a speaker, without what is verified or cut', () => {
  const items = [
    item('1', said('Zoë Lind')),
    item('2', { ...said('Ada Moss'), kind: 'PARAPHRASE' }),
    item('3', { ...said('Ada Moss'), status: 'DISPUTED' }),
    item('4', { ...said('Ada Moss'), status: 'VERIFIED' }),
    item('5', { isCut: true, kind: 'NON_RESPONSE' }),
  ];
  expect(words(items)).toEqual([
    'All that are not verified (3)',
    'Direct quote (2)',
    'Paraphrase (1)',
    'Said by Ada Moss (2)',
    'Said by Zoë Lind (1)',
  ]);
});

test('those chosen come first, verified ones too; those that nobody has where somebody has one', () => {
  const items = [
    item('1', { status: 'VERIFIED' }),
    item('2', { assignee: { id: 'ada', name: 'Ada Moss' } }),
    item('3'),
  ];
  expect(words(items, ['1', '3']).slice(0, 3)).toEqual([
    'Those chosen in the list (2)',
    'All that are not verified (2)',
    'Those that nobody has (1)',
  ]);
});

test('nothing is on offer where everything is verified', () => {
  expect(words([item('1', { status: 'VERIFIED' })])).toEqual([]);
});

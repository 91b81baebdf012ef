import { expect, test, vi } from 'vitest';
import { remembered } from './remembered.ts';

test('a phrase that was asked about is not looked into again', () => {
  const find = vi.fn((phrase: string) => phrase.length > 3);
  const isLong = remembered(find);
  expect([isLong('said'), isLong('so'), isLong('said'), isLong('so')]).toEqual([true, false, true, false]);
  expect(find).toHaveBeenCalledTimes(2);
});

test('the answers are those of asking each time, however many phrases there were', () => {
  const lengthOf = remembered((phrase) => phrase.length);
  const phrases = Array.from({ length: 20_000 }, (_, k) => 'x'.repeat(k % 30) + k);
  for (const phrase of [...phrases, ...phrases]) expect(lengthOf(phrase)).toBe(phrase.length);
});

test('a long phrase is not kept', () => {
  const find = vi.fn((phrase: string) => phrase.length);
  const lengthOf = remembered(find);
  for (let k = 0; k < 3; k++) lengthOf('told the reporters');
  expect(find).toHaveBeenCalledTimes(3);
});

import { expect, test } from 'vitest';
import { addressesOf, addressFrom, STATEMENT_ADDRESS } from './statement-address.ts';

const said = (words: string, speaker: string | null = 'NATO') => ({
  ...{ kind: 'DIRECT_QUOTE' as const, words, speaker },
});
const item = (id: string, words: string, speaker?: string) => ({ id, ...said(words, speaker) });

function given(
  items: Parameters<typeof addressesOf>[0],
  known: Record<string, string> = {},
  published: Record<string, ReturnType<typeof said>> = {},
) {
  let made = 0;
  const addresses = addressesOf(
    items,
    new Map(Object.entries(known)),
    new Map(Object.entries(published)),
    () => {
      made += 1;
      return `new ${made}`;
    },
  );
  return Object.fromEntries(addresses);
}

test('an address is sixteen letters of ten bytes, none of them lost', () => {
  expect(addressFrom(new Uint8Array(10))).toBe('aaaaaaaaaaaaaaaa');
  expect(addressFrom(new Uint8Array(10).fill(255))).toBe('7777777777777777');
  // RFC 4648, section 10: "fooba" is mzxw6ytb.
  expect(addressFrom(new TextEncoder().encode('foobafooba'))).toBe('mzxw6ytbmzxw6ytb');
  expect(addressFrom(crypto.getRandomValues(new Uint8Array(10)))).toMatch(STATEMENT_ADDRESS);
});

test('an item keeps its address whatever becomes of its words; a new one gets a new one', () => {
  expect(given([item('a', 'other words'), item('b', 'new words')], { a: 'A' }, { A: said('words') })).toEqual(
    {
      ...{ a: 'A', b: 'new 1' },
    },
  );
});

test('an item made anew takes up the address of the same statement whose item is gone', () => {
  const published = { A: said('We will not wait.'), B: said('We will not wait.', 'Moscow') };
  expect(given([item('c', '“we will not wait”')], { a: 'A', b: 'B' }, published)).toEqual({ c: 'A' });
  // Not while that item is there itself, and only one of several.
  expect(
    given([item('a', 'We will not wait.'), item('c', 'We will not wait')], { a: 'A' }, published),
  ).toEqual({
    ...{ a: 'A', c: 'new 1' },
  });
  expect(given([item('c', 'We will not wait'), item('d', 'We will not wait')], {}, published)).toEqual({
    ...{ c: 'A', d: 'new 1' },
  });
});

test('an item that comes back finds its address taken up, and gets another', () => {
  expect(given([item('c', 'words'), item('a', 'words')], { a: 'A', c: 'A' }, { A: said('words') })).toEqual({
    ...{ c: 'A', a: 'new 1' },
  });
});

import { expect, test } from 'vitest';
import { REFUSALS, refusalIn, refusalNamed } from './refusals.ts';

test('a refusal is found by its words, and its words by its name', () => {
  for (const words of Object.values(REFUSALS)) expect(refusalNamed(refusalIn(words))).toBe(words);
  expect(refusalIn('CredentialsSignin')).toBe('other');
  expect(refusalIn(null)).toBe('other');
});

test('no words of an address are shown', () => {
  for (const name of [null, '', 'Call us', 'toString', '__proto__']) expect(refusalNamed(name)).toBeNull();
});

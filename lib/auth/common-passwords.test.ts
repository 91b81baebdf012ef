import { describe, expect, test } from 'vitest';
import { processorMs } from '../../testing/processor-time.ts';
import { isCommonPassword, isSomethingCommon } from './common-passwords.ts';
import { makePassword } from './passwords.ts';

describe('what others try first is known', () => {
  test.each([
    ['as it stands in the list', '1qaz2wsx3edc'],
    ['in capitals', 'ADMINISTRATOR'],
    ['in full width', 'ａｄｍｉｎｉｓｔｒａｔｏｒ'],
    ['with a capital, figures and a mark', 'Password2026!'],
    ['with figures in front', '20261128Summer'],
    ['with figures for letters', 'P@ssw0rd1234'],
    ['with figures for letters within', 'Adm1n1strator'],
    ['with 1 for l', 'f00tba11!2026'],
    ['with a mark for its first letter', '$ummer2026!!'],
    ['with spaces', 'p a s s w o r d 1 2 3'],
    ['with hyphens', 'Pass-Word-2026'],
    ['twice', 'dragondragon'],
    ['three times, with a year', 'monkeymonkeymonkey2026'],
    ['with a few letters more', 'xx-baseball-yy'],
    ['along the keyboard', 'qwertyuiop12'],
    ['counting', '123456789012'],
    ['counting, with an end of its own', '1234567890ab'],
  ])('%s: %s', async (_, password) => {
    expect(await isCommonPassword(password)).toBe(true);
  });
});

test.each([
  'a bridge across the river',
  'the second one of hers',
  'correct horse battery staple',
  'Škoda žlutá kůň',
  'моя бабушка любит сливы',
  'x83749283749102',
  'moon837129481027',
  'harbour dragon lantern',
  'Wk7#pTz9!mQe',
  makePassword(),
])('what they do not is left alone: %s', async (password) => {
  expect(await isCommonPassword(password)).toBe(false);
});

test('the list is long enough, and every entry that may be set is refused', async () => {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const entries = dictionary['passwords-common'];
  expect(entries.length).toBeGreaterThan(10_000);
  const common = new Set(entries);
  const passed = entries.filter((entry) => entry.length >= 12 && !isSomethingCommon(entry, common));
  expect(passed).toEqual([]);
  const withAYear = entries.filter((entry) => /^[a-z]{6,}$/.test(entry));
  expect(withAYear.filter((entry) => !isSomethingCommon(`${entry}2026!`, common))).toEqual([]);
});

test('the longest password takes no longer than any', async () => {
  await isCommonPassword('loads the list');
  const work = async () => {
    for (const one of ['a1', '1', '@', 'password', ' '])
      await isCommonPassword(one.repeat(200).slice(0, 200));
  };
  expect(await processorMs(work)).toBeLessThan(500);
});

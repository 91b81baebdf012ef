import { expect, test } from 'vitest';
import { CHANNEL_AT_FIRST, CHANNELS } from './channels.ts';
import { ENGLISH } from './report/catalogue/english.ts';
import { GERMAN } from './report/catalogue/german.ts';
import { askedByIn } from './report/words.ts';

test('what each channel decides, in words', () => {
  expect(CHANNELS.map((channel) => `${channel}: asked ${askedByIn(ENGLISH, channel)}`)).toEqual([
    'e-mail: asked by e-mail',
    'telephone: asked by telephone',
    'in person: asked in person',
    'message: asked by message',
    'letter: asked by letter',
    'web form: asked by web form',
    'spokesperson: asked by spokesperson',
  ]);
  expect(CHANNEL_AT_FIRST).toBe('e-mail');
});

test('a channel that is none of the list is told as it was typed, and an empty one not at all', () => {
  expect(askedByIn(ENGLISH, 'carrier pigeon')).toBe('by carrier pigeon');
  expect(askedByIn(GERMAN, 'Brieftaube')).toBe('über Brieftaube');
  expect(askedByIn(ENGLISH, '')).toBe('');
});

import { expect, test } from 'vitest';
import { askedBy, CHANNEL_AT_FIRST, CHANNELS } from './channels.ts';

test('what each channel decides, in words', () => {
  expect(CHANNELS.map((channel) => `${channel}: asked ${askedBy(channel)}`)).toEqual([
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
  expect(askedBy('carrier pigeon')).toBe('by carrier pigeon');
  expect(askedBy('')).toBe('');
});

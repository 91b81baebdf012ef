import { describe, expect, test } from 'vitest';
import { LETTER_RULES } from './letter-rules';
import { contextOf, readRules, soundsByLetters, writtenRule } from './letters-to-sounds';
import { SOUNDS } from './loose-grammar';

describe('letters to sounds', () => {
  test.each([
    ['furl', 'F ER L'],
    ['phone', 'F OW N'],
    ['shipment', 'SH IH P M AH N T'],
    ['knitting', 'N IH T IH NG'],
    ['station', 'S T EY SH AH N'],
  ])('%s', (word, sounds) => {
    expect(soundsByLetters(word).join(' ')).toBe(sounds);
  });

  test('a name of any letters has sounds that the model knows', () => {
    for (const word of ['zelenskyy', 'xqzj', "o'brien", 'kyiv', 'a'])
      for (const sound of soundsByLetters(word)) expect(SOUNDS).toContain(sound);
    expect(soundsByLetters('zelenskyy').length).toBeGreaterThan(5);
    expect(soundsByLetters('')).toEqual([]);
  });

  test('of the rules that fit, the most special holds', () => {
    const rules = readRules([writtenRule('A', ['AE']), writtenRule('A_', ['AH'])].join(' '));
    expect(soundsByLetters('aa', rules)).toEqual(['AE', 'AH']);
  });

  test('a context is a letter between others, with the edges of the word', () => {
    expect(contextOf('cat', 0, [1, 2])).toBe('_Cat');
    expect(contextOf('cat', 2, [3, 3])).toBe('_caT___');
  });

  test('the rules are small enough to be sent to a browser', () => {
    expect(LETTER_RULES.length).toBeLessThan(400 * 1024);
    for (const letter of 'abcdefghijklmnopqrstuvwxyz')
      expect(readRules(LETTER_RULES).has(letter.toUpperCase())).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { isLanguageCode, languageName, spokenLanguages, storyLanguages } from './languages.ts';

describe('what a language is called', () => {
  it.each([
    ['uk', 'Ukrainian'],
    ['pt-BR', 'Brazilian Portuguese'],
    ['und', 'Another language'],
    // typed by hand before there was a list
    ['Ukrainian', 'Ukrainian'],
    ['Russian', 'Russian'],
    ['zz', 'zz'],
    ['', ''],
  ])('%s: %s', (code, name) => {
    expect(languageName(code)).toBe(name);
  });

  it('every language on offer has a name, and each a different one', () => {
    for (const offered of [storyLanguages(), spokenLanguages()]) {
      const names = offered.map(({ words }) => words);
      expect(new Set(names).size).toBe(names.length);
      expect(offered.filter(({ value, words }) => value !== '' && value === words)).toEqual([]);
    }
  });
});

describe('what there is to choose from', () => {
  it('has the language that is chosen already, once', () => {
    expect(storyLanguages('it').filter(({ value }) => value === 'it')).toEqual([
      { value: 'it', words: 'Italian' },
    ]);
    expect(storyLanguages('de').filter(({ value }) => value === 'de')).toHaveLength(1);
    expect(spokenLanguages('Ukrainian').map(({ value }) => value)).toContain('Ukrainian');
    expect(storyLanguages('und').filter(({ value }) => value === 'und')).toHaveLength(1);
    expect(spokenLanguages('und').filter(({ value }) => value === 'und')).toHaveLength(1);
  });

  it('begins with nothing said, and ends with any other', () => {
    expect(spokenLanguages().at(0)).toEqual({ value: '', words: 'Not said' });
    expect(spokenLanguages().at(-1)).toEqual({ value: 'und', words: 'Another language' });
  });
});

it('a page is told only what is a code', () => {
  expect(['uk', 'zh-Hant', 'und', 'Ukrainian', 'Russian', ''].map(isLanguageCode)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

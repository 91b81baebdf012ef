import { describe, expect, test } from 'vitest';
import { knownAs, numberInWords, soundsLike, spokenFor, spokenWords } from './spoken-words';

/** Knows two words, and remembers what it is told. */
function smallDictionary() {
  const known = new Map([
    ['skin', 'S K IH N'],
    ['we', 'W IY'],
  ]);
  return {
    known,
    soundsOf: (word: string) => known.get(word) ?? null,
    learn: (word: string, sounds: string) => void known.set(word, sounds),
    hear: () => null,
    bytes: () => 0,
    close: () => {},
  };
}

describe('a text as it is read aloud', () => {
  test.each([
    ['1968', 'nineteen sixty eight'],
    ['1905', 'nineteen oh five'],
    ['1900', 'nineteen hundred'],
    ['2008', 'two thousand eight'],
    ['2024', 'twenty twenty four'],
    ['$1,250.50', 'one thousand two hundred fifty point five zero dollars'],
    ['12%', 'twelve percent'],
    ['21st', 'twenty first'],
    ['20th', 'twentieth'],
    ['1990s', 'nineteen nineties'],
    ['U.S.', 'u. s.'],
    ['BBC', 'b. b. c.'],
    ['NATO', 'nato'],
    ['mother’s', "mother's"],
    ["'tis", "'tis"],
    ['‘prime;', 'prime'],
    ['self-love', 'self love'],
    ['Zoë,', 'zoe'],
    ['&', 'and'],
    ['3-year-old', 'three year old'],
    ['COVID-19', 'covid nineteen'],
    ['“No!”', 'no'],
    ['—', ''],
  ])('%s', (written, spoken) => {
    expect(spokenFor(written).join(' ')).toBe(spoken);
  });

  test('numbers of any size end', () => {
    expect(numberInWords(0)).toEqual(['zero']);
    expect(numberInWords(1_000_017).join(' ')).toBe('one million seventeen');
    expect(numberInWords(2e15)).toHaveLength(16);
  });

  test('each word knows its place in the text', () => {
    const text = 'We  won 12 –\nno.';
    for (const { at, written } of spokenWords(text))
      expect(text.slice(at, at + written.length)).toBe(written);
    expect(spokenWords(text).map(({ spoken }) => spoken)).toEqual([['we'], ['won'], ['twelve'], [], ['no']]);
  });
});

test('nobody speaks what is put in between square brackets', () => {
  const words = spokenWords('We [laughter and applause] won[sic] it [12 of them.');
  expect(words.map(({ written, spoken }) => `${written}=${spoken.join(' ')}`)).toEqual(
    'We=we,[laughter=,and=,applause]=,won[sic]=won,it=it,[12=twelve,of=of,them.=them'.split(','),
  );
});

describe('what the dictionary does not know', () => {
  test('a spelling for how a name sounds is taken by its parts, from the dictionary first', () => {
    expect(soundsLike(smallDictionary(), 'skin we')).toEqual('S K IH N W IY'.split(' '));
  });

  test('that spelling holds over the rules, under a name of its own', () => {
    const dictionary = smallDictionary();
    const name = knownAs(dictionary, 'zq', new Map([['zq', 'skin-we']]));
    expect(name).toBe('zq=s-k-ih-n-w-iy');
    expect(dictionary.known.get(name ?? '')).toBe('S K IH N W IY');
    expect(dictionary.known.has('zq')).toBe(false);
  });

  test('a known word stays; an unknown one gets its sounds from its letters', () => {
    const dictionary = smallDictionary();
    expect(knownAs(dictionary, 'we')).toBe('we');
    expect(knownAs(dictionary, 'furl')).toBe('furl');
    expect(dictionary.known.get('furl')).toBe('F ER L');
  });
});

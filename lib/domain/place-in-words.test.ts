import { describe, expect, it } from 'vitest';
import { placeInWords } from './place-in-words.ts';

const at = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

describe('the place of words', () => {
  const text = 'We opened the pier.\n\n  It held.\nNobody was hurt.';

  it('of a plain text is its paragraph', () => {
    const place = (words: string) => placeInWords({ text, form: 'plain', places: [] }, at(text, words));
    expect(place('We opened')).toBe('paragraph 1');
    expect(place('the pier')).toBe('paragraph 1');
    expect(place('It held')).toBe('paragraph 2');
    expect(place('hurt')).toBe('paragraph 3');
    expect(place('held.\nNobody')).toBe('paragraph 2');
  });

  it('of a transcript is when the first of them is said', () => {
    const places = [
      [0, 19, 4_000, 9_000],
      [21, 31, 3_751_000, 3_760_000],
    ];
    const place = (words: string) => placeInWords({ text, form: 'transcript', places }, at(text, words));
    expect(place('opened')).toBe('0:04');
    expect(place('held')).toBe('1:02:31');
    expect(place('pier.\n\n  It')).toBe('0:04');
    expect(place('hurt')).toBe('');
  });

  it('of a document is its page, or the pages that they run over', () => {
    const places = [
      [0, 20, 3],
      [20, 48, 4],
    ];
    const place = (words: string) => placeInWords({ text, form: 'pages', places }, at(text, words));
    expect(place('pier')).toBe('page 3');
    expect(place('pier.\n\n  It')).toBe('page 3–4');
    expect(place('Nobody')).toBe('page 4');
  });

  it('of numbered lines is the line where they begin', () => {
    const places = [
      [0, 20, 17, 2],
      [20, 48, 0, 3],
    ];
    const place = (words: string) => placeInWords({ text, form: 'lines', places }, at(text, words));
    expect(place('pier.\n\n  It')).toBe('page 17, line 2');
    expect(place('Nobody')).toBe('line 3');
  });
});

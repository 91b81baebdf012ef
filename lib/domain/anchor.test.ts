import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf, wordsOf } from './anchor.ts';

const text = 'She said “we 🌉 agree” and, later, “not today”.';

describe('anchorOf', () => {
  test('one span: its words with what stands before and after', () => {
    const start = text.indexOf('we');
    expect(anchorOf(text, [{ start, end: start + 'we 🌉 agree'.length }])).toEqual({
      start,
      end: start + 11,
      exact: 'we 🌉 agree',
      prefix: 'She said “',
      suffix: '” and, later, “not today”.',
    });
  });

  test('several spans: hull from the first to the last, words joined by an ellipsis', () => {
    const [a, b] = [text.indexOf('we'), text.indexOf('not today')];
    const anchor = anchorOf(text, [
      { start: a, end: a + 2 },
      { start: b, end: b + 9 },
    ]);
    expect(anchor).toMatchObject({ start: a, end: b + 9, exact: 'we … not today', suffix: '”.' });
  });

  test('the context is 32 units, and never half a character', () => {
    const long = `${'a'.repeat(50)}🌉${'b'.repeat(31)}WORD${'c'.repeat(31)}🌉${'d'.repeat(50)}`;
    const start = long.indexOf('WORD');
    const { prefix, suffix } = anchorOf(long, [{ start, end: start + 4 }]);
    expect(prefix).toHaveLength(32);
    expect(suffix).toHaveLength(32);
    expect(prefix.isWellFormed() && suffix.isWellFormed()).toBe(true);
    expect(prefix.endsWith('b'.repeat(31))).toBe(true);
    expect(suffix.startsWith('c'.repeat(31))).toBe(true);
  });

  test('the whole text is a span', () => {
    expect(anchorOf(text, [{ start: 0, end: text.length }])).toMatchObject({
      prefix: '',
      suffix: '',
      exact: text,
    });
  });

  const bridge = text.indexOf('🌉');
  test.each([
    ['no span at all', []],
    ['an empty span', [{ start: 3, end: 3 }]],
    ['a span backwards', [{ start: 5, end: 3 }]],
    ['a span before the text', [{ start: -1, end: 3 }]],
    ['a span beyond the text', [{ start: 3, end: text.length + 1 }]],
    ['a start inside a character', [{ start: bridge + 1, end: bridge + 4 }]],
    ['an end inside a character', [{ start: bridge - 3, end: bridge + 1 }]],
    [
      'spans that overlap',
      [
        { start: 0, end: 5 },
        { start: 4, end: 8 },
      ],
    ],
    [
      'spans out of order',
      [
        { start: 6, end: 8 },
        { start: 0, end: 3 },
      ],
    ],
  ])('%s is refused', (_, spans) => {
    expect(() => anchorOf(text, spans)).toThrow(RangeError);
  });

  test('what it accepts always gives back the words that stand there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (any, a, b) => {
        const span = { start: Math.min(a, b) % any.length, end: Math.max(a, b) % (any.length + 1) };
        let anchor: ReturnType<typeof anchorOf>;
        try {
          anchor = anchorOf(any, [span]);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        expect(anchor.exact).toBe(any.slice(span.start, span.end));
        expect(anchor.exact.isWellFormed()).toBe(any.isWellFormed());
        const hull = `${any.slice(0, anchor.start)}${anchor.exact}${any.slice(anchor.end)}`;
        expect(hull).toBe(any);
      }),
    );
  });
});

test('wordsOf joins the words of spans', () => {
  expect(wordsOf('one two three', [{ start: 0, end: 3 }])).toBe('one');
  expect(
    wordsOf('one two three', [
      { start: 0, end: 3 },
      { start: 8, end: 13 },
    ]),
  ).toBe('one … three');
});

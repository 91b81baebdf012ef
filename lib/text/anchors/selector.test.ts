import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveSelector, selectorOf } from './selector.ts';

const TEXT =
  'First we wait. Then “we wait” again, and at last we wait for the ferry to Ledwick, which never comes.';

describe('selectors', () => {
  it('hold the exact text, 32 units around it and its place', () => {
    const start = TEXT.indexOf('the ferry');
    expect(selectorOf(TEXT, { start, end: start + 9 })).toEqual({
      exact: 'the ferry',
      prefix: TEXT.slice(start - 32, start),
      suffix: TEXT.slice(start + 9, start + 41),
      start,
      end: start + 9,
    });
  });

  it('refuse a span outside the text', () => {
    for (const span of [
      { start: -1, end: 2 },
      { start: 3, end: 2 },
      { start: 0, end: 1e6 },
      { start: 0.5, end: 1 },
    ]) {
      expect(() => selectorOf(TEXT, span)).toThrow(RangeError);
    }
  });

  it('never cut a character in two', () => {
    const text = `${'😀'.repeat(20)}x${'😀'.repeat(20)}`;
    const { prefix, suffix } = selectorOf(text, { start: 40, end: 41 });
    expect(prefix.isWellFormed() && suffix.isWellFormed()).toBe(true);
  });

  it('resolve to their own place, for any span of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const start = Math.min(a % text.length, b % text.length);
          const end = Math.max(a % text.length, b % text.length) + 1;
          expect(resolveSelector(text, selectorOf(text, { start, end }))).toEqual({ start, end });
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('find the occurrence whose surroundings fit when the text before it grew', () => {
    const start = TEXT.lastIndexOf('we wait');
    const selector = selectorOf(TEXT, { start, end: start + 7 });
    const now = `Before all that we wait. ${TEXT}`;
    expect(resolveSelector(now, selector)).toEqual({ start: start + 25, end: start + 32 });
  });

  it('look through other typography, not through other words', () => {
    const start = TEXT.indexOf('Then');
    const selector = selectorOf(TEXT, { start, end: TEXT.indexOf(', and') });
    const now = TEXT.replace('“we wait”', '"we\nwait"');
    const found = resolveSelector(now, selector);
    expect(found && now.slice(found.start, found.end)).toBe('Then "we\nwait" again');
    expect(resolveSelector(TEXT.replace('again', 'once more'), selector)).toBeNull();
    expect(resolveSelector(TEXT, { exact: '', prefix: 'a', suffix: 'b', start: 0, end: 0 })).toBeNull();
  });
});

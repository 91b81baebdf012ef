import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonicalJson', () => {
  it.each([
    [null, 'null'],
    [-0, '0'],
    [1e21, '1e+21'],
    [0.1 + 0.2, '0.30000000000000004'],
    ['\u000f\n"\\é€', '"\\u000f\\n\\"\\\\é€"'],
    [[3, [], {}], '[3,[],{}]'],
    [{ b: 1, a: { d: [true], c: null } }, '{"a":{"c":null,"d":[true]},"b":1}'],
  ])('writes %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('sorts keys by UTF-16 code units, as in the example of RFC 8785, 3.2.3', () => {
    const value = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
    const keys = [...canonicalJson(value).matchAll(/:(\d)/g)].map((m) => m[1]);
    expect(keys.join('')).toBe('2467153');
  });

  const circle: Record<string, unknown> = {};
  circle.inside = [circle];
  const hole: unknown[] = [1];
  hole[2] = 3;
  it.each([
    ['undefined', { a: undefined }, /\$\.a/],
    ['a hole', hole, /\$\[1\]/],
    ['NaN', [Number.NaN], /NaN/],
    ['infinity', Number.POSITIVE_INFINITY, /Infinity/],
    ['a bigint', 1n, /bigint/],
    ['a function', () => 1, /function/],
    ['a date', { at: new Date(0) }, /plain objects/],
    ['a map', new Map(), /plain objects/],
    ['a lone surrogate', 'a\ud800', /surrogate/],
    ['a lone surrogate in a key', { '\udc00': 1 }, /surrogate/],
    ['a circle', circle, /itself/],
  ])('refuses %s', (_name, value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
  });

  it('lets one object stand at two places', () => {
    const twice = { x: 1 };
    expect(canonicalJson([twice, twice])).toBe('[{"x":1},{"x":1}]');
  });

  it('says the same value and is its own canonical form', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonicalJson(value);
        const read: unknown = JSON.parse(text);
        expect(JSON.stringify(read)).toHaveLength(text.length);
        expect(canonicalJson(read)).toBe(text);
      }),
    );
  });

  it('does not depend on the order in which keys were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (value) => {
        const backwards = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(backwards)).toBe(canonicalJson({ ...value }));
      }),
    );
  });
});

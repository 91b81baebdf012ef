/**
 * One value always gives one text, so that a hash of it means something: keys in order of their UTF-16 code units, no
 * white space, numbers and strings as ECMAScript writes them. Source of the rule: RFC 8785 (JSON Canonicalization
 * Scheme).
 *
 * Our own rather than the package `canonicalize`, which writes a date as its text, a hole as null, a map as {} and
 * leaves `undefined` out: a hash meant to last must refuse all of these. The RFC's own examples are in the test.
 */

/** What canonical JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * @param value JSON data: null, booleans, finite numbers, well-formed strings, arrays and plain objects of these;
 * `undefined` is not a value: leave the key out, or use null.
 * @returns the one canonical text.
 * @throws TypeError for everything else (undefined, NaN, dates, maps, lone surrogates, circles), naming the place.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', new Set());
}

function write(value: unknown, at: string, above: Set<object>): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${at}: ${value} is not JSON.`);
      return JSON.stringify(value);
    case 'string':
      return writeString(value, at);
    case 'object':
      return writeObject(value, at, above);
    default:
      throw new TypeError(`${at}: ${typeof value} is not JSON.`);
  }
}

function writeString(value: string, at: string): string {
  if (!value.isWellFormed()) throw new TypeError(`${at}: a lone surrogate cannot be written as UTF-8.`);
  return JSON.stringify(value);
}

function writeObject(value: object, at: string, above: Set<object>): string {
  if (above.has(value)) throw new TypeError(`${at}: the value contains itself.`);
  above.add(value);
  const text = Array.isArray(value) ? writeArray(value, at, above) : writeRecord(value, at, above);
  above.delete(value);
  return text;
}

function writeArray(value: readonly unknown[], at: string, above: Set<object>): string {
  // Array.from also visits holes, which are undefined and so refused.
  return `[${Array.from(value, (one, i) => write(one, `${at}[${i}]`, above)).join(',')}]`;
}

function writeRecord(value: object, at: string, above: Set<object>): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`${at}: only plain objects are JSON.`);
  }
  const record = value as Record<string, unknown>;
  // The default order of sort() is by UTF-16 code unit, as the RFC requires.
  const pairs = Object.keys(record)
    .sort()
    .map((key) => `${writeString(key, at)}:${write(record[key], `${at}.${key}`, above)}`);
  return `{${pairs.join(',')}}`;
}

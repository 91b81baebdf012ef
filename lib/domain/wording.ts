/** Small pieces of English that several sentences share. */

const SMALL_NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A number in running text: in words up to twelve. */
export function numberInWords(n: number): string {
  return SMALL_NUMBERS[n] ?? String(n);
}

/**
 * "900", "1,500", "12,000": a whole number as English newspapers write it. Not by `toLocaleString`: the first thing that a browser
 * formats by a language takes it some 30 ms, which a long story would open later by.
 */
export function formatNumber(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** "one origin", "two origins", "13 origins". */
export function formatCount(n: number, one: string, many = `${one}s`): string {
  return `${numberInWords(n)} ${n === 1 ? one : many}`;
}

/** Each made when it is first asked for: most pages that share these pieces list nothing. */
const lists: { and?: Intl.ListFormat; or?: Intl.ListFormat } = {};
const TYPES = { and: 'conjunction', or: 'disjunction' } as const;

/** "A", "A and B", "A, B and C". */
export function formatList(all: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  lists[conjunction] ??= new Intl.ListFormat('en-GB', { type: TYPES[conjunction] });
  return lists[conjunction].format(all);
}

/** Capitalises the first letter, by Unicode: the first code point, not the first code unit. */
export function capitalised(text: string): string {
  const first = text.slice(0, String.fromCodePoint(text.codePointAt(0) ?? 32).length);
  return text === '' ? text : first.toUpperCase() + text.slice(first.length);
}

/** "900 bytes", "310 KB", "1.4 MB": as people read sizes, rounded up, so that too much never reads as just enough. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1_048_576) return `${Math.ceil(bytes / 1024)} KB`;
  return `${Math.ceil((bytes / 1_048_576) * 10) / 10} MB`;
}

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

/** "one origin", "two origins", "13 origins". */
export function formatCount(n: number, one: string, many = `${one}s`): string {
  return `${numberInWords(n)} ${n === 1 ? one : many}`;
}

const LISTS = {
  and: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  or: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
};

/** "A", "A and B", "A, B and C". */
export function formatList(all: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  return LISTS[conjunction].format(all);
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

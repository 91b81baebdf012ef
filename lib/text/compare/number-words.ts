/**
 * The words and signs that numbers are made of.
 */

/** "zero one two" → { zero: first, one: first + step, … } */
const series = (words: string, first: number, step: number): Record<string, number> =>
  Object.fromEntries(words.split(/\s+/u).map((word, i) => [word, first + i * step]));

const UNITS: Readonly<Record<string, number>> = series(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen`,
  0,
  1,
);
const TENS: Readonly<Record<string, number>> = {
  ...series('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  fourty: 40,
};
const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  lakh: 1e5,
  lac: 1e5,
  million: 1e6,
  crore: 1e7,
  billion: 1e9,
  trillion: 1e12,
};
/** Scales that count only directly after a number: "5 crores", "Rs 5 cr", "$5 bn". */
const SCALES_BEHIND: Readonly<Record<string, number>> = {
  lakhs: 1e5,
  lacs: 1e5,
  mn: 1e6,
  crores: 1e7,
  cr: 1e7,
  bn: 1e9,
};
const ORDINALS: Readonly<Record<string, number>> = {
  ...series(
    `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
    seventeenth eighteenth nineteenth`,
    1,
    1,
  ),
  ...series('twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth', 20, 10),
};
export const PARTS: Readonly<Record<string, number>> = {
  ...series('thirds fourths fifths sixths sevenths eighths ninths tenths', 3, 1),
  ...series('half third quarter', 2, 1),
  quarters: 4,
};
const CURRENCY: Readonly<Record<string, string>> = {
  dollar: '$',
  dollars: '$',
  euro: '€',
  euros: '€',
  pound: '£',
  pounds: '£',
  yen: '¥',
  rupee: '₹',
  rupees: '₹',
  $: '$',
  '€': '€',
  '£': '£',
  '¥': '¥',
  '₹': '₹',
};
/** Currencies in letters, written before the number like a sign. */
const LETTER_SIGNS: Readonly<Record<string, string>> = { rs: '₹', inr: '₹', rupees: '₹' };
const SIGNS = new Set(['$', '€', '£', '¥', '₹']);
const SUFFIXES: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  cr: 1e7,
  mln: 1e6,
  bn: 1e9,
  b: 1e9,
  tn: 1e12,
  trn: 1e12,
};

/** A table's own value for a key: words such as "constructor" are properties of every object. */
export const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

export type Literal = { value: number | null; text: string; ordinal: boolean; suffix: number };

function literalOf(written: string): Literal | null {
  const form = written.startsWith('.') ? `0${written}` : written;
  const found =
    /^(\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(\.\d+)?(st|nd|rd|th|k|m|mn|mln|bn|b|tn|trn|cr)?$/u.exec(
      form,
    );
  if (!found) return /^\d/u.test(form) ? { value: null, text: form, ordinal: false, suffix: 1 } : null;
  // 18.000 is eighteen thousand in half of Europe and eighteen in English: it equals only itself.
  if (/^[1-9]\d{0,2}\.\d{3}$/u.test(form)) return { value: null, text: form, ordinal: false, suffix: 1 };
  const digits = `${(found[1] ?? '').replaceAll(',', '')}${found[2] ?? ''}`;
  const ending = found[3] ?? '';
  const ordinal = /^(st|nd|rd|th)$/u.test(ending);
  const exact = digits.length <= 15 && !/^0\d/u.test(digits);
  const suffix = own(SUFFIXES, ending) ?? 1;
  return { value: exact ? Number(digits) : null, text: form, ordinal, suffix };
}

/** What a form contributes to a number; null for most words. */
export type Part =
  | { is: 'literal'; literal: Literal }
  | { is: 'unit' | 'tens' | 'scale' | 'scaleBehind' | 'ordinal'; value: number }
  | { is: 'sign' | 'letterSign' | 'currency'; sign: string }
  | { is: 'and' | 'point' | 'parts' | 'per' | 'cent' };

/** Every word that can be part of a number, and what it contributes; of a word that can be two things, the last here. */
const PART_OF_WORD: ReadonlyMap<string, Part> = new Map<string, Part>([
  ...(['and', 'point', 'per', 'cent'] as const).map((is) => [is, { is }] as const),
  ...Object.keys(PARTS).map((word) => [word, { is: 'parts' }] as const),
  ...Object.entries(CURRENCY).map(([word, sign]) => [word, { is: 'currency', sign }] as const),
  ...Object.entries(LETTER_SIGNS).map(([word, sign]) => [word, { is: 'letterSign', sign }] as const),
  ...Object.entries(ORDINALS).map(([word, value]) => [word, { is: 'ordinal', value }] as const),
  ...Object.entries(SCALES_BEHIND).map(([word, value]) => [word, { is: 'scaleBehind', value }] as const),
  ...Object.entries(SCALES).map(([word, value]) => [word, { is: 'scale', value }] as const),
  ...Object.entries(TENS).map(([word, value]) => [word, { is: 'tens', value }] as const),
  ...Object.entries(UNITS).map(([word, value]) => [word, { is: 'unit', value }] as const),
]);

/** What a compared form contributes to a number; null where it cannot be part of one. */
export function partOf(form: string): Part | null {
  const first = form.charCodeAt(0);
  if ((first >= 48 && first <= 57) || /^\.\d/u.test(form)) {
    const literal = literalOf(form);
    return literal && { is: 'literal', literal };
  }
  if (SIGNS.has(form)) return { is: 'sign', sign: form };
  if (first < 97 || first > 122) return null;
  return PART_OF_WORD.get(form) ?? null;
}

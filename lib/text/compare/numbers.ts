/**
 * Reads numbers, so that "two and a half thousand" words away from a figure compares as the figure it is:
 * 2,500 = two thousand five hundred, $5 million = five million dollars, 21st = twenty-first, 2/3 = two thirds.
 * A number phrase becomes one word with a form that begins with #.
 */
import { type Forms, NUMBER, PIECE, type Words } from './words.ts';

const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  seventieth: 70,
  eightieth: 80,
  ninetieth: 90,
};
const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fourths: 4,
  fifths: 5,
  sixths: 6,
  eighths: 8,
  tenths: 10,
};
const CURRENCY: Readonly<Record<string, string>> = {
  dollar: '$',
  dollars: '$',
  euro: '€',
  euros: '€',
  pound: '£',
  pounds: '£',
  yen: '¥',
  $: '$',
  '€': '€',
  '£': '£',
  '¥': '¥',
};
const SIGNS = new Set(['$', '€', '£', '¥']);
const SUFFIXES: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  bn: 1e9,
  b: 1e9,
  tn: 1e12,
  trn: 1e12,
};

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

type Literal = { value: number | null; text: string; ordinal: boolean; suffix: number };

function literalOf(form: string): Literal | null {
  const found = /^(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?(st|nd|rd|th|k|m|mn|mln|bn|b|tn|trn)?$/u.exec(form);
  if (!found) return /^\d/u.test(form) ? { value: null, text: form, ordinal: false, suffix: 1 } : null;
  const digits = `${(found[1] ?? '').replaceAll(',', '')}${found[2] ?? ''}`;
  const ending = found[3] ?? '';
  const ordinal = /^(st|nd|rd|th)$/u.test(ending);
  const exact = digits.length <= 15 && !/^0\d/u.test(digits);
  const suffix = own(SUFFIXES, ending) ?? 1;
  return { value: exact ? Number(digits) : null, text: form, ordinal, suffix };
}

/** What a form contributes to a number; most words: null. */
type Part =
  | { is: 'literal'; literal: Literal }
  | { is: 'unit' | 'tens' | 'scale' | 'ordinal'; value: number }
  | { is: 'sign' | 'currency'; sign: string }
  | { is: 'a' | 'and' | 'point' | 'parts' | 'per' | 'cent' };

function partOf(form: string): Part | null {
  const first = form.charCodeAt(0);
  if (first >= 48 && first <= 57) {
    const literal = literalOf(form);
    return literal && { is: 'literal', literal };
  }
  if (SIGNS.has(form)) return { is: 'sign', sign: form };
  if (first < 97 || first > 122) return null;
  const unit = own(UNITS, form);
  if (unit !== undefined) return { is: 'unit', value: unit };
  const tens = own(TENS, form);
  if (tens !== undefined) return { is: 'tens', value: tens };
  const scale = own(SCALES, form);
  if (scale !== undefined) return { is: 'scale', value: scale };
  const ordinal = own(ORDINALS, form);
  if (ordinal !== undefined) return { is: 'ordinal', value: ordinal };
  const sign = own(CURRENCY, form);
  if (sign !== undefined) return { is: 'currency', sign };
  if (own(PARTS, form) !== undefined) return { is: 'parts' };
  if (form === 'a' || form === 'and' || form === 'point' || form === 'per' || form === 'cent')
    return { is: form };
  return null;
}

/** Spells a value the same way however it was written; rounding hides the noise of 2.3 × a million. */
const spell = (value: number): string => String(Math.round(value * 1e6) / 1e6);

type Reading = { form: string; next: number };

/** Reads one number phrase of a text. */
class NumberReader {
  private readonly text: string;
  private readonly words: Words;
  private readonly list: readonly string[];
  private readonly parts: (Part | null | undefined)[] = [];

  constructor(text: string, words: Words, list: readonly string[]) {
    this.text = text;
    this.words = words;
    this.list = list;
  }

  part(at: number): Part | null {
    if (at >= this.words.count) return null;
    const form = this.words.form[at] as number;
    const known = this.parts[form];
    if (known !== undefined) return known;
    const found = partOf(this.list[form] as string);
    this.parts[form] = found;
    return found;
  }

  /** Whether nothing but spaces, a line break or one hyphen stands between a word and the one before it. */
  private isClose(at: number): boolean {
    if (at <= 0 || at >= this.words.count) return false;
    const from = this.words.end[at - 1] as number;
    const to = this.words.start[at] as number;
    if (to - from > 12) return false;
    return /^[\s\u00AD]*[-\u2010\u2011]?\s*$/u.test(this.text.slice(from, to));
  }

  private next(at: number): Part | null {
    return this.isClose(at) ? this.part(at) : null;
  }

  /** A number below 1,000 in words: sets `at` after it. */
  private small(at: number): { value: number; next: number; ordinal: boolean } | null {
    const first = this.part(at);
    if (!first || (first.is !== 'unit' && first.is !== 'tens')) return null;
    let value = first.value;
    let next = at + 1;
    let ordinal = false;
    if (first.is === 'tens') {
      const unit = this.next(next);
      if ((unit?.is === 'unit' || unit?.is === 'ordinal') && unit.value > 0 && unit.value < 10) {
        value += unit.value;
        ordinal = unit.is === 'ordinal';
        next++;
      }
    }
    // nineteen eighty-four, twenty fifteen
    const isCentury = (value >= 16 && value <= 20) || value === 10;
    if (!ordinal && isCentury && next === at + 1) {
      const rest = this.next(next);
      if (rest?.is === 'tens' || (rest?.is === 'unit' && rest.value >= 10)) {
        const tail = this.small(next);
        if (tail && tail.value >= 10)
          return { value: value * 100 + tail.value, next: tail.next, ordinal: tail.ordinal };
      }
    }
    return { value, next, ordinal };
  }

  /** A whole number in words: "two hundred and fifty thousand". */
  private spelled(at: number): { value: number; next: number; ordinal: boolean } | null {
    let total = 0;
    let group = 0;
    let next = at;
    let lowest = Number.POSITIVE_INFINITY;
    let any = false;
    let ordinal = false;
    const article = this.part(at);
    if (article?.is === 'a') {
      const scale = this.next(at + 1);
      if (scale?.is !== 'scale') return null;
      group = 1;
      next = at + 1;
    }
    while (!ordinal) {
      const part = next === at ? this.part(next) : this.next(next);
      if (!part) break;
      if (part.is === 'scale') {
        if (group === 0) break;
        if (part.value === 100) {
          if (group >= 100) break;
          group *= 100;
        } else {
          if (part.value >= lowest) break;
          lowest = part.value;
          total += group * part.value;
          group = 0;
        }
        next++;
        any = true;
        continue;
      }
      const joined = part.is === 'and' && any ? next + 1 : next;
      if (joined !== next && !this.isClose(joined)) break;
      const small = this.small(joined);
      if (!small) break;
      const room = group === 0 ? (total === 0 ? 1e6 : lowest) : group % 100 === 0 ? 100 : 0;
      if (small.value === 0 && any) break;
      if (small.value >= room || (group === 0 && total === 0 && any)) break;
      group += small.value;
      ordinal = small.ordinal;
      next = small.next;
      any = true;
    }
    return any ? { value: total + group, next, ordinal } : null;
  }

  /** "point five" after a number. */
  private decimals(at: number, value: number): { value: number; next: number } {
    if (this.next(at)?.is !== 'point') return { value, next: at };
    let next = at + 1;
    let digits = '';
    for (let part = this.next(next); part?.is === 'unit' && part.value < 10; part = this.next(next)) {
      digits += String(part.value);
      next++;
    }
    return digits ? { value: Number(`${value}.${digits}`), next } : { value, next: at };
  }

  read(at: number): Reading | null {
    const first = this.part(at);
    if (!first) return null;
    if (first.is === 'per')
      return this.next(at + 1)?.is === 'cent' ? { form: 'percent', next: at + 2 } : null;
    if (first.is === 'sign') {
      if (this.words.end[at] !== this.words.start[at + 1] && !this.isClose(at + 1)) return null;
      const amount = this.part(at + 1)?.is === 'sign' ? null : this.amount(at + 1, true);
      return amount && { form: `${amount.form}${first.sign}`, next: amount.next };
    }
    const amount = this.amount(at, false);
    if (!amount) return null;
    const unit = this.next(amount.next);
    if (unit?.is === 'currency') return { form: `${amount.form}${unit.sign}`, next: amount.next + 1 };
    return amount;
  }

  private amount(at: number, money: boolean): Reading | null {
    const first = this.part(at);
    if (!first) return null;
    if (first.is === 'ordinal') return { form: `#${first.value}o`, next: at + 1 };
    if (first.is === 'literal') return this.literal(at, first.literal, money);
    const spelled = this.spelled(at);
    if (!spelled) return null;
    if (spelled.ordinal) return { form: `#${spelled.value}o`, next: spelled.next };
    const fraction = this.fraction(spelled.value, spelled.next);
    if (fraction) return fraction;
    const exact = this.decimals(spelled.next, spelled.value);
    return exact.next === spelled.next
      ? { form: `#${spell(exact.value)}`, next: exact.next }
      : this.scaled(exact.value, exact.next);
  }

  private literal(at: number, literal: Literal, money: boolean): Reading {
    const next = at + 1;
    if (literal.ordinal && literal.value !== null) return { form: `#${spell(literal.value)}o`, next };
    if (literal.value === null || (literal.suffix !== 1 && !money && !/(bn|mln|trn)$/u.test(literal.text))) {
      return { form: `#${literal.text}`, next };
    }
    const value = literal.value * literal.suffix;
    return literal.suffix === 1
      ? (this.fraction(value, next) ?? this.scaled(value, next))
      : { form: `#${spell(value)}`, next };
  }

  private fraction(value: number, at: number): Reading | null {
    if (value < 1 || value > 9 || this.next(at) === null) return null;
    const form = this.list[this.words.form[at] as number] as string;
    const parts = own(PARTS, form);
    const isPlural = form.endsWith('s');
    return parts !== undefined && isPlural === value > 1
      ? { form: `#${value}/${parts}`, next: at + 1 }
      : null;
  }

  private scaled(value: number, at: number): Reading {
    let scaled = value;
    let next = at;
    for (let part = this.next(next); part?.is === 'scale' && part.value > 1; part = this.next(next)) {
      scaled *= part.value;
      next++;
    }
    return { form: `#${spell(scaled)}`, next };
  }
}

/**
 * Joins the words of each number phrase into one word. Linear.
 * @returns the same words with number phrases joined; the flags of a phrase are those of its first word, and NUMBER
 */
export function joinNumbers(text: string, words: Words, forms: Forms): Words {
  const reader = new NumberReader(text, words, forms.list);
  let to = 0;
  for (let at = 0; at < words.count; ) {
    const reading = reader.part(at) ? reader.read(at) : null;
    const next = reading ? reading.next : at + 1;
    words.form[to] = reading ? forms.numberOf(reading.form) : (words.form[at] as number);
    words.start[to] = words.start[at] as number;
    words.end[to] = words.end[next - 1] as number;
    const closing = (words.flags[next - 1] as number) & ~(PIECE | 0x1f);
    words.flags[to] = ((words.flags[at] as number) | closing | (reading ? NUMBER : 0)) & 0xffff;
    to++;
    at = next;
  }
  return {
    count: to,
    form: words.form.slice(0, to),
    start: words.start.slice(0, to),
    end: words.end.slice(0, to),
    flags: words.flags.slice(0, to),
  };
}

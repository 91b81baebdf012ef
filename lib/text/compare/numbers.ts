/**
 * Reads numbers, so that "two and a half thousand" in words equals the same figure in digits: 2,500 = two thousand five
 * hundred, $5 million = five million dollars, 21st = twenty-first, 2/3 = two thirds. A number phrase becomes one word
 * whose form begins with #.
 */
import { type Literal, own, PARTS, type Part, partOf } from './number-words.ts';
import { type Forms, NUMBER, PIECE, type Words } from './words.ts';

/** Spells a value the same way however it was written; rounding hides the noise of 2.3 × a million. */
const spell = (value: number): string => String(Math.round(value * 1e6) / 1e6);

/** Scales that a smaller one may follow in one number, and "lakh crore". */
const PART_SCALES: ReadonlyMap<string, number> = new Map([
  ['crore', 1e7],
  ['crores', 1e7],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['thousand', 1e3],
]);

const isScale = (part: Part | null): part is Part & { value: number } =>
  part !== null && (part.is === 'scaleBehind' || (part.is === 'scale' && part.value > 1));

type NumberRead = { form: string; next: number };

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

  /** Whether only spaces, a line break or one hyphen come between a word and the one before it. */
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

  /** A number below 1,000 in words; `next` is the word after it. */
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
    while (!ordinal) {
      const part = next === at ? this.part(next) : this.next(next);
      if (!part) break;
      if (part.is === 'scale') {
        if (group === 0 && any) break;
        if (group === 0) group = 1;
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

  read(at: number): NumberRead | null {
    const first = this.part(at);
    if (!first) return null;
    if (first.is === 'per')
      return this.next(at + 1)?.is === 'cent' ? { form: 'percent', next: at + 2 } : null;
    if (first.is === 'letterSign') {
      if (!/^\.?\s{0,3}$/u.test(this.text.slice(this.words.end[at], this.words.start[at + 1]))) return null;
      const amount = this.part(at + 1)?.is === 'letterSign' ? null : this.amount(at + 1, true);
      return amount && { form: `${amount.form}${first.sign}`, next: amount.next };
    }
    if (first.is === 'sign') {
      if (this.words.end[at] !== this.words.start[at + 1] && !this.isClose(at + 1)) return null;
      const amount = this.part(at + 1)?.is === 'sign' ? null : this.amount(at + 1, true);
      return amount && { form: `${amount.form}${first.sign}`, next: amount.next };
    }
    const amount = this.amount(at, false);
    if (!amount) return null;
    const unit = this.next(amount.next);
    if (unit?.is === 'letterSign') return { form: `${amount.form}${unit.sign}`, next: amount.next + 1 };
    if (unit?.is === 'currency') return this.withCents(amount.form, unit.sign, amount.next + 1);
    return amount;
  }

  /** "three dollars and fifty cents" */
  private withCents(form: string, sign: string, at: number): NumberRead {
    const from = this.next(at)?.is === 'and' ? at + 1 : at;
    const cents = this.isClose(from) && this.part(from)?.is !== 'sign' ? this.amount(from, false) : null;
    const value = Number(cents?.form.slice(1));
    const unit = cents && this.isClose(cents.next) ? this.formAt(cents.next) : '';
    return cents && /^cents?$/u.test(unit) && value < 100 && /^#\d+$/u.test(form)
      ? { form: `#${spell(Number(form.slice(1)) + value / 100)}${sign}`, next: cents.next + 1 }
      : { form: `${form}${sign}`, next: at };
  }

  private formAt(at: number): string {
    return at < this.words.count ? (this.list[this.words.form[at] as number] as string) : '';
  }

  /** Whether "… and a half" follows a number. */
  private half(at: number): boolean {
    return (
      this.formAt(at) === 'and' &&
      this.formAt(at + 1) === 'a' &&
      this.formAt(at + 2) === 'half' &&
      [0, 1, 2].every((k) => this.isClose(at + k))
    );
  }

  private amount(at: number, money: boolean): NumberRead | null {
    const first = this.part(at);
    if (!first) return null;
    if (this.formAt(at) === 'half' && this.formAt(at + 1) === 'a' && this.isClose(at + 1)) {
      const scale = this.next(at + 2);
      return scale?.is === 'scale' && scale.value > 100 ? this.scaled(0.5, at + 2) : null;
    }
    if (first.is === 'ordinal') return { form: `#${first.value}o`, next: at + 1 };
    if (first.is === 'literal') return this.literal(at, first.literal, money);
    const spelled = this.spelled(at);
    if (!spelled) return null;
    if (spelled.ordinal) return { form: `#${spelled.value}o`, next: spelled.next };
    if (spelled.value < 100 && this.half(spelled.next))
      return this.scaled(spelled.value + 0.5, spelled.next + 3);
    const fraction = this.fraction(spelled.value, spelled.next);
    if (fraction) return fraction;
    const exact = this.decimals(spelled.next, spelled.value);
    return exact.next === spelled.next && !PART_SCALES.has(this.formAt(exact.next))
      ? this.withLess(exact.value, exact.next)
      : this.scaled(exact.value, exact.next);
  }

  private literal(at: number, literal: Literal, money: boolean): NumberRead {
    const next = at + 1;
    if (literal.ordinal && literal.value !== null) return { form: `#${spell(literal.value)}o`, next };
    if (
      literal.value === null ||
      (literal.suffix !== 1 && !money && !/(bn|mln|trn|cr)$/u.test(literal.text))
    ) {
      return { form: `#${literal.text}`, next };
    }
    const value = literal.value * literal.suffix;
    return literal.suffix === 1
      ? (this.fraction(value, next) ?? this.scaled(value, next))
      : { form: `#${spell(value)}`, next };
  }

  private fraction(value: number, at: number): NumberRead | null {
    if (value < 1 || value > 9 || this.next(at) === null) return null;
    const form = this.list[this.words.form[at] as number] as string;
    const parts = own(PARTS, form);
    const isPlural = form.endsWith('s');
    return parts !== undefined && isPlural === value > 1
      ? { form: `#${value}/${parts}`, next: at + 1 }
      : null;
  }

  private scaled(value: number, at: number): NumberRead {
    let scaled = value;
    let next = at;
    for (let part = this.next(next); isScale(part); part = this.next(next)) {
      scaled *= part.value;
      next++;
    }
    return this.withLess(scaled, next);
  }

  /** "1 crore 20 lakh": in South Asia a large number is given in parts, without an "and". */
  private withLess(value: number, at: number): NumberRead {
    const plain = { form: `#${spell(value)}`, next: at };
    const scale = PART_SCALES.get(this.formAt(at - 1));
    const part = scale === undefined ? null : this.next(at);
    if (scale === undefined || (part?.is !== 'literal' && part?.is !== 'unit' && part?.is !== 'tens'))
      return plain;
    const less = this.amount(at, false);
    const lesser = PART_SCALES.get(this.formAt((less?.next ?? 0) - 1)) ?? scale;
    const more = Number(less?.form.slice(1));
    return less && lesser < scale && more < scale
      ? { form: `#${spell(value + more)}`, next: less.next }
      : plain;
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

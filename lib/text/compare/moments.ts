/**
 * Dates and times of day as they are written: "3 March 2024", "March 3rd", "the third of March", 25/03/2024, 6.30pm,
 * 18:30. Read from words whose numbers are joined already (numbers.ts).
 */
import { MONTHS } from '../knowledge/months.ts';
import type { Forms, Words } from './words.ts';

/** A day or a time of day, and the words that give it. `key` is the same for the same moment, however it is written. */
export type Moment = { key: string; from: number; to: number };

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap(({ press, short }, i) => [press, ...short].map((form) => [form, i + 1] as const)),
);

/** Whether a compared form is the name of a month. */
export const isMonth = (form: string): boolean => MONTH_NUMBERS.has(form);

const DAY = /^#(\d{1,2})(o?)$/u;
const YEAR = /^#((?:1[5-9]|20)\d\d)$/u;
const SLASHED = /^#(\d{1,2})[/.](\d{1,2})[/.]((?:1[5-9]|20)\d\d)$/u;
const CLOCK = /^#(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/u;
/** A time on the 24-hour clock: 18:30, 09:05, never 9:05. */
const CLOCK_24 = /^#((?:[01]\d|2[0-3])):([0-5]\d)$/u;

class MomentReader {
  private readonly words: Words;
  private readonly list: readonly string[];
  private readonly text: string;

  constructor(text: string, words: Words, list: readonly string[]) {
    this.text = text;
    this.words = words;
    this.list = list;
  }

  private form(at: number): string {
    return this.list[this.words.form[at] ?? -1] ?? '';
  }

  private day(at: number): number {
    const day = Number(DAY.exec(this.form(at))?.[1] ?? 0);
    return day <= 31 ? day : 0;
  }

  private month(at: number): number {
    return MONTH_NUMBERS.get(this.form(at)) ?? 0;
  }

  /** A year after a date; a number with a comma in it ("2,024") is not one. */
  private year(at: number): number {
    const year = YEAR.exec(this.form(at))?.[1];
    if (year === undefined) return 0;
    return this.text.slice(this.words.start[at], this.words.end[at]).includes(',') ? 0 : Number(year);
  }

  /** The dates that begin at a word: with a year and without, longest first. */
  private datesAt(at: number): Moment[] {
    const slashed = SLASHED.exec(this.form(at));
    if (slashed) return numeric(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]), at, at + 1);
    if (this.year(at) && this.isHyphenated(at)) {
      const [month, day] = [
        this.list[this.words.form[at + 1] ?? -1],
        this.list[this.words.form[at + 2] ?? -1],
      ].map((form) => Number(/^#0?(\d{1,2})$/u.exec(form ?? '')?.[1] ?? 0));
      return month && day && month <= 12 && day <= 31 ? [moment(day, month, this.year(at), at, at + 3)] : [];
    }
    const found = this.dayAndMonthAt(at);
    if (!found) return [];
    const { day, month, to } = found;
    const year = this.year(to);
    const plain = moment(day, month, 0, at, to);
    return year ? [moment(day, month, year, at, to + 1), plain] : [plain];
  }

  private dayAndMonthAt(at: number): { day: number; month: number; to: number } | null {
    let next = this.form(at) === 'the' ? at + 1 : at;
    const day = this.day(next);
    if (day) {
      next += this.form(next + 1) === 'of' ? 2 : 1;
      const month = this.month(next);
      return month ? { day, month, to: next + 1 } : null;
    }
    const month = next === at ? this.month(at) : 0;
    if (!month) return null;
    next = this.form(at + 1) === 'the' ? at + 2 : at + 1;
    const behind = this.day(next);
    return behind ? { day: behind, month, to: next + 1 } : null;
  }

  /** 2024-03-25 */
  private isHyphenated(at: number): boolean {
    const { start, end, count } = this.words;
    if (at + 2 >= count) return false;
    return [at, at + 1].every((k) => this.text.slice(end[k], start[k + 1]) === '-');
  }

  private timeAt(at: number): Moment | null {
    const form = this.form(at);
    if (form === 'noon') return { key: 'at 720', from: at, to: at + 1 };
    const on24 = CLOCK_24.exec(form);
    if (on24 && !this.half(at + 1))
      return { key: `at ${Number(on24[1]) * 60 + Number(on24[2])}`, from: at, to: at + 1 };
    const clock = CLOCK.exec(form);
    const half = clock?.[3] ?? this.half(at + 1);
    const hour = Number(clock?.[1] ?? 0);
    const minute = Number(clock?.[2] ?? 0);
    if (!clock || !half || hour < 1 || hour > 12 || minute > 59) return null;
    const key = `at ${(hour % 12) * 60 + minute + (half === 'pm' ? 720 : 0)}`;
    return { key, from: at, to: clock[3] ? at + 1 : at + 2 };
  }

  private half(at: number): string | undefined {
    const form = this.form(at);
    return form === 'am' || form === 'pm' ? form : undefined;
  }

  /** Whether a moment can begin with the word: a number, a month, "noon" or "the". */
  mayBegin(at: number): boolean {
    const form = this.form(at);
    return form.charCodeAt(0) === 0x23 /* # */ || form === 'the' || form === 'noon' || isMonth(form);
  }

  at(at: number): Moment[] {
    const time = this.timeAt(at);
    return time ? [time, ...this.datesAt(at)] : this.datesAt(at);
  }
}

const moment = (day: number, month: number, year: number, from: number, to: number): Moment => ({
  key: `${day}.${month}.${year || ''}`,
  from,
  to,
});

/** 25/03/2024 can only be one day, 03/04/2024 either of two: it is read as a date only where both readings agree. */
function numeric(first: number, second: number, year: number, from: number, to: number): Moment[] {
  if (first > 31 || second > 31 || first === 0 || second === 0) return [];
  if (first > 12 && second <= 12) return [moment(first, second, year, from, to)];
  if (second > 12 && first <= 12) return [moment(second, first, year, from, to)];
  return first === second ? [moment(first, second, year, from, to)] : [];
}

/** The days and times that begin in words `from` … `to - 1`, longest first where several begin at one word. */
export function momentsIn(text: string, words: Words, forms: Forms, from: number, to: number): Moment[] {
  const reader = new MomentReader(text, words, forms.list);
  const found: Moment[] = [];
  for (let at = Math.max(0, from); at < Math.min(to, words.count); at++)
    if (reader.mayBegin(at)) found.push(...reader.at(at));
  return found;
}

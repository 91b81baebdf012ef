/** How the words of a catalogue are put together, with numbers, lists and moments as its language writes them. */
import { formatDate, yearOf } from '../../moments.ts';
import type { Catalogue, Plural } from './catalogue.ts';

type Spoken = Pick<Catalogue, 'locale'>;

/** What stands for `{name}`, and everything else as it is. @throws TypeError where nothing is given for a name */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return piecesOf(text)
    .map((piece) => (typeof piece === 'string' ? piece : String(givenFor(piece.name, values))))
    .join('');
}

/** What is given for a name of a text. @throws TypeError where nothing is */
export function givenFor<Value>(name: string, values: Readonly<Record<string, Value>>): Value {
  const value = values[name];
  if (value === undefined) throw new TypeError(`Nothing is given for {${name}}.`);
  return value;
}

/** A text in its pieces: what stands in it, and names of what is put in. */
export function piecesOf(text: string): (string | { name: string })[] {
  return text
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{\w+\}$/.test(piece) ? { name: piece.slice(1, -1) } : piece));
}

/** `Intl` takes tens of microseconds to make each of these, and a report asks thousands of times. */
const made = new Map<string, unknown>();
function once<Made>(key: string, make: () => Made): Made {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as Made;
}

/** The form of a word for so many. */
export function formFor({ locale }: Spoken, forms: Plural, n: number): string {
  if (n === 0 && forms.zero !== undefined) return forms.zero;
  const rules = once(`plural ${locale}`, () => new Intl.PluralRules(locale));
  const category = rules.select(n);
  return (category === 'two' ? undefined : forms[category]) ?? forms.other;
}

/** A number in figures. */
export function figures({ locale }: Spoken, n: number): string {
  // Four figures are read at a glance; from five on they are parted as the language does.
  return once(`number ${locale}`, () => new Intl.NumberFormat(locale, { useGrouping: 'min2' })).format(n);
}

/** A number in running text: a small one in words, where the language writes them. */
export function inWords(words: Pick<Catalogue, 'locale' | 'smallNumbers'>, n: number): string {
  return words.smallNumbers[n] ?? figures(words, n);
}

/** "14 statements: …", with the number in figures. */
export function counted(
  words: Spoken,
  forms: Plural,
  n: number,
  values: Record<string, string> = {},
): string {
  return filled(formFor(words, forms, n), { ...values, n: figures(words, n) });
}

/** "two independent origins", with the number as running text has it. */
export function countedInWords(
  words: Pick<Catalogue, 'locale' | 'smallNumbers'>,
  forms: Plural,
  n: number,
  values: Record<string, string> = {},
): string {
  return filled(formFor(words, forms, n), { ...values, n: inWords(words, n) });
}

/** "A, B and C"; "or" where none of them did. */
export function listed({ locale }: Spoken, all: readonly string[], link: 'and' | 'or' = 'and'): string {
  const type = link === 'and' ? 'conjunction' : 'disjunction';
  return once(`list ${locale} ${type}`, () => new Intl.ListFormat(locale, { type })).format(all);
}

/** Words in the quotation marks of the language. */
export const inMarks = ({ marks: [before, after] }: Pick<Catalogue, 'marks'>, text: string): string =>
  before + text + after;

const SHAPES = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  zone: { timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function formatter({ locale }: Spoken, shape: keyof typeof SHAPES, timeZone: string): Intl.DateTimeFormat {
  const key = `${shape} ${locale} ${timeZone}`;
  return once(key, () => new Intl.DateTimeFormat(locale, { ...SHAPES[shape], timeZone }));
}

type Told = Pick<Catalogue, 'locale' | 'moments'>;

/** "8 April 2025" */
export const dateIn = (words: Spoken, at: Date, timeZone: string): string =>
  formatter(words, 'date', timeZone).format(at);

/** "8 April 2025, 18:41" */
export function dateTimeIn(words: Told, at: Date, timeZone: string): string {
  const time = formatter(words, 'time', timeZone).format(at);
  return filled(words.moments.dated, { date: dateIn(words, at, timeZone), time });
}

/** Whether two moments are on one day of that clock. */
export const isSameDay = (at: Date, other: Date, timeZone: string): boolean =>
  formatDate(at, timeZone) === formatDate(other, timeZone);

/** As short as is clear next to `now`: "14:05" on the same day, otherwise "7 April 14:05", with the year where it differs. */
export function nearIn(words: Told, at: Date, now: Date, timeZone: string): string {
  const time = formatter(words, 'time', timeZone).format(at);
  if (isSameDay(at, now, timeZone)) return filled(words.moments.time, { time });
  const isSameYear = yearOf(at.toISOString(), timeZone) === yearOf(now.toISOString(), timeZone);
  const day = formatter(words, isSameYear ? 'day' : 'date', timeZone).format(at);
  return filled(words.moments.near, { day, time });
}

/** What the language calls the time zone at that moment: "BST", "MESZ", "UTC+2". */
export function zoneIn(words: Spoken, at: Date, timeZone: string): string {
  const parts = formatter(words, 'zone', timeZone).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

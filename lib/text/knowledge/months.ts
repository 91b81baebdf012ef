/**
 * The months in English, for every place that reads them: dates of a story and of a source, datelines, names that are
 * nobody's. `press` is how news agencies abbreviate them beside a day (AP Stylebook, "months"), in full where they do
 * not; `short` lists other people's abbreviations.
 */
type Month = { name: string; press: string; short: readonly string[] };

/** In calendar order, in lower case and without full stops. */
export const MONTHS: readonly Month[] = [
  { name: 'january', press: 'jan', short: [] },
  { name: 'february', press: 'feb', short: [] },
  { name: 'march', press: 'march', short: ['mar'] },
  { name: 'april', press: 'april', short: ['apr'] },
  { name: 'may', press: 'may', short: [] },
  { name: 'june', press: 'june', short: ['jun'] },
  { name: 'july', press: 'july', short: ['jul'] },
  { name: 'august', press: 'aug', short: [] },
  { name: 'september', press: 'sept', short: ['sep'] },
  { name: 'october', press: 'oct', short: [] },
  { name: 'november', press: 'nov', short: [] },
  { name: 'december', press: 'dec', short: [] },
];

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

/** Lower-case tokens that are a month: "march", "sept.". */
export const months: ReadonlySet<string> = new Set(
  MONTHS.flatMap(({ name, press, short }) => [
    name,
    ...[press, ...short].filter((form) => form !== name).map((form) => `${form}.`),
  ]),
);

/** "monday" */
export const weekdays: ReadonlySet<string> = new Set(WEEKDAYS);

/** "March", "Monday": capitalised without being anybody. */
export const NAMES_OF_DAYS_AND_MONTHS: readonly string[] = [
  ...WEEKDAYS,
  ...MONTHS.map(({ name }) => name),
].map(capital);

/** Part of a pattern: a month as a news agency writes it beside a day, "Jan." or "January", "March". */
export const MONTH_BESIDE_DAY = MONTHS.map(({ name, press }) =>
  press === name ? capital(name) : `${capital(press)}(?:${name.slice(press.length)}|\\.)`,
).join('|');

/** Part of a pattern: how every form of a month begins, "Jan|Feb|…". */
export const MONTH_BEGINNINGS = MONTHS.map(({ name }) => capital(name.slice(0, 3))).join('|');

/**
 * Where in its source a note of a draft says that something stands: a time in a recording, a page, a paragraph, a
 * section. What annotators are told to give: OCCRP's and IowaWatch's instructions to reporters.
 */

/** `text` is how Stet writes it: "00:14:03", "pp. 3–4", "¶ 4", "§ 4.2". */
export type NoteLocator = { kind: 'time' | 'page' | 'paragraph' | 'section'; text: string };

/** A locator and where in the words it stands. */
type Found = NoteLocator & { start: number; end: number };

const dash = '\\s?[-–—]\\s?';
const clock = '(?:\\d{1,2}:)?\\d{1,3}:[0-5]\\d(?!\\d|:)(?:[.,]\\d{1,3}(?!\\d))?';

const TIMES: readonly RegExp[] = [
  new RegExp(
    `(?<![\\d:.])(\\d{1,2}:[0-5]\\d:[0-5]\\d)(?!\\d|:)(?:[.,]\\d{1,3}(?!\\d))?(?:${dash}(${clock}))?`,
    'giu',
  ),
  // Two figures alone may be the time of day: only what comes before them says that they are a place.
  new RegExp(
    `(?:\\b(?:at|from|tape|audio|video|recording|transcript|time ?code|timestamp|minutes?|min\\.?|mark|tc)\\b[:,]?\\s|@\\s?)(?:around |about |ca\\. )?(\\d{1,3}:[0-5]\\d)(?![\\d:]|\\s?(?:[ap]\\.?m\\b|uhr|o['’]clock|GMT|UTC|CET))(?:${dash}(${clock}))?`,
    'giu',
  ),
  /\b((?:\d{1,2}\s?h(?:rs?)?\s?)?\d{1,3}\s?m(?:in)?\s?[0-5]?\d\s?s(?:ec)?)\b()/giu,
];

const figures = '(\\d{1,5})';
const more = `((?:(?:,|,? and|,? &|,? or)\\s?\\d{1,5}(?![\\d:]))*)`;
const PAGES = new RegExp(
  `\\b(?:pp?|pgs?|pages?|seiten?)(?:\\.\\s?|\\s|(?=\\d))${figures}(?![\\d:]|st|nd|rd|th)(?:${dash}${figures})?${more}`,
  'giu',
);
const GERMAN_PAGES = new RegExp(`(?<![\\p{L}.])S\\.\\s?${figures}(?!\\d)(?:${dash}${figures})?${more}`, 'gu');
const ROMAN_PAGES = /\bpp?\.\s?([ivxlc]{1,7})(?![\p{L}\d])()()/giu;
const PARAGRAPHS = new RegExp(
  `(?:¶{1,2}|\\b(?:paras?|paragraphs?|abs(?:atz)?)\\b\\.?)\\s?${figures}(?!\\d)(?:${dash}${figures})?${more}`,
  'giu',
);
const SECTIONS = /(?:§{1,2}|\b(?:sections?|sec\.|art(?:icle|\.)))\s?(\d{1,5}(?:\.\d{1,3}){0,4})()()/giu;

/** The locators in these words in their order, each once. Linear in their length. */
export function locatorsIn(words: string): NoteLocator[] {
  return foundIn(words).map(({ kind, text }) => ({ kind, text }));
}

/** Where the first of them begins; the length of the words where there is none. */
export const firstLocator = (words: string): number => foundIn(words)[0]?.start ?? words.length;

function foundIn(words: string): Found[] {
  const found: Found[] = [];
  const add = (kind: NoteLocator['kind'], text: string, start: number, end: number) => {
    const isTaken = found.some((one) => (start < one.end && one.start < end) || one.text === text);
    if (!isTaken) found.push({ kind, text, start, end });
  };
  for (const pattern of TIMES)
    for (const { 0: all, 1: from = '', 2: to = '', index } of words.matchAll(pattern)) {
      const text = [from, to].filter(Boolean).map(timeOf).join('–');
      add('time', text, index, index + all.length);
    }
  const numbered: readonly [NoteLocator['kind'], string, string, RegExp][] = [
    ['page', 'p.', 'pp.', PAGES],
    ['page', 'p.', 'pp.', GERMAN_PAGES],
    ['page', 'p.', 'pp.', ROMAN_PAGES],
    ['paragraph', '¶', '¶¶', PARAGRAPHS],
    ['section', '§', '§§', SECTIONS],
  ];
  for (const [kind, one, several, pattern] of numbered)
    for (const { 0: all, 1: from = '', 2: to = '', 3: others = '', index } of words.matchAll(pattern)) {
      const rest = others.match(/\d+/gu) ?? [];
      const first = to === '' ? from : `${from}–${to}`;
      const text = `${to === '' && rest.length === 0 ? one : several} ${[first, ...rest].join(', ')}`;
      add(kind, text, index, index + all.length);
    }
  return found.sort((a, b) => a.start - b.start);
}

/** "00:14:03" of "14:03", "0:14:03.250" or "14m3s". */
function timeOf(words: string): string {
  const parts = (words.replace(/[.,]\d+$/u, '').match(/\d+/gu) ?? []).map(Number);
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
  return clockOf(seconds);
}

const clockOf = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');

/** The time that an address of a recording begins at ("…?t=843", "…#t=14m3s"), or null. */
export function timeInLink(link: string): NoteLocator | null {
  const time = /[?&#](?:t|start)=(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?(?=$|[&#])/iu.exec(link);
  if (time === null) return null;
  const [hours, minutes, seconds] = time.slice(1, 4).map((part) => Number(part ?? 0));
  const whole = (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  return whole === 0 ? null : { kind: 'time', text: clockOf(whole) };
}

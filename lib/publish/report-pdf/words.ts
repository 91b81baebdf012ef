/** Words as a template reads them: plain, in the direction in which they are written, each stretch with its look. */
import { dateTimeIn } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { Mark } from '../report-html/marks.ts';
import type { Dated } from '../report-html/words.ts';

export type Direction = 'ltr' | 'rtl';
/** The words, and how they look: in the colour of a mark, or as one of these. */
export type Run = [words: string, look: '' | 'bold' | 'soft' | 'cue' | 'differs' | 'before' | 'link' | Mark];
export type Directed = { direction: Direction; words: string };

/** Scripts written from right to left. */
const RIGHT_TO_LEFT =
  /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** As HTML's dir="auto" has it: by the first letter. */
export function directionOf(words: string): Direction {
  const first = /\p{L}/u.exec(words)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

/** What is longer, and has no space, is let break every so many characters: the sheet has an edge. */
const LONG_WORD = /\S{48,}/g;
const BREAK_EVERY = /(?:\P{M}\p{M}*){24}/gu;

/** Without what no font has and nobody reads: control characters, halves of a surrogate pair. */
export function plain(words: string): string {
  return words
    .toWellFormed()
    .replaceAll('\t', ' ')
    .replaceAll('\ufffd', '?')
    .replace(/[^\P{C}\n\u200c-\u200f\u2066-\u2069\u061c]/gu, '')
    .replace(LONG_WORD, (word) => word.replace(BREAK_EVERY, '$&\u200b'));
}

export const directed = (words: string): Directed => ({
  words: plain(words),
  direction: directionOf(words),
});

/** A tag of BCP 47 as Typst takes it: a language of two or three letters, and a region. */
export function typstLanguage(tag: string): { language: string; region: string | null } {
  const [, language = 'en', region = null] =
    /^([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-([A-Z]{2}))?(?:-|$)/.exec(tag) ?? [];
  return { language, region };
}

/** "8 April 2025, 18:41" in the report's language, in the newsroom's zone. */
export const momentWords = (iso: string, report: Dated) =>
  dateTimeIn(wordsOf(report), new Date(iso), report.newsroom.timeZone);

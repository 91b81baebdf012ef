/** The catalogue of each language that reports are made in. */
import type { Catalogue } from './catalogue/catalogue.ts';
import { ENGLISH } from './catalogue/english.ts';
import { FRENCH } from './catalogue/french.ts';
import { GERMAN } from './catalogue/german.ts';
import { SPANISH } from './catalogue/spanish.ts';
import { UKRAINIAN } from './catalogue/ukrainian.ts';
import { REPORT_LANGUAGE_AT_FIRST, type ReportLanguage } from './report-languages.ts';

export const CATALOGUES: Record<ReportLanguage, Catalogue> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  uk: UKRAINIAN,
};

/** The words of a report's language; editions from before there were several are in English. */
export const wordsOf = ({ language = REPORT_LANGUAGE_AT_FIRST }: { language?: ReportLanguage }): Catalogue =>
  CATALOGUES[language];

/** The languages that reports are made in. A language is a row here, a catalogue (catalogue/) and a row in catalogues.ts. */

export const REPORT_LANGUAGES = ['en', 'de', 'fr', 'es', 'uk'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** Of editions from before reports had a language, and of stories in one that there is no catalogue for. */
export const REPORT_LANGUAGE_AT_FIRST = 'en' satisfies ReportLanguage;

const isReportLanguage = (code: string): code is ReportLanguage =>
  (REPORT_LANGUAGES as readonly string[]).includes(code);

/**
 * The language in which the report of a story is proposed.
 *
 * @param story BCP 47, as the story has it: "de-AT", "und"
 * @returns `isOwn`: whether that is the story's own; otherwise it is English, and whoever publishes is told
 */
export function reportLanguageFor(story: string): { language: ReportLanguage; isOwn: boolean } {
  const [base = ''] = story.toLowerCase().split(/[-_]/);
  return isReportLanguage(base)
    ? { language: base, isOwn: true }
    : { language: REPORT_LANGUAGE_AT_FIRST, isOwn: false };
}

/** A language that was stored; null for none, and for one that is not known here. */
export const readReportLanguage = (stored: string | null): ReportLanguage | null =>
  stored !== null && isReportLanguage(stored) ? stored : null;

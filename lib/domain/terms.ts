/**
 * What was agreed with a source about naming it, and what each of the terms decides, one row each. New terms need a row
 * here, one in the schema (`enum Terms`), and nothing else.
 */

type TermsRow = {
  /** What people read. */
  label: string;
  /**
   * What a report says of the source: its name, its name once the embargo is over, the agreed words alone, or nothing.
   */
  told: 'named' | 'named after its embargo' | 'described' | 'withheld';
  /** May be agreed with a confidential source: never terms that name it. */
  forConfidential: boolean;
};

/** In the order they are offered. */
const ROWS = {
  ON_RECORD: { label: 'On the record', told: 'named', forConfidential: false },
  BACKGROUND: { label: 'Background', told: 'described', forConfidential: true },
  DEEP_BACKGROUND: { label: 'Deep background', told: 'withheld', forConfidential: true },
  OFF_RECORD: { label: 'Off the record', told: 'withheld', forConfidential: true },
  EMBARGOED: { label: 'Embargoed', told: 'named after its embargo', forConfidential: false },
} as const satisfies Record<string, TermsRow>;

export type Terms = keyof typeof ROWS;
type ConfidentialTerms = {
  [One in Terms]: (typeof ROWS)[One]['forConfidential'] extends true ? One : never;
}[Terms];

export const TERMS = Object.keys(ROWS) as [Terms, ...Terms[]];

/** @returns all that the terms decide */
export const termsRow = (terms: Terms): TermsRow => ROWS[terms];

/** "On the record" */
export const TERMS_LABELS = Object.fromEntries(
  Object.entries(ROWS).map(([terms, { label }]) => [terms, label]),
) as Record<Terms, string>;

/** The terms of a source where nobody has chosen any: it is reported like every other, without a word about them. */
export const USUAL_TERMS = 'ON_RECORD' satisfies Terms;

/** What may be agreed with a confidential source. */
export const CONFIDENTIAL_TERMS = TERMS.filter(isForConfidential) as [
  ConfidentialTerms,
  ...ConfidentialTerms[],
];

/** What is agreed with a confidential source until somebody chooses otherwise. */
export const USUAL_CONFIDENTIAL_TERMS = 'BACKGROUND' satisfies ConfidentialTerms;

/** Whether these terms may be agreed with a source whose name is kept secret. */
export function isForConfidential(terms: Terms): terms is ConfidentialTerms {
  return ROWS[terms].forConfidential;
}

/** Whether the form asks until when it is withheld. */
export const asksEmbargo = (terms: Terms): boolean => ROWS[terms].told === 'named after its embargo';

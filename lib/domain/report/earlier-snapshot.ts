/**
 * Snapshots that stored their sentences beside the codes: `report/1`. They are never made again, so this goes on
 * reading them for good, and shows them in the very words that they hold.
 */
import { type Reasoned, verdictReason } from '../audit/codes.ts';
import type { VerdictReason } from '../reasons.ts';
import { REPORT_LANGUAGE_AT_FIRST } from './report-languages.ts';
import type { ToldReport, ToldStatement } from './told.ts';

/** Anyone who changes the shape of what is shown writes this one out here. */
export type EarlierStatement = Omit<ToldStatement, 'isChangedSinceCheck'>;

export type EarlierSnapshot = Omit<ToldReport, 'statements' | 'language'> & {
  stet: 'report/1';
  statements: EarlierStatement[];
};

/** The words as they were stored. */
export function toldAsStored({ stet: _version, ...stored }: EarlierSnapshot): ToldReport {
  return {
    ...stored,
    language: REPORT_LANGUAGE_AT_FIRST,
    statements: stored.statements.map((one) => ({
      ...one,
      isChangedSinceCheck: one.status === 'PENDING' && one.reason === 'changed since check',
    })),
  };
}

/** A statement with its reason as a code, for comparison with a later edition. */
export function inCodes(one: EarlierStatement): Omit<EarlierStatement, 'reason'> & Reasoned<VerdictReason> {
  return { ...one, ...verdictReason(one.reason) };
}

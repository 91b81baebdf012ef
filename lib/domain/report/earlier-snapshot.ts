/**
 * Snapshots that stored their sentences beside the codes: `report/1`. They are never made anew, so this reads them for
 * good, and tells them in the very words that they have.
 */
import { type Reasoned, verdictReason } from '../audit/codes.ts';
import type { VerdictReason } from '../reasons.ts';
import type { ToldReport, ToldStatement } from './told.ts';

/** Whoever gives what is told another shape writes this one out here. */
export type EarlierStatement = Omit<ToldStatement, 'isChangedSinceCheck'>;

export type EarlierSnapshot = Omit<ToldReport, 'statements'> & {
  stet: 'report/1';
  statements: EarlierStatement[];
};

/** The words as they were stored. */
export function toldAsStored({ stet: _version, ...stored }: EarlierSnapshot): ToldReport {
  return {
    ...stored,
    statements: stored.statements.map((one) => ({
      ...one,
      isChangedSinceCheck: one.status === 'PENDING' && one.reason === 'changed since check',
    })),
  };
}

/** A statement with its reason as a code, so that a later edition can be compared with it. */
export function inCodes(one: EarlierStatement): Omit<EarlierStatement, 'reason'> & Reasoned<VerdictReason> {
  return { ...one, ...verdictReason(one.reason) };
}

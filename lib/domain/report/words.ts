/**
 * The words of a report: how the codes and values in its snapshot read, here and in the modules it imports. Another
 * language is another table of the same type. The page's headings and labels are in lib/publish.
 */
import { OUTCOME_PREDICATES } from '../contact-outcomes.ts';
import { meaningLabel } from '../force.ts';
import { formatPages, timecode } from '../moments.ts';
import { REASON_WORDS, type VerdictReason } from '../reasons.ts';
import { restsOnWords } from '../rests-on-words.ts';
import type { ToldStanding } from '../standing.ts';
import { type StandingContext, standingWords } from '../standing-words.ts';
import { type Summary, summarySentence } from '../summary.ts';
import {
  type ContactOutcome,
  type ItemStatus,
  QUOTATION_LABELS,
  type QuotationVerdict,
  SUBSTANCE_LABELS,
  type SubstanceVerdict,
} from '../vocabulary.ts';
import { formatCount } from '../wording.ts';
import { methodParagraphs } from './method.ts';
import type { CueValue, PublishedRest, ReportPlace, ReportRules } from './snapshot.ts';
import { statusLabel } from './statement-words.ts';

export type ReportWords = {
  /** In one line, without a full stop. */
  summary: (summary: Summary) => string;
  reason: Record<VerdictReason, string>;
  /** With the reason in words; empty where there is none. */
  status: (told: { status: ItemStatus; reason: string }) => string;
  restsOn: (rests: PublishedRest) => string;
  standing: (standing: ToldStanding, about: StandingContext) => string;
  /** After the name of a party. */
  asked: Record<ContactOutcome, string>;
  /** A source on background for which no words were agreed. */
  background: string;
  place: (place: ReportPlace) => string;
  /** The value before or after, where two editions differ. */
  speaker: (name: string | null) => string;
  cue: (cue: CueValue) => string;
  quotation: (verdict: QuotationVerdict | null) => string;
  substance: (verdict: SubstanceVerdict | null) => string;
  sources: (count: number) => string;
  /** How statements are checked, paragraph by paragraph. */
  method: (rules: ReportRules) => string[];
};

/** "has never said", with what it does where that is not a plain "said". */
function cueWords({ text, ...meaning }: CueValue): string {
  const meant = meaningLabel(meaning);
  if (text === null) return meant || 'no cue';
  return meant ? `“${text}” (${meant})` : `“${text}”`;
}

export const ENGLISH: ReportWords = {
  summary: summarySentence,
  reason: REASON_WORDS,
  status: statusLabel,
  restsOn: (rests) =>
    rests.because === 'NONE_PUBLISHED' ? 'no supporting source is published' : restsOnWords(rests),
  standing: standingWords,
  asked: OUTCOME_PREDICATES,
  background: 'A source speaking on background',
  place: (place) => ('ms' in place ? timecode(place.ms) : formatPages(place)),
  speaker: (name) => name ?? 'nobody',
  cue: cueWords,
  quotation: (verdict) => (verdict ? QUOTATION_LABELS[verdict] : 'No verdict'),
  substance: (verdict) => (verdict ? SUBSTANCE_LABELS[verdict] : 'No verdict'),
  sources: (count) => formatCount(count, 'source'),
  method: methodParagraphs,
};

/**
 * When a verdict is allowed, and when it lapses. Source of the rules: docs/vocabulary.md. A status is a person's
 * decision; nothing found by machine is ever verified by machine.
 */

import { AppError } from './errors.ts';
import { hasSubstance, isQuoted, isReportedSpeech, kindRow } from './item-kinds.ts';
import { hasHeard, type Listened } from './listened.ts';
import { CHANGED_SINCE_CHECK, isPendingReason, isSetByStet, NOT_STARTED } from './reasons.ts';
import type { Support } from './supported-wording.ts';
import {
  FAIR_QUOTATION,
  type ItemKind,
  type ItemStatus,
  QUOTATION_LABELS,
  type QuotationVerdict,
  type Stance,
  type SubstanceVerdict,
  type Tick,
  VERIFIED_TICKS,
} from './vocabulary.ts';
import { formatCount } from './wording.ts';

/** What a verdict sets on an item. */
export type Judgement = {
  status: ItemStatus;
  reason: string;
  ticks: readonly Tick[];
  quotation: QuotationVerdict | null;
  substance: SubstanceVerdict | null;
};

export type JudgedItem = Judgement & { kind: ItemKind };

export type VerdictInput = Judgement & {
  note: string;
  /** What the person says they listened to for it. */
  listened?: readonly Listened[] | undefined;
};

export type VerdictContext = {
  /** The newsroom's rules. */
  rules: { evidenceRule: boolean; originsForClaims: number; listeningRule?: boolean };
  /** Where in recordings the words were found; left out, or empty: nowhere. */
  recordings?: readonly Listened[];
  /** What the person listened to for earlier verdicts on the same words. */
  heardBefore?: readonly Listened[];
  evidence: readonly { stance: Stance }[];
  /** Independent origins of the supporting evidence: `sourceStatusOf(…).origins`. */
  origins: number;
  /** A transcript that the words were compared with gives them to somebody else. */
  isAnothers?: boolean;
  /** What the contact log says of a non-response; null for other kinds. */
  support: Support | null;
};

export type Decision = {
  status: ItemStatus;
  reason: string;
  ticks: Tick[];
  quotation: QuotationVerdict | null;
  substance: SubstanceVerdict | null;
  note: string;
  /** Verified although something contradicts it, or disputed although all evidence supports it: for the audit. */
  isAgainstEvidence: boolean;
  /** False where the item is already exactly so. */
  isChange: boolean;
};

type Field = 'status' | 'reason' | 'ticks' | 'quotation' | 'substance';
type Faults = Map<Field, string>;

/**
 * Decides on a verdict for an item as it is now.
 * @returns what to write: ticks only with VERIFIED, a reason that fits the status.
 * @throws AppError('validation') with one message per field at fault.
 */
export function decideVerdict(current: JudgedItem, input: VerdictInput, context: VerdictContext): Decision {
  const { kind } = current;
  const faults: Faults = new Map();
  const reason = reasonFor(current, input, faults);
  checkQuestions(kind, input, faults);
  const isContradicted = context.evidence.some(({ stance }) => stance === 'CONTRADICTS');
  const isMisattributed = context.isAnothers === true && claimsSpeaker(input);
  const isOnlySupported =
    context.evidence.some(({ stance }) => stance === 'SUPPORTS') && !isContradicted && !context.isAnothers;
  if (input.status === 'VERIFIED') {
    checkVerified(kind, input, context, faults);
    if (isContradicted && reason === '') {
      faults.set('reason', 'A source contradicts this. Say why it stands all the same.');
    } else if (isMisattributed && reason === '') {
      faults.set(
        'reason',
        'A transcript gives these words to somebody else. Say why they are this speaker’s all the same.',
      );
    }
  }
  if (faults.size > 0) {
    const [message] = faults.values();
    throw new AppError('validation', message ?? '', { fields: Object.fromEntries(faults) });
  }
  const ticks =
    input.status === 'VERIFIED' ? VERIFIED_TICKS.filter((tick) => input.ticks.includes(tick)) : [];
  const decided = {
    status: input.status,
    reason,
    ticks,
    quotation: input.quotation,
    substance: input.substance,
    note: input.note.trim(),
  };
  return {
    ...decided,
    isAgainstEvidence:
      (input.status === 'VERIFIED' && (isContradicted || isMisattributed)) ||
      (input.status === 'DISPUTED' && isOnlySupported),
    isChange: decided.note !== '' || (input.listened ?? []).length > 0 || !isSameJudgement(current, decided),
  };
}

/**
 * Whether a verdict says that these were this speaker's words. What is only true in substance says nothing about who
 * said it.
 */
function claimsSpeaker({ ticks, quotation }: VerdictInput): boolean {
  return ticks.includes('speaker') || ticks.includes('wording') || quotation !== null;
}

function isSameJudgement(a: Judgement, b: Judgement): boolean {
  return (
    a.status === b.status &&
    a.reason === b.reason &&
    a.quotation === b.quotation &&
    a.substance === b.substance &&
    a.ticks.length === b.ticks.length &&
    a.ticks.every((tick) => b.ticks.includes(tick))
  );
}

/** A reason left over from pending says nothing about a verdict, and a dispute needs a reason. */
function reasonFor(current: Judgement, { status, reason }: VerdictInput, faults: Faults): string {
  const given = reason.trim();
  if (status === 'PENDING') {
    const isKept = current.status === 'PENDING' && current.reason === given;
    if (isSetByStet(given) && !isKept) {
      faults.set('reason', `Only Stet itself says “${given}”. Choose another reason.`);
    }
    return given === '' ? NOT_STARTED : given;
  }
  const own = isPendingReason(given) ? '' : given;
  if (status === 'DISPUTED' && own === '') faults.set('reason', 'Say why this is disputed.');
  return own;
}

/** "Was it said?" and "Is it true?" are asked only where they can be answered. */
function checkQuestions(kind: ItemKind, { quotation, substance }: VerdictInput, faults: Faults): void {
  const { asksQuotation } = kindRow(kind);
  if (quotation && asksQuotation !== true) faults.set('quotation', asksQuotation.refusal);
  if (substance && !hasSubstance(kind)) {
    faults.set('substance', 'Whether a non-response is true, the contact log says.');
  }
}

function checkVerified(kind: ItemKind, input: VerdictInput, context: VerdictContext, faults: Faults): void {
  const { quotation, substance } = input;
  if (input.ticks.length === 0) faults.set('ticks', 'Tick what was checked: at least one.');
  if (!hasSubstance(kind) && input.ticks.includes('substance')) {
    faults.set('ticks', 'A non-response has no substance to check.');
  }
  if (quotation && isReportedSpeech(kind) && !FAIR_QUOTATION.has(quotation)) {
    faults.set(
      'quotation',
      `“${QUOTATION_LABELS[quotation]}” and verified contradict each other: set it disputed, or correct the quotation.`,
    );
  }
  // That somebody said it can be verified even if it is false; the story's own voice has no such way out.
  const isTrueEnough = substance === null || substance === 'TRUE' || substance === 'MOSTLY_TRUE';
  if (kindRow(kind).mustBeTrue && !isTrueEnough) {
    faults.set(
      'substance',
      'What the story says in its own voice is verified only if it is true or mostly true.',
    );
  }
  if (context.rules.evidenceRule) checkBasis(kind, quotation, context, faults);
  if (context.rules.listeningRule) checkHeard(kind, input, context, faults);
}

/** The newsroom's rule that a verified item must rest on something. */
function checkBasis(
  kind: ItemKind,
  quotation: QuotationVerdict | null,
  { rules, evidence, origins, support }: VerdictContext,
  faults: Faults,
): void {
  const hasSupport = evidence.some(({ stance }) => stance === 'SUPPORTS');
  switch (kindRow(kind).verifiedBy) {
    case 'quotation':
      if (!quotation) faults.set('quotation', 'Say first whether it was said like this.');
      return;
    case 'quotation or source':
      if (!quotation && !hasSupport) {
        faults.set(
          'status',
          'To be verified it needs a source that supports it, or an answer to “Was it said?”.',
        );
      }
      return;
    case 'contact log':
      checkLog(support, faults);
      return;
    case 'independent origins': {
      const needed = Math.max(1, rules.originsForClaims);
      if (!hasSupport) faults.set('status', 'To be verified it needs a source that supports it.');
      else if (origins < needed) {
        faults.set(
          'status',
          `Here a factual claim needs ${formatCount(needed, 'independent origin')}; it has ${formatCount(origins, 'origin')}.`,
        );
      }
    }
  }
}

/** The newsroom's rule that a quote which was found in a recording is verified by somebody who heard it there. */
function checkHeard(
  kind: ItemKind,
  { listened = [] }: VerdictInput,
  { recordings = [], heardBefore = [] }: VerdictContext,
  faults: Faults,
): void {
  if (!isQuoted(kind) || recordings.length === 0) return;
  if (hasHeard([...listened, ...heardBefore], recordings)) return;
  faults.set(
    'status',
    'Here a quote that was found in a recording is verified by somebody who listened to it. Play it to its end, then say “I listened”.',
  );
}

function checkLog(support: Support | null, faults: Faults): void {
  const parties = support?.parties ?? [];
  if (parties.length === 0) faults.set('status', 'Name the party that did not respond first.');
  const unsupported = parties.find(({ isSupported }) => !isSupported);
  if (unsupported) {
    faults.set(
      'status',
      `The contact log does not support this. ${unsupported.party}: ${unsupported.words}.`,
    );
  }
}

/** What becomes of an item when the story no longer says what was checked. */
export type Lapsed = {
  status: 'PENDING';
  reason: typeof CHANGED_SINCE_CHECK;
  ticks: [];
  quotation: null;
  substance: null;
};

/** Whether anybody has judged this item at all. */
function isJudged({ status, quotation, substance }: Judgement): boolean {
  return status !== 'PENDING' || quotation !== null || substance !== null;
}

/**
 * The words (or the speaker) changed: verdicts lapse, but stay in the item's history.
 * @returns null where nothing had been judged, so nothing lapses.
 */
export function lapse(current: Judgement): Lapsed | null {
  if (!isJudged(current)) return null;
  return { status: 'PENDING', reason: CHANGED_SINCE_CHECK, ticks: [], quotation: null, substance: null };
}

/** What about an item is about to change. */
export type ItemChange = {
  words?: boolean;
  speaker?: boolean;
  cue?: boolean;
  parties?: boolean;
  outcome?: boolean;
  kind?: ItemKind;
};

/**
 * Whether this change makes verdicts lapse. A change of words, speaker, cue, parties or outcome always does; a change
 * of kind does where the new kind is asked other questions than were answered.
 */
export function lapseOn(current: JudgedItem, change: ItemChange): Lapsed | null {
  if (change.words || change.speaker || change.cue || change.parties || change.outcome) return lapse(current);
  const kind = change.kind ?? current.kind;
  const asksTheSame =
    isReportedSpeech(kind) === isReportedSpeech(current.kind) &&
    hasSubstance(kind) === hasSubstance(current.kind);
  // A paraphrase may be verified by a source alone; a quote is not verified until somebody has found that it was said.
  const lacksQuotation = isQuoted(kind) && current.status === 'VERIFIED' && current.quotation === null;
  return asksTheSame && !(lacksQuotation && !isQuoted(current.kind)) ? null : lapse(current);
}

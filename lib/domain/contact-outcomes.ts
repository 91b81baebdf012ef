/**
 * What came of asking somebody for comment, and what each outcome decides, one row each: what its form asks for,
 * whether it is an answer or silence, and how a story may word it. A new outcome needs a row here
 * and one in the schema (`enum ContactOutcome`); one that stories can word is found by the engine as well
 * (lib/text/items/non-response). Source of the rules: the table "Contact outcome, and the wording it supports" in
 * docs/vocabulary.md.
 */
import type { NonResponseOutcome } from '../text/words/types.ts';

type OutcomeRow = {
  /** What people read. */
  label: string;
  /**
   * What came back: an answer in substance, which rules out every wording of a missing answer; a reaction that answers
   * nothing; silence; the request never reached them; or nobody was asked at all.
   */
  came: 'answer' | 'reaction' | 'silence' | 'not reached' | 'not asked';
  /** For silence: the side of the deadline on which it has this name. */
  silent: 'before the deadline' | 'after the deadline' | null;
  /** Something is still to come, or still to be recorded. */
  leavesOpen: boolean;
  /** It holds, whatever comes of a follow-up. */
  isFinal: boolean;
  /** The reason that its form asks for, and the message where a required one is missing. */
  asksReason: { label: string; refusal: string | null } | null;
  /** How the answer, made into a source, bears on what was put to them. */
  bears: 'CONTRADICTS' | 'CONTEXT';
  /** How a story can word it of a party that did not answer: its code in the command line's output. */
  inStory: { short: string } | null;
  words: {
    /** "Moscow did not respond …": in a wording that the log supports. */
    predicate: string;
    /** What came of it, next to an item. */
    said: string;
    /** What a sentence of the story wording it so says: “did not respond”. */
    worded: string;
  };
};

const SILENT = {
  came: 'silence',
  isFinal: false,
  asksReason: null,
  bears: 'CONTEXT',
} as const;

const ANSWERED = {
  came: 'answer',
  silent: null,
  leavesOpen: false,
  isFinal: false,
  asksReason: null,
  bears: 'CONTEXT',
  inStory: null,
} as const;

const REACTED = { ...ANSWERED, came: 'reaction' } as const;

/** In the order they are offered. */
const ROWS = {
  NO_IMMEDIATE_RESPONSE: {
    ...SILENT,
    label: 'No immediate response',
    silent: 'before the deadline',
    leavesOpen: true,
    inStory: { short: 'no_immediate' },
    words: {
      predicate: 'did not immediately respond to a request for comment',
      said: 'no answer yet',
      worded: 'no immediate comment',
    },
  },
  NO_RESPONSE: {
    ...SILENT,
    label: 'No response',
    silent: 'after the deadline',
    leavesOpen: false,
    inStory: { short: 'no_response' },
    words: {
      predicate: 'did not respond to a request for comment',
      said: 'no answer',
      worded: 'did not respond',
    },
  },
  RESPONDED: {
    ...ANSWERED,
    label: 'Responded',
    words: {
      predicate: 'responded',
      said: 'answered',
      worded: 'said in a statement',
    },
  },
  DENIED: {
    ...ANSWERED,
    label: 'Denied',
    bears: 'CONTRADICTS',
    words: {
      predicate: 'denied it',
      said: 'denied it',
      worded: 'denied',
    },
  },
  DECLINED: {
    ...REACTED,
    label: 'Declined to comment',
    isFinal: true,
    inStory: { short: 'declined' },
    words: {
      predicate: 'declined to comment',
      said: 'declined to comment',
      worded: 'declined to comment',
    },
  },
  UNABLE: {
    ...REACTED,
    label: 'Could not comment',
    asksReason: { label: 'Because', refusal: null },
    inStory: { short: 'unable' },
    words: {
      predicate: 'could not comment',
      said: 'could not comment',
      worded: 'could not comment',
    },
  },
  PROMISED_LATER: {
    ...REACTED,
    label: 'Said it would respond',
    leavesOpen: true,
    inStory: { short: 'promised_later' },
    words: {
      predicate: 'said that a response would follow',
      said: 'said it would respond',
      worded: 'said it would respond',
    },
  },
  UNREACHABLE: {
    ...REACTED,
    label: 'Could not be reached',
    came: 'not reached',
    inStory: { short: 'unreachable' },
    words: {
      predicate: 'could not be reached for comment',
      said: 'could not be reached',
      worded: 'could not be reached',
    },
  },
  NOT_CONTACTED: {
    ...REACTED,
    label: 'Not contacted',
    came: 'not asked',
    asksReason: {
      label: 'Why they were not contacted',
      refusal: 'Say why they were not contacted: safety, public interest, already public.',
    },
    words: {
      predicate: 'was not contacted',
      said: 'not contacted',
      worded: 'not contacted',
    },
  },
} as const satisfies Record<string, OutcomeRow> &
  Record<NonResponseOutcome, OutcomeRow & { inStory: { short: string } }>;

export type ContactOutcome = keyof typeof ROWS;

export const CONTACT_OUTCOMES = Object.keys(ROWS) as [ContactOutcome, ...ContactOutcome[]];

/** @returns all that an outcome decides */
export const outcomeRow = (outcome: ContactOutcome): OutcomeRow => ROWS[outcome];

/** "Declined to comment" */
export const OUTCOME_LABELS = Object.fromEntries(
  Object.entries(ROWS).map(([outcome, { label }]) => [outcome, label]),
) as Record<ContactOutcome, string>;

/** The code for a story's wording, in the command line's output: "no_immediate". */
export const shortOutcome = (outcome: NonResponseOutcome): string => ROWS[outcome].inStory.short;

/** What a sentence about a missing answer is taken to say until somebody chooses otherwise. */
export const WORDED_AT_FIRST = 'NO_RESPONSE' satisfies ContactOutcome;

/** The outcome of a request at the moment it is logged. */
export const LOGGED_AT_FIRST = 'NO_IMMEDIATE_RESPONSE' satisfies ContactOutcome;

/** What is logged for a party that is not asked, with the reason. */
export const NEVER_ASKED = 'NOT_CONTACTED' satisfies ContactOutcome;

/** The ways a story can word that somebody did not answer, the usual one first. */
export const NON_RESPONSE_OUTCOMES = [
  WORDED_AT_FIRST,
  ...CONTACT_OUTCOMES.filter((outcome) => outcome !== WORDED_AT_FIRST && ROWS[outcome].inStory !== null),
] as [ContactOutcome, ...ContactOutcome[]];

/** What silence is called before or after its deadline. */
export const silenceCalled = (silent: NonNullable<OutcomeRow['silent']>): ContactOutcome =>
  CONTACT_OUTCOMES.find((outcome) => ROWS[outcome].silent === silent) ?? LOGGED_AT_FIRST;

/** An answer in substance, which rules out every wording of silence. */
export const isAnswer = (outcome: ContactOutcome): boolean => ROWS[outcome].came === 'answer';

/** These are somebody's words or decision, so there is an answer and a time for it. */
export const hasAnswer = (outcome: ContactOutcome): boolean =>
  ROWS[outcome].came === 'answer' || ROWS[outcome].came === 'reaction';

/** Whether a request went out at all: if so it has a channel and a deadline, and may be followed up. */
export const wasAsked = (outcome: ContactOutcome): boolean => ROWS[outcome].came !== 'not asked';

/** Nothing came back. */
export const isSilence = (outcome: ContactOutcome): boolean => ROWS[outcome].came === 'silence';

/** The request never reached them. */
export const isUnreached = (outcome: ContactOutcome): boolean => ROWS[outcome].came === 'not reached';

/** They said that an answer would follow. */
export const isPromise = (outcome: ContactOutcome): boolean =>
  ROWS[outcome].came === 'reaction' && ROWS[outcome].leavesOpen;

/** The request is open: something is still to come, or still to be recorded. */
export const leavesOpen = (outcome: ContactOutcome): boolean => ROWS[outcome].leavesOpen;

/** The outcomes with which a request is still open. */
export const OPEN_OUTCOMES: readonly ContactOutcome[] = CONTACT_OUTCOMES.filter(leavesOpen);

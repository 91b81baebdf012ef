/**
 * Everything that can go wrong in an expected way, as one error with a code. Anything else is a fault and is logged.
 */

/** `unavailable`: nothing is wrong with the request; the database is not responding. */
export type ErrorCode =
  | 'validation'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'signed_out'
  | 'limited'
  | 'unavailable';

/** What somebody else did in the meantime to the thing being changed. */
export type Conflict = { by: string; at: string; what: string };

/**
 * `little_left`: next to nothing of a text was read as its story. `other_story`, `other_revision`: a Word file was taken
 * out of Stet from another story, or not from the revision that it is to follow.
 */
export type Question = 'little_left' | 'other_story' | 'other_revision';

const IS_APP_ERROR = Symbol.for('stet.AppError');

/**
 * Pages, routes and the server in front are each built with a copy of this class, and share what works in processes of its
 * own (lib/reading): a refusal may come from another copy than the one that looks at it, so it is known by a mark.
 */
export class AppError extends Error {
  readonly [IS_APP_ERROR] = true;
  readonly code: ErrorCode;
  /** A message for each form field, where the fault is in what was typed. */
  readonly fields: Record<string, string> | undefined;
  readonly conflict: Conflict | undefined;
  /** The question the person must answer first, where nothing is wrong but something is odd. */
  readonly asks: Question | undefined;
  /** The number of seconds after which it is worth trying again, where known. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    more: { fields?: Record<string, string>; conflict?: Conflict; asks?: Question; retryAfter?: number } = {},
  ) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.fields = more.fields;
    this.conflict = more.conflict;
    this.asks = more.asks;
    this.retryAfter = more.retryAfter;
  }
}

/** A class that extends it inherits the question, and not every refusal is one of those. */
function isOne(this: typeof AppError, value: unknown): boolean {
  if (!(value instanceof Error && IS_APP_ERROR in value)) return false;
  return this === AppError || Object.prototype.isPrototypeOf.call(this.prototype, value);
}
Object.defineProperty(AppError, Symbol.hasInstance, { value: isOne });

/** Something missing and something the person may not see look the same: both are a 404. */
export function missing(what: string): AppError {
  return new AppError('missing', `There is no such ${what}.`);
}

/** Something the person may not do, with the reason they are given. */
export function forbidden(reason: string): AppError {
  return new AppError('forbidden', reason);
}

/** A fault in what was typed, shown beside its field. */
export function invalid(field: string, message: string): AppError {
  return new AppError('validation', message, { fields: { [field]: message } });
}

/** A question to be answered with one press before anything is stored; shown beside the field it is about. */
export function asking(field: string, message: string, asks: Question): AppError {
  return new AppError('validation', message, { fields: { [field]: message }, asks });
}

/** Somebody else got there first: says who, when and what, so that nothing is lost silently. */
export function stale(conflict: Conflict): AppError {
  return new AppError('conflict', `${conflict.by} changed this meanwhile: ${conflict.what}.`, { conflict });
}

/** What an action returns: the form shows the error beside the field. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | {
      ok: false;
      error: {
        code: ErrorCode | 'unexpected';
        message: string;
        fields?: Record<string, string>;
        conflict?: Conflict;
        asks?: Question;
        retryAfter?: number;
        /** For a fault: the reference to quote to the operator, who can find it in the log. */
        requestId?: string;
      };
    };

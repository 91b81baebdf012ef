import type { ActionResult, ErrorCode } from '../domain/errors.ts';

const STATUS: Record<ErrorCode | 'unexpected', number> = {
  validation: 400,
  signed_out: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
  unexpected: 500,
};

export type Refused = Extract<ActionResult<never>, { ok: false }>['error'];

/** How a refusal is sent as JSON: its status, and when to try again if known. */
export function refusalParts(error: Refused): {
  status: number;
  headers: Record<string, string>;
  body: { error: Refused };
} {
  return {
    status: STATUS[error.code],
    headers: error.retryAfter === undefined ? {} : { 'Retry-After': String(error.retryAfter) },
    body: { error },
  };
}

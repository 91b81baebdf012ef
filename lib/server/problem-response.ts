import type { Refused } from './refusal.ts';

/** What is said to programs of a refusal (RFC 9457): by status. */
const TITLES: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'No valid token',
  403: 'Not allowed',
  404: 'Not there',
  409: 'Being done already',
  413: 'Too large',
  415: 'This kind of content is not read',
  422: 'What was sent is not right',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not to be had just now',
};

const STATUS: Record<Refused['code'], number> = {
  validation: 422,
  signed_out: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
  unexpected: 500,
};

/** A refusal for a program. `more`: further members of the problem, and headers. */
export function problem(
  status: number,
  detail: string,
  { members = {}, headers = {} }: { members?: object; headers?: Record<string, string> } = {},
): Response {
  const body = { type: 'about:blank', title: TITLES[status] ?? 'Refused', status, detail, ...members };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer realm="Stet"' }),
      ...headers,
    },
  });
}

/** The same of what an action or a mutation refused; `errors` has what is wrong by field. */
export function problemOf({ code, message, fields, asks, retryAfter, requestId }: Refused): Response {
  return problem(STATUS[code], message, {
    members: { ...(fields && { errors: fields }), ...(asks && { asks }), ...(requestId && { requestId }) },
    headers: retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) },
  });
}

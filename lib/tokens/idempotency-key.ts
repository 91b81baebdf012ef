import { problem } from '../server/problem-response.ts';

/** A quoted string (RFC 9651), or the bare word that most programs send. */
const KEY = /^(?:"([\x20\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\x21\x23-\x7e]{1,255}))$/;

/** The key under which a program sends something; null where it gives none. A problem to answer with where it is unreadable. */
export function idempotencyKey(headers: Headers): string | null | Response {
  const given = headers.get('idempotency-key');
  if (given === null) return null;
  const matched = KEY.exec(given.trim());
  const key = matched?.[1] ?? matched?.[2];
  if (key !== undefined) return key;
  return problem(400, 'The Idempotency-Key cannot be read: up to 255 letters of ASCII, in quotation marks.');
}

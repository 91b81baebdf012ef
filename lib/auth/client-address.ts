/**
 * Where a request comes from. The server in front (scripts/serve.mjs, or the operator's proxy) sets the last hop of
 * `X-Forwarded-For`; anything before that is unverified.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-1)?.slice(0, 64) || 'unknown';
}

/**
 * The session that a request's cookie names. The cookie's signature and age are checked by next-auth's own code; its
 * getServerSession would also encrypt a new cookie, which no page can set. Nothing of Next is needed here: the server in
 * front reads cookies too (scripts/open-workbench.mjs).
 */
import { decode, getToken } from 'next-auth/jwt';
import { env } from '../env.ts';

/** Cookies that were opened already: deriving the key and decrypting costs more than reading the session's row. */
const MOST_OPENED = 5_000;

type Opened = { sessionId: string; until: number };
const opened = new Map<string, Opened>();

/**
 * The id of the session in these cookies, by their names; null where there is none, or it is not one of ours, or too old.
 * Whether that session still counts only its row says (session.ts).
 */
export async function sessionIdIn(cookies: Record<string, string>): Promise<string | null> {
  const secret = env.authSecret;
  // Next-auth splits long cookies: this puts them together again.
  const cookie = await getToken({ req: { cookies, headers: {} } as never, secret, raw: true });
  if (!cookie) return null;
  const before = opened.get(cookie);
  if (before && Date.now() < before.until) return before.sessionId;
  opened.delete(cookie);
  const held = await decode({ token: cookie, secret }).catch(() => null);
  const sessionId: unknown = held?.sessionId;
  if (typeof sessionId !== 'string' || sessionId === '') return null;
  if (opened.size >= MOST_OPENED) opened.clear();
  opened.set(cookie, { sessionId, until: Number(held?.exp ?? 0) * 1_000 });
  return sessionId;
}

/** The cookies of a header, by their names; of two with one name the last, as Next takes it. */
export function cookiesOf(header: string | undefined): Record<string, string> {
  const all = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0) continue;
    try {
      all.set(pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim()));
    } catch {
      // Not encoded as a browser does: then it is none of ours.
    }
  }
  return Object.fromEntries(all);
}

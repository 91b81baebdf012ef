/** What is answered where there is no file to give, and how long what is published may be kept by who fetched it. */
import type { Answer } from './negotiation.ts';

/** A page says whether it is the newest and whether it was withdrawn, so it is checked again after a minute. */
export const PAGE_CACHE = 'public, max-age=60, must-revalidate';

export const NOT_THERE: Answer = {
  status: 404,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  body: new TextEncoder().encode('There is no such report.\n'),
};

export const sayPlainly = (status: number, words: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { ...NOT_THERE.headers, ...headers },
  body: new TextEncoder().encode(`${words}\n`),
});

/** How long somebody who came too early waits, in seconds: most of what is made later takes one. */
export const COME_AGAIN = { 'Retry-After': '5' };

import type { AsyncLocalStorage } from 'node:async_hooks';
import { notFound } from 'next/navigation';
import { AppError } from '../domain/errors.ts';

/** What the server in front (scripts/serve.mjs) lets a page do to the request that it is made for. */
type Asked = { answerPlainly: (status: number, text: string, headers: Record<string, string>) => void };

const shared = globalThis as typeof globalThis & { stetAsked?: AsyncLocalStorage<Asked> };

/**
 * Ends a page that may not be made because a limit was reached. Next gives a page no way to say 429, so the server in
 * front answers it, plainly, before Next does; what Next makes of the page is then sent to nobody. (The development
 * server has nobody in front of it and shows its page for errors.)
 */
export function turnPageAway(error: unknown): never {
  if (error instanceof AppError && error.code === 'limited') {
    const { message, retryAfter } = error;
    const asked = shared.stetAsked?.getStore();
    if (asked) {
      asked.answerPlainly(
        429,
        message,
        retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) },
      );
      // Ends the page without a line in the log for each: it is answered.
      notFound();
    }
  }
  throw error;
}

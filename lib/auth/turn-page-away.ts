import type { AsyncLocalStorage } from 'node:async_hooks';
import { notFound, redirect } from 'next/navigation';
import { AppError } from '../domain/errors.ts';

/** What the server in front (scripts/serve.mjs) lets a page do to the request that it is rendered for. */
type Asked = {
  /** Returns false where an answer has already begun. */
  answerPlainly: (status: number, text: string, headers: Record<string, string>) => boolean;
};

const shared = globalThis as typeof globalThis & { stetAsked?: AsyncLocalStorage<Asked> };

/**
 * Ends a page that may not be rendered because a limit was reached. Next gives a page no way to send 429, so the server
 * in front sends it, as plain text, before Next answers; what Next renders is then sent to nobody. Where Next has begun
 * to answer (a link within the application), or nothing is in front (the development server), the reader is redirected
 * to a plain 429.
 */
export function turnPageAway(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== 'limited') throw error;
  const seconds = String(error.retryAfter ?? 60);
  const isAnswered = shared.stetAsked
    ?.getStore()
    ?.answerPlainly(429, error.message, { 'Retry-After': seconds });
  // Next writes no log line for either.
  if (isAnswered) notFound();
  redirect(`/api/limited?seconds=${seconds}`);
}

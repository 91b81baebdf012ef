import { requireActorOrThrow } from '../auth/require-actor.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { type Refused, refusalParts } from './refusal.ts';
import { toActionResult } from './run-action.ts';

/**
 * A route handler's result as JSON, private to the person who asked: who is it, do it, and an error with its status.
 * Anything that is not JSON (a file) the work returns as a Response of its own.
 */
export async function jsonResponse<T>(work: (actor: Actor) => Promise<T>): Promise<Response> {
  const result = await toActionResult(async () => work(await requireActorOrThrow()));
  if (!result.ok) return refusal(result.error);
  if (result.data instanceof Response) return result.data;
  return Response.json(result.data, { headers: { 'Cache-Control': 'private, no-store' } });
}

/** JSON that is bytes already, private to the person who asked. */
export function privateJson(json: Uint8Array<ArrayBuffer>): Response {
  return new Response(json, {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' },
  });
}

/** More than any of these says; a page that sends more is none of ours. */
const MOST_JSON = 10_000;

/**
 * What one of Stet's own pages sent as JSON. Without their mark in the request it may come from a form on another site.
 * @throws AppError `forbidden`, `validation`
 */
export async function readJson(request: Request): Promise<unknown> {
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin') throw new AppError('forbidden', 'Not from here.');
  const bytes = await atMost(MOST_JSON, request.body);
  if (!bytes) throw new AppError('validation', 'This is too long.');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new AppError('validation', 'This cannot be read.');
  }
}

/** What was sent; null where it is longer, of which no more is read: a request need not say its length. */
async function atMost(most: number, body: ReadableStream<Uint8Array> | null): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A refusal with its status, and when to try again if known. */
function refusal(error: Refused): Response {
  const { body, status, headers } = refusalParts(error);
  return Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store', ...headers } });
}

/**
 * The same for long work: a line of JSON for each step, so that a screen can show progress. An error that comes later
 * is the last line. Only Stet's own pages may ask: a form on another site cannot.
 */
export async function linesResponse<T>(
  request: Request,
  work: (actor: Actor) => AsyncGenerator<T>,
): Promise<Response> {
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin')
    return Response.json({ error: { message: 'Not from here.' } }, { status: 403 });
  const first = await toActionResult(async () => {
    const steps = work(await requireActorOrThrow());
    return { steps, first: await steps.next() };
  });
  if (!first.ok) return refusal(first.error);
  const { steps } = first.data;
  let next: IteratorResult<T> | null = first.data.first;
  const encoder = new TextEncoder();
  const lines = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const result = await toActionResult(async () => next ?? (await steps.next()));
      next = null;
      if (!result.ok) controller.enqueue(encoder.encode(`${JSON.stringify({ error: result.error })}\n`));
      if (!result.ok || result.data.done) return controller.close();
      controller.enqueue(encoder.encode(`${JSON.stringify(result.data.value)}\n`));
    },
    async cancel() {
      await steps.return(undefined);
    },
  });
  return new Response(lines, {
    headers: { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'private, no-store' },
  });
}

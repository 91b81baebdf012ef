import { lookup as systemLookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import {
  type Capture,
  type CapturedPart,
  type CaptureLimits,
  type CaptureProblem,
  captureLimits,
  captureProblem,
} from './capture.ts';
import {
  type Asking,
  checkedLink,
  isNamed,
  open,
  portOf,
  Refusal,
  type Resolver,
  type Settings,
} from './guarded-open.ts';
import { readBody, readPart } from './response-body.ts';

export type CaptureOptions = {
  /** Ports a link may name. */
  ports?: readonly number[];
  resolve?: Resolver;
  /** For tests only: lets a private address through, so that a server beside the test can be reached. */
  allowAddress?: (address: string) => boolean;
  limits?: Partial<CaptureLimits>;
};

const CAPTURING: Asking = {
  method: 'GET',
  headers: {
    accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'Stet/1 (evidence capture by a newsroom)',
  },
};

/**
 * Captures the page or file that a link leads to, guarded against server-side request forgery: every address of every
 * name on the way, including redirects, must be public, and the connection is made to the address that was checked.
 * Time, size (also decompressed), type and the number of redirects are bounded. No cookie, credential or referrer is
 * sent. A bad link or a bad site does not throw.
 */
export async function captureWebPage(link: string, options: CaptureOptions = {}): Promise<Capture> {
  const limits = { ...captureLimits, ...options.limits };
  const settings: Settings = {
    ports: options.ports ?? [80, 443],
    resolve: options.resolve ?? resolveBySystem,
    allowAddress: options.allowAddress ?? (() => false),
    limits,
    signal: AbortSignal.timeout(limits.milliseconds),
    asking: CAPTURING,
    mayReach: [],
  };
  try {
    const { url, body } = await follow(link, settings, readBody);
    return { ok: true, page: { ...body, link, finalLink: url.href } };
  } catch (error) {
    if (settings.signal.aborted) return captureProblem('too_slow');
    if (error instanceof Refusal) return captureProblem(error.code, error.detail);
    return captureProblem('unreachable');
  }
}

const PART: Asking = {
  ...CAPTURING,
  headers: { ...CAPTURING.headers, accept: 'text/css,image/*,font/*' },
};

/**
 * Fetches something that a page is drawn with, with the guard of a page.
 *
 * @returns it, by the address that the page has it under; or why it could not be had
 */
export async function capturePart(
  link: string,
  options: CaptureOptions = {},
): Promise<CapturedPart | { problem: CaptureProblem }> {
  const limits = { ...captureLimits, ...options.limits };
  const settings: Settings = {
    ports: options.ports ?? [80, 443],
    resolve: options.resolve ?? resolveBySystem,
    allowAddress: options.allowAddress ?? (() => false),
    limits,
    signal: AbortSignal.timeout(limits.milliseconds),
    asking: PART,
    mayReach: [],
  };
  try {
    const { body } = await follow(link, settings, readPart);
    return { link, ...body };
  } catch (error) {
    if (settings.signal.aborted) return { problem: 'too_slow' };
    return { problem: error instanceof Refusal ? error.code : 'unreachable' };
  }
}

/** What came back from a server that something was sent to. */
export type Answer = {
  status: number;
  /** As it was written; null where there is none. */
  retryAfter: string | null;
  /** The beginning of what it said. */
  text: string;
};

/** Of an answer this much is read: enough for what a service says of a fault. */
const ANSWER_BYTES = 2_000;

/**
 * Sends something, guarded as a capture is, over https and without following a redirect. What the operator named in
 * `mayReach` ("host" or "host:port") may be reached at an address that is not public, and without https.
 * @param milliseconds for all of it; an answer that goes on after that is read as far as it came
 */
export async function sendSafely(
  link: string,
  asking: Asking,
  {
    mayReach,
    milliseconds,
    resolve = resolveBySystem,
  }: { mayReach: readonly string[]; milliseconds: number; resolve?: Resolver },
): Promise<Answer | { problem: CaptureProblem }> {
  const signal = AbortSignal.timeout(milliseconds);
  const url = URL.parse(link);
  const isOwn = url !== null && isNamed(url, mayReach);
  const settings: Settings = {
    ports: isOwn ? [portOf(url)] : [443, 8448],
    resolve,
    allowAddress: () => isOwn,
    limits: { ...captureLimits, milliseconds },
    ...{ signal, asking, mayReach },
  };
  try {
    const checked = checkedLink(link, settings);
    if (checked.protocol !== 'https:' && !isOwn) return { problem: 'not_public' };
    const response = await open(checked, settings);
    const { statusCode: status = 0, headers } = response;
    return { status, retryAfter: headers['retry-after'] ?? null, text: await beginningOf(response) };
  } catch (error) {
    if (signal.aborted) return { problem: 'too_slow' };
    return { problem: error instanceof Refusal ? error.code : 'unreachable' };
  }
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part);
      bytes += part.length;
      if (bytes >= ANSWER_BYTES) break;
    }
  } catch {
    // It was cut off, or took too long: its status has come, and that is what counts.
  }
  response.destroy();
  return Buffer.concat(parts).subarray(0, ANSWER_BYTES).toString('utf8');
}

export async function resolveBySystem(host: string): Promise<readonly string[]> {
  return (await systemLookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address);
}

type Reading<Body> = (
  response: IncomingMessage,
  most: number,
  signal: AbortSignal,
) => Promise<Body | { problem: CaptureProblem }>;

async function follow<Body extends object>(
  link: string,
  settings: Settings,
  read: Reading<Body>,
): Promise<{ url: URL; body: Body }> {
  let url = checkedLink(link, settings);
  for (let redirects = 0; redirects <= settings.limits.redirects; redirects += 1) {
    const response = await open(url, settings);
    const to = redirectOf(response);
    if (to !== null) {
      response.destroy();
      url = checkedLink(to, settings, url);
      continue;
    }
    const { statusCode = 0 } = response;
    if (statusCode !== 200) {
      response.destroy();
      throw new Refusal('refused_by_site', String(statusCode));
    }
    const body = await read(response, settings.limits.bytes, settings.signal);
    if ('problem' in body) throw new Refusal(body.problem);
    return { url, body };
  }
  throw new Refusal('too_many_redirects');
}

function redirectOf(response: IncomingMessage): string | null {
  const { statusCode = 0, headers } = response;
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null;
  return headers.location ?? null;
}

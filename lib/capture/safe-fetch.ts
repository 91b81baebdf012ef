import { lookup as systemLookup } from 'node:dns/promises';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import {
  type Capture,
  type CapturedPage,
  type CaptureLimits,
  type CaptureProblem,
  captureLimits,
  captureProblem,
} from './capture.ts';
import { addressKind } from './public-address.ts';
import { readBody } from './response-body.ts';

/** All addresses of a name, as the operating system resolves them. */
type Resolver = (host: string) => Promise<readonly string[]>;

export type CaptureOptions = {
  /** Ports a link may name. */
  ports?: readonly number[];
  resolve?: Resolver;
  /** For tests only: lets a private address through, so that a server beside the test can be reached. */
  allowAddress?: (address: string) => boolean;
  limits?: Partial<CaptureLimits>;
};

/** What is asked of a server. */
type Asking = { method: 'GET' | 'POST' | 'PUT'; headers: Record<string, string>; body?: string };

type Settings = Required<Omit<CaptureOptions, 'limits'>> & {
  limits: CaptureLimits;
  signal: AbortSignal;
  asking: Asking;
  /** Hosts and ports of the operator's own network that may be reached as well. */
  mayReach: readonly string[];
};

const CAPTURING: Asking = {
  method: 'GET',
  headers: {
    accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'Stet/1 (evidence capture by a newsroom)',
  },
};

/** Ends a capture with a reason for the person who asked for it. */
class Refusal extends Error {
  readonly code: CaptureProblem;
  readonly detail: string;

  constructor(code: CaptureProblem, detail = '') {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

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
    return { ok: true, page: await follow(link, settings) };
  } catch (error) {
    if (settings.signal.aborted) return captureProblem('too_slow');
    if (error instanceof Refusal) return captureProblem(error.code, error.detail);
    return captureProblem('unreachable');
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

const portOf = ({ port, protocol }: URL) => (port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port));

const isNamed = (url: URL, mayReach: readonly string[]) =>
  mayReach.includes(url.hostname) || mayReach.includes(`${url.hostname}:${portOf(url)}`);

async function resolveBySystem(host: string): Promise<readonly string[]> {
  return (await systemLookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address);
}

async function follow(link: string, settings: Settings): Promise<CapturedPage> {
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
    const body = await readBody(response, settings.limits.bytes, settings.signal);
    if ('problem' in body) throw new Refusal(body.problem);
    return { ...body, link, finalLink: url.href };
  }
  throw new Refusal('too_many_redirects');
}

/** A link that may be opened at all; its addresses are checked when it is. */
function checkedLink(link: string, { ports }: Settings, base?: URL): URL {
  const url = link.length <= 4096 ? URL.parse(link.trim(), base?.href) : null;
  if (url === null) throw new Refusal('bad_link');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Refusal('bad_link');
  if (url.username !== '' || url.password !== '') throw new Refusal('has_password');
  if (!ports.includes(portOf(url))) throw new Refusal('not_public');
  url.hash = '';
  return url;
}

/** Names that have a meaning only inside a network or a machine (RFC 6761, RFC 6762, RFC 8375). */
const innerName =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|onion|invalid)$/;

/** The addresses of a link's host, all of them public. A single one that is not rules the name out. */
async function addressesOf(url: URL, settings: Settings): Promise<readonly string[]> {
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const isAllowed = (address: string) => settings.allowAddress(address) || addressKind(address) === 'public';
  if (isIP(host) !== 0) {
    if (!isAllowed(host)) throw new Refusal('not_public');
    return [host];
  }
  if ((!host.includes('.') || innerName.test(host)) && !isNamed(url, settings.mayReach))
    throw new Refusal('not_public');
  const addresses = await within(settings.resolve(host), settings.signal).catch(() => {
    throw new Refusal('unknown_name');
  });
  if (addresses.length === 0) throw new Refusal('unknown_name');
  if (!addresses.every(isAllowed)) throw new Refusal('not_public');
  return addresses.slice(0, settings.limits.addresses);
}

function within<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Tries one address after another until one answers. */
async function open(url: URL, settings: Settings): Promise<IncomingMessage> {
  const addresses = await addressesOf(url, settings);
  let failure: unknown = new Refusal('unreachable');
  for (const address of addresses) {
    try {
      return await ask(url, address, settings);
    } catch (error) {
      if (settings.signal.aborted) throw error;
      failure = error;
    }
  }
  throw failure;
}

function ask(url: URL, address: string, { limits, signal, asking }: Settings): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:';
  const family = isIP(address);
  return new Promise((resolve, reject) => {
    const asked = (isSecure ? httpsRequest : httpRequest)(
      url,
      {
        method: asking.method,
        signal,
        // A new agent: no connection is shared, no proxy from the environment is used.
        agent: new (isSecure ? HttpsAgent : HttpAgent)({ keepAlive: false }),
        // The name is not looked up again: the connection goes to the address that was checked.
        lookup: (_host, lookupOptions, done) => {
          if (lookupOptions.all) done(null, [{ address, family }]);
          else done(null, address, family);
        },
        maxHeaderSize: limits.headerBytes,
        headers: asking.headers,
      },
      (response) => {
        // A connection that did not go where it was sent is not read.
        if (addressOf(response) !== plain(address)) {
          response.destroy();
          reject(new Refusal('not_public'));
        } else resolve(response);
      },
    );
    asked.on('error', (error: NodeJS.ErrnoException) => {
      const isCertificate = /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_(?:GET|VERIFY)/.test(error.code ?? '');
      reject(isCertificate ? new Refusal('bad_certificate') : error);
    });
    const tooLate = setTimeout(() => asked.destroy(new Error('no connection')), limits.connectMilliseconds);
    asked.once('close', () => clearTimeout(tooLate));
    asked.once('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => clearTimeout(tooLate));
    });
    asked.end(asking.body);
  });
}

const plain = (address: string) =>
  new URL(`http://${isIP(address) === 6 ? `[${address}]` : address}`).hostname;

function addressOf(response: IncomingMessage): string | null {
  const { remoteAddress } = response.socket;
  return remoteAddress === undefined ? null : plain(remoteAddress.replace(/%.*$/, ''));
}

function redirectOf(response: IncomingMessage): string | null {
  const { statusCode = 0, headers } = response;
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null;
  return headers.location ?? null;
}

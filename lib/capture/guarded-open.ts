/**
 * The connection behind a capture: every address of a name must be public, and it is made to the address that was checked.
 */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { CaptureLimits, CaptureProblem } from './capture.ts';
import { addressKind } from './public-address.ts';

/** All addresses of a name, as the operating system resolves them. */
export type Resolver = (host: string) => Promise<readonly string[]>;

/** What is asked of a server. */
export type Asking = { method: 'GET' | 'POST' | 'PUT'; headers: Record<string, string>; body?: string };

export type Settings = {
  /** Ports a link may name. */
  ports: readonly number[];
  resolve: Resolver;
  allowAddress: (address: string) => boolean;
  limits: CaptureLimits;
  signal: AbortSignal;
  asking: Asking;
  /** Hosts and ports of the operator's own network that may be reached as well. */
  mayReach: readonly string[];
};

/** Ends a capture with a reason for the person who asked for it. */
export class Refusal extends Error {
  readonly code: CaptureProblem;
  readonly detail: string;

  constructor(code: CaptureProblem, detail = '') {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

export const portOf = ({ port, protocol }: URL) =>
  port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);

export const isNamed = (url: URL, mayReach: readonly string[]) =>
  mayReach.includes(url.hostname) || mayReach.includes(`${url.hostname}:${portOf(url)}`);

/** A link that may be opened at all; its addresses are checked when it is. */
export function checkedLink(link: string, { ports }: Settings, base?: URL): URL {
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
export async function publicAddresses(url: URL, settings: Settings): Promise<readonly string[]> {
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
export async function open(url: URL, settings: Settings): Promise<IncomingMessage> {
  const addresses = await publicAddresses(url, settings);
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

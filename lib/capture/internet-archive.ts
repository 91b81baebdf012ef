/**
 * Asks the Internet Archive to keep a page (https://web.archive.org/save/ADDRESS, without an account). This tells it the
 * address, and everybody who looks there: what may be asked at all is decided by the caller (lib/domain/archiving.ts).
 */
import type { IncomingMessage } from 'node:http';
import { type CaptureProblem, captureLimits } from './capture.ts';
import { checkedLink, open, publicAddresses, Refusal, type Settings } from './guarded-open.ts';
import { type CaptureOptions, resolveBySystem } from './safe-fetch.ts';

const ARCHIVE = 'https://web.archive.org';

/** The Archive answers once it has opened the page itself, which takes it from ten seconds to more than a minute. */
const ANSWERS_WITHIN_MS = 90_000;

export type ArchiveProblem =
  | 'bad_link'
  | 'has_password'
  | 'not_public'
  | 'unknown_name'
  | 'unreachable'
  | 'too_slow'
  | 'busy'
  | 'failing'
  | 'refused'
  | 'not_told';

export type Archiving =
  | { ok: true; address: string; at: Date }
  | { ok: false; problem: ArchiveProblem; said: string };

/** Words of ours alone, whatever the Archive said. The first four are found before anything is sent. */
const SAID: Readonly<Record<ArchiveProblem, string>> = {
  bad_link: 'The source’s link is not one to a web page, so nothing was sent.',
  has_password: 'The source’s link holds a user name or password, so nothing was sent.',
  not_public:
    'The source’s link leads to an address that is not on the public internet, so nothing was sent.',
  unknown_name: 'No site has the name in the source’s link, so nothing was sent.',
  unreachable: 'The Internet Archive could not be reached. Ask again later.',
  too_slow:
    'The Internet Archive took too long to answer. It may keep the page all the same; ask again later.',
  busy: 'The Internet Archive takes no more pages at present. Ask again later.',
  failing: 'The Internet Archive could not do it at present. Ask again later.',
  refused: 'The Internet Archive does not keep this page: its site may not let it.',
  not_told: 'The Internet Archive did not say where it keeps the page.',
};

const failed = (problem: ArchiveProblem): Archiving => ({ ok: false, problem, said: SAID[problem] });

/** Whether what went wrong may go well a minute later. */
export const mayPass = (problem: ArchiveProblem): boolean =>
  ['unreachable', 'too_slow', 'busy', 'failing'].includes(problem);

export type ArchiveOptions = Pick<CaptureOptions, 'ports' | 'resolve' | 'allowAddress'> & {
  /** For tests only: what stands in for the Archive. */
  service?: string;
  milliseconds?: number;
};

/**
 * Asks for a copy of a page, with the guard of captures: of the page's own address, which is not sent anywhere if it is
 * not public or holds a password, and of the Archive's. No redirect is followed that leaves the Archive.
 *
 * @returns where the copy is and when the Archive says it was taken, or why there is none; a bad answer does not throw
 */
export async function askInternetArchive(link: string, options: ArchiveOptions = {}): Promise<Archiving> {
  const { service = ARCHIVE, milliseconds = ANSWERS_WITHIN_MS } = options;
  const settings: Settings = {
    ports: options.ports ?? [80, 443],
    resolve: options.resolve ?? resolveBySystem,
    allowAddress: options.allowAddress ?? (() => false),
    limits: { ...captureLimits, milliseconds },
    signal: AbortSignal.timeout(milliseconds),
    asking: { method: 'GET', headers: { accept: 'text/html', 'user-agent': USER_AGENT } },
    mayReach: [],
  };
  try {
    const page = await publicPage(link, settings);
    return page instanceof URL ? await ask(page, service, settings) : failed(page.problem);
  } catch {
    return failed(settings.signal.aborted ? 'too_slow' : 'unreachable');
  }
}

const USER_AGENT = 'Stet/1 (asked for by a newsroom)';

/** The page, where everybody could open it; names and addresses inside the newsroom's network are told to nobody. */
async function publicPage(link: string, settings: Settings): Promise<URL | { problem: ArchiveProblem }> {
  try {
    const page = checkedLink(link, settings);
    await publicAddresses(page, settings);
    return page;
  } catch (error) {
    if (error instanceof Refusal && isOfTheLink(error.code)) return { problem: error.code };
    throw error;
  }
}

type OfTheLink = Extract<
  ArchiveProblem & CaptureProblem,
  'bad_link' | 'has_password' | 'not_public' | 'unknown_name'
>;
const isOfTheLink = (code: CaptureProblem): code is OfTheLink =>
  code === 'bad_link' || code === 'has_password' || code === 'not_public' || code === 'unknown_name';

async function ask(page: URL, service: string, settings: Settings): Promise<Archiving> {
  const own = new URL(service);
  let at = new URL(`${own.origin}/save/${page.href}`);
  for (let redirects = 0; redirects <= settings.limits.redirects; redirects += 1) {
    const response = await open(at, settings);
    response.destroy();
    const found = copyIn(response, at, own, page);
    if (found) return found;
    const { statusCode: status = 0, headers } = response;
    if (status === 429) return failed('busy');
    if (status >= 500) return failed('failing');
    if (status >= 400) return failed('refused');
    const next = status >= 300 ? URL.parse(headers.location ?? '', at.href) : null;
    if (next === null || next.origin !== own.origin) return failed('not_told');
    at = next;
  }
  return failed('not_told');
}

/** The copy that an answer names, in either of the ways in which the Archive has named them. */
function copyIn({ headers }: IncomingMessage, at: URL, own: URL, page: URL): Archiving | null {
  for (const named of [headers['content-location'], headers.location]) {
    const url = named === undefined ? null : URL.parse(named, at.href);
    if (url?.host !== own.host) continue;
    const copy = copyAt(url, page);
    if (copy) return copy;
  }
  return null;
}

/** "/web/20261129205501/https://port.example/news": when it was taken, and of what. */
const COPY = /^\/web\/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\/(https?:\/{1,2}.+)$/;

function copyAt(url: URL, page: URL): Archiving | null {
  const [, year, month, day, hours, minutes, seconds, of = ''] = COPY.exec(url.pathname) ?? [];
  if (!year) return null;
  const at = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  const original = URL.parse(of.replace(/^(https?:)\/+/, '$1//'));
  // A copy of another site's page is none of this one.
  const isOfPage = original !== null && hostOf(original) === hostOf(page);
  if (Number.isNaN(at.getTime()) || !isOfPage || url.href.length > LONGEST) return failed('not_told');
  return { ok: true, address: `${ARCHIVE}${url.pathname}${url.search}`, at };
}

/** More than the longest link that is asked for, with what the Archive puts before it. */
const LONGEST = 4_200;

const hostOf = ({ hostname }: URL) => hostname.replace(/^www\./, '');

/**
 * Links that lead into a source: to the page of a PDF (RFC 8118), the second of a recording (Media Fragments, W3C 2012),
 * or the very words on a web page (URL Fragment Text Directives, WICG). Where none of these is sure, the link alone.
 */
import type { NamedSource } from '../domain/report/told.ts';

const MEDIA_FILE = /\.(?:mp3|m4a|mp4|m4v|ogg|oga|ogv|opus|wav|webm|flac|aac|mov)$/i;
/** More words than these are given by their beginning and end: the page may have marks or notes in between. */
const MOST_WORDS = 10;
const WORDS_AT_EACH_END = 5;

type Placed = Pick<NamedSource, 'link' | 'locator' | 'excerpt' | 'type'>;

/** @returns the source's link with its place; empty where it has no link */
export function placedLink({ link, locator, excerpt, type }: Placed): string {
  const url = URL.parse(link);
  // Whoever gave a place of their own knew better.
  if (!url || !/^https?:$/.test(url.protocol) || url.hash !== '') return link;
  if (/\.pdf$/i.test(url.pathname)) {
    const page = pageIn(locator);
    return page === null ? link : `${link}#page=${page}`;
  }
  const seconds = secondsIn(locator);
  const placed = seconds === null ? null : atSecond(link, url, seconds);
  if (placed !== null) return placed;
  const words = type === 'RECORDING' ? '' : textDirective(excerpt);
  return words === '' ? link : `${link}#:~:text=${words}`;
}

function atSecond(link: string, url: URL, seconds: number): string | null {
  const host = url.hostname.replace(/^(?:www|m)\./, '');
  if (host === 'youtu.be' || (host === 'youtube.com' && url.pathname === '/watch')) {
    url.searchParams.set('t', `${seconds}s`);
    return url.href;
  }
  if (host === 'vimeo.com') return `${link}#t=${seconds}s`;
  return MEDIA_FILE.test(url.pathname) ? `${link}#t=${seconds}` : null;
}

/** The first page that a locator names: "p. 12", "pp. 3–4", "page 7". */
export function pageIn(locator: string): number | null {
  const [, page] = /(?:^|[^\p{L}])(?:pages?|pp?\.?|S\.|Seite)\s*(\d{1,5})(?!\d)/iu.exec(locator) ?? [];
  return page === undefined ? null : Number(page);
}

/** The first moment that a locator names, in whole seconds: "00:14:32", "14:32". */
export function secondsIn(locator: string): number | null {
  const found = /(?<![\p{L}\d:.])(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?![\d:])/u.exec(locator);
  if (!found) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = found;
  if (Number(seconds) > 59) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Words as a text directive; empty where there are none. */
function textDirective(excerpt: string): string {
  // What was left out is nowhere on the page.
  const [first = ''] = excerpt
    .trim()
    .replace(/^[\s“”„"«»‘’[\]().…]+|[\s“”„"«»‘’[\]().…]+$/gu, '')
    .split(/…|\.\.\.|\[[^\]]*\]/u);
  const words = first.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return '';
  if (words.length <= MOST_WORDS && !/\n/.test(first.trim())) return encoded(words);
  // Within one block or over several: a range may cross them.
  const few = Math.min(WORDS_AT_EACH_END, Math.floor(words.length / 2));
  return few === 0 ? encoded(words) : `${encoded(words.slice(0, few))},${encoded(words.slice(-few))}`;
}

/** "-" and "," mean something in a directive, and so must be escaped within its words. */
const encoded = (words: readonly string[]) =>
  encodeURIComponent(words.join(' ').toWellFormed()).replace(/-/g, '%2D');

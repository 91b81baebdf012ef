/**
 * Editions as mementos of a report (RFC 7089): a report's lasting address is what is remembered and leads, when asked for
 * a moment, to the edition that was current then; each edition says when it was published; the time map lists them all.
 * The address is its own time gate. Pure.
 */
import type { EditionLink } from '../publish/report-html/later-state.ts';

export const TIME_MAP_TYPE = 'application/link-format; charset=utf-8';

const timeMapOf = (address: string): string => `${address}/timemap`;

/** As HTTP writes a moment: "Fri, 27 Nov 2026 10:00:00 GMT". */
const httpDate = (iso: string) => new Date(iso).toUTCString();

function mementoLinks(editions: readonly EditionLink[]): string[] {
  return editions.map(({ url, publishedAt }, i) => {
    const rel = [i === 0 ? 'first' : '', i === editions.length - 1 ? 'last' : '', 'memento'];
    return `<${url}>; rel="${rel.filter((part) => part !== '').join(' ')}"; datetime="${httpDate(publishedAt)}"`;
  });
}

/** The time map: every edition with when it was published. */
export function timeMap(address: string, editions: readonly EditionLink[]): string {
  const [first, last] = [editions[0], editions.at(-1)];
  const span =
    first && last ? `; from="${httpDate(first.publishedAt)}"; until="${httpDate(last.publishedAt)}"` : '';
  return `${[
    `<${address}>; rel="original timegate"`,
    `<${timeMapOf(address)}>; rel="self"; type="application/link-format"${span}`,
    ...mementoLinks(editions),
  ].join(',\n')}\n`;
}

/**
 * The headers of a page.
 *
 * @param editions all there are, the earliest first
 * @param number the edition that was asked for by its number; undefined at the report's own address, which changes
 */
export function mementoHeaders(
  address: string,
  editions: readonly EditionLink[],
  number: number | undefined,
): Record<string, string> {
  const own = editions.find((edition) => edition.number === number);
  // Of hundreds of editions the map tells; a header has room for the ends.
  const ends = editions.length > 2 ? [editions[0], editions.at(-1)] : editions;
  const links = [
    `<${address}>; rel="original timegate"`,
    `<${timeMapOf(address)}>; rel="timemap"; type="application/link-format"`,
    ...mementoLinks(ends.filter((edition) => edition !== undefined)),
  ];
  return {
    Link: links.join(', '),
    ...(own ? { 'Memento-Datetime': httpDate(own.publishedAt) } : { Vary: 'Accept-Datetime' }),
  };
}

/**
 * The edition that was current at a moment: the first for what was before it.
 *
 * @param asked the value of `Accept-Datetime`
 * @returns null for what is no moment as HTTP writes it
 */
export function editionAt(asked: string, editions: readonly EditionLink[]): EditionLink | null {
  if (!/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(asked.trim())) return null;
  const at = Date.parse(asked);
  if (Number.isNaN(at)) return null;
  // A moment of HTTP has no fraction: an edition of the same second is the one that is meant.
  const until = at + 999;
  return editions.findLast(({ publishedAt }) => Date.parse(publishedAt) <= until) ?? editions[0] ?? null;
}

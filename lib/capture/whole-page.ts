/** A page with what it is drawn with: fetched with the same guard, bounded, and packed as an archive. */
import { env } from '../env.ts';
import type { BrowserProgram } from './browser-pipe.ts';
import type { Capture, CapturedPage, CapturedPart, CaptureProblem } from './capture.ts';
import { MOST_PAGE_BYTES, partsOfPage, partsOfStyle } from './page-parts.ts';
import { drawPage } from './page-picture.ts';
import { type CaptureOptions, capturePart, captureWebPage } from './safe-fetch.ts';
import { wacz } from './wacz.ts';

/** Enough for an article; a page of a hundred pictures is kept with the first of them. */
export const partLimits = {
  parts: 60,
  /** Of one, and of all together: an archive is not larger than a page may be by much. */
  partBytes: 4 * 1_048_576,
  bytes: 12 * 1_048_576,
  /** Of one, and until the last one is begun: somebody waits for the page. */
  partMilliseconds: 8_000,
  milliseconds: 20_000,
  atOnce: 4,
};

/** Why something is not in the archive: a problem of its own, or a bound of all. */
type LeftOut = { link: string; problem: CaptureProblem | 'too_many' | 'no_time' };

/** What draws pictures of pages: null where the operator has named none. */
const browserHere = (): BrowserProgram | null =>
  env.captureBrowser === '' ? null : { program: env.captureBrowser };

/**
 * Captures a page, and of a web page also its styles, pictures and fonts. That some of these cannot be had, or none,
 * is no fault of the page's: the archive says which. Where there is a browser it draws a picture of what was captured.
 */
export async function captureWholePage(
  link: string,
  options: CaptureOptions = {},
  browser = browserHere(),
): Promise<Capture> {
  const captured = await captureWebPage(link, options);
  if (!captured.ok || captured.page.type !== 'html') return captured;
  return { ok: true, page: await withArchive(captured.page, options, browser) };
}

async function withArchive(
  page: CapturedPage,
  options: CaptureOptions,
  browser: BrowserProgram | null,
): Promise<CapturedPage> {
  const at = new Date();
  const { finalLink, mediaType, declared = mediaType, bytes } = page;
  const { title, links } = partsOfPage(bytes, finalLink);
  const { parts, leftOut } = await fetchParts(links, finalLink, options);
  if (bytes.length > MOST_PAGE_BYTES) leftOut.push({ link: finalLink, problem: 'too_large' });
  const archive = await wacz({
    ...{ page: { link: finalLink, mediaType, declared, bytes }, title, parts, leftOut, at },
  });
  const drawn = browser && { picture: await drawPage(browser, { link: finalLink, declared, bytes }, parts) };
  return { ...page, archive: { bytes: archive, parts: parts.length, leftOut: leftOut.length }, ...drawn };
}

/** Some at a time, styles first where they come first; what a style sheet names comes after what the page names. */
async function fetchParts(
  links: readonly string[],
  pageLink: string,
  options: CaptureOptions,
): Promise<{ parts: CapturedPart[]; leftOut: LeftOut[] }> {
  const until = Date.now() + partLimits.milliseconds;
  const waiting = [...links];
  const known = new Set([pageLink, ...links]);
  const parts: CapturedPart[] = [];
  const leftOut: LeftOut[] = [];
  let room = partLimits.bytes;
  let begun = 0;
  const limits = {
    milliseconds: partLimits.partMilliseconds,
    bytes: partLimits.partBytes,
    ...options.limits,
  };
  const fetchOne = async (link: string) => {
    const part = await capturePart(link, { ...options, limits });
    if ('problem' in part) return leftOut.push({ link, problem: part.problem });
    if (part.bytes.length > room) return leftOut.push({ link, problem: 'too_large' });
    room -= part.bytes.length;
    parts.push(part);
    if (part.mediaType !== 'text/css') return;
    for (const named of partsOfStyle(new TextDecoder().decode(part.bytes), link))
      if (!known.has(named)) {
        known.add(named);
        waiting.push(named);
      }
  };
  while (waiting.length > 0) {
    const isLate = Date.now() > until;
    const some = waiting.splice(0, partLimits.atOnce);
    if (isLate || begun >= partLimits.parts) {
      leftOut.push(...some.map((link): LeftOut => ({ link, problem: isLate ? 'no_time' : 'too_many' })));
      // A style sheet may name thousands: those that are left out are told up to a bound, too.
      if (leftOut.length > 10 * partLimits.parts) break;
      continue;
    }
    begun += some.length;
    await Promise.all(some.map(fetchOne));
  }
  return { parts, leftOut };
}

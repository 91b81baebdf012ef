import { headlineKey } from '../text/layout/piece.ts';
import type { HtmlBlock } from './html-blocks.ts';
import type { PageData } from './html-data.ts';

const separators = /\s+[|–—·•»«›‹-]\s+|\s*[|»]\s*/;
const longestHeadline = 300;

/**
 * The headline that the page's parts agree on: its headings, its title for social media, its linked data and its
 * window's title without the site's name. A heading of the page wins among equals, since that is how it was printed.
 * @param headings of the whole page; `nearStory` those that stand in the story or right above it.
 */
export function headlineOf(
  data: PageData,
  headings: readonly HtmlBlock[],
  nearStory: ReadonlySet<HtmlBlock>,
): string | undefined {
  const site = headlineKey(data.meta.get('og:site_name') ?? '');
  const told = [data.meta.get('og:title'), data.meta.get('twitter:title'), data.headline].filter(
    (title): title is string => title !== undefined && title.length <= longestHeadline,
  );
  const parts = titleParts(data.title, site);
  const candidates = new Map<string, { text: string; votes: number }>();
  const consider = (text: string, votes: number) => {
    const key = headlineKey(text);
    if (key === '' || key === site) return;
    const known = candidates.get(key);
    if (known) known.votes += votes;
    else candidates.set(key, { text, votes });
  };
  for (const block of headings) {
    const votes = block.kind === 'headline' ? 1.5 : block.kind === 'subhead' ? 0.2 : 0;
    consider(block.text, votes + (votes > 0 && nearStory.has(block) ? 1 : 0));
  }
  for (const title of told) consider(withoutSite(title, site), 1);
  for (const [at, part] of parts.entries()) consider(part, at === 0 ? 0.8 : 0.3);
  // "The Times: Port reopens": a colon parts a site's name from a headline, and as often a headline in two.
  for (const part of data.title.slice(0, longestHeadline).split(/:\s+/))
    if (candidates.has(headlineKey(part))) consider(part, 0.8);
  agree(candidates, told, parts);
  let best: { text: string; votes: number } | undefined;
  for (const candidate of candidates.values()) if (candidate.votes > (best?.votes ?? 0)) best = candidate;
  return best?.text;
}

/** A longer form of a candidate ("Port reopens" and "Port reopens after three weeks") speaks for it by half. */
function agree(
  candidates: ReadonlyMap<string, { text: string; votes: number }>,
  told: readonly string[],
  parts: readonly string[],
): void {
  for (const [key, candidate] of candidates) {
    if (key.length < 8) continue;
    for (const title of [...told, ...parts]) {
      const other = headlineKey(title);
      if (other !== key && other.length >= 8 && (other.startsWith(key) || key.startsWith(other)))
        candidate.votes += 0.5;
    }
  }
}

function titleParts(title: string, site: string): string[] {
  if (title === '' || title.length > longestHeadline) return [];
  const parts = title.split(separators).filter((part) => headlineKey(part) !== site);
  // The site's name is short and stands last, or first; the longest part is the headline.
  return parts.sort((a, b) => b.length - a.length).slice(0, 3);
}

/** "Port reopens | The Times" without the site's name, whichever end it stands at. */
function withoutSite(title: string, site: string): string {
  const parts = title.split(separators);
  const kept = parts.filter((part) => headlineKey(part) !== site);
  const [first] = kept;
  const last = kept.at(-1);
  if (site === '' || kept.length === parts.length || first === undefined || last === undefined) return title;
  return title.slice(title.indexOf(first), title.lastIndexOf(last) + last.length).trim();
}

import { isByline } from '../text/layout/asides.ts';
import { headlineKey } from '../text/layout/piece.ts';
import type { HtmlBlock } from './html-blocks.ts';
import type { PageData } from './html-data.ts';
import { namesOf } from './html-names.ts';
import { attributeOf, elementsOf } from './html-tree.ts';

const separators = /\s+[|–—·•»«›‹-]\s+|\s*[|»]\s*/;
const longestHeadline = 300;

/**
 * The headline that the page's parts agree on: its headings, its title for social media, its linked data and its
 * window's title without the site's name. Among equals a heading of the page wins, since that is how it was printed.
 * @param headings of the whole page; `nearStory`, those in the story or directly above it.
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
    if (leadsHome(block)) continue;
    const votes = block.kind === 'headline' ? 1.5 : block.kind === 'subhead' ? 0.2 : 0;
    const isHeading = votes > 0;
    consider(block.text, votes + (nearStory.has(block) ? (isHeading ? 1 : plainVotes(block)) : 0));
  }
  for (const title of told) consider(withoutSite(title, site), 1);
  for (const [at, part] of parts.entries()) consider(part, at === 0 ? 0.8 : 0.3);
  // "The Times: Port reopens": a colon separates a site's name from a headline, and just as often splits a headline.
  const byColon = data.title.slice(0, longestHeadline).split(/:\s+/);
  const longest = Math.max(...byColon.map(({ length }) => length));
  for (const part of byColon)
    if (byColon.length > 1 && candidates.has(headlineKey(part)))
      consider(part, part.length === longest ? 0.9 : 0.4);
  agree(candidates, told, parts);
  let best: { text: string; votes: number } | undefined;
  for (const candidate of candidates.values()) if (candidate.votes > (best?.votes ?? 0)) best = candidate;
  return best?.text;
}

/** Whether a heading is the site's name: a link to its front page. */
function leadsHome({ owner, linked, plain }: HtmlBlock): boolean {
  if (owner === null || linked === 0 || plain > 0) return false;
  for (const element of elementsOf(owner)) {
    const address = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
    if (address !== undefined)
      return /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w{2,5})?(?:[?#].*)?$/i.test(address);
  }
  return false;
}

/**
 * The vote for a line that is not marked as a heading but reads like one: higher where its class or id says headline.
 */
function plainVotes({ text, owner }: HtmlBlock): number {
  const words = text.split(' ').length;
  if (words < 3 || words > 30 || /[.,;:]$/.test(text) || isByline(text)) return 0;
  const name = owner === null ? '' : namesOf(owner);
  return /(?:^|[\s_-])(?:h(?:ea)?d?l(?:ine)?|headline|title|heading|head|hd)(?:$|[\s_-])/i.test(name)
    ? 0.7
    : 0.1;
}

/** A longer form of a candidate ("Port reopens" and "Port reopens after three weeks") counts half for it. */
function agree(
  candidates: ReadonlyMap<string, { text: string; votes: number }>,
  told: readonly string[],
  parts: readonly string[],
): void {
  for (const [key, candidate] of candidates) {
    if (key.length < 8) continue;
    for (const title of [...told, ...parts]) {
      const other = headlineKey(title);
      const isPart = other.startsWith(key) && key.length * 2.5 > other.length;
      if (other !== key && other.length >= 8 && (isPart || key.startsWith(other))) candidate.votes += 0.5;
    }
  }
}

function titleParts(title: string, site: string): string[] {
  if (title === '' || title.length > longestHeadline) return [];
  const parts = title.split(separators).filter((part) => headlineKey(part) !== site);
  // The site's name is short and comes last, or first; the longest part is the headline.
  return parts.sort((a, b) => b.length - a.length).slice(0, 3);
}

/** "Port reopens | The Times" without the site's name, at whichever end it is. */
function withoutSite(title: string, site: string): string {
  const parts = title.split(separators);
  const kept = parts.filter((part) => headlineKey(part) !== site);
  const [first] = kept;
  const last = kept.at(-1);
  if (site === '' || kept.length === parts.length || first === undefined || last === undefined) return title;
  return title.slice(title.indexOf(first), title.lastIndexOf(last) + last.length).trim();
}

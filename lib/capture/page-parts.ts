/** What a page is drawn with: the addresses of its styles, pictures and fonts, in the order in which they are named. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** A page that is longer is kept without what it is drawn with: taking it apart would need too much memory. */
export const MOST_PAGE_BYTES = 3 * 1_048_576;

/** An address as a browser would ask for it; null for what is in the page itself, or is no web address. */
function absolute(written: string, base: string): string | null {
  const url = URL.parse(written.trim(), base);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  url.hash = '';
  return url.href;
}

/** The first of several sizes of a picture; others are the same picture again. */
const firstOf = (srcset: string) => srcset.trim().split(/,?\s/)[0] ?? '';

function namedBy(name: string, of: ReadonlyMap<string, string>): (string | undefined)[] {
  const srcset = firstOf(of.get('srcset') ?? '');
  if (name === 'img') return [of.get('src'), srcset];
  if (name === 'source') return [srcset];
  if (name === 'input' && of.get('type') === 'image') return [of.get('src')];
  if (name === 'video') return [of.get('poster')];
  const isDrawn = /(?:^|\s)(?:stylesheet|icon)(?:\s|$)/i.test(of.get('rel') ?? '');
  return name === 'link' && isDrawn ? [of.get('href')] : [];
}

/**
 * @param page its bytes, in any encoding that agrees with ASCII in addresses
 * @param address where it was found
 * @returns its title, and the addresses, each once
 */
export function partsOfPage(page: Uint8Array, address: string): { title: string; links: string[] } {
  if (page.length > MOST_PAGE_BYTES) return { title: '', links: [] };
  const found = new Set<string>();
  let base = address;
  let title = '';
  const take = (written: string | undefined) => {
    const link = written ? absolute(written, base) : null;
    if (link !== null) found.add(link);
  };
  const waiting: Node[] = [parse(new TextDecoder().decode(page))];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const children =
      'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
    for (let i = children.length - 1; i >= 0; i -= 1) waiting.push(children[i] as Node);
    if (!('attrs' in node)) continue;
    const of = new Map(node.attrs.map(({ name, value }) => [name, value]));
    const text = node.childNodes.map((one) => ('value' in one ? one.value : '')).join('');
    if (node.tagName === 'base' && base === address)
      base = absolute(of.get('href') ?? '', address) ?? address;
    if (node.tagName === 'title' && title === '') title = text.replace(/\s+/g, ' ').trim().slice(0, 300);
    for (const written of namedBy(node.tagName, of)) take(written);
    for (const link of partsOfStyle(node.tagName === 'style' ? text : (of.get('style') ?? ''), base))
      found.add(link);
  }
  return { title, links: [...found] };
}

/** What a style sheet names: other sheets, pictures, fonts. */
export function partsOfStyle(css: string, address: string): string[] {
  const named = css.matchAll(
    /url\(\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"')]{1,2000}))\s*\)|@import\s+["']([^"']{1,2000})["']/gi,
  );
  const links = [...named].map(([, double, single, bare, sheet]) =>
    absolute(double ?? single ?? bare ?? sheet ?? '', address),
  );
  return [...new Set(links.filter((link) => link !== null))];
}

import { attributeOf, elementsOf, type HtmlParent } from './html-tree.ts';

/** What a page says about itself to search engines and social media: claims to be compared, none of them trusted. */
export type PageData = {
  /** By property or name, in lower case: "og:title", "og:site_name". */
  meta: ReadonlyMap<string, string>;
  title: string;
  headline: string | undefined;
  articleBody: string | undefined;
};

const longestData = 2_000_000;

export function pageDataOf(document: HtmlParent): PageData {
  const meta = new Map<string, string>();
  let title = '';
  let headline: string | undefined;
  let articleBody: string | undefined;
  for (const element of elementsOf(document)) {
    if (element.tagName === 'meta') {
      const name = attributeOf(element, 'property') ?? attributeOf(element, 'name');
      const content = attributeOf(element, 'content')?.trim();
      if (name !== undefined && content && !meta.has(name.toLowerCase()))
        meta.set(name.toLowerCase(), content);
    } else if (element.tagName === 'title' && title === '') {
      title = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
    } else if (element.tagName === 'script' && /ld\+json/i.test(attributeOf(element, 'type') ?? '')) {
      const data = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
      for (const thing of thingsIn(data)) {
        headline ??= textIn(thing.headline);
        const body = textIn(thing.articleBody);
        if (body !== undefined && body.length > (articleBody?.length ?? 0)) articleBody = body;
      }
    }
  }
  return { meta, title: title.replace(/\s+/g, ' ').trim(), headline, articleBody };
}

/** The objects of linked data that may describe an article, a level or two deep. */
function thingsIn(data: string): Record<string, unknown>[] {
  if (data.length > longestData) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch {
    return [];
  }
  const found: Record<string, unknown>[] = [];
  const open: unknown[] = [parsed];
  for (let at = 0; at < open.length && at < 500; at += 1) {
    const one = open[at];
    if (Array.isArray(one)) open.push(...one.slice(0, 100));
    else if (typeof one === 'object' && one !== null) {
      const thing = one as Record<string, unknown>;
      found.push(thing);
      open.push(thing['@graph'], thing.mainEntity, thing.liveBlogUpdate);
    }
  }
  // A page's list of other stories also consists of articles: only what the page itself is counts towards its headline.
  return found.filter(({ '@type': type }) => /Article|Posting|Report|WebPage/i.test(String(type)));
}

/** Text of linked data; some sites put mark-up in it. */
function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value
    .replace(/<\/?(?:p|br|div|li|h[1-6])\b[^<>]{0,500}>/gi, '\n')
    .replace(/<[^<>]{1,500}>/g, '')
    .replace(
      /&(nbsp|amp|quot|lt|gt|#39|rsquo|lsquo|rdquo|ldquo|mdash|ndash);/g,
      (whole, name: string) => entities[name] ?? whole,
    )
    .trim();
  return text === '' ? undefined : text;
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  '#39': '’',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  mdash: '—',
  ndash: '–',
};

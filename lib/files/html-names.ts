import type { AsideReason } from '../text/layout/block.ts';
import { attributeOf, type HtmlElement } from './html-tree.ts';

/**
 * What names of classes and ids hint at, whole words only. A name is a hint and no more: anything that holds a good
 * part of a page's text is never set aside because of its name (see `html-story.ts`).
 */
const hints: readonly [RegExp, AsideReason][] = [
  [
    /(?:^|[\s_-])(?:related|recommended|recommendations?|read-?(?:more|next|also)|more-?(?:stories|news|from|on)|recirc(?:ulation)?|promos?|teasers?|outbrain|taboola|trending|popular|most-?(?:read|viewed|popular)|latest|you-?may-?like|see-?also|further-?reading|archives?|prev-?next|post-?navigation|widget|sidebar|rail)(?:$|[\s_-])/i,
    'related',
  ],
  [
    /(?:^|[\s_-])(?:newsletters?|subscribe|subscription|subscriptions|paywall|adv(?:t|ert(?:isements?|ising|orial|s)?)?|ads?|adsense|sponsor(?:ed)?|donate|donation|membership|signup|sign-up|cta|app-?download)(?:$|[\s_-])/i,
    'promotion',
  ],
  [
    /(?:^|[\s_-])(?:comments?|comment-?(?:list|body|text|respond|area)|disqus|disqus_thread|respond|discussion)(?:$|[\s_-])/i,
    'comment',
  ],
  [
    /(?:^|[\s_-])(?:share|sharing|shares|sharedaddy|addtoany|social|follow-?us|breadcrumbs?|toolbar|cookies?|consent|gdpr|modal|popup|login|log-?in|print-?only|sr-only|screen-reader-text|visually-hidden|tags?|tag-?(?:list|cloud)|pagination|skip-?link|copyright|player|audio-?player|byline-?bio|author-?(?:bio|box|info|card)|about-?(?:the-?)?author|metadata|menu)(?:$|[\s_-])/i,
    'furniture',
  ],
  [/(?:^|[\s_-])(?:byline|author|authors|by-?author)(?:$|[\s_-])/i, 'byline'],
  [/(?:^|[\s_-])(?:photo-?credit|image-?credit|credit|copyright-?line)(?:$|[\s_-])/i, 'credit'],
  [
    /(?:^|[\s_-])(?:caption|captions|wp-caption-text|image-?caption|photo-?caption|cutline)(?:$|[\s_-])/i,
    'caption',
  ],
  [
    /(?:^|[\s_-])(?:dateline|pub-?date|post-?date|entry-?date|timestamp|published|posted-on)(?:$|[\s_-])/i,
    'dateline',
  ],
];

/** Longer lists of classes belong to a style system and say nothing. */
const longestNames = 400;

export function namesOf(element: HtmlElement): string {
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
  return names.length > longestNames ? '' : names;
}

/** What the element's class and id hint at, and the hint itself, so that it can be weighed over the whole page. */
export function hintOf(element: HtmlElement): { reason: AsideReason; hint: string } | undefined {
  // A page's whole body may have such a name ("has-newsletter"); only parts of it are set aside because of theirs.
  if (/^(?:html|body|main|article)$/.test(element.tagName)) return undefined;
  const names = namesOf(element);
  if (names === ' ' || names === '') return undefined;
  for (const [pattern, reason] of hints) {
    const hint = pattern.exec(names)?.[0];
    if (hint !== undefined) return { reason, hint: hint.toLowerCase().replace(/[\s_-]/g, '') };
  }
  return undefined;
}

const boxes =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|modal|popup|overlay|log-?in|newsletter|subscribe|paywall|menu|nav)(?:$|[\s_-])/i;

/** Whether it is named like a box that a page shows over itself: a login, a cookie banner, a menu. */
export const isOfPageFurniture = (element: HtmlElement): boolean => boxes.test(namesOf(element));

const pullQuote = /(?:^|[\s_-])(?:pull-?quote|pullquotes?|quote-?pull|inset-?quote)(?:$|[\s_-])/i;
const post =
  /(?:^|[\s_-])(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|fb-post|threads-post|text-post-media|reddit-embed-bq|telegram-post|embed(?:ded)?-?(?:tweet|post)|tweet|social-?embed|truth-?social)(?:$|[\s_-])/i;
const correction =
  /(?:^|[\s_-])(?:corrections?|clarifications?|editors?-?note|editorial-?note|amendment)(?:$|[\s_-])/i;

export const isNamedPullQuote = (element: HtmlElement): boolean => pullQuote.test(namesOf(element));
export const isNamedPost = (element: HtmlElement): boolean => post.test(namesOf(element));
export const isNamedCorrection = (element: HtmlElement): boolean => correction.test(namesOf(element));

/** Pages in the manner of many content systems: each shape builds one page around a story. */
import {
  archive,
  authorBox,
  bodyHtml,
  cards,
  comments,
  cookieBox,
  cutCards,
  figure,
  footer,
  head,
  loginBox,
  menu,
  namelessFooter,
  namelessList,
  newsletterBox,
  plainMenu,
  relatedList,
  SITE,
  shareRow,
  withInserted,
} from './page-parts.ts';
import type { EvalStory } from './stories.ts';

export type Shape = { name: string; page: (story: EvalStory) => string };

const og = ({ headline }: EvalStory) =>
  `<meta property="og:title" content="${headline}"><meta property="og:site_name" content="${SITE}">`;
const all = (parts: readonly string[]) => parts.join('\n');
const byline = '<p class="byline">By <a href="/siri">Siri Dahl</a></p><time>12 October 2031, 08:14</time>';

export const SHAPES: readonly Shape[] = [
  {
    name: 'an article element with everything named as it should be',
    page: (s) =>
      `${head(`${s.headline} | ${SITE}`, og(s))}<body><header><a href="/">${SITE}</a></header>${menu}<main><article><h1>${s.headline}</h1>${byline}${shareRow}${figure}${all(bodyHtml(s))}${relatedList}</article>${comments}</main>${footer}</body></html>`,
  },
  {
    name: 'WordPress: entry-content with buttons, author and comments behind it',
    page: (s) =>
      `${head(`${s.headline} - ${SITE}`)}<body class="single has-sidebar"><div id="page"><div id="primary"><div id="post-7" class="post-7 post type-post hentry"><h1 class="entry-title">${s.headline}</h1><div class="entry-meta">Posted on October 12, 2031 by <a href="/s">Siri Dahl</a></div><div class="entry-content">${all(bodyHtml(s))}<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Tweet</a></li></ul></div></div>${authorBox}</div>${comments}</div><div id="secondary" class="sidebar widget-area">${archive}${newsletterBox}</div></div>${footer}</body></html>`,
  },
  {
    name: 'a story inside an element named no-share and post-ad',
    page: (s) =>
      `${head(`${s.headline} - ${SITE}`)}<body class="single"><div id="Content"><div id="post-11" class="no-share post-ad post-11"><h1>${s.headline}</h1><div class="the_content">${all(bodyHtml(s))}</div></div></div>${namelessFooter}</body></html>`,
  },
  {
    name: 'every paragraph has a class that hints at sharing',
    page: (s) =>
      `${head(s.headline)}<body><div class="wrap"><h1>${s.headline}</h1>${all(bodyHtml(s, (text) => `<p class="share text">${text}</p>`))}${namelessList}</div></body></html>`,
  },
  {
    name: 'divs without a name, text in divs instead of paragraphs',
    page: (s) =>
      `${head(`${SITE}: ${s.headline}`)}<body>${plainMenu}<div class="b1"><div class="b2">${s.headline}</div><div class="b3">${all(bodyHtml(s, (text) => `<div class="b4">${text}</div>`))}</div></div>${namelessList}${namelessFooter}</body></html>`,
  },
  {
    name: 'line breaks instead of paragraphs',
    page: (s) =>
      `${head(`${s.headline} - ${SITE}`)}<body>${plainMenu}<div id="art"><h2>${s.headline}</h2><div class="txt">${all(bodyHtml(s, (text) => `${text}<br><br>`))}</div></div>${archive}${footer}</body></html>`,
  },
  {
    name: 'articles are only the cards of other stories',
    page: (s) =>
      `${head(`${s.headline} | ${SITE}`)}<body>${menu}<div id="content"><div class="widget-post-content"><h1>${s.headline}</h1><div class="text">${all(bodyHtml(s))}</div></div><div class="more">${cards}</div></div>${footer}</body></html>`,
  },
  {
    name: 'hidden until a script runs, with a notice for browsers without',
    page: (s) =>
      `${head(`${s.headline} - ${SITE}`)}<body><noscript><p>Please switch JavaScript on.</p></noscript><div class="notice"><p>JavaScript is off in your browser. Switch it on to read this page.</p></div><div id="page" style="display: none;"><div class="article-text"><h1>${s.headline}</h1>${all(bodyHtml(s))}</div></div></body></html>`,
  },
  {
    name: 'a login box with a main heading above the story',
    page: (s) =>
      `${head(`${s.headline} - ${SITE}`, og(s))}<body>${loginBox}${cookieBox}<div class="story"><h3>${s.headline}</h3>${all(bodyHtml(s))}</div>${archive}</body></html>`,
  },
  {
    name: 'cards that are cut short follow in the same element',
    page: (s) =>
      `${head(s.headline)}<body><div id="main"><ul class="latest"><li><h1>${s.headline}</h1></li></ul><h2>${s.headline}</h2>${all(bodyHtml(s))}${cutCards}</div></body></html>`,
  },
  {
    name: 'laid out by tables, as pages were before 2005',
    page: (s) =>
      `${head(`${SITE} - ${s.headline}`)}<body><table width="100%"><tr><td width="160">${plainMenu}</td><td><font size="5"><b>${s.headline}</b></font>${all(bodyHtml(s))}</td><td>${archive}</td></tr></table>${namelessFooter}</body></html>`,
  },
  {
    name: 'boxes between the paragraphs: newsletter, related, picture',
    page: (s) => {
      let parts = bodyHtml(s);
      parts = withInserted(parts, 3, newsletterBox);
      parts = withInserted(
        parts,
        2,
        `<aside class="inline-related"><h4>Read more</h4><p><a href="/x">Council buys a second snow plough</a></p></aside>`,
      );
      parts = withInserted(parts, 1, figure);
      return `${head(`${s.headline} | ${SITE}`, og(s))}<body>${menu}<main><article class="a-article"><header><h1>${s.headline}</h1>${byline}</header><div class="a-body">${all(parts)}</div></article><section class="a-more"><h2>More stories</h2>${cards}</section></main>${footer}</body></html>`;
    },
  },
  {
    name: 'the text in two sections with an advertisement between',
    page: (s) => {
      const parts = bodyHtml(s);
      const half = /<li|<tr/.test(parts[Math.ceil(parts.length / 2)] ?? '') ? 2 : Math.ceil(parts.length / 2);
      return `${head(`${s.headline} | ${SITE}`, og(s))}<body>${menu}<div class="page"><h1>${s.headline}</h1><div class="chunk">${all(parts.slice(0, half))}</div><div class="ad-slot"><p>Advertisement</p></div><div class="chunk">${all(parts.slice(half))}</div>${relatedList}</div>${comments}${footer}</body></html>`;
    },
  },
  {
    name: 'ASP: the whole page is one form',
    page: (s) =>
      `${head(`${s.headline} - ${SITE}`)}<body><form id="form1" action="/default.aspx">${plainMenu}<div id="ctl00_Main"><h1>${s.headline}</h1>${all(bodyHtml(s))}</div>${namelessFooter}</form></body></html>`,
  },
  {
    name: 'linked data holds the text, the page only a frame for scripts',
    page: (s) =>
      `${head(
        `${s.headline} | ${SITE}`,
        `${og(s)}<script type="application/ld+json">${JSON.stringify({
          '@type': 'NewsArticle',
          headline: s.headline,
          articleBody: s.parts
            .map((part) => (part.kind === 'row' ? part.cells.join(' ') : part.text))
            .join('\n\n'),
        })}</script>`,
      )}<body><div id="root"></div></body></html>`,
  },
  {
    name: 'readers wrote more than the newsroom',
    page: (s) =>
      `${head(`${s.headline} | ${SITE}`)}<body>${menu}<div class="main-col"><div class="headline"><h1>${s.headline}</h1></div><div class="copy">${all(bodyHtml(s))}</div></div><div class="reader-area">${comments}${comments.replaceAll('Sea dog', 'Gull')}${comments.replaceAll('Sea dog', 'Eel')}</div>${footer}</body></html>`,
  },
];

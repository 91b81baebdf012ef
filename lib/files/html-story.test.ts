import { describe, expect, it } from 'vitest';
import { layOut } from '../text/layout/lay-out.ts';
import { readHtmlText } from './html.ts';

const FIRST = '“We can sail again,” harbour master Mira Kole told reporters on Monday.';
const LAST = 'The owner of the ferry did not respond to a request for comment.';
const HEADLINE = 'Port reopens after three weeks';
const TEXT = `<p>${FIRST}</p><p>${LAST}</p>`;

function read(html: string) {
  const story = readHtmlText(html);
  const { text, blocks } = layOut(story.raw, {
    ...(story.headline && { headline: story.headline }),
    ...(story.paragraphs && { paragraphs: story.paragraphs }),
  });
  const words = (span: { start: number; end: number }) => text.slice(span.start, span.end);
  return {
    headline: story.headline,
    text: blocks.filter(({ kind }) => kind !== 'aside' && kind !== 'headline').map(words),
    kinds: blocks.map((block) => `${block.asideReason ?? block.kind}: ${words(block)}`),
    told: (story.readings ?? []).map(({ code }) => code),
  };
}

const page = (body: string, head = `<title>${HEADLINE} - The Harbour Times</title>`) =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe('the name of the element that holds the story sets nothing aside', () => {
  const around = (name: string) =>
    page(
      `<div id="Content"><div class="${name}"><h1>${HEADLINE}</h1><div class="the_content">${TEXT}</div></div></div>`,
    );

  it.each([
    ['no-share post-11 post type-post'],
    ['entry-content entry-content-read-more'],
    ['margin_top ad_body'],
    ['has-comments sidebar-right'],
    ['newsletter-story promo'],
    ['social-media cookie-ok modal-free popup'],
    ['related-content author'],
    ['caption credit byline'],
  ])('%s', (name) => {
    expect(read(around(name))).toMatchObject({ headline: HEADLINE, text: [FIRST, LAST] });
  });

  it('nor does a name on each of its paragraphs', () => {
    const named = TEXT.replaceAll('<p>', '<p class="share">');
    expect(read(page(`<h1>${HEADLINE}</h1><div>${named}</div>`)).text).toEqual([FIRST, LAST]);
  });

  it('but the same name on a small part of it does', () => {
    const { text, kinds } = read(
      page(
        `<h1>${HEADLINE}</h1><div>${TEXT}<div class="newsletter"><p>All the news, each morning.</p></div>${TEXT.replaceAll('ferry', 'barge')}</div>`,
      ),
    );
    expect(text).not.toContain('All the news, each morning.');
    expect(kinds).toContain('promotion: All the news, each morning.');
  });
});

describe('text that is hidden until a script runs', () => {
  const notice =
    '<noscript><p>Please switch JavaScript on.</p></noscript><div class="notice"><p>JavaScript is off in your browser. Switch it on to read this page.</p></div>';

  it.each([
    ['style="display: none;"', 'div'],
    ['hidden', 'div'],
    ['aria-hidden="true"', 'main'],
    ['style="visibility:hidden"', 'section'],
  ])('counts as the page’s where nothing else does: %s', (how, element) => {
    const { text, headline, told } = read(
      page(`${notice}<${element} ${how}><h1>${HEADLINE}</h1>${TEXT}</${element}>`),
    );
    expect(text).toEqual([FIRST, LAST]);
    expect(headline).toBe(HEADLINE);
    expect(told).toContain('unhidden');
  });

  it('does not where the page shows its text', () => {
    const { text, told } = read(
      page(
        `<h1>${HEADLINE}</h1>${TEXT}<div hidden><p>A second text that nobody was meant to read yet.</p></div>`,
      ),
    );
    expect(text).toEqual([FIRST, LAST]);
    expect(told).not.toContain('unhidden');
  });

  it('nor does what is a box over the page', () => {
    const long =
      'We and our partners keep information on your device to show you what we think you like. '.repeat(8);
    const { text } = read(
      page(`<h1>${HEADLINE}</h1>${TEXT}<div class="cookie-modal" style="display:none"><p>${long}</p></div>`),
    );
    expect(text).toEqual([FIRST, LAST]);
  });

  it('is taken from the page’s data where there is no text in it at all', () => {
    const body = `${FIRST}\n\n${LAST}\n\n${'The ferry will sail four times a day. '.repeat(6).trim()}`;
    const data = JSON.stringify({ '@type': 'NewsArticle', headline: HEADLINE, articleBody: body });
    const { text, headline, told } = read(
      page('<div id="app"></div>', `<title>x</title><script type="application/ld+json">${data}</script>`),
    );
    expect(text.slice(0, 2)).toEqual([FIRST, LAST]);
    expect(headline).toBe(HEADLINE);
    expect(told).toEqual(['from_data']);
  });
});

describe('other stories are not the story', () => {
  it('articles that are only cards', () => {
    const cards =
      '<div class="more"><article><h3>Another day at the port</h3><p>The port had a quiet day on Tuesday and the crane was painted.</p></article><article><h3>Cup is won</h3><p>The cup was won by the team of the port.</p></article></div>';
    expect(
      read(
        page(
          `<div id="content"><div class="widget-post-content"><h1>${HEADLINE}</h1><div class="text">${TEXT}</div></div>${cards}</div>`,
        ),
      ),
    ).toMatchObject({ headline: HEADLINE, text: [FIRST, LAST] });
  });

  it('teasers that are cut short, and an advertisement', () => {
    const { headline, text } = read(
      page(`<div id="main"><ul class="latest"><li><h1>${HEADLINE}</h1></li></ul><h2>${HEADLINE}</h2>${TEXT}
        <p>You’re invited to taste the best kitchens of the town. Restaurant 02, at the Harbour Hotel</p>
        <h3>Sports</h3><h4>Rain stops the cup</h4><p>Third round matches of the cup were badly affected by rain. The competition which is for teams in the...</p>
        <h3>Features</h3><p>Harbour Times – The Port Commission is far more important than the Board. Yet, the... more</p></div>`),
    );
    expect(headline).toBe(HEADLINE);
    expect(text).toEqual([FIRST, LAST]);
  });

  it('readers’ comments, below their heading or in a list named so', () => {
    const comment = '<p>I have said for years that this would happen, and nobody ever listened.</p>';
    expect(read(page(`<h1>${HEADLINE}</h1><div>${TEXT}<h3>2 Comments</h3>${comment}</div>`)).text).toEqual([
      FIRST,
      LAST,
    ]);
    expect(
      read(page(`<h1>${HEADLINE}</h1><div>${TEXT}</div><div id="disqus_thread">${comment}</div>`)).text,
    ).toEqual([FIRST, LAST]);
  });

  it('a picture between the headline and the text keeps its caption, set aside', () => {
    const picture = '<figure><img src="a.jpg"><figcaption>The port in May</figcaption></figure>';
    const { kinds, told } = read(
      page(`<main><h1>${HEADLINE}</h1>${picture}<div class="copy">${TEXT}</div></main>`),
    );
    expect(kinds).toContain('caption: The port in May');
    expect(told).not.toContain('outside');
  });

  it('what was left out is told', () => {
    const { told } = read(
      page(
        `<h1>${HEADLINE}</h1><article>${TEXT}</article><div class="more"><article><p>The cup was won by the team of the port.</p></article></div>`,
      ),
    );
    expect(told).toEqual(['outside']);
  });
});

describe('the headline is what the parts of the page agree on', () => {
  const og = `<title>${HEADLINE} - The Harbour Times</title><meta property="og:title" content="${HEADLINE}">`;

  it.each([
    [
      'a login box with a main heading',
      page(
        `<div class="modal" id="login"><h1>Log In</h1><p>Not a member yet?</p></div><div class="story"><h3>${HEADLINE}</h3>${TEXT}</div><ul><li>March 2022</li></ul><p>Archives</p><p>February 2022</p>`,
        og,
      ),
    ],
    [
      'the site’s name in the main heading',
      page(
        `<div><h1><a href="/">The Harbour Times</a></h1></div><div class="story"><h2>${HEADLINE}</h2>${TEXT}</div>`,
      ),
    ],
    [
      'the site’s name first in the title',
      page(
        `<h1>The Harbour Times</h1><div><h2>${HEADLINE}</h2>${TEXT}</div>`,
        `<title>The Harbour Times | ${HEADLINE}</title><meta property="og:site_name" content="The Harbour Times">`,
      ),
    ],
    [
      'no heading at all',
      page(`<div class="hl">${HEADLINE}</div>${TEXT}`, `<title>The Harbour Times: ${HEADLINE}</title>`),
    ],
    [
      'linked data only',
      page(
        TEXT,
        `<title>The Harbour Times</title><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"${HEADLINE}"}]}</script>`,
      ),
    ],
    [
      'social media’s title with the site behind it',
      page(
        TEXT,
        `<title>x</title><meta property="og:title" content="${HEADLINE} | The Harbour Times"><meta property="og:site_name" content="The Harbour Times">`,
      ),
    ],
  ])('%s', (_, html) => {
    expect(read(html)).toMatchObject({ headline: HEADLINE, text: [FIRST, LAST] });
  });
});

describe('blocks of their own kind', () => {
  const story = (inner: string) =>
    page(`<article><h1>${HEADLINE}</h1><p>${FIRST}</p>${inner}<p>${LAST}</p></article>`);

  it.each([
    [
      'an embedded post',
      '<blockquote class="twitter-tweet"><p>The port is open. Come.</p>— Mira Kole (@mkole) <a href="#">May 3, 2031</a></blockquote>',
      ['post: The port is open. Come.', 'post: — Mira Kole (@mkole) May 3, 2031'],
    ],
    [
      'a post of another network',
      '<figure><div class="bluesky-embed"><p>We sail at nine.</p></div></figure>',
      ['post: We sail at nine.'],
    ],
    [
      'a pull quote by its name',
      '<aside class="pullquote"><p>We can sail</p></aside>',
      ['pull_quote: We can sail'],
    ],
    [
      'a pull quote by its words',
      '<blockquote><p>“We can sail again”</p></blockquote>',
      ['pull_quote: “We can sail again”'],
    ],
    [
      'a quotation set apart',
      '<blockquote><p>The dam was built in 1962. I told the board so.</p></blockquote>',
      ['block_quote: The dam was built in 1962. I told the board so.'],
    ],
    [
      'a table, no cell lost',
      '<table><tr><th>Year</th><th>Trips</th><th>Deaths</th></tr><tr><td>2023</td><td></td><td>2</td></tr></table>',
      ['table: Year | Trips | Deaths', 'table: 2023 | | 2'],
    ],
    [
      'a list',
      '<ul><li>seven for</li><li>six against</li></ul>',
      ['list: • seven for', 'list: • six against'],
    ],
    [
      'a correction by its name',
      '<div class="correction"><p>The gate was named wrongly at first.</p></div>',
      ['correction: The gate was named wrongly at first.'],
    ],
    [
      'a correction by its words',
      '<p>Correction, 8 August: the gate is 40 metres wide.</p>',
      ['correction: Correction, 8 August: the gate is 40 metres wide.'],
    ],
    [
      'a caption',
      '<figure><img src="a.jpg"><figcaption>The port in May</figcaption></figure>',
      ['caption: The port in May'],
    ],
    [
      'a live blog’s time and heading',
      '<time>10:42 GMT</time><h2>Crane is moved</h2><p>The crane stands at the mole now, the port says.</p>',
      [
        'dateline: 10:42 GMT',
        'subhead: Crane is moved',
        'paragraph: The crane stands at the mole now, the port says.',
      ],
    ],
  ])('%s', (_, inner, kinds) => {
    expect(read(story(inner)).kinds).toEqual([
      `headline: ${HEADLINE}`,
      `paragraph: ${FIRST}`,
      ...kinds,
      `paragraph: ${LAST}`,
    ]);
  });
});

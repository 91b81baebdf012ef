/** What surrounds a story on the pages of many sites, invented in their manner. Plain strings of HTML. */
import type { EvalStory, StoryPart } from './stories.ts';

export const SITE = 'The Sound Observer';

/** The parts of a story in order, with lists and tables opened and closed around their entries. */
export function bodyHtml(
  { parts }: EvalStory,
  paragraph: (text: string) => string = (text) => `<p>${text}</p>`,
): string[] {
  const out: string[] = [];
  let open: 'li' | 'row' | undefined;
  const close = () => {
    if (open === 'li') out.push('</ul>');
    if (open === 'row') out.push('</tbody></table>');
    open = undefined;
  };
  for (const part of parts) {
    if (part.kind !== open) close();
    if ((part.kind === 'li' || part.kind === 'row') && open === undefined) {
      out.push(part.kind === 'li' ? '<ul>' : '<table><tbody>');
      open = part.kind;
    }
    out.push(htmlOf(part, paragraph));
  }
  close();
  return out;
}

function htmlOf(part: StoryPart, paragraph: (text: string) => string): string {
  if (part.kind === 'h2') return `<h2>${part.text}</h2>`;
  if (part.kind === 'quote') return `<blockquote><p>${part.text}</p></blockquote>`;
  if (part.kind === 'li') return `<li>${part.text}</li>`;
  if (part.kind === 'row') return `<tr>${part.cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  return paragraph(part.text);
}

/** Inserts something after the part with this number, or at the end. */
export function withInserted(parts: readonly string[], at: number, html: string): string[] {
  // Never into the middle of a list or a table.
  let place = Math.min(at, parts.length);
  while (place < parts.length && /^(?:<li|<tr|<\/ul|<\/tbody)/.test(parts[place] ?? '')) place += 1;
  return [...parts.slice(0, place), html, ...parts.slice(place)];
}

export const menu = `<nav class="main-nav"><ul>${[
  'News',
  'Politics',
  'Business',
  'Sport',
  'Culture',
  'Opinion',
]
  .map((name) => `<li><a href="/${name.toLowerCase()}">${name}</a></li>`)
  .join('')}</ul></nav>`;

/** The same without an element that says what it is. */
export const plainMenu = `<div id="topbar"><span><a href="/">${SITE}</a></span><ul class="m1">${[
  'News',
  'Politics',
  'Sport',
]
  .map((name) => `<li class="m2"><a href="/${name.toLowerCase()}">${name}</a></li>`)
  .join('')}</ul><span>Saturday edition</span></div>`;

const OTHERS: readonly [string, string][] = [
  [
    'Council buys a second snow plough',
    'The old one has been in the workshop since the first of December, and the winter is not over yet.',
  ],
  [
    'Lighthouse keeper retires after forty years',
    'He says he will miss the quiet. His successor is a lamp that switches itself on.',
  ],
  [
    'Swimmers find a bell in the bay',
    'Divers of the museum want to raise it in the spring, if the weather allows it.',
  ],
  [
    'Choir looks for three tenors',
    'Rehearsals are on Mondays at seven, and nobody has to be able to read music.',
  ],
];

export const cards = `<section class="grid">${OTHERS.map(
  ([title, text]) => `<article class="card"><a href="/x"><h3>${title}</h3></a><p>${text}</p></article>`,
).join('')}</section>`;

export const cutCards = `<h3>Sport</h3>${OTHERS.map(
  ([title, text]) => `<h4>${title}</h4><p>${text.slice(0, 58)}...</p>`,
).join('')}`;

export const relatedList = `<div class="related-stories"><h3>Related stories</h3><ul>${OTHERS.map(
  ([title]) => `<li><a href="/x">${title}</a></li>`,
).join('')}</ul></div>`;

export const namelessList = `<div class="c17"><h4>More from ${SITE}</h4>${OTHERS.map(
  ([title, text]) => `<div class="c18"><a href="/x">${title}</a><div>${text}</div></div>`,
).join('')}</div>`;

export const comments = `<div id="comments"><h3>3 Comments</h3><ol class="commentlist">
<li class="comment"><cite>Sea dog</cite><p>I have said for years that this would happen, and nobody at the town hall ever listened to me or to anybody else.</p><a href="#r">Reply</a></li>
<li class="comment"><cite>Old hand</cite><p>With respect, it is not as simple as that. My brother works there and he tells it quite differently from what is written here.</p></li>
<li class="comment"><cite>Passer-by</cite><p>Well written! More of this please.</p></li></ol>
<form><p>Leave a reply</p><textarea></textarea><button>Post comment</button></form></div>`;

export const cookieBox = `<div id="cookie-consent" class="modal"><h2>We value your privacy</h2><p>We and our 214 partners store and read information on your device, such as cookies, to show you personalised content and to measure how it is used. You can change your choice at any time in the settings.</p><button>Accept all</button></div>`;

export const loginBox = `<div class="modal" id="login"><h1>Log in</h1><p>Not a member yet? Register in one minute and read three stories for nothing.</p><form><input name="u"><button>Go</button></form></div>`;

export const shareRow = `<div class="share-buttons"><span>Share this article</span><a href="#f">Facebook</a><a href="#x">X</a><a href="#m">E-mail</a></div>`;

export const newsletterBox = `<div class="newsletter-signup"><h4>The morning letter</h4><p>Sign up for our newsletter and get the most important stories of the day before breakfast, every day but Sunday.</p><form><input name="mail"></form></div>`;

export const figure = `<figure class="wp-caption"><img src="a.jpg" alt=""><figcaption>The harbour on Thursday morning, seen from the mole. Photograph: K. Nord</figcaption></figure>`;

export const authorBox = `<div class="author-bio"><img src="b.jpg" alt=""><h4>About the author</h4><p>Siri Dahl writes about the harbour and the islands. She joined ${SITE} in 2012 and has won two prizes that nobody has heard of.</p></div>`;

export const archive = `<div class="side"><h4>Archives</h4><ul><li><a href="/a">March 2022</a></li><li><a href="/b">February 2022</a></li></ul><p>February 2022</p></div>`;

export const footer = `<footer><p>© ${SITE}. All rights reserved. No part of this page may be copied without our written permission.</p><p>Terms · Privacy · Contact</p></footer>`;

export const namelessFooter = `<div class="b9"><p>${SITE} is published by the Sound Press Company, 4 Quay Street. Editor in chief: A. Berg.</p><a href="/terms">Terms</a> <a href="/privacy">Privacy</a></div>`;

export const head = (title: string, more = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${more}<style>.x{display:none}</style></head>`;

/** How a page names the picture that stands beside a link to it (Open Graph, ogp.me; X's cards). */
import { type Html, html } from './html-template.ts';

/** A picture beside a link: where it is, and what it shows, for those who do not see it. */
export type PictureLink = { url: string; words: string };

/** In pixels: the size that sites ask for, and that lib/typeset/templates/picture.typ has. */
export const PICTURE_SIZE = { width: 1200, height: 630 };

/** Null, and nothing in the page, where there is no picture: in editions from before there were any. */
export function pictureLink(picture: PictureLink | null | undefined): Html | null {
  if (!picture) return null;
  return html`<meta property="og:image" content="${picture.url}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${PICTURE_SIZE.width}">
<meta property="og:image:height" content="${PICTURE_SIZE.height}">
<meta property="og:image:alt" content="${picture.words}">
<meta name="twitter:card" content="summary_large_image">
`;
}

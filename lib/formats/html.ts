import type { GivenParagraph } from '../text/layout/block.ts';
import { readHtmlBlocks } from './html-blocks.ts';
import {
  attributeOf,
  elementsOf,
  type HtmlDocument,
  type HtmlElement,
  type HtmlParent,
  parseHtml,
} from './html-tree.ts';
import { decodeText } from './plain-text.ts';
import { hasTags, hasUtf16Mark } from './sniff.ts';
import { checkText, maxTextBytes, type StoryText, UnreadableStory } from './story-text.ts';

/** Bytes of a page to text: by its mark, else by the encoding it declares, else as any text. @throws UnreadableStory */
export function decodeHtml(bytes: Uint8Array): { text: string; notices: string[] } {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const declared = /<meta\b[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})/i.exec(start)?.[1];
  if (declared !== undefined && !hasUtf16Mark(bytes) && !/^utf-?(?:8|16)/i.test(declared)) {
    try {
      return { text: new TextDecoder(declared, { fatal: true }).decode(bytes), notices: [] };
    } catch {
      // An unknown or a wrong name: read it as any text.
    }
  }
  return decodeText(bytes);
}

/** The element with this name that holds most text, in the order of the page among equals. */
function fullest(root: HtmlParent, isWanted: (element: HtmlElement) => boolean): HtmlElement | null {
  let best: HtmlElement | null = null;
  let most = 0;
  for (const element of elementsOf(root)) {
    if (!isWanted(element)) continue;
    const length = textLength(element);
    if (length > most) {
      best = element;
      most = length;
    }
  }
  return best;
}

function textLength(root: HtmlParent): number {
  let length = 0;
  for (const element of elementsOf(root)) {
    if (element.tagName !== 'p') continue;
    for (const child of element.childNodes) if ('value' in child) length += child.value.length;
  }
  return length;
}

/** The part of the page that is the story: the fullest article, else the main part, else the body. */
function storyRoot(document: HtmlDocument): HtmlParent {
  const article = fullest(
    document,
    (element) => element.tagName === 'article' || attributeOf(element, 'itemprop') === 'articleBody',
  );
  const main = fullest(
    document,
    (element) => element.tagName === 'main' || attributeOf(element, 'role') === 'main',
  );
  const body = [...elementsOf(document)].find((element) => element.tagName === 'body');
  return article ?? main ?? body ?? document;
}

/** Where the story itself shows no headline: the page's main heading, else the title it gives to social media. */
function headlineOf(document: HtmlDocument, paragraphs: readonly GivenParagraph[]): string | undefined {
  const shown = paragraphs.find((paragraph) => paragraph.kind === 'headline')?.text;
  if (shown !== undefined) return shown;
  let title: string | undefined;
  for (const element of elementsOf(document)) {
    if (element.tagName === 'h1') {
      const [heading] = readHtmlBlocks(element);
      if (heading !== undefined) return heading.text;
    }
    if (element.tagName === 'meta' && attributeOf(element, 'property') === 'og:title')
      title ??= attributeOf(element, 'content')?.trim();
  }
  return title === '' ? undefined : title;
}

/**
 * Reads a `.html` file or page (`extension` is what it is named, for the message): the story's paragraphs without scripts, navigation and forms, captions and sidebars
 * set aside.
 * @throws UnreadableStory
 */
export function readHtml(bytes: Uint8Array, extension = 'html', most = maxTextBytes): StoryText {
  const { text, notices } = decodeHtml(bytes);
  if (!hasTags(text)) {
    throw new UnreadableStory(
      'wrong_type',
      `This file is named .${extension} but is plain text. Give it the ending .txt and upload it again, or paste the story.`,
    );
  }
  return { ...readHtmlText(text, most), notices };
}

/** The same for a page that is text already. @throws UnreadableStory */
export function readHtmlText(html: string, most = maxTextBytes): StoryText {
  const document = parseHtml(html);
  const paragraphs = readHtmlBlocks(storyRoot(document));
  const raw = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  if (raw.trim() === '') {
    throw new UnreadableStory(
      'blank',
      'There is no text on this page as it was saved. Open it in a browser, select the story, and paste it.',
    );
  }
  checkText(raw, most);
  return { raw, format: 'html', headline: headlineOf(document, paragraphs), paragraphs, notices: [] };
}

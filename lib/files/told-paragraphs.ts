/** Paragraphs of documents whose own styles are not read: what they are is worked out from their words. */
import type { GivenParagraph } from '../text/layout/block.ts';
import { headlineKey } from '../text/layout/piece.ts';
import type { StoryFormat, StoryText } from './story-text.ts';

/** The headline stands above the text: a title that comes later, or never, is a file's and not the story's. */
const MOST_ABOVE = 4;

type Read = { text: string; title: string | null; notices: readonly string[] };

/** @param text paragraphs with an empty line between them; @param title what the file calls itself */
export function storyOfParagraphs({ text, title, notices }: Read, format: StoryFormat): StoryText {
  const paragraphs = text.split('\n\n').map((paragraph): GivenParagraph => ({ text: paragraph }));
  const key = headlineKey(title ?? '');
  const headline =
    key === ''
      ? undefined
      : paragraphs.slice(0, MOST_ABOVE).find((one) => headlineKey(one.text) === key)?.text;
  return {
    raw: text,
    format,
    paragraphs,
    notices: [...notices],
    ...(headline !== undefined && { headline }),
  };
}

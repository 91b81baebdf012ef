/** Paragraphs of documents whose own styles are not read: what they are is worked out from their words. */
import type { GivenParagraph } from '../text/layout/block.ts';
import { headlineKey } from '../text/layout/piece.ts';
import type { StoryFormat, StoryText } from './story-text.ts';

/** The headline stands above the text: a title that comes later, or never, is a file's and not the story's. */
const MOST_ABOVE = 4;

type Read = {
  /** Paragraphs with an empty line between them. */
  text: string;
  /** What the file calls itself. */
  title: string | null;
  notices: readonly string[];
  /** The same paragraphs with what stands in them, where the reader knows that. */
  paragraphs?: GivenParagraph[];
};

export function storyOfParagraphs({ text, title, notices, ...read }: Read, format: StoryFormat): StoryText {
  const paragraphs =
    read.paragraphs ?? text.split('\n\n').map((paragraph): GivenParagraph => ({ text: paragraph }));
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

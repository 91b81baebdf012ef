/**
 * How well the story of a web page is separated from the rest: over pages made of invented stories in the shapes of
 * many content systems, what share of the story's words is kept, and what share of what is read as story is foreign.
 */
import { readHtmlText } from '../../lib/files/html.ts';
import { layOut } from '../../lib/text/layout/lay-out.ts';
import { SHAPES, type Shape } from './shapes.ts';
import { EVAL_STORIES, type EvalStory } from './stories.ts';

export type PageScore = {
  shape: string;
  headline: string;
  /** Words of the story and how many were kept; words read as story and how many are foreign. */
  words: number;
  kept: number;
  read: number;
  foreign: number;
  isHeadlineRight: boolean;
};

export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many words of `a` are also in `b`, counting each as often as both have it. */
export function shared(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  let count = 0;
  for (const word of a) {
    const more = left.get(word) ?? 0;
    if (more === 0) continue;
    left.set(word, more - 1);
    count += 1;
  }
  return count;
}

/** What is read as the text of a page's story: without the headline and what is set aside. */
function storyTextOf(html: string): { text: string; headline: string } {
  const read = readHtmlText(html);
  const laid = layOut(read.raw, {
    ...(read.headline && { headline: read.headline }),
    ...(read.paragraphs && { paragraphs: read.paragraphs }),
  });
  const body = laid.blocks.filter(({ kind }) => kind !== 'aside' && kind !== 'headline');
  return {
    text: body.map(({ start, end }) => laid.text.slice(start, end)).join('\n'),
    headline: read.headline ?? '',
  };
}

function scoreOf(shape: Shape, story: EvalStory): PageScore {
  const gold = wordsOf(
    story.parts.map((part) => (part.kind === 'row' ? part.cells.join(' ') : part.text)).join('\n'),
  );
  const { text, headline } = storyTextOf(shape.page(story));
  const read = wordsOf(text);
  const both = shared(gold, read);
  return {
    shape: shape.name,
    headline: story.headline,
    words: gold.length,
    kept: both,
    read: read.length,
    foreign: read.length - both,
    isHeadlineRight: headline === story.headline,
  };
}

/** Every story in every shape. */
export const scorePages = (): PageScore[] =>
  SHAPES.flatMap((shape) => EVAL_STORIES.map((story) => scoreOf(shape, story)));

/** Shares in percent, averaged over pages. */
export function summary(scores: readonly PageScore[]): { kept: number; foreign: number; headlines: number } {
  const mean = (share: (score: PageScore) => number) =>
    (100 * scores.reduce((sum, score) => sum + share(score), 0)) / scores.length;
  return {
    kept: mean(({ kept, words }) => kept / words),
    foreign: mean(({ foreign, read }) => (read === 0 ? 0 : foreign / read)),
    headlines: mean(({ isHeadlineRight }) => Number(isHeadlineRight)),
  };
}

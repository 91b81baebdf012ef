import { type Analysis, analyse } from '../analysis/analysis.ts';
import type { Draft } from '../analysis/draft.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { tokenize } from '../words/tokens.ts';
import type { ExtractOptions, Span } from '../words/types.ts';
import { asidesOf } from './asides.ts';
import { datelinesOf } from './datelines.ts';
import { plainInterview } from './interviews.ts';
import { pullQuotes } from './pull-quotes.ts';
import { type SetApart, wordsSetApart } from './set-apart.ts';
import { type StoryBlock, sectionsOf, storyBlocks } from './story-blocks.ts';
import { labelledTurns, type Turn } from './turns.ts';

/** What a story's form says about its paragraphs: which are somebody's words without marks, and which are nobody's. */
export type ToldInParts = {
  turns: Turn[];
  setApart: SetApart[];
  /** Stretches not to be read: labels, the newsroom's questions, pull quotes. */
  unread: Span[];
  /** The newsroom's notes on its story: claims, but nobody's statements. */
  notes: TokenRange[];
};

/**
 * Reads a story once, with its sections, and a second time where its form shows that some of it is nobody's words.
 * `parts` is what the form says.
 */
export function analyseStory(
  text: string,
  options: ExtractOptions,
): { analysis: Analysis; parts: ToldInParts } {
  const given = options.blocks ?? [];
  const tokens = tokenize(text);
  const skip = [...(options.skip ?? asidesOf(text, tokens)), ...datelinesOf(text)];
  const first = analyse(text, skip, given, tokens);
  const blocks = storyBlocks(first, given);
  const sectionOf = sectionsOf(first.tokens.count, blocks);
  const parts = toldInParts(first, blocks);
  const analysis = parts.unread.length > 0 ? analyse(text, [...skip, ...parts.unread], given, tokens) : first;
  return { analysis: { ...analysis, sectionOf, aside: first.skipped }, parts };
}

/** Reads the form of a story: interview, transcript, block quotations, posts, pull quotes, notes. */
function toldInParts(analysis: Analysis, blocks: readonly StoryBlock[]): ToldInParts {
  const told = labelledTurns(analysis, blocks) ?? plainInterview(analysis, blocks);
  const taken = new Uint8Array(analysis.tokens.count);
  for (const { content } of told?.turns ?? []) taken.fill(1, content.from, content.to);
  for (const { from, to } of told?.aside ?? []) taken.fill(1, from, to);
  const spanOf = ({ from, to }: TokenRange): Span => ({
    start: analysis.tokens.start[from] ?? 0,
    end: analysis.tokens.end[to - 1] ?? 0,
  });
  const repeated = pullQuotes(analysis, blocks).filter(({ from }) => taken[from] !== 1);
  for (const { from, to } of repeated) taken.fill(1, from, to);
  return {
    turns: told?.turns ?? [],
    setApart: wordsSetApart(analysis, blocks, (token) => taken[token] === 1),
    unread: [...(told?.aside ?? []), ...repeated].map(spanOf),
    notes: blocks.filter(({ role }) => role === 'correction').map(({ from, to }) => ({ from, to })),
  };
}

const BY_FORM = 'form of the story';

/** Whether words are somebody's because of the story's form: a direct quotation although it has no marks. */
export function isByForm({ reasons }: Pick<Draft, 'reasons'>): boolean {
  return reasons.some(({ rule }) => rule === BY_FORM);
}

const THE_STORY =
  /^(?:articles?|stor(?:y|ies)|reports?|reviews?|versions?|headlines?|captions?|pictures?|photos?|photographs?|graphics?|charts?|maps?|tables?|columns?|obituar(?:y|ies)|profiles?|newsletters?|editions?|posts?|entry|interview|podcast|transcript|editorial|we|it|this|nobody|which|that)$/;
const TOLD_WRONG =
  /^(?:misquoted|misidentified|misstated|misattributed|mistakenly|incorrectly|wrongly|erroneously|inaccurately|falsely|quoted|quoting|attributed|omitted|imprecisely)$/;

/** Whether what a correction reports is what the story had said, rather than what somebody says about it. */
function isOfTheStory({ tokens: { lower }, layout }: Analysis, { content, speaker }: Draft): boolean {
  if (!speaker) return true;
  const sentence = layout.sentences[layout.sentenceOf[content.from] ?? 0];
  const has = (from: number, to: number, what: RegExp) => lower.slice(from, to).some((low) => what.test(low));
  return (
    has(speaker.from, speaker.to, THE_STORY) ||
    has(sentence?.from ?? content.from, sentence?.to ?? content.to, TOLD_WRONG)
  );
}

/** The drafts, with turns and words set apart replacing whatever was read inside them. */
export function withParts(
  { turns, setApart, notes }: ToldInParts,
  analysis: Analysis,
  drafts: readonly Draft[],
): Draft[] {
  const { tokens } = analysis;
  if (turns.length + setApart.length + notes.length === 0) return [...drafts];
  const taken = new Uint8Array(tokens.count);
  let statement = drafts.reduce((most, draft) => Math.max(most, draft.statement + 1), 0);
  const own: Draft[] = [];
  const put = (
    content: TokenRange,
    parts: Pick<Draft, 'speaker' | 'standsFor' | 'cue' | 'statement'>,
    detail: string,
  ) => {
    taken.fill(1, content.from, content.to);
    own.push({ ...parts, content, type: 'direct', confidence: 0.8, reasons: [{ rule: BY_FORM, detail }] });
  };
  for (const { content, speaker, label } of turns) {
    const who = speaker && label ? { speaker: label, standsFor: speaker } : { speaker };
    const detail = 'a turn in an interview, a briefing or a debate';
    put(content, { ...who, cue: null, statement: statement++ }, detail);
  }
  for (const { contents, speaker, cue } of setApart) {
    for (const content of contents)
      put(content, { speaker, cue, statement }, 'words set apart from the story');
    statement++;
  }
  const noted = new Uint8Array(tokens.count);
  for (const { from, to } of notes) noted.fill(1, from, to);
  const isFree = (draft: Draft) => {
    const { content, cue } = draft;
    if (noted[content.from] === 1 && isOfTheStory(analysis, draft)) return false;
    return taken[content.from] !== 1 && (cue === null || taken[cue.from] !== 1);
  };
  return [...drafts.filter(isFree), ...own].sort((a, b) => a.content.from - b.content.from);
}

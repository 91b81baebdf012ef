import type { Quotation } from '../marks/quotation.ts';
import { findQuotations } from '../marks/quotation-marks.ts';
import { type SentenceLayout, splitSentences, type TokenRange } from '../sentences/sentences.ts';
import { tag } from '../sentences/tagger.ts';
import { SentenceSignals } from '../words/signals.ts';
import { type Tokens, tokenize } from '../words/tokens.ts';
import type { Mention, Span } from '../words/types.ts';

/** A text after one reading: what every later step works from. */
export type Analysis = {
  text: string;
  tokens: Tokens;
  layout: SentenceLayout;
  tags: Uint8Array;
  quotations: Quotation[];
  /** Index of the quotation a token lies in (its marks included), or -1. */
  quotationOf: Int32Array;
  /** 1 for tokens in stretches that are not part of the story. */
  skipped: Uint8Array;
  /** The paragraphs that are part of it. */
  readable: TokenRange[];
  /** 1 for tokens in lines that were set aside: unlike labels and unread questions, these name nobody. */
  aside: Uint8Array;
  /** Section number of each token: what was said in one section says nothing about who speaks in the next. */
  sectionOf: Int32Array;
  /** Which patterns are worth trying on a sentence. */
  signals: SentenceSignals;
};

/**
 * Splits a text into tokens, sentences, tags and quotations. `skip` holds stretches not to be read; each of `blocks`
 * begins a new paragraph. Spans are in UTF-16 code units. `tokens` are those of the text, where they are known.
 */
export function analyse(
  text: string,
  skip: readonly Span[] = [],
  blocks: readonly Span[] = [],
  tokens: Tokens = tokenize(text),
): Analysis {
  const skipped = new Uint8Array(tokens.count);
  const sorted = [...skip].sort((a, b) => a.start - b.start);
  let s = 0;
  for (let i = 0; i < tokens.count; i++) {
    while (s < sorted.length && (sorted[s]?.end ?? 0) <= (tokens.start[i] ?? 0)) s++;
    if (s < sorted.length && (sorted[s]?.start ?? 0) < (tokens.end[i] ?? 0)) skipped[i] = 1;
  }
  const begins = new Set<number>();
  for (let i = 0, b = 0; i < tokens.count && b < blocks.length; i++) {
    if ((tokens.start[i] ?? 0) < (blocks[b]?.start ?? 0)) continue;
    begins.add(i);
    while (b < blocks.length && (blocks[b]?.start ?? 0) <= (tokens.start[i] ?? 0)) b++;
  }
  const layout = splitSentences(tokens, (i) => skipped[i] !== skipped[i - 1] || begins.has(i));
  const tags = tag(tokens, layout);
  const isRead = ({ from }: TokenRange) => skipped[from] === 0;
  const { paragraphs } = layout;
  const readable = paragraphs.every(isRead) ? paragraphs : paragraphs.filter(isRead);
  const quotations = findQuotations(tokens, readable);
  const quotationOf = new Int32Array(tokens.count).fill(-1);
  for (let q = 0; q < quotations.length; q++) {
    const quotation = quotations[q];
    if (quotation) quotationOf.fill(q, quotation.from, quotation.to);
  }
  const sectionOf = new Int32Array(tokens.count);
  const signals = new SentenceSignals(tokens, layout.sentences);
  return {
    text,
    tokens,
    layout,
    tags,
    quotations,
    quotationOf,
    skipped,
    readable,
    aside: skipped,
    sectionOf,
    signals,
  };
}

/** The mention made of tokens `from` to `to` (exclusive). */
export function mentionOf({ text, tokens }: Analysis, from: number, to: number): Mention {
  const start = tokens.start[from] ?? 0;
  const end = tokens.end[to - 1] ?? start;
  return { start, end, text: text.slice(start, end) };
}

import type { Analysis } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { isTitleCase } from '../sentences/tagger.ts';
import { type Columns, PAD } from './columns.ts';
import { SentenceContext } from './sentence-context.ts';
import { bucket, EDGE, QUOTE_TAG, type Surface } from './surface.ts';
import { NO_CUE, NO_CUE_CLASS, NO_DISTANCE, NO_TAG } from './templates.ts';
import type { Units } from './units.ts';

/** Filled for one sentence after another. */
const context = new SentenceContext();

/**
 * Fills the columns with one sentence after another of a paragraph, by its index, and calls `each` with its units. Linear in
 * the number of units.
 */
export function eachSentence(
  { tokens }: Analysis,
  units: Units,
  surface: Surface,
  paragraph: number,
  columns: Columns,
  each: (sentence: TokenRange) => void,
): void {
  const { sentence, sentences, paragraphs, from, to } = units;
  const whole = paragraphs[paragraph] as TokenRange;
  const first = sentence[whole.from] ?? 0;
  for (let s = first; s < sentences.length; s++) {
    const range = sentences[s] as TokenRange;
    if (range.from >= whole.to) break;
    const tokensOfIt = { from: from[range.from] ?? 0, to: to[range.to - 1] ?? 0 };
    context.read(surface, range.from, range.to);
    putSurface(columns, surface, range);
    putPlaces(columns, range);
    putCues(columns, surface, range);
    putMainCue(columns, surface, range);
    putCommas(columns, surface, range);
    putQuotations(columns, range);
    putSentence(columns, surface, range, isTitleCase(tokens, tokensOfIt) ? 1 : 0);
    if (context.quotes > 0) putParagraph(columns, range, whole, s === first);
    each(range);
  }
}

/** The units themselves, and what stands for those beyond the edges of the sentence. */
function putSurface(columns: Columns, surface: Surface, { from, to }: TokenRange): void {
  const { word, lemma, tag, cue, ending, shape, manner, kind } = columns;
  const { word: W, lemma: L, tag: T, cue: K } = surface;
  let at = PAD;
  // the one look that goes past the edges of a sentence: what its neighbours' lemmas are
  lemma[PAD - 1] = L[from - 1] ?? 0;
  for (let i = from; i < to; i++, at++) {
    word[at] = W[i] as number;
    lemma[at] = L[i] as number;
    tag[at] = T[i] as number;
    cue[at] = K[i] as number;
    ending[at] = surface.ending[i] as number;
    shape[at] = surface.shape[i] as number;
    manner[at] = surface.manner[i] as number;
    kind[at] = T[i] === QUOTE_TAG ? 2 : (K[i] as number) > 0 ? 1 : 0;
  }
  lemma[at] = L[to] ?? 0;
  word[at] = EDGE;
  word[at + 1] = EDGE;
  tag[at] = NO_TAG;
  tag[at + 1] = NO_TAG;
  tag[at + 2] = NO_TAG;
  cue[at] = NO_CUE_CLASS;
}

function putPlaces(columns: Columns, { from, to }: TokenRange): void {
  const { isFirst, isLast, hasBefore, hasAfter, fromStart, fromEnd, distanceToEnd, tagBeforeUnlessFirst } =
    columns;
  const n = to - from;
  for (let k = 0; k < n; k++) {
    const at = PAD + k;
    isFirst[at] = k === 0 ? 1 : 0;
    hasBefore[at] = k === 0 ? 0 : 1;
    isLast[at] = k === n - 1 ? 1 : 0;
    hasAfter[at] = k === n - 1 ? 0 : 1;
    fromStart[at] = k < 2 ? k + 1 : 0;
    fromEnd[at] = n - k < 3 ? n - k : 0;
    distanceToEnd[at] = bucket(n - k);
    tagBeforeUnlessFirst[at] = k === 0 ? 31 : (columns.tag[at - 1] as number);
  }
}

function putCues(columns: Columns, { word: W, lemma: L, cue: K }: Surface, { from, to }: TokenRange): void {
  const { previousClass, previousDistance, previousWithinFive, previousNear, previousLemma } = columns;
  const { wordAfterPreviousCue, lemmaOfCueBefore, nextClass, nextDistance, nextNear, nextLemma } = columns;
  const { bothClasses } = columns;
  const { previousCue, nextCue } = context;
  for (let i = from, at = PAD; i < to; i++, at++) {
    const before = previousCue[i - from] as number;
    const after = nextCue[i - from] as number;
    let classBefore: number = NO_CUE;
    let classAfter: number = NO_CUE;
    let farBefore: number = NO_DISTANCE;
    let farAfter: number = NO_DISTANCE;
    let lemmaBefore = EDGE;
    let lemmaAfter = EDGE;
    let wordAfter = EDGE;
    let lemmaBeforeThat = EDGE;
    if (before >= 0) {
      classBefore = K[before] as number;
      farBefore = bucket(i - before);
      lemmaBefore = L[before] as number;
      wordAfter = W[before + 1] as number;
      const beforeThat = previousCue[before - from] as number;
      if (beforeThat >= 0) lemmaBeforeThat = L[beforeThat] as number;
    }
    if (after >= 0) {
      classAfter = K[after] as number;
      farAfter = bucket(after - i);
      lemmaAfter = L[after] as number;
    }
    previousClass[at] = classBefore;
    nextClass[at] = classAfter;
    bothClasses[at] = classBefore * 8 + classAfter;
    previousDistance[at] = farBefore;
    nextDistance[at] = farAfter;
    previousWithinFive[at] = Math.min(farBefore, 5);
    previousNear[at] = Math.min(farBefore, 4);
    nextNear[at] = Math.min(farAfter, 4);
    previousLemma[at] = lemmaBefore;
    nextLemma[at] = lemmaAfter;
    wordAfterPreviousCue[at] = wordAfter;
    lemmaOfCueBefore[at] = lemmaBeforeThat;
  }
}

/** Distances to the main cue: up to 9 behind it, from 10 before it, 20 where there is none, 21 for itself. */
function putMainCue(
  { mainDistance, mainNear, mainLemma }: Columns,
  { lemma }: Surface,
  { from, to }: TokenRange,
): void {
  const main = context.mainCue;
  for (let i = from, at = PAD; i < to; i++, at++) {
    let distance = 20;
    if (main >= 0) {
      if (i > main) distance = bucket(i - main);
      else distance = i === main ? 21 : 10 + Math.min(5, main - i);
    }
    mainDistance[at] = distance;
    mainNear[at] = distance > 4 && distance < 10 ? 5 : distance;
  }
  mainLemma.fill(main >= 0 ? (lemma[main] as number) : EDGE, PAD, PAD + to - from);
}

function putCommas(columns: Columns, { word: W, tag: T, cue: K }: Surface, { from, to }: TokenRange): void {
  const { hasCommaBefore, wordAfterComma, tagAfterNextComma, cueAfterNextComma, isCommaNext } = columns;
  const { previousComma, nextComma } = context;
  for (let i = from, at = PAD; i < to; i++, at++) {
    const before = previousComma[i - from] as number;
    const after = nextComma[i - from] as number;
    const isInside = after >= 0 && after + 1 < to;
    hasCommaBefore[at] = before >= 0 ? 1 : 0;
    wordAfterComma[at] = before >= 0 ? (W[before + 1] as number) : EDGE;
    tagAfterNextComma[at] = isInside ? (T[after + 1] as number) : NO_TAG;
    cueAfterNextComma[at] =
      isInside && after + 2 < to ? Math.max(K[after + 1] as number, K[after + 2] as number) : 0;
    isCommaNext[at] = after === i + 1 ? 1 : 0;
  }
}

function putQuotations(columns: Columns, { from, to }: TokenRange): void {
  const { hasQuoteBefore, hasQuoteAfter, quoteBefore, quoteAfter, parenthesis, clause } = columns;
  const { previousQuote, nextQuote } = context;
  for (let i = from, at = PAD; i < to; i++, at++) {
    const before = previousQuote[i - from] as number;
    const after = nextQuote[i - from] as number;
    hasQuoteBefore[at] = before >= 0 ? 1 : 0;
    hasQuoteAfter[at] = after >= 0 ? 1 : 0;
    quoteBefore[at] = before >= 0 ? bucket(i - before) : NO_DISTANCE;
    quoteAfter[at] = after >= 0 ? bucket(after - i) : NO_DISTANCE;
    parenthesis[at] = context.parenthesis[i - from] as number;
    clause[at] = context.clause[i - from] as number;
  }
}

/** What is the same for all units of the sentence. */
function putSentence(columns: Columns, { tag }: Surface, { from, to }: TokenRange, headline: number): void {
  const end = PAD + to - from;
  columns.headline.fill(headline, PAD, end);
  columns.sentenceFirst.fill(context.first, PAD, end);
  columns.sentenceShape.fill(context.shape, PAD, end);
  columns.lastCue.fill(context.lastCue, PAD, end);
  columns.that.fill(context.that, PAD, end);
  columns.mainThat.fill(context.mainThat, PAD, end);
  columns.firstTag.fill(tag[from] ?? 0, PAD, end);
}

/** Where it is in its paragraph: only quotations look at that. */
function putParagraph(
  { isWhole, isInFirstSentence, paragraphBefore, paragraphAfter }: Columns,
  { from, to }: TokenRange,
  paragraph: TokenRange,
  isFirstSentence: boolean,
): void {
  const whole = paragraph.to - paragraph.from === 1 ? 1 : 0;
  for (let i = from, at = PAD; i < to; i++, at++) {
    isWhole[at] = whole;
    isInFirstSentence[at] = isFirstSentence ? 1 : 0;
    paragraphBefore[at] = bucket(i - paragraph.from);
    paragraphAfter[at] = bucket(paragraph.to - i);
  }
}

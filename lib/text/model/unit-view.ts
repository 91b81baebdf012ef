import type { Analysis } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { isTitleCase } from '../sentences/tagger.ts';
import { SentenceContext } from './sentence-context.ts';
import { bucket, EDGE, type Surface } from './surface.ts';
import { NO_CUE, NO_CUE_CLASS, NO_DISTANCE, NO_TAG } from './templates.ts';
import type { Units } from './units.ts';

/**
 * Everything that the features of a unit look at, as numbers. One view moves from unit to unit: {@link UnitView.visit}
 * calls back for each unit of a text with the fields set.
 */
export class UnitView {
  /** The unit, its sentence and the paragraph. */
  unit = 0;
  from = 0;
  to = 0;
  paragraphFrom = 0;
  paragraphTo = 0;
  /** 1 where the quotation is a whole paragraph; how many sentences precede it there. */
  whole = 0;
  nth = 0;
  headline = 0;
  context = new SentenceContext();
  /** Hashes of words: this one, those before (nearest first) and those after. */
  word = 0;
  wordBefore = 0;
  secondWordBefore = 0;
  wordAfter = 0;
  secondWordAfter = 0;
  lemma = 0;
  lemmaBefore = 0;
  lemmaAfter = 0;
  ending = 0;
  shape = 0;
  manner = 0;
  /** 1 where there is a unit before or after it in the sentence. */
  hasBefore = 0;
  hasAfter = 0;
  tag = 0;
  tag1Before = 0;
  tag2Before = 0;
  tag3Before = 0;
  tag1After = 0;
  tag2After = 0;
  tag3After = 0;
  cue = 0;
  cueBefore = 0;
  cueAfter = 0;
  firstTag = 0;
  /** The nearest cue on each side: its unit or -1, its class, how far away, its lemma. */
  previousCue = -1;
  nextCue = -1;
  previousClass = 0;
  nextClass = 0;
  previousDistance = 0;
  nextDistance = 0;
  /** The same, all further ones alike. */
  previousNear = 0;
  nextNear = 0;
  previousLemma = 0;
  nextLemma = 0;
  wordAfterPreviousCue = 0;
  lemmaOfCueBefore = 0;
  /** Commas: what follows the one before and the one after. */
  hasCommaBefore = 0;
  wordAfterComma = 0;
  tagAfterNextComma = 0;
  cueAfterNextComma = 0;
  isCommaNext = 0;
  /** Quotations on each side: 1 where there is one, and how far away. */
  hasQuoteBefore = 0;
  hasQuoteAfter = 0;
  quoteBefore = 0;
  quoteAfter = 0;
  parenthesis = 0;
  clause = 0;
  distanceToEnd = 0;
  /** The sentence's main cue: its lemma, the distance with its side, and the same coarsely. */
  mainLemma = 0;
  mainDistance = 0;
  mainNear = 0;
  private readonly units: Units;
  private readonly surface: Surface;

  constructor(units: Units, surface: Surface) {
    this.units = units;
    this.surface = surface;
  }

  /**
   * Calls `each` for every unit that is to be labelled, in text order, of the paragraphs whose index `isWanted`. Linear
   * in the number of units.
   */
  visit(
    { tokens }: Analysis,
    each: (view: UnitView) => void,
    isWanted: (paragraph: number) => boolean = () => true,
  ): void {
    const { sentence, sentences, paragraphs, from, to } = this.units;
    for (let p = 0; p < paragraphs.length; p++) {
      if (!isWanted(p)) continue;
      const paragraph = paragraphs[p] as TokenRange;
      this.enterParagraph(paragraph);
      for (let s = sentence[paragraph.from] ?? 0; s < sentences.length; s++) {
        const range = sentences[s] as TokenRange;
        if (range.from >= paragraph.to) break;
        const tokensOfIt = { from: from[range.from] ?? 0, to: to[range.to - 1] ?? 0 };
        this.enterSentence(range, isTitleCase(tokens, tokensOfIt));
        for (let i = range.from; i < range.to; i++) {
          this.moveTo(i);
          each(this);
        }
        this.nth++;
      }
    }
  }

  private enterParagraph({ from, to }: TokenRange): void {
    this.paragraphFrom = from;
    this.paragraphTo = to;
    this.whole = to - from === 1 ? 1 : 0;
    this.nth = 0;
  }

  private enterSentence({ from, to }: TokenRange, isHeadline: boolean): void {
    this.from = from;
    this.to = to;
    this.context.read(this.surface, from, to);
    this.headline = isHeadline ? 1 : 0;
    this.firstTag = this.surface.tag[from] ?? 0;
  }

  private moveTo(i: number): void {
    const { from, to } = this;
    const { word: W, lemma: L, tag: T, cue: K, shape, ending, manner } = this.surface;
    this.unit = i;
    this.word = W[i] as number;
    this.lemma = L[i] as number;
    this.tag = T[i] as number;
    this.cue = K[i] as number;
    this.shape = shape[i] as number;
    this.ending = ending[i] as number;
    this.manner = manner[i] as number;
    this.hasBefore = i > from ? 1 : 0;
    this.hasAfter = i + 1 < to ? 1 : 0;
    this.wordBefore = i > from ? (W[i - 1] as number) : EDGE;
    this.secondWordBefore = i > from + 1 ? (W[i - 2] as number) : EDGE;
    this.wordAfter = i + 1 < to ? (W[i + 1] as number) : EDGE;
    this.secondWordAfter = i + 2 < to ? (W[i + 2] as number) : EDGE;
    this.lemmaBefore = i > 0 ? (L[i - 1] as number) : 0;
    this.lemmaAfter = i + 1 < L.length ? (L[i + 1] as number) : 0;
    this.tag1Before = i > from ? (T[i - 1] as number) : NO_TAG;
    this.tag2Before = i > from + 1 ? (T[i - 2] as number) : NO_TAG;
    this.tag3Before = i > from + 2 ? (T[i - 3] as number) : NO_TAG;
    this.tag1After = i + 1 < to ? (T[i + 1] as number) : NO_TAG;
    this.tag2After = i + 2 < to ? (T[i + 2] as number) : NO_TAG;
    this.tag3After = i + 3 < to ? (T[i + 3] as number) : NO_TAG;
    this.cueBefore = i > from ? (K[i - 1] as number) : NO_CUE_CLASS;
    this.cueAfter = i + 1 < to ? (K[i + 1] as number) : NO_CUE_CLASS;
    this.distanceToEnd = bucket(to - i);
    this.lookForCues(i);
    this.lookForCommas(i);
    this.lookForQuotations(i);
    this.parenthesis = this.context.parenthesis[i - from] as number;
    this.clause = this.context.clause[i - from] as number;
  }

  private lookForCues(i: number): void {
    const { context, from } = this;
    const { word: W, lemma: L, cue: K } = this.surface;
    const before = context.previousCue[i - from] as number;
    const after = context.nextCue[i - from] as number;
    this.previousCue = before;
    this.nextCue = after;
    this.previousClass = before >= 0 ? (K[before] as number) : NO_CUE;
    this.nextClass = after >= 0 ? (K[after] as number) : NO_CUE;
    this.previousDistance = before >= 0 ? bucket(i - before) : NO_DISTANCE;
    this.nextDistance = after >= 0 ? bucket(after - i) : NO_DISTANCE;
    this.previousNear = Math.min(this.previousDistance, 4);
    this.nextNear = Math.min(this.nextDistance, 4);
    this.previousLemma = before >= 0 ? (L[before] as number) : EDGE;
    this.nextLemma = after >= 0 ? (L[after] as number) : EDGE;
    this.wordAfterPreviousCue = before >= 0 && before + 1 < this.to ? (W[before + 1] as number) : EDGE;
    const beforeThat = before >= 0 ? (context.previousCue[before - from] as number) : -1;
    this.lemmaOfCueBefore = beforeThat >= 0 ? (L[beforeThat] as number) : EDGE;
    const main = context.mainCue;
    this.mainLemma = main >= 0 ? (L[main] as number) : EDGE;
    if (main < 0) this.mainDistance = 20;
    else if (i > main) this.mainDistance = bucket(i - main);
    else this.mainDistance = i === main ? 21 : 10 + Math.min(5, main - i);
    this.mainNear = this.mainDistance > 4 && this.mainDistance < 10 ? 5 : this.mainDistance;
  }

  private lookForCommas(i: number): void {
    const { word: W, tag: T, cue: K } = this.surface;
    const before = this.context.previousComma[i - this.from] as number;
    const after = this.context.nextComma[i - this.from] as number;
    const isInside = after >= 0 && after + 1 < this.to;
    this.hasCommaBefore = before >= 0 ? 1 : 0;
    this.wordAfterComma = before >= 0 ? (W[before + 1] as number) : EDGE;
    this.tagAfterNextComma = isInside ? (T[after + 1] as number) : NO_TAG;
    this.cueAfterNextComma =
      isInside && after + 2 < this.to ? Math.max(K[after + 1] as number, K[after + 2] as number) : 0;
    this.isCommaNext = after === i + 1 ? 1 : 0;
  }

  private lookForQuotations(i: number): void {
    const before = this.context.previousQuote[i - this.from] as number;
    const after = this.context.nextQuote[i - this.from] as number;
    this.hasQuoteBefore = before >= 0 ? 1 : 0;
    this.hasQuoteAfter = after >= 0 ? 1 : 0;
    this.quoteBefore = before >= 0 ? bucket(i - before) : NO_DISTANCE;
    this.quoteAfter = after >= 0 ? bucket(after - i) : NO_DISTANCE;
  }
}

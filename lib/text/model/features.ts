import type { Analysis } from '../analysis/analysis.ts';
import { bucket, mix, QUOTE_TAG, type Surface } from './surface.ts';
import { THREE_AFTER, THREE_BEFORE, UNIT } from './templates.ts';
import { UnitView } from './unit-view.ts';
import type { Units } from './units.ts';

/**
 * Hashed features of each unit: those of unit `i` are `ids[offsets[i]]` up to (not including) `ids[offsets[i + 1]]`.
 */
export type Features = { ids: Int32Array; offsets: Int32Array };

/** More than a unit can have. */
const MOST = 110;

/** Features of one unit, or of one group of them, as they are put together. */
export class FeatureList {
  readonly ids = new Int32Array(MOST);
  readonly templates = new Int32Array(MOST);
  count = 0;

  put(template: number, a: number, b?: number, c?: number): void {
    this.templates[this.count] = template;
    this.ids[this.count++] = mix(template, a, b, c);
  }
}

/**
 * Features come in groups. Those of one group look at the same few things, so that what they weigh together can be
 * remembered under those things (emissions.ts): a group's function may look at nothing that its key there leaves out.
 */
export const group = {
  /** What the unit is, whatever is around it. */
  alone(at: UnitView, list: FeatureList): void {
    list.put(UNIT.always, 1);
    list.put(UNIT.word, at.word);
    list.put(UNIT.lemma, at.lemma);
    list.put(UNIT.ending, at.ending);
    list.put(UNIT.tagAndShape, at.tag, at.shape);
    list.put(UNIT.wordAndNextQuotation, at.word, at.quoteAfter);
    list.put(UNIT.wordInHeadline, at.word, at.headline);
  },
  wordAndTags(at: UnitView, list: FeatureList): void {
    list.put(UNIT.wordAndTagBefore, at.word, at.tag1Before);
    list.put(UNIT.wordAndTagAfter, at.word, at.tag1After);
    list.put(UNIT.lemmaAndTagsAround, at.lemma, at.tag1Before, at.tag1After);
  },
  before(at: UnitView, list: FeatureList): void {
    list.put(UNIT.wordBefore, at.wordBefore);
    list.put(UNIT.lemmaBefore, at.lemmaBefore, at.hasBefore, at.tag);
  },
  after(at: UnitView, list: FeatureList): void {
    list.put(UNIT.wordAfter, at.wordAfter);
    list.put(UNIT.lemmaAfter, at.lemmaAfter, at.hasAfter, at.tag);
  },
  tagsBefore(at: UnitView, list: FeatureList): void {
    const { tag, tag1Before, tag2Before, tag3Before } = at;
    list.put(UNIT.tagBeforeAndTag, tag1Before, tag);
    list.put(UNIT.twoTagsBefore, tag2Before, tag1Before, tag);
    list.put(UNIT.threeTagsBefore, mix(THREE_BEFORE, tag3Before, tag2Before, tag1Before), tag);
  },
  tagsAfter(at: UnitView, list: FeatureList): void {
    const { tag, tag1After, tag2After, tag3After } = at;
    list.put(UNIT.tagAndTagAfter, tag, tag1After);
    list.put(UNIT.twoTagsAfter, tag, tag1After, tag2After);
    list.put(UNIT.threeTagsAfter, mix(THREE_AFTER, tag, tag1After, tag2After), tag3After);
  },
  tagsAround(at: UnitView, list: FeatureList): void {
    list.put(UNIT.tagsAround, at.tag1Before, at.tag, at.tag1After);
    list.put(UNIT.cueAndTagsAround, at.cue, at.tag1Before, at.tag1After);
    list.put(UNIT.placeInSentence, placeFromStart(at), placeFromEnd(at), at.headline);
    list.put(UNIT.cuesAround, at.cueBefore, at.cue, at.cueAfter);
  },
  /** Where the sentence's cues are. */
  cues(at: UnitView, list: FeatureList): void {
    const { previousClass, nextClass, tag } = at;
    list.put(UNIT.previousCue, previousClass, at.previousDistance, tag);
    list.put(UNIT.nextCue, nextClass, at.nextDistance, tag);
    list.put(UNIT.cuesOnBothSides, previousClass, nextClass, tag);
    list.put(UNIT.tagInHeadline, tag, at.headline, previousClass * 8 + nextClass);
    list.put(UNIT.thatOfSentence, at.context.that, previousClass, Math.min(at.previousDistance, 5));
  },
  previousCue(at: UnitView, list: FeatureList): void {
    const { previousLemma, previousNear, wordAfterPreviousCue } = at;
    list.put(UNIT.previousCueLemma, previousLemma, previousNear);
    list.put(UNIT.wordAfterPreviousCue, at.previousClass, wordAfterPreviousCue, previousNear);
    list.put(UNIT.wordAfterPreviousCueLemma, previousLemma, wordAfterPreviousCue, previousNear);
    list.put(UNIT.cueBeforePreviousCue, at.lemmaOfCueBefore, previousLemma, previousNear);
  },
  mainCueAndTags(at: UnitView, list: FeatureList): void {
    list.put(UNIT.mainCueAndTagsBefore, at.mainDistance, at.tag1Before, at.tag);
    list.put(UNIT.mainCueAndTagsAfter, at.mainDistance, at.tag, at.tag1After);
  },
  /** The sentence as a whole, between two cues. */
  sentence(at: UnitView, list: FeatureList): void {
    const { context, previousClass, nextClass } = at;
    list.put(UNIT.sentenceShapeAndCues, context.shape, previousClass, nextClass);
    list.put(UNIT.lastCueOfSentence, context.lastCue, nextClass, previousClass);
    list.put(UNIT.sentenceStartAndCues, context.first, previousClass, nextClass);
  },
  place(at: UnitView, list: FeatureList): void {
    list.put(UNIT.distanceToEnd, at.distanceToEnd, at.previousClass, at.tag);
    list.put(UNIT.parenthesis, at.parenthesis, at.tag, at.previousClass);
    list.put(UNIT.clause, at.clause, at.previousClass, at.tag);
  },
  /** The next comma, and quotations. */
  marks(at: UnitView, list: FeatureList): void {
    list.put(UNIT.tagAfterNextComma, at.tagAfterNextComma, at.cueAfterNextComma, at.isCommaNext);
    list.put(UNIT.tagAfterNextCommaAndTag, at.tagAfterNextComma, at.cueAfterNextComma, at.tag);
    list.put(UNIT.quotationDistances, at.quoteBefore, at.quoteAfter, at.tag);
    list.put(UNIT.quotationsOnBothSides, at.hasQuoteBefore, at.hasQuoteAfter, at.previousClass);
  },
  /** Those that look at words too far apart to come again soon. */
  rare(at: UnitView, list: FeatureList): void {
    const { word, wordBefore, wordAfter, tag, context, previousLemma } = at;
    list.put(UNIT.secondWordBefore, at.secondWordBefore);
    list.put(UNIT.secondWordAfter, at.secondWordAfter);
    list.put(UNIT.wordBeforeAndWord, wordBefore, word);
    list.put(UNIT.wordAndWordAfter, word, wordAfter);
    list.put(UNIT.wordsAround, wordBefore, wordAfter);
    list.put(UNIT.nextCueLemma, at.nextLemma, at.nextNear);
    list.put(UNIT.previousCueLemmaAndTags, previousLemma, at.tag1Before, tag);
    list.put(UNIT.nextCueLemmaAndTags, at.nextLemma, tag, at.tag1After);
    list.put(UNIT.wordAfterComma, at.wordAfterComma, tag, at.hasCommaBefore);
    list.put(UNIT.sentenceStart, context.first, tag);
    list.put(UNIT.sentenceShape, context.shape, tag);
    list.put(UNIT.wordAndPreviousCueLemma, previousLemma, word);
    list.put(UNIT.wordsAndPreviousCue, at.previousClass, word, wordAfter);
    list.put(UNIT.mainCue, at.mainLemma, at.mainNear, tag);
    list.put(UNIT.mainThat, context.mainThat, at.mainNear, word);
    if (tag === QUOTE_TAG) quotation(at, list);
    else if (at.cue > 0) cue(at, list);
  },
};

/** 1 for the first unit of a sentence, 2 for the second, 0 for any other. */
export function placeFromStart({ unit, from }: UnitView): number {
  return unit === from ? 1 : unit === from + 1 ? 2 : 0;
}

/** The same from the sentence's end. */
export function placeFromEnd({ unit, to }: UnitView): number {
  return unit === to - 1 ? 1 : unit === to - 2 ? 2 : 0;
}

/** A quotation's own features. */
function quotation(at: UnitView, list: FeatureList): void {
  const { word, lemma, manner, wordBefore, wordAfter, previousClass } = at;
  const isFirst = at.unit === at.from;
  list.put(UNIT.quotationAfterWord, word, wordBefore);
  list.put(UNIT.quotationBeforeWord, word, wordAfter);
  list.put(UNIT.quotationInParagraph, word, at.whole, at.nth === 0 ? 1 : 0);
  list.put(UNIT.quotationInSentence, lemma, isFirst ? 1 : 0, at.unit === at.to - 1 ? 1 : 0);
  list.put(UNIT.quotationShape, at.shape);
  list.put(UNIT.quotationEnding, at.ending);
  list.put(UNIT.quotationBetweenTags, word, at.tag1Before, at.tag1After);
  list.put(UNIT.quotationBetweenCues, word, previousClass, at.nextClass);
  list.put(UNIT.quotationLemmaAfterWord, lemma, wordBefore);
  list.put(UNIT.quotationLemmaBeforeWord, lemma, wordAfter);
  list.put(UNIT.quotationAfterCueLemma, word, at.previousLemma);
  list.put(UNIT.quotationBeforeCueLemma, word, at.nextLemma);
  list.put(UNIT.quotationAfterTwoWords, word, at.secondWordBefore, wordBefore);
  const before = bucket(at.unit - at.paragraphFrom);
  list.put(UNIT.quotationPlace, lemma, before, bucket(at.paragraphTo - at.unit));
  list.put(UNIT.mannerAfterWord, manner, wordBefore);
  list.put(UNIT.mannerBetweenTags, manner, at.tag1Before, at.tag1After);
  list.put(UNIT.mannerBeforeWord, manner, wordAfter, previousClass);
  list.put(UNIT.mannerAndLemma, manner, lemma, wordBefore);
  list.put(UNIT.mannerAndPlace, manner, isFirst ? 1 : 0, at.whole);
  list.put(UNIT.quotationAndSentenceStart, at.firstTag, previousClass, isFirst ? 31 : at.tag1Before);
}

/** A cue's own features. */
function cue(at: UnitView, list: FeatureList): void {
  const { lemma, wordBefore, wordAfter } = at;
  list.put(UNIT.cueAfterWord, lemma, wordBefore);
  list.put(UNIT.cueBeforeWord, lemma, wordAfter);
  list.put(UNIT.cueBetweenTags, lemma, at.tag1Before, at.tag1After);
  list.put(UNIT.cueAndQuotations, lemma, at.hasQuoteAfter, at.hasQuoteBefore);
  list.put(UNIT.cueBetweenWords, lemma, wordBefore, wordAfter);
  list.put(UNIT.cueBeforeTwoWords, lemma, wordAfter, at.secondWordAfter);
  list.put(UNIT.cueBeforeTwoTags, lemma, at.tag1After, at.tag2After);
}

/**
 * Features of all units of a text, each unit's in the order of the templates' numbers: the fit depends on their order.
 * Linear in the number of units.
 */
export function featuresOf(analysis: Analysis, units: Units, surface: Surface): Features {
  const ids = new Int32Array(units.count * MOST);
  const offsets = new Int32Array(units.count + 1);
  const list = new FeatureList();
  const byTemplate = new Int32Array(MOST);
  const groups = Object.values(group);
  let filled = 0;
  let next = 0;
  new UnitView(units, surface).visit(analysis, (view) => {
    list.count = 0;
    for (const put of groups) put(view, list);
    byTemplate.fill(-1);
    for (let f = 0; f < list.count; f++) byTemplate[list.templates[f] as number] = f;
    while (next <= view.unit) offsets[next++] = filled;
    for (const f of byTemplate) if (f >= 0) ids[filled++] = list.ids[f] as number;
  });
  while (next <= units.count) offsets[next++] = filled;
  return { ids: ids.subarray(0, filled), offsets };
}

import type { Analysis } from '../analysis/analysis.ts';
import { FeatureList, MOST } from './feature-list.ts';
import { bucket, mix, QUOTE_TAG, type Surface } from './surface.ts';
import { THREE_AFTER, THREE_BEFORE, UNIT } from './templates.ts';
import { UnitView } from './unit-view.ts';
import type { Units } from './units.ts';

/**
 * Hashed features of each unit: those of unit `i` are `ids[offsets[i]]` up to (not including) `ids[offsets[i + 1]]`.
 */
export type Features = { ids: Int32Array; offsets: Int32Array };

/** Puts all features of a unit, in the order of their templates: the fit depends on it. */
export function putFeatures(at: UnitView, list: FeatureList): void {
  words(at, list);
  cuesAround(at, list);
  marksAround(at, list);
  sentence(at, list);
  mainCue(at, list);
  if (at.tag === QUOTE_TAG) quotation(at, list);
  else if (at.cue > 0) cue(at, list);
}

/** The words and tags around a unit. */
function words(at: UnitView, list: FeatureList): void {
  const { word, wordBefore, wordAfter, lemma, tag, tag1Before, tag2Before, tag1After, tag2After } = at;
  list.put(UNIT.always, 1);
  list.put(UNIT.word, word);
  list.put(UNIT.wordBefore, wordBefore);
  list.put(UNIT.wordAfter, wordAfter);
  list.put(UNIT.secondWordBefore, at.secondWordBefore);
  list.put(UNIT.secondWordAfter, at.secondWordAfter);
  list.put(UNIT.wordBeforeAndWord, wordBefore, word);
  list.put(UNIT.wordAndWordAfter, word, wordAfter);
  list.put(UNIT.wordsAround, wordBefore, wordAfter);
  list.put(UNIT.lemma, lemma);
  list.put(UNIT.ending, at.ending);
  list.put(UNIT.tagAndShape, tag, at.shape);
  list.put(UNIT.tagBeforeAndTag, tag1Before, tag);
  list.put(UNIT.tagAndTagAfter, tag, tag1After);
  list.put(UNIT.tagsAround, tag1Before, tag, tag1After);
  list.put(UNIT.twoTagsBefore, tag2Before, tag1Before, tag);
  list.put(UNIT.twoTagsAfter, tag, tag1After, tag2After);
  list.put(UNIT.threeTagsBefore, mix(THREE_BEFORE, at.tag3Before, tag2Before, tag1Before), tag);
  list.put(UNIT.threeTagsAfter, mix(THREE_AFTER, tag, tag1After, tag2After), at.tag3After);
  list.put(UNIT.cueAndTagsAround, at.cue, tag1Before, tag1After);
  list.put(UNIT.wordAndTagBefore, word, tag1Before);
  list.put(UNIT.wordAndTagAfter, word, tag1After);
  list.put(UNIT.lemmaBefore, at.lemmaBefore, at.hasBefore, tag);
  list.put(UNIT.lemmaAfter, at.lemmaAfter, at.hasAfter, tag);
  list.put(UNIT.lemmaAndTagsAround, lemma, tag1Before, tag1After);
  const { unit, from, to } = at;
  const fromStart = unit === from ? 1 : unit === from + 1 ? 2 : 0;
  const fromEnd = unit === to - 1 ? 1 : unit === to - 2 ? 2 : 0;
  list.put(UNIT.placeInSentence, fromStart, fromEnd, at.headline);
}

/** Where the sentence's cues are. */
function cuesAround(at: UnitView, list: FeatureList): void {
  const { tag, previousClass, nextClass, previousLemma, nextLemma, previousNear } = at;
  const { wordAfterPreviousCue } = at;
  list.put(UNIT.cuesAround, at.cueBefore, at.cue, at.cueAfter);
  list.put(UNIT.previousCue, previousClass, at.previousDistance, tag);
  list.put(UNIT.nextCue, nextClass, at.nextDistance, tag);
  list.put(UNIT.previousCueLemma, previousLemma, previousNear);
  list.put(UNIT.nextCueLemma, nextLemma, at.nextNear);
  list.put(UNIT.cuesOnBothSides, previousClass, nextClass, tag);
  list.put(UNIT.previousCueLemmaAndTags, previousLemma, at.tag1Before, tag);
  list.put(UNIT.nextCueLemmaAndTags, nextLemma, tag, at.tag1After);
  list.put(UNIT.wordAfterPreviousCue, previousClass, wordAfterPreviousCue, previousNear);
  list.put(UNIT.wordAfterPreviousCueLemma, previousLemma, wordAfterPreviousCue, previousNear);
}

/** Commas and quotations around a unit. */
function marksAround(at: UnitView, list: FeatureList): void {
  const { tag, tagAfterNextComma, cueAfterNextComma } = at;
  list.put(UNIT.wordAfterComma, at.wordAfterComma, tag, at.hasCommaBefore);
  list.put(UNIT.tagAfterNextComma, tagAfterNextComma, cueAfterNextComma, at.isCommaNext);
  list.put(UNIT.tagAfterNextCommaAndTag, tagAfterNextComma, cueAfterNextComma, tag);
  list.put(UNIT.quotationDistances, at.quoteBefore, at.quoteAfter, tag);
  list.put(UNIT.quotationsOnBothSides, at.hasQuoteBefore, at.hasQuoteAfter, at.previousClass);
  list.put(UNIT.wordAndNextQuotation, at.word, at.quoteAfter);
}

/** The sentence as a whole. */
function sentence(at: UnitView, list: FeatureList): void {
  const { tag, word, headline, context, previousClass, nextClass, previousDistance } = at;
  list.put(UNIT.sentenceStart, context.first, tag);
  list.put(UNIT.sentenceShape, context.shape, tag);
  list.put(UNIT.sentenceShapeAndCues, context.shape, previousClass, nextClass);
  list.put(UNIT.lastCueOfSentence, context.lastCue, nextClass, previousClass);
  list.put(UNIT.sentenceStartAndCues, context.first, previousClass, nextClass);
  list.put(UNIT.distanceToEnd, at.distanceToEnd, previousClass, tag);
  list.put(UNIT.wordInHeadline, word, headline);
  list.put(UNIT.tagInHeadline, tag, headline, previousClass * 8 + nextClass);
  list.put(UNIT.thatOfSentence, context.that, previousClass, Math.min(previousDistance, 5));
  list.put(UNIT.parenthesis, at.parenthesis, tag, previousClass);
  list.put(UNIT.wordAndPreviousCueLemma, at.previousLemma, word);
  list.put(UNIT.wordsAndPreviousCue, previousClass, word, at.wordAfter);
}

/** The sentence's main cue. */
function mainCue(at: UnitView, list: FeatureList): void {
  const { tag, mainDistance, mainNear } = at;
  list.put(UNIT.mainCue, at.mainLemma, mainNear, tag);
  list.put(UNIT.mainCueAndTagsBefore, mainDistance, at.tag1Before, tag);
  list.put(UNIT.mainCueAndTagsAfter, mainDistance, tag, at.tag1After);
  list.put(UNIT.mainThat, at.context.mainThat, mainNear, at.word);
  list.put(UNIT.cueBeforePreviousCue, at.lemmaOfCueBefore, at.previousLemma, at.previousNear);
  list.put(UNIT.clause, at.clause, at.previousClass, tag);
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

/** Features of all units of a text. Linear in the number of units. */
export function featuresOf(analysis: Analysis, units: Units, surface: Surface): Features {
  const ids = new Int32Array(units.count * MOST);
  const offsets = new Int32Array(units.count + 1);
  const list = new FeatureList();
  let filled = 0;
  let next = 0;
  new UnitView(units, surface).visit(analysis, (view) => {
    list.count = 0;
    putFeatures(view, list);
    while (next <= view.unit) offsets[next++] = filled;
    ids.set(list.ids.subarray(0, list.count), filled);
    filled += list.count;
  });
  while (next <= units.count) offsets[next++] = filled;
  return { ids: ids.subarray(0, filled), offsets };
}

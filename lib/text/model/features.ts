import type { Analysis } from '../analysis/analysis.ts';
import { COLUMNS_SIZE, type ColumnName, type Columns, columnsIn, PAD } from './columns.ts';
import { MOST } from './feature-list.ts';
import { eachSentence } from './sentence-columns.ts';
import { mix, type Surface } from './surface.ts';
import { THREE_AFTER, THREE_BEFORE, UNIT } from './templates.ts';
import type { Units } from './units.ts';

/** A value of a feature: of the unit itself, of one so many places away, or several as one. */
export type Value = { column: ColumnName; away: number } | Feature;

/** A feature as a template and what it is filled with. */
export type Feature = { template: number; values: readonly Value[] };

type Shorthand = ColumnName | Value;

function feature(template: number, ...values: Shorthand[]): Feature {
  return {
    template,
    values: values.map((value) => (typeof value === 'string' ? { column: value, away: 0 } : value)),
  };
}

const at = (column: ColumnName, away: number): Value => ({ column, away });

const wordBefore = at('word', -1);
const wordAfter = at('word', 1);
const secondWordBefore = at('word', -2);
const secondWordAfter = at('word', 2);
const tag1Before = at('tag', -1);
const tag2Before = at('tag', -2);
const tag3Before = at('tag', -3);
const tag1After = at('tag', 1);
const tag2After = at('tag', 2);
const tag3After = at('tag', 3);

/** The features of every unit, in the order of their templates: the fit depends on it. */
export const OF_EVERY_UNIT: readonly Feature[] = [
  // the words and tags around it
  feature(UNIT.always, 'one'),
  feature(UNIT.word, 'word'),
  feature(UNIT.wordBefore, wordBefore),
  feature(UNIT.wordAfter, wordAfter),
  feature(UNIT.secondWordBefore, secondWordBefore),
  feature(UNIT.secondWordAfter, secondWordAfter),
  feature(UNIT.wordBeforeAndWord, wordBefore, 'word'),
  feature(UNIT.wordAndWordAfter, 'word', wordAfter),
  feature(UNIT.wordsAround, wordBefore, wordAfter),
  feature(UNIT.lemma, 'lemma'),
  feature(UNIT.ending, 'ending'),
  feature(UNIT.tagAndShape, 'tag', 'shape'),
  feature(UNIT.tagBeforeAndTag, tag1Before, 'tag'),
  feature(UNIT.tagAndTagAfter, 'tag', tag1After),
  feature(UNIT.tagsAround, tag1Before, 'tag', tag1After),
  feature(UNIT.twoTagsBefore, tag2Before, tag1Before, 'tag'),
  feature(UNIT.twoTagsAfter, 'tag', tag1After, tag2After),
  feature(UNIT.threeTagsBefore, feature(THREE_BEFORE, tag3Before, tag2Before, tag1Before), 'tag'),
  feature(UNIT.threeTagsAfter, feature(THREE_AFTER, 'tag', tag1After, tag2After), tag3After),
  feature(UNIT.cueAndTagsAround, 'cue', tag1Before, tag1After),
  feature(UNIT.wordAndTagBefore, 'word', tag1Before),
  feature(UNIT.wordAndTagAfter, 'word', tag1After),
  feature(UNIT.lemmaBefore, at('lemma', -1), 'hasBefore', 'tag'),
  feature(UNIT.lemmaAfter, at('lemma', 1), 'hasAfter', 'tag'),
  feature(UNIT.lemmaAndTagsAround, 'lemma', tag1Before, tag1After),
  feature(UNIT.placeInSentence, 'fromStart', 'fromEnd', 'headline'),
  // where the sentence's cues are
  feature(UNIT.cuesAround, at('cue', -1), 'cue', at('cue', 1)),
  feature(UNIT.previousCue, 'previousClass', 'previousDistance', 'tag'),
  feature(UNIT.nextCue, 'nextClass', 'nextDistance', 'tag'),
  feature(UNIT.previousCueLemma, 'previousLemma', 'previousNear'),
  feature(UNIT.nextCueLemma, 'nextLemma', 'nextNear'),
  feature(UNIT.cuesOnBothSides, 'previousClass', 'nextClass', 'tag'),
  feature(UNIT.previousCueLemmaAndTags, 'previousLemma', tag1Before, 'tag'),
  feature(UNIT.nextCueLemmaAndTags, 'nextLemma', 'tag', tag1After),
  feature(UNIT.wordAfterPreviousCue, 'previousClass', 'wordAfterPreviousCue', 'previousNear'),
  feature(UNIT.wordAfterPreviousCueLemma, 'previousLemma', 'wordAfterPreviousCue', 'previousNear'),
  // commas and quotations around it
  feature(UNIT.wordAfterComma, 'wordAfterComma', 'tag', 'hasCommaBefore'),
  feature(UNIT.tagAfterNextComma, 'tagAfterNextComma', 'cueAfterNextComma', 'isCommaNext'),
  feature(UNIT.tagAfterNextCommaAndTag, 'tagAfterNextComma', 'cueAfterNextComma', 'tag'),
  feature(UNIT.quotationDistances, 'quoteBefore', 'quoteAfter', 'tag'),
  feature(UNIT.quotationsOnBothSides, 'hasQuoteBefore', 'hasQuoteAfter', 'previousClass'),
  feature(UNIT.wordAndNextQuotation, 'word', 'quoteAfter'),
  // the sentence as a whole
  feature(UNIT.sentenceStart, 'sentenceFirst', 'tag'),
  feature(UNIT.sentenceShape, 'sentenceShape', 'tag'),
  feature(UNIT.sentenceShapeAndCues, 'sentenceShape', 'previousClass', 'nextClass'),
  feature(UNIT.lastCueOfSentence, 'lastCue', 'nextClass', 'previousClass'),
  feature(UNIT.sentenceStartAndCues, 'sentenceFirst', 'previousClass', 'nextClass'),
  feature(UNIT.distanceToEnd, 'distanceToEnd', 'previousClass', 'tag'),
  feature(UNIT.wordInHeadline, 'word', 'headline'),
  feature(UNIT.tagInHeadline, 'tag', 'headline', 'bothClasses'),
  feature(UNIT.thatOfSentence, 'that', 'previousClass', 'previousWithinFive'),
  feature(UNIT.parenthesis, 'parenthesis', 'tag', 'previousClass'),
  feature(UNIT.wordAndPreviousCueLemma, 'previousLemma', 'word'),
  feature(UNIT.wordsAndPreviousCue, 'previousClass', 'word', wordAfter),
  // its main cue
  feature(UNIT.mainCue, 'mainLemma', 'mainNear', 'tag'),
  feature(UNIT.mainCueAndTagsBefore, 'mainDistance', tag1Before, 'tag'),
  feature(UNIT.mainCueAndTagsAfter, 'mainDistance', 'tag', tag1After),
  feature(UNIT.mainThat, 'mainThat', 'mainNear', 'word'),
  feature(UNIT.cueBeforePreviousCue, 'lemmaOfCueBefore', 'previousLemma', 'previousNear'),
  feature(UNIT.clause, 'clause', 'previousClass', 'tag'),
];

/** Those that a quotation has besides. */
export const OF_QUOTATIONS: readonly Feature[] = [
  feature(UNIT.quotationAfterWord, 'word', wordBefore),
  feature(UNIT.quotationBeforeWord, 'word', wordAfter),
  feature(UNIT.quotationInParagraph, 'word', 'isWhole', 'isInFirstSentence'),
  feature(UNIT.quotationInSentence, 'lemma', 'isFirst', 'isLast'),
  feature(UNIT.quotationShape, 'shape'),
  feature(UNIT.quotationEnding, 'ending'),
  feature(UNIT.quotationBetweenTags, 'word', tag1Before, tag1After),
  feature(UNIT.quotationBetweenCues, 'word', 'previousClass', 'nextClass'),
  feature(UNIT.quotationLemmaAfterWord, 'lemma', wordBefore),
  feature(UNIT.quotationLemmaBeforeWord, 'lemma', wordAfter),
  feature(UNIT.quotationAfterCueLemma, 'word', 'previousLemma'),
  feature(UNIT.quotationBeforeCueLemma, 'word', 'nextLemma'),
  feature(UNIT.quotationAfterTwoWords, 'word', secondWordBefore, wordBefore),
  feature(UNIT.quotationPlace, 'lemma', 'paragraphBefore', 'paragraphAfter'),
  feature(UNIT.mannerAfterWord, 'manner', wordBefore),
  feature(UNIT.mannerBetweenTags, 'manner', tag1Before, tag1After),
  feature(UNIT.mannerBeforeWord, 'manner', wordAfter, 'previousClass'),
  feature(UNIT.mannerAndLemma, 'manner', 'lemma', wordBefore),
  feature(UNIT.mannerAndPlace, 'manner', 'isFirst', 'isWhole'),
  feature(UNIT.quotationAndSentenceStart, 'firstTag', 'previousClass', 'tagBeforeUnlessFirst'),
];

/** Those that a cue has besides. */
export const OF_CUES: readonly Feature[] = [
  feature(UNIT.cueAfterWord, 'lemma', wordBefore),
  feature(UNIT.cueBeforeWord, 'lemma', wordAfter),
  feature(UNIT.cueBetweenTags, 'lemma', tag1Before, tag1After),
  feature(UNIT.cueAndQuotations, 'lemma', 'hasQuoteAfter', 'hasQuoteBefore'),
  feature(UNIT.cueBetweenWords, 'lemma', wordBefore, wordAfter),
  feature(UNIT.cueBeforeTwoWords, 'lemma', wordAfter, secondWordAfter),
  feature(UNIT.cueBeforeTwoTags, 'lemma', tag1After, tag2After),
];

/** By the kind of a unit (columns.ts), the features that it has besides those of every unit. */
const OF_KIND: readonly (readonly Feature[])[] = [[], OF_CUES, OF_QUOTATIONS];

/**
 * Hashed features of each unit: those of unit `i` are `ids[offsets[i]]` up to (not including) `ids[offsets[i + 1]]`.
 */
export type Features = { ids: Int32Array; offsets: Int32Array };

/** Features of all units of a text, for fitting their weights. Linear in the number of units. */
export function featuresOf(analysis: Analysis, units: Units, surface: Surface): Features {
  const ids = new Int32Array(units.count * MOST);
  const offsets = new Int32Array(units.count + 1);
  const columns = columnsIn(new ArrayBuffer(COLUMNS_SIZE));
  let filled = 0;
  let next = 0;
  for (const paragraph of units.paragraphs.keys())
    eachSentence(analysis, units, surface, paragraph, columns, ({ from, to }) => {
      for (let unit = from; unit < to; unit++) {
        while (next <= unit) offsets[next++] = filled;
        for (const id of hashesOf(columns, unit - from)) ids[filled++] = id;
      }
    });
  while (next <= units.count) offsets[next++] = filled;
  return { ids: ids.subarray(0, filled), offsets };
}

/** The hashed features of the unit at a place of the sentence that the columns hold. */
export function hashesOf(columns: Columns, place: number): number[] {
  const kind = columns.kind[PAD + place] as number;
  return [...OF_EVERY_UNIT, ...(OF_KIND[kind] as readonly Feature[])].map((one) =>
    hashOf(one, columns, place),
  );
}

function hashOf({ template, values }: Feature, columns: Columns, place: number): number {
  const [a = 0, b, c] = values.map((value) =>
    'column' in value
      ? (columns[value.column][PAD + place + value.away] as number)
      : hashOf(value, columns, place),
  );
  return mix(template, a, b, c);
}

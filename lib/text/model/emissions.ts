import type { Analysis } from '../analysis/analysis.ts';
import { FeatureList, group, placeFromEnd, placeFromStart } from './features.ts';
import { LabelSums, ROW } from './label-sums.ts';
import { LABELS } from './labels.ts';
import type { Model } from './model.ts';
import { Remembered } from './remembered.ts';
import { QUOTE_TAG, type Surface } from './surface.ts';
import type { WeightTable } from './table.ts';
import { UnitView } from './unit-view.ts';
import type { Units } from './units.ts';

/** Label weights of every unit: `LABELS` numbers each. */
export function emissionsOf(analysis: Analysis, units: Units, surface: Surface, model: Model): Float32Array {
  const out = new Float32Array(units.count * LABELS);
  const adder = adderFor(model.emission);
  adder.begin();
  new UnitView(units, surface).visit(analysis, (view) => adder.add(view, out));
  return out;
}

const adders = new WeakMap<WeightTable, Adder>();

function adderFor(table: WeightTable): Adder {
  const known = adders.get(table);
  if (known) return known;
  const adder = new Adder(table);
  adders.set(table, adder);
  return adder;
}

type Group = (at: UnitView, list: FeatureList) => void;

/** Rows kept for each group, powers of two: together they should fit in a processor's cache. */
const FEW = 1 << 14;
const MANY = 1 << 14;

/**
 * Adds up the label weights of units. What the features of a group weigh together is kept under what they look at:
 * those things come again and again, so that a unit takes about 30 rows in place of 60 features.
 */
class Adder {
  private readonly table: WeightTable;
  private readonly sums: LabelSums;
  private readonly list = new FeatureList();
  /** Places of the rows that make up the unit. */
  private readonly places = new Int32Array(128);
  private count = 0;
  private readonly some = new Int32Array(128);
  private readonly alone: Remembered;
  private readonly wordAndTags: Remembered;
  private readonly before: Remembered;
  private readonly after: Remembered;
  private readonly tagsBefore: Remembered;
  private readonly tagsAfter: Remembered;
  private readonly tagsAround: Remembered;
  private readonly cues: Remembered;
  private readonly mainCueAndTags: Remembered;
  private readonly placeInIt: Remembered;
  private readonly marks: Remembered;
  /** One row each: what stays as it is from one unit to the next. */
  private readonly previousCue: number;
  private readonly sentence: number;
  private readonly whole: number;
  private lastFrom = -1;
  private lastPrevious = -1;
  private lastNext = -1;
  private lastNear = -1;

  constructor(table: WeightTable) {
    this.table = table;
    const sums = new LabelSums(table, 5 * MANY + 6 * FEW + 3);
    this.sums = sums;
    const remember = (size: number) => new Remembered(size, sums.take(size), ROW);
    this.alone = remember(MANY);
    this.wordAndTags = remember(MANY);
    this.before = remember(MANY);
    this.after = remember(MANY);
    this.cues = remember(MANY);
    this.tagsBefore = remember(FEW);
    this.tagsAfter = remember(FEW);
    this.tagsAround = remember(FEW);
    this.mainCueAndTags = remember(FEW);
    this.placeInIt = remember(FEW);
    this.marks = remember(FEW);
    this.previousCue = sums.take(1);
    this.sentence = sums.take(1);
    this.whole = sums.take(1);
  }

  /** Before another text. */
  begin(): void {
    this.lastFrom = -1;
  }

  /** Writes the label weights of a unit to its place in `out`. */
  add(at: UnitView, out: Float32Array): void {
    this.count = 0;
    this.addWords(at);
    this.addTags(at);
    this.addContext(at);
    this.list.count = 0;
    group.rare(at, this.list);
    this.count = this.findAll(this.places, this.count);
    this.sums.addUp(this.places, this.count, this.whole);
    this.sums.write(this.whole, out, at.unit * LABELS);
  }

  private addWords(at: UnitView): void {
    const { word, lemma, tag, tag1Before, tag1After } = at;
    if (tag === QUOTE_TAG) {
      // every quotation looks different
      this.list.count = 0;
      group.alone(at, this.list);
      this.count = this.findAll(this.places, this.count);
    } else {
      const look = tag | (at.shape << 5) | (at.quoteAfter << 7) | (at.headline << 11);
      this.put(this.alone, look, word, lemma ^ Math.imul(at.ending, 0x2c1b3c6d), group.alone, at);
    }
    this.put(this.wordAndTags, tag1Before | (tag1After << 5), word, lemma, group.wordAndTags, at);
    this.put(this.before, tag | (at.hasBefore << 5), at.wordBefore, at.lemmaBefore, group.before, at);
    this.put(this.after, tag | (at.hasAfter << 5), at.wordAfter, at.lemmaAfter, group.after, at);
  }

  private addTags(at: UnitView): void {
    const { tag, tag1Before, tag1After } = at;
    const before = tag | (tag1Before << 5) | (at.tag2Before << 10) | (at.tag3Before << 15);
    this.put(this.tagsBefore, before, 0, 0, group.tagsBefore, at);
    const after = tag | (tag1After << 5) | (at.tag2After << 10) | (at.tag3After << 15);
    this.put(this.tagsAfter, after, 0, 0, group.tagsAfter, at);
    const around = tag | (tag1Before << 5) | (tag1After << 10);
    const place = placeFromStart(at) | (placeFromEnd(at) << 2) | (at.headline << 4);
    const cues = at.cueBefore | (at.cue << 4) | (at.cueAfter << 8);
    this.put(this.tagsAround, around, place | (cues << 5), 0, group.tagsAround, at);
    this.put(this.mainCueAndTags, around | (at.mainDistance << 15), 0, 0, group.mainCueAndTags, at);
  }

  private addContext(at: UnitView): void {
    const { tag, previousClass, nextClass, previousCue, nextCue, previousNear } = at;
    const classes = tag | (previousClass << 5) | (nextClass << 8) | (at.headline << 11);
    const distances = (at.previousDistance << 12) | (at.nextDistance << 16) | (at.context.that << 20);
    this.put(this.cues, classes | distances, 0, 0, group.cues, at);
    const where = at.distanceToEnd | (at.parenthesis << 4) | (at.clause << 5);
    this.put(this.placeInIt, tag | (previousClass << 5) | (where << 8), 0, 0, group.place, at);
    const comma = at.tagAfterNextComma | (at.cueAfterNextComma << 5) | (at.isCommaNext << 9);
    const quotations = at.quoteBefore | (at.quoteAfter << 4) | (previousClass << 8);
    this.put(this.marks, tag | (comma << 5) | (quotations << 15), 0, 0, group.marks, at);
    const isNew = at.from !== this.lastFrom || previousCue !== this.lastPrevious;
    if (isNew || previousNear !== this.lastNear) this.fill(this.previousCue, group.previousCue, at);
    if (isNew || nextCue !== this.lastNext) this.fill(this.sentence, group.sentence, at);
    this.places[this.count++] = this.previousCue;
    this.places[this.count++] = this.sentence;
    this.lastFrom = at.from;
    this.lastPrevious = previousCue;
    this.lastNext = nextCue;
    this.lastNear = previousNear;
  }

  /** Adds the row of a group, kept under the key of three numbers. */
  private put(kept: Remembered, a: number, b: number, c: number, features: Group, at: UnitView): void {
    if (!kept.find(a, b, c)) this.fill(kept.place, features, at);
    this.places[this.count++] = kept.place;
  }

  /** Adds up what the features of a group weigh, into the row at a place. */
  private fill(place: number, features: Group, at: UnitView): void {
    this.list.count = 0;
    features(at, this.list);
    this.sums.addUp(this.some, this.findAll(this.some, 0), place);
  }

  /** Looks the listed features up; the places of those that have weights are in `places` from `count` on. */
  private findAll(places: Int32Array, count: number): number {
    const { list, table } = this;
    let n = count;
    for (let f = 0; f < list.count; f++) {
      const row = table.find(list.ids[f] as number);
      if (row >= 0) places[n++] = row * ROW;
    }
    return n;
  }
}

/**
 * Scores found attributions against annotated ones.
 *
 * - Spans are compared without the quotation marks, white space and punctuation at their ends; of equal spans in a
 *   document one counts.
 * - `exact`: the same span. `overlap`: what both have is at least 0.8 of what either has (IoU); each span is matched
 *   once, the best pairs first.
 * - A content's type is read from the text: the share of its letters and digits within double quotation marks is
 *   none (`indirect`), nearly all (`direct`), or between (`mixed`). So precision counts by the type of what was found, recall by
 *   that of what was annotated.
 * - Of matched contents whose annotators name a speaker: right are mentions that overlap, or say nearly the same.
 *   Of those with an annotated cue: right are cues that overlap.
 */
import type { GoldDocument, GoldQuote } from '../fit/corpus.ts';
import type { Prf, QuoteScore } from './tables.ts';

const LEAST_SHARED = 0.8;
const NEARLY_ALL = 0.95;
const NEARLY_THE_SAME = 0.5;
const EDGE = /[\s"'‘’“”„‟«»`.,;:!?…–—()[\]-]/;
const TYPES = ['direct', 'mixed', 'indirect'] as const;
/** Words that do not distinguish one speaker from another. */
const TITLES = new Set('the a an mr mrs ms dr sen rep gov president'.split(' '));

/** The part of an attribution that is scored; offsets are UTF-16 code units, ends exclusive. */
type Scored = Omit<GoldQuote, 'type'>;
type Type = (typeof TYPES)[number];
type Span = { start: number; end: number };
type Trimmed = Span & { type: Type; of: Scored };
type Counts = {
  gold: number;
  pred: number;
  exactGold: number;
  exactPred: number;
  nearGold: number;
  nearPred: number;
  speakers: number;
  speakersRight: number;
};

const share = (part: number, of: number) => (of > 0 ? part / of : 0);
const shared = (a: Span, b: Span) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

function iou(a: Span, b: Span): number {
  const both = shared(a, b);
  return both / (a.end - a.start + (b.end - b.start) - both);
}

function prf(right: { gold: number; pred: number }, all: { gold: number; pred: number }): Prf {
  const p = share(right.pred, all.pred);
  const r = share(right.gold, all.gold);
  return { p, r, f1: share(2 * p * r, p + r) };
}

/** 1 for each unit within double quotation marks. A mark not closed on its line runs to the line's end. */
export function withinMarks(text: string): Uint8Array {
  const within = new Uint8Array(text.length);
  let opened = -1;
  for (let i = 0; i <= text.length; i++) {
    const character = text.charAt(i);
    if (character === '\n' || character === '') {
      if (opened >= 0) within.fill(1, opened, i);
      opened = -1;
      continue;
    }
    const pair = text.slice(i, i + 2);
    const isPair = pair === "''" || pair === '``';
    const mayOpen = isPair || '“‟«"＂'.includes(character);
    const mayClose = isPair || '”»"＂'.includes(character);
    const end = isPair ? i + 2 : i + 1;
    if (opened >= 0 && mayClose) {
      within.fill(1, opened, end);
      opened = -1;
    } else if (opened < 0 && mayOpen) opened = i;
    i = end - 1;
  }
  return within;
}

/** The type of a content by its letters and digits; `within` is {@link withinMarks} of the text. */
export function typeOf(text: string, within: Uint8Array, { start, end }: Span): Type {
  let all = 0;
  let marked = 0;
  for (let i = start; i < end; i++) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(i))) continue;
    all++;
    marked += within[i] ?? 0;
  }
  if (marked === 0) return 'indirect';
  return marked / all >= NEARLY_ALL ? 'direct' : 'mixed';
}

function trimmedOf(text: string, within: Uint8Array, quotes: readonly Scored[]): Trimmed[] {
  const bySpan = new Map<string, Trimmed>();
  for (const of of quotes) {
    let { start, end } = of;
    while (start < end && EDGE.test(text.charAt(start))) start++;
    while (end > start && EDGE.test(text.charAt(end - 1))) end--;
    const key = `${start} ${end}`;
    if (end > start && !bySpan.has(key))
      bySpan.set(key, { start, end, type: typeOf(text, within, { start, end }), of });
  }
  return [...bySpan.values()];
}

/** Pairs that match, each span in one of them. */
function matched(gold: readonly Trimmed[], pred: readonly Trimmed[]): [Trimmed, Trimmed][] {
  const pairs = gold.flatMap((a) => pred.map((b) => ({ a, b, near: iou(a, b) })));
  const used = new Set<Trimmed>();
  return pairs
    .filter(({ near }) => near >= LEAST_SHARED)
    .sort((x, y) => y.near - x.near || x.a.start - y.a.start || x.b.start - y.b.start)
    .flatMap(({ a, b }): [Trimmed, Trimmed][] => {
      if (used.has(a) || used.has(b)) return [];
      used.add(a).add(b);
      return [[a, b]];
    });
}

const namesOf = (mention: string): string[] => {
  const words =
    mention
      .toLowerCase()
      .replace(/[’']s\b/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const names = words.filter((word) => !TITLES.has(word));
  return names.length > 0 ? names : words;
};

/** How many of the words of two mentions are the same, as F1. */
function likeness(one: string, other: string): number {
  const left = namesOf(other);
  const both = namesOf(one).filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return share(2 * both, namesOf(one).length + namesOf(other).length);
}

const spanOf = (start: number | null, end: number | null): Span | null =>
  start === null || end === null ? null : { start, end };
const overlap = (a: Span | null, b: Span | null) => !!a && !!b && shared(a, b) > 0;

function isSameSpeaker(text: string, a: Scored, b: Scored): boolean {
  const [ours, theirs] = [spanOf(a.speaker_start, a.speaker_end), spanOf(b.speaker_start, b.speaker_end)];
  const said = (one: Scored, at: Span | null) => one.speaker_text ?? (at ? text.slice(at.start, at.end) : '');
  return overlap(ours, theirs) || likeness(said(a, ours), said(b, theirs)) >= NEARLY_THE_SAME;
}

const none = (): Counts => ({
  gold: 0,
  pred: 0,
  exactGold: 0,
  exactPred: 0,
  nearGold: 0,
  nearPred: 0,
  speakers: 0,
  speakersRight: 0,
});

/** The scores of `found`, the attributions of each document in the documents' order. */
export function scoreQuotes(
  documents: readonly Pick<GoldDocument, 'text' | 'quotes'>[],
  found: readonly (readonly Scored[])[],
): QuoteScore {
  const by: Record<Type, Counts> = { direct: none(), mixed: none(), indirect: none() };
  let cues = 0;
  let cuesRight = 0;
  documents.forEach(({ text, quotes }, i) => {
    const within = withinMarks(text);
    const gold = trimmedOf(text, within, quotes);
    const pred = trimmedOf(text, within, found[i] ?? []);
    for (const { type } of gold) by[type].gold++;
    for (const { type } of pred) by[type].pred++;
    for (const [a, b] of matched(gold, pred)) {
      by[a.type].nearGold++;
      by[b.type].nearPred++;
      if (a.of.speaker_start !== null) {
        by[a.type].speakers++;
        if (isSameSpeaker(text, a.of, b.of)) by[a.type].speakersRight++;
      }
      const cue = spanOf(a.of.cue_start, a.of.cue_end);
      if (cue) cues++;
      if (overlap(cue, spanOf(b.of.cue_start, b.of.cue_end))) cuesRight++;
    }
    const spans = new Set(pred.map(({ start, end }) => `${start} ${end}`));
    for (const { start, end, type } of gold) {
      if (!spans.has(`${start} ${end}`)) continue;
      // The same span has the same type.
      by[type].exactGold++;
      by[type].exactPred++;
    }
  });
  const all = none();
  for (const counts of Object.values(by))
    for (const key of Object.keys(all) as (keyof Counts)[]) all[key] += counts[key];
  return {
    docs: documents.length,
    exact: { ...exactOf(all), gold: all.gold, pred: all.pred },
    overlap: nearOf(all),
    speaker: { accuracy: share(all.speakersRight, all.speakers), of: all.speakers },
    cue: { accuracy: share(cuesRight, cues), of: cues },
    by_type: Object.fromEntries(
      TYPES.map((type) => {
        const { gold, pred, speakers, speakersRight } = by[type];
        const row = { gold, pred, exact: exactOf(by[type]), overlap: nearOf(by[type]) };
        return [type, { ...row, speaker_accuracy: share(speakersRight, speakers) }];
      }),
    ),
  };
}

const exactOf = (one: Counts) => prf({ gold: one.exactGold, pred: one.exactPred }, one);
const nearOf = (one: Counts) => prf({ gold: one.nearGold, pred: one.nearPred }, one);

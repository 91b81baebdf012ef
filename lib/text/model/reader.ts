import type { Analysis } from '../analysis/analysis.ts';
import { type Draft, typeOf } from '../analysis/draft.ts';
import { readableSpeaker } from '../people/speaker-span.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import type { Reason } from '../words/types.ts';
import { choose, isQuotation, rank } from './choose.ts';
import { type Emissions, emissionsOf } from './emissions.ts';
import type { ParagraphReading, ProbableStretch } from './lattice.ts';
import { type ChosenPair, cueOf, linkOf } from './link.ts';
import { type LinkView, linkView, tokensOf } from './link-view.ts';
import type { Model } from './model.ts';
import type { Proposal } from './rank-features.ts';
import { type Repeats, repeatsOf } from './repeats.ts';
import { type Surface, surfaceOf } from './surface.ts';
import { type Units, unitsOf } from './units.ts';

const NONE: readonly Proposal[] = [];

/** The lowest probability at which words without a cue and speaker count. */
const LEAST_UNSAID = 0.45;

/** Finds the attributions of an English text with the fitted model, in text order. */
export function attributionsByModel(analysis: Analysis, model: Model): Draft[] {
  const units = unitsOf(analysis);
  const surface = surfaceOf(analysis, units);
  const repeats = repeatsOf(analysis, units, surface);
  const emissions = emissionsOf(analysis, units, surface, model);
  return attributionsFrom(analysis, units, surface, readingsOf(units, repeats, emissions, model), model);
}

/** What the model makes of the paragraph with an index; to be asked in text order. */
type Readings = (paragraph: number) => ParagraphReading;

/** Reads paragraphs when asked, and those that are repeated only once. */
function readingsOf(
  { paragraphs }: Units,
  { of, again }: Repeats,
  emissions: Emissions,
  { lattice }: Pick<Model, 'lattice'>,
): Readings {
  const kept = new Map<number, ParagraphReading>();
  return (p) => {
    const { from, to } = paragraphs[p] as TokenRange;
    const first = of[p] as number;
    const known = kept.get(first);
    if (known) return movedOn(known, from - (paragraphs[first] as TokenRange).from);
    const reading = lattice.read(emissions(p), from, to);
    if (again[p] === 1) kept.set(p, reading);
    return reading;
  };
}

/** The same reading of a paragraph that stands so many units further on. */
function movedOn(reading: ParagraphReading, units: number): ParagraphReading {
  // most lines of a list have nothing to be moved
  if (reading.contents.length + reading.cues.length + reading.speakers.length === 0) return reading;
  const moved = (stretches: ProbableStretch[]): ProbableStretch[] =>
    stretches.map(({ from, to, probability }) => ({ from: from + units, to: to + units, probability }));
  return {
    contents: moved(reading.contents),
    cues: moved(reading.cues),
    speakers: moved(reading.speakers),
  };
}

/** The same, from readings of its paragraphs. */
function attributionsFrom(
  analysis: Analysis,
  units: Units,
  surface: Surface,
  readingOf: Readings,
  model: Pick<Model, 'rank' | 'link'>,
): Draft[] {
  const drafts: Draft[] = [];
  const thread: Thread = { statement: 0, last: null, paragraph: -2, introduced: null };
  let section = 0;
  for (let p = 0; p < units.paragraphs.length; p++) {
    const paragraph = units.paragraphs[p];
    if (!paragraph || paragraph.to <= paragraph.from) continue;
    const its = analysis.sectionOf[units.from[paragraph.from] ?? 0] ?? 0;
    if (its !== section) {
      // a heading ends what was said before
      section = its;
      thread.last = null;
      thread.paragraph = -2;
      thread.introduced = null;
    }
    const reading = readingOf(p);
    // most lines of a list have no content at all
    const chosen =
      reading.contents.length > 0
        ? choose(rank(analysis, units, surface, reading, model), units, surface)
        : NONE;
    if (chosen.length > 0) link(analysis, units, surface, reading, model, chosen, drafts, thread, p);
    thread.introduced = introducedBy(analysis, units, surface, reading, model, chosen, paragraph);
  }
  joinParagraphs(analysis, drafts);
  return drafts;
}

/** What earlier paragraphs leave open: whose words a quotation without a cue continues. */
type Thread = {
  statement: number;
  last: Draft | null;
  paragraph: number;
  /** Who speaks next, where a paragraph ends with a colon. */
  introduced: { cue: TokenRange; speaker: TokenRange } | null;
};

/** Gives each content of a paragraph its cue and speaker, and adds the drafts. */
function link(
  analysis: Analysis,
  units: Units,
  surface: Surface,
  reading: ParagraphReading,
  model: Pick<Model, 'link'>,
  chosen: readonly Proposal[],
  drafts: Draft[],
  thread: Thread,
  paragraph: number,
): void {
  const here: Draft[] = [];
  const paragraphView = { analysis, units, surface, reading };
  const viewOf = (content: TokenRange, among: readonly TokenRange[]): LinkView => {
    const others = among.filter((other) => other !== content);
    return linkView(paragraphView, content, others);
  };
  // weak words without a speaker are not a content: often they are the speaker of the words before ("…," said the
  // ruling.)
  const tried = new Map<Proposal, ChosenPair | null>();
  const contents = chosen.filter((content) => {
    if (content.worth >= LEAST_UNSAID || isQuotation(units, content)) return true;
    tried.set(content, linkOf(viewOf(content, chosen), model.link));
    return tried.get(content) !== null;
  });
  for (const content of contents) {
    const view = viewOf(content, contents);
    // where none was let go, what was found among all of them stands
    const known = contents.length === chosen.length ? tried.get(content) : undefined;
    const pair = known ?? linkOf(view, model.link);
    const cueUnits = pair?.cue ?? (isQuotation(units, content) ? null : cueOf(view));
    const speakerUnits = pair?.speaker;
    const range = tokensOf(units, content);
    const cue = cueUnits ? tokensOf(units, cueUnits) : null;
    const speaker = speakerUnits ? readableSpeaker(analysis, tokensOf(units, speakerUnits)) : null;
    const reasons: Reason[] = [
      { rule: 'model', detail: `reported words, probability ${content.worth.toFixed(2)}` },
    ];
    if (cue)
      reasons.push({
        rule: 'cue',
        detail: `cue “${analysis.tokens.word.slice(cue.from, cue.to).join(' ')}”`,
      });
    if (pair)
      reasons.push({
        rule: 'speaker',
        detail: `speaker beside the cue, probability ${pair.worth.toFixed(2)}`,
      });
    here.push({
      content: range,
      speaker,
      cue,
      type: typeOf(analysis, range),
      statement: -1,
      confidence: Math.round(Math.min(0.99, content.worth) * 100) / 100,
      reasons,
    });
  }
  for (let k = 0; k < here.length; k++) {
    const draft = here[k] as Draft;
    const before = here[k - 1] ?? (thread.paragraph === paragraph - 1 ? thread.last : null);
    const sharesCue = draft.cue !== null && before?.cue?.from === draft.cue.from;
    if (!draft.cue && draft.type === 'direct' && k === 0 && thread.introduced) {
      draft.cue = thread.introduced.cue;
      draft.speaker = thread.introduced.speaker;
      draft.reasons.push({
        rule: 'introduced',
        detail: 'the paragraph before ends with its cue and a colon',
      });
    } else if (!draft.cue && draft.type === 'direct') {
      const source = sourceOf(here, k, thread.paragraph === paragraph - 1 ? thread : null);
      if (source) {
        draft.cue = source.cue;
        draft.speaker = source.speaker;
        draft.reasons.push({ rule: 'goes on', detail: 'no cue of its own: the speaker beside it' });
        if (source === before && (here[k - 1] || isContinued(analysis, before)))
          draft.statement = before.statement;
      }
    } else if (sharesCue && before) {
      draft.statement = before.statement;
      draft.reasons.push({ rule: 'interrupted', detail: 'shares its cue with the words before it' });
    }
    if (draft.statement < 0) draft.statement = thread.statement++;
    drafts.push(draft);
    thread.last = draft;
    thread.paragraph = paragraph;
  }
}

/** The cue and speaker that a paragraph ending with a colon hands on to the next one. */
function introducedBy(
  analysis: Analysis,
  units: Units,
  surface: Surface,
  reading: ParagraphReading,
  model: Pick<Model, 'link'>,
  chosen: readonly Proposal[],
  paragraph: TokenRange,
): Thread['introduced'] {
  const content = { from: paragraph.to - 1, to: paragraph.to };
  if (analysis.tokens.lower[units.from[content.from] ?? 0] !== ':') return null;
  // "Q:": a word has no verb beside it
  if (reading.cues.length === 0 && paragraph.to - paragraph.from <= 2) return null;
  const pair = linkOf(linkView({ analysis, units, surface, reading }, content, chosen), model.link);
  if (!pair) return null;
  const speaker = readableSpeaker(analysis, tokensOf(units, pair.speaker));
  return speaker && { cue: tokensOf(units, pair.cue), speaker };
}

/** The draft whose cue and speaker apply to a quotation that has no cue of its own. */
function sourceOf(here: readonly Draft[], k: number, thread: Thread | null): Draft | null {
  for (let j = k - 1; j >= 0; j--) if (here[j]?.type !== 'indirect') return here[j] ?? null;
  const before = here[k - 1] ?? thread?.last ?? null;
  if (here[k - 1] || before?.type === 'direct') return before;
  return here[k + 1] ?? before;
}

/** A speech whose marks reopen in the next paragraph is one statement by the speaker named at its end. */
function joinParagraphs(analysis: Analysis, drafts: Draft[]): void {
  for (let k = drafts.length - 2; k >= 0; k--) {
    const draft = drafts[k] as Draft;
    const next = drafts[k + 1] as Draft;
    if (draft.type !== 'direct' || next.type !== 'direct' || !isContinued(analysis, draft)) continue;
    const opening = analysis.quotations[analysis.quotationOf[next.content.from] ?? -1];
    if (!opening?.continued) continue;
    const old = next.statement;
    for (let j = k + 1; j < drafts.length && (drafts[j] as Draft).statement === old; j++) {
      (drafts[j] as Draft).statement = draft.statement;
    }
    if (next.cue && (!draft.cue || draft.reasons.some((reason) => reason.rule === 'goes on'))) {
      draft.cue = next.cue;
      draft.speaker = next.speaker;
    }
    draft.reasons.push({ rule: 'over paragraphs', detail: 'the marks open again in the next paragraph' });
  }
}

/** Whether the quotation that ends a draft was left open for the next paragraph. */
function isContinued({ quotations, quotationOf }: Analysis, draft: Draft): boolean {
  return quotations[quotationOf[draft.content.to - 1] ?? -1]?.continues === true;
}

/**
 * How faithful a quote is to one place of its source. Where the place is was decided before (locate.ts, align-place.ts).
 */
import type { Step } from './align.ts';
import { differenceOf, excuseRemoved, type Ruling, rulingOnReplaced } from './excuses.ts';
import type { SourceIndex } from './index-source.ts';
import { isCasedQuote, type QuoteWords } from './quote-words.ts';
import { type ChangedWord, senseOf } from './sense.ts';
import type { Candidate, Edit, EditSide } from './types.ts';
import { speakerAt } from './unsaid.ts';
import {
  ALL_CAPITALS,
  CAPITAL,
  IN_ROUND,
  IN_SQUARE,
  NUMBER,
  PIECE,
  QUESTION,
  SENTENCE_START,
  STOP,
} from './words.ts';

/** A judged place, and the figures by which it is decided whether the quote is there at all. */
export type Judgement = Pick<Candidate, 'class' | 'similarity' | 'edits'> & {
  /** Share of the quote's information that stands in the place. */
  coverage: number;
  /** Bits of the words that agree, less what the changes cost. */
  evidence: number;
  /** Bits of the longest stretch that agrees. */
  longestRun: number;
};

type Ruled = Step & Ruling;

const SAME: Ruling = { excuse: null, sense: null, note: null };

/** Joins neighbouring steps of the same kind and ruling; changes that count join whatever their kind. */
function group(steps: readonly Ruled[]): Ruled[][] {
  const groups: Ruled[][] = [];
  for (const step of steps) {
    const group = groups[groups.length - 1];
    const last = group?.[group.length - 1];
    const isOpen =
      last !== undefined &&
      last.excuse === step.excuse &&
      (last.kind === 'equal') === (step.kind === 'equal') &&
      (step.kind === 'equal' ||
        step.excuse !== null ||
        last.note === step.note ||
        step.note === null ||
        last.note === null);
    if (group && isOpen) group.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** A change of a part of a written word is a change of the word: the n't of don't takes the "do" along. */
function absorbPieces(quote: QuoteWords, index: SourceIndex, steps: readonly Ruled[]): Ruled[] {
  const isPiece = (flags: Uint16Array, from: number, to: number): boolean =>
    from < to && ((flags[from] as number) & PIECE) !== 0;
  const counts = (step: Ruled | undefined): boolean =>
    step !== undefined && step.kind !== 'equal' && step.excuse === null;
  return steps.map((step, i) => {
    if (step.kind !== 'equal' && step.excuse !== 'spelling') return step;
    const next = steps[i + 1];
    const before = steps[i - 1];
    const nextIsPiece =
      counts(next) &&
      next !== undefined &&
      (isPiece(quote.words.flags, next.q, next.qEnd) || isPiece(index.words.flags, next.s, next.sEnd));
    const isOwnPiece =
      counts(before) &&
      (isPiece(quote.words.flags, step.q, step.qEnd) || isPiece(index.words.flags, step.s, step.sEnd));
    return nextIsPiece || isOwnPiece ? { ...step, ...SAME, kind: 'replace' } : step;
  });
}

function sideOf(text: string, start: Int32Array, end: Int32Array, from: number, to: number): EditSide {
  if (from < to) {
    const span = { start: start[from] as number, end: end[to - 1] as number };
    return { ...span, text: text.slice(span.start, span.end) };
  }
  const at = from > 0 ? (end[from - 1] as number) : 0;
  return { start: at, end: at, text: '' };
}

/** A passage left out counts as this many words against the similarity, however long it is. */
const MAX_COUNTED_GAP = 5;

class PlaceJudge {
  private readonly quote: QuoteWords;
  private readonly index: SourceIndex;
  private readonly isCased: boolean;

  constructor(quote: QuoteWords, index: SourceIndex) {
    this.quote = quote;
    this.index = index;
    this.isCased = isCasedQuote(quote);
  }

  /** Rules on each step by itself, except stretches of removed words, which are ruled on together. */
  rule(steps: readonly Step[]): Ruled[] {
    const ruled: Ruled[] = [];
    for (let i = 0; i < steps.length; ) {
      const step = steps[i] as Step;
      if (step.kind === 'delete') {
        let end = i;
        while (end < steps.length && steps[end]?.kind === 'delete') end++;
        const stretch = steps.slice(i, end);
        excuseRemoved(this.quote, this.index, stretch).forEach((ruling, k) => {
          ruled.push({ ...(stretch[k] as Step), ...ruling });
        });
        i = end;
        continue;
      }
      if (step.kind === 'insert') {
        const flags = this.quote.words.flags[step.q] as number;
        ruled.push({ ...step, ...SAME, excuse: flags & (IN_SQUARE | IN_ROUND) ? 'insertion' : null });
      } else if (step.kind === 'replace')
        ruled.push({ ...step, ...rulingOnReplaced(this.quote, this.index, step) });
      else ruled.push(this.ruleEqual(step, i + 1 === steps.length));
      i++;
    }
    this.countRewrittenBrackets(ruled);
    return ruled;
  }

  /** Where the source has a bracket of its own, another text in the quote's is no insertion but a change of it. */
  private countRewrittenBrackets(ruled: Ruled[]): void {
    const brackets = IN_SQUARE | IN_ROUND;
    for (let i = 0; i < ruled.length; i++) {
      if ((ruled[i] as Ruled).kind === 'equal') continue;
      let end = i;
      let ours = 0;
      let theirs = 0;
      for (; end < ruled.length && ruled[end]?.kind !== 'equal'; end++) {
        const { q, qEnd, s, sEnd } = ruled[end] as Ruled;
        if (q < qEnd) ours |= (this.quote.words.flags[q] as number) & brackets;
        if (s < sEnd) theirs |= (this.index.words.flags[s] as number) & brackets;
      }
      if (ours & theirs) {
        for (let k = i; k < end; k++)
          if (ruled[k]?.excuse !== 'omission') ruled[k] = { ...(ruled[k] as Ruled), ...SAME };
      }
      i = end;
    }
  }

  private ruleEqual(step: Step, isLast: boolean): Ruled {
    const difference = differenceOf(this.quote, this.index, step);
    if (difference) return { ...step, kind: 'replace', ...difference };
    const ours = this.quote.words.flags[step.qEnd - 1] as number;
    const theirs = this.index.words.flags[step.sEnd - 1] as number;
    const turns = (a: number, b: number): boolean =>
      (a & QUESTION) !== 0 && (b & QUESTION) === 0 && (b & STOP) !== 0;
    if (!isLast && this.index.cues.length === 0 && (turns(ours, theirs) || turns(theirs, ours))) {
      return { ...step, kind: 'replace', ...SAME, note: 'question' };
    }
    return { ...step, ...SAME };
  }

  private changedWords(from: number, to: number, isQuote: boolean): ChangedWord[] {
    const words = isQuote ? this.quote.words : this.index.words;
    const forms = isQuote ? this.quote.forms : this.index.forms;
    const isCased = isQuote ? this.isCased : this.index.traits.isCased;
    const changed: ChangedWord[] = [];
    for (let at = from; at < to; at++) {
      const flags = words.flags[at] as number;
      const form = forms.list[words.form[at] as number] as string;
      const isStart = (flags & SENTENCE_START) !== 0 && !(flags & ALL_CAPITALS);
      const isName =
        isCased && (flags & CAPITAL) !== 0 && form !== 'i' && (!isStart || this.isKnownName(form));
      changed.push({ form, isName, isNumber: (flags & NUMBER) !== 0 });
    }
    return changed;
  }

  /** Whether a word at the start of a sentence is a name: wherever the source has it, it has a capital. */
  private isKnownName(form: string): boolean {
    const { index } = this;
    const id = index.forms.find(form);
    if (id < 0 || !index.traits.isCased) return false;
    let isName = false;
    const from = index.postingsFrom[id] as number;
    const to = Math.min(index.postingsFrom[id + 1] as number, from + 50);
    for (let k = from; k < to; k++) {
      const flags = index.words.flags[index.postings[k] as number] as number;
      if (!(flags & CAPITAL)) return false;
      if (!(flags & SENTENCE_START)) isName = true;
    }
    return isName;
  }

  editOf(steps: readonly Ruled[]): Edit {
    const { quote, index } = this;
    const first = steps[0] as Ruled;
    const last = steps[steps.length - 1] as Ruled;
    const ours = sideOf(quote.text, quote.words.start, quote.words.end, first.q, last.qEnd);
    const theirs = sideOf(index.text, index.words.start, index.words.end, first.s, last.sEnd);
    if (first.kind === 'equal') {
      return { kind: 'equal', quote: ours, source: theirs, sense: null, excused: null, note: null };
    }
    const kind = first.q === last.qEnd ? 'delete' : first.s === last.sEnd ? 'insert' : 'replace';
    const note = steps.find((step) => step.note)?.note ?? null;
    const excused = first.excuse;
    let sense = steps.find((step) => step.sense)?.sense ?? null;
    const isBrief = this.isBrief(first, last);
    const wording =
      excused === null
        ? isBrief && note !== 'question'
        : excused === 'insertion' || (excused === 'omission' && isBrief);
    if (!sense && wording) {
      sense = senseOf(
        this.changedWords(first.q, last.qEnd, true),
        this.changedWords(first.s, last.sEnd, false),
      );
      // What is marked says itself that something changed; only a denial lost or made in it is worth an alarm.
      if (excused !== null && sense !== 'negation') sense = null;
    }
    return {
      kind,
      quote: ours,
      source: theirs,
      sense,
      excused,
      note: note ?? (excused ? null : this.noteOn(kind, first, last)),
    };
  }

  /** Words of one sentence, where a lost "not" turns it round; in a whole passage left out it tells nothing. */
  private isBrief(first: Ruled, last: Ruled): boolean {
    if (last.sEnd - first.s > 12) return false;
    for (let at = first.s; at < last.sEnd - 1; at++) {
      if ((this.index.words.flags[at] as number) & (STOP | QUESTION)) return false;
    }
    return true;
  }

  private noteOn(kind: Edit['kind'], first: Ruled, last: Ruled): Edit['note'] {
    const { index } = this;
    if (kind !== 'delete') return null;
    const before = speakerAt(index.labels, Math.max(0, first.s - 1));
    if (before !== speakerAt(index.labels, last.sEnd)) return 'other_speaker';
    let sentences = 0;
    for (let at = first.s - 1; at < last.sEnd; at++) {
      if ((index.words.flags[at] ?? 0) & (STOP | QUESTION)) sentences++;
    }
    const length = last.sEnd - first.s;
    return length >= 8 || (sentences > 0 && length >= 3) ? 'joined' : null;
  }

  judge(steps: readonly Step[]): Judgement {
    const ruled = this.rule(steps);
    const figures = figuresOf(this.quote, ruled);
    const edits = group(absorbPieces(this.quote, this.index, ruled)).map((steps) => this.editOf(steps));
    const isAltered = edits.some((edit) => edit.kind !== 'equal' && edit.excused === null);
    const isTrimmed = edits.some(
      (edit) =>
        edit.excused === 'omission' ||
        edit.excused === 'insertion' ||
        edit.excused === 'filler' ||
        edit.excused === 'attribution',
    );
    return { class: isAltered ? 'altered' : isTrimmed ? 'trimmed' : 'verbatim', edits, ...figures };
  }
}

function figuresOf(
  quote: QuoteWords,
  ruled: readonly Ruled[],
): Pick<Judgement, 'similarity' | 'coverage' | 'evidence' | 'longestRun'> {
  let agreed = 0;
  let ours = 0;
  let theirs = 0;
  let matched = 0;
  let total = 0;
  let evidence = 0;
  let run = 0;
  let longestRun = 0;
  let skipped = 0;
  const bitsOf = (step: Step): number => {
    let sum = 0;
    for (let at = step.q; at < step.qEnd; at++) sum += quote.bits[at] as number;
    return sum;
  };
  for (const step of ruled) {
    const words = step.qEnd - step.q;
    const others = step.sEnd - step.s;
    const bits = bitsOf(step);
    if (step.kind === 'delete' && step.excuse === null) {
      skipped++;
      if (skipped > MAX_COUNTED_GAP) continue;
    } else if (skipped > 0) {
      evidence -= 2 + Math.log2(1 + skipped);
      skipped = 0;
    }
    if (
      step.kind === 'equal' ||
      (step.kind === 'replace' && step.excuse !== null && step.excuse !== 'insertion')
    ) {
      agreed += words + others;
      ours += words;
      theirs += others;
      matched += bits;
      total += bits;
      evidence += bits;
      run += bits;
      longestRun = Math.max(longestRun, run);
      continue;
    }
    if (step.excuse !== null) continue;
    run = 0;
    ours += words;
    theirs += others;
    total += bits;
    if (step.kind === 'replace') {
      const likeness = step.note === 'contraction' ? 0.8 : step.note === 'sounds_alike' ? 0.5 : 0;
      agreed += likeness * (words + others);
      matched += likeness * bits;
      evidence += likeness * bits - 1;
    } else if (step.kind === 'insert') evidence -= 1;
  }
  return {
    similarity: ours + theirs > 0 ? agreed / (ours + theirs) : 1,
    coverage: total > 0 ? matched / total : 1,
    evidence,
    longestRun,
  };
}

/** Judges one aligned place. */
export function judge(quote: QuoteWords, index: SourceIndex, steps: readonly Step[]): Judgement {
  return new PlaceJudge(quote, index).judge(steps);
}

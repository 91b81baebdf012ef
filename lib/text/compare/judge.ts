/**
 * How faithful a quote is to one place in its source. Where that place is was decided before (locate.ts,
 * align-place.ts).
 */

import { type Figures, figuresOf } from './agreement.ts';
import type { Step } from './align.ts';
import { differenceOf, excuseRemoved, isArticleOfNumber, rulingOnReplaced } from './allowed-differences.ts';
import type { SourceIndex } from './index-source.ts';
import { type ChangedWord, senseOf } from './meaning-changes.ts';
import { isMonth } from './moments.ts';
import { isCasedQuote, type QuoteWords } from './quote-words.ts';
import { absorbPieces, group, type Ruled, ruledAs, SAME } from './ruled-steps.ts';
import { excuseSpokenNumbers } from './spoken-numbers.ts';
import { speakerAt } from './transcript-furniture.ts';
import type { Candidate, Edit, EditSide } from './types.ts';
import {
  ALL_CAPITALS,
  CAPITAL,
  IN_ROUND,
  IN_SQUARE,
  NUMBER,
  QUESTION,
  SENTENCE_START,
  STOP,
} from './words.ts';

/** A judged place, and the figures that decide whether the quote is there at all. */
export type Judgement = Pick<Candidate, 'class' | 'edits'> & Figures;

function sideOf(text: string, start: Int32Array, end: Int32Array, from: number, to: number): EditSide {
  if (from < to) {
    const span = { start: start[from] as number, end: end[to - 1] as number };
    return { ...span, text: text.slice(span.start, span.end) };
  }
  const at = from > 0 ? (end[from - 1] as number) : 0;
  return { start: at, end: at, text: '' };
}

/** Somebody else speaks after `edit`: nothing is left out, yet it counts against the quote. */
function changeOfSpeaker({ quote, source }: Edit): Edit {
  const at = ({ end }: EditSide): EditSide => ({ start: end, end, text: '' });
  return {
    kind: 'delete',
    quote: at(quote),
    source: at(source),
    sense: null,
    excused: null,
    note: 'other_speaker',
  };
}

class PlaceJudge {
  private readonly quote: QuoteWords;
  private readonly index: SourceIndex;
  private readonly isCased: boolean;

  constructor(quote: QuoteWords, index: SourceIndex) {
    this.quote = quote;
    this.index = index;
    this.isCased = isCasedQuote(quote);
  }

  /** Rules on each step by itself, except for stretches of removed words, which are ruled on together. */
  rule(steps: readonly Step[]): Ruled[] {
    const ruled: Ruled[] = [];
    for (let i = 0; i < steps.length; ) {
      const step = steps[i] as Step;
      if (step.kind === 'delete') {
        let end = i;
        while (end < steps.length && steps[end]?.kind === 'delete') end++;
        const stretch = steps.slice(i, end);
        const beside = { before: steps[i - 1], after: steps[end] };
        for (const ruling of excuseRemoved(this.quote, this.index, stretch, beside))
          ruled.push(ruledAs(steps[i++] as Step, ruling));
        continue;
      }
      if (step.kind === 'insert') {
        const flags = this.quote.words.flags[step.q] as number;
        const isArticle = isArticleOfNumber(this.quote.words, this.quote.forms, step.q);
        const excuse =
          flags & (IN_SQUARE | IN_ROUND)
            ? 'insertion'
            : isArticle
              ? 'numeral'
              : this.isUnwritten(step.q)
                ? 'typography'
                : null;
        ruled.push(ruledAs(step, { ...SAME, excuse }));
      } else if (step.isMoment) ruled.push(ruledAs(step, { ...SAME, excuse: 'date' }));
      else if (step.kind === 'replace')
        ruled.push(ruledAs(step, rulingOnReplaced(this.quote, this.index, step)));
      else ruled.push(this.ruleEqual(step, i + 1 === steps.length));
      i++;
    }
    this.countRewrittenBrackets(ruled);
    excuseSpokenNumbers(this.quote, this.index, ruled);
    return ruled;
  }

  /** Whether it is a sign (% & +) that a transcript without punctuation has no way of writing. */
  private isUnwritten(at: number): boolean {
    const { text, words } = this.quote;
    return (
      !this.index.traits.isPunctuated &&
      /^[%&+=]$/u.test(text.slice(words.start[at], words.end[at])) &&
      !/[%&+]/u.test(this.index.text)
    );
  }

  /** Where the source has its own bracket, different text in the quote's is a change to it, not an insertion. */
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
          if (ruled[k]?.excuse === 'insertion') ruled[k] = ruledAs(ruled[k] as Ruled, SAME);
      }
      i = end;
    }
  }

  private ruleEqual(step: Step, isLast: boolean): Ruled {
    const difference = differenceOf(this.quote, this.index, step);
    if (difference) return ruledAs(step, difference, 'replace');
    const ours = this.quote.words.flags[step.qEnd - 1] as number;
    const theirs = this.index.words.flags[step.sEnd - 1] as number;
    const turns = (a: number, b: number): boolean =>
      (a & QUESTION) !== 0 && (b & QUESTION) === 0 && (b & STOP) !== 0;
    if (!isLast && this.index.cues.length === 0 && (turns(ours, theirs) || turns(theirs, ours))) {
      return ruledAs(step, { ...SAME, note: 'question' }, 'replace');
    }
    return ruledAs(step, SAME);
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
      // The month in a date is as much a number as the day is.
      const isDated =
        isMonth(form) && (((words.flags[at - 1] ?? 0) | (words.flags[at + 1] ?? 0)) & NUMBER) !== 0;
      changed.push({ form, isName, isNumber: isDated || (flags & NUMBER) !== 0 });
    }
    return changed;
  }

  /** Whether a word at the start of a sentence is a name: everywhere else the source writes it with a capital. */
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

  /** One edit for each group of steps; an empty one marks a change of speaker that equal words run across. */
  private editsOf(steps: readonly Ruled[]): Edit[] {
    const { labels } = this.index;
    if ((steps[0] as Ruled).kind !== 'equal' || labels.length < 2) return [this.editOf(steps)];
    const edits: Edit[] = [];
    let from = 0;
    for (let i = 1; i <= steps.length; i++) {
      const before = speakerAt(labels, (steps[i - 1] as Ruled).sEnd - 1);
      const after = i === steps.length ? before : speakerAt(labels, (steps[i] as Ruled).s);
      const isChange = before !== after && Boolean(before) && Boolean(after);
      if (!isChange && i < steps.length) continue;
      const edit = this.editOf(steps.slice(from, i));
      edits.push(edit);
      if (isChange) edits.push(changeOfSpeaker(edit));
      from = i;
    }
    return edits;
  }

  private editOf(steps: readonly Ruled[]): Edit {
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
    let excused = first.excuse;
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
      if (excused === 'insertion' && this.rewrites(first, last, sense)) excused = null;
      // A marked change announces itself; only a negation lost or added in it is worth an alarm.
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

  /** A bracket may name whom "he" stands for; it may not replace a "not" or another number. */
  private rewrites(first: Ruled, last: Ruled, sense: Edit['sense']): boolean {
    if (first.s === last.sEnd) return false;
    if (sense === 'negation') return true;
    const hasNumber = (flags: Uint16Array, from: number, to: number): boolean =>
      flags.subarray(from, to).some((flag) => flag & NUMBER);
    return (
      sense === 'number' &&
      hasNumber(this.quote.words.flags, first.q, last.qEnd) &&
      hasNumber(this.index.words.flags, first.s, last.sEnd)
    );
  }

  /** Whether these are words of one sentence, which losing "not" reverses; a whole omitted passage shows nothing. */
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
    const length = last.sEnd - first.s;
    if (length >= 8) return 'joined';
    if (length < 3) return null;
    for (let at = first.s - 1; at < last.sEnd; at++)
      if ((index.words.flags[at] ?? 0) & (STOP | QUESTION)) return 'joined';
    return null;
  }

  judge(steps: readonly Step[]): Judgement {
    const ruled = this.rule(steps);
    const figures = figuresOf(this.quote, ruled);
    const edits = group(absorbPieces(this.quote, this.index, ruled)).flatMap((steps) => this.editsOf(steps));
    const isAltered = edits.some((edit) => edit.kind !== 'equal' && edit.excused === null);
    const isTrimmed = edits.some(
      (edit) =>
        edit.excused === 'omission' ||
        edit.excused === 'insertion' ||
        edit.excused === 'filler' ||
        edit.excused === 'masked' ||
        edit.excused === 'attribution',
    );
    return { class: isAltered ? 'altered' : isTrimmed ? 'trimmed' : 'verbatim', edits, ...figures };
  }
}

/** Judges one aligned place. */
export function judge(quote: QuoteWords, index: SourceIndex, steps: readonly Step[]): Judgement {
  return new PlaceJudge(quote, index).judge(steps);
}

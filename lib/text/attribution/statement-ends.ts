import type { Analysis } from '../analysis/analysis.ts';
import { type Draft, typeOf } from '../analysis/draft.ts';
import { saying } from '../knowledge/english-verbs.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';

/** An aside between commas beside a name is at most this long, in tokens. */
const LONGEST_ASIDE = 30;
/** The clause that continues after it is at most this long, in tokens. */
const LONGEST_CLAUSE = 120;

/**
 * Extends reported words without marks that were ended too early: before a bracket after which their sentence
 * continues, or before an aside next to a name ("the hunter, identified as Bo Lind, was shot") whose verb comes later.
 */
export function endsRight(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft, at) => {
    const { layout, tokens, tags } = analysis;
    if (draft.type === 'direct' || !draft.cue || draft.cue.to > draft.content.from) return draft;
    // a verb of saying with a clause: not a noun ("opposition to"), participle ("supporting") or infinitive
    const verb = draft.cue.to - 1;
    if (
      !saying.has(tokens.lower[verb] ?? '') ||
      tags[verb] === Tag.gerund ||
      tags[draft.content.from] === Tag.to
    )
      return draft;
    const sentence = layout.sentences[layout.sentenceOf[draft.content.to - 1] ?? 0];
    if (!sentence) return draft;
    // "said after the hearing that …": the words begin with "that"
    const { from, to } = draft.content;
    const isLate = tokens.lower[from + 1] === 'that' && tags[from - 1] === Tag.determiner && to - from > 3;
    if (isLate) return { ...draft, content: { from: from + 1, to } };
    const next = drafts[at + 1]?.content.from ?? sentence.to;
    let { content } = draft;
    for (let more = furtherEnd(analysis, content, sentence); more > content.to && more <= next; ) {
      content = { from: content.from, to: more };
      more = furtherEnd(analysis, content, sentence);
    }
    if (content === draft.content) return draft;
    const reasons = [
      ...draft.reasons,
      { rule: 'told beside', detail: 'goes on after what is told beside a name' },
    ];
    return { ...draft, content, type: typeOf(analysis, content), reasons };
  });
}

/** Where a content continues to, or its own end. */
function furtherEnd(analysis: Analysis, content: TokenRange, sentence: TokenRange): number {
  const { tokens, tags } = analysis;
  const { lower } = tokens;
  const end = content.to;
  if (lower[end] === '(') {
    const close = closing(lower, end + 1, sentence.to, ')');
    if (close < 0) return end;
    // a bracket at the end belongs to the reporter as often as not
    if (tags[close + 1] === Tag.mark || close + 1 >= sentence.to) return end;
    return clauseEnd(analysis, close + 1, sentence.to);
  }
  const mark = lower[end] ?? '';
  if (!/^(?:,|—|–)$/.test(mark) || !opensAside(analysis, end + 1)) return end;
  const close = closing(lower, end + 3, sentence.to, mark);
  if (close < 0 || !isFiniteTag(tags[close + 1]) || !waitsForVerb(analysis, content)) return end;
  return clauseEnd(analysis, close + 1, sentence.to);
}

function closing(lower: readonly string[], from: number, to: number, mark: string): number {
  for (let k = from; k < Math.min(to, from + LONGEST_ASIDE); k++) if (lower[k] === mark) return k;
  return -1;
}

/** Whether an aside beside a name begins here: with a participle, a relative pronoun, an age, an article or a name. */
function opensAside({ tags, tokens }: Analysis, at: number): boolean {
  const t = tags[at];
  if (/^(?:and|or|but|nor)$/.test(tokens.lower[at] ?? '')) return false;
  return (
    t !== Tag.pronoun && t !== Tag.conjunction && t !== Tag.gerund && t !== Tag.mark && t !== Tag.auxiliary
  );
}

const isFiniteTag = (t: number | undefined) =>
  t === Tag.auxiliary || t === Tag.modal || t === Tag.past || t === Tag.present;

/** Whether the last clause of a content has a subject but no verb yet. */
function waitsForVerb({ tags }: Analysis, { from, to }: TokenRange): boolean {
  for (let k = to - 1; k >= from; k--) {
    const t = tags[k];
    if (t === Tag.subordinator || t === Tag.wh) return k < to - 1;
    // "the injured man": a participle before a noun is not a verb
    const next = tags[k + 1];
    const isBeforeNoun = t === Tag.past && k + 1 < to && (next === Tag.noun || next === Tag.name);
    if ((isFiniteTag(t) && !isBeforeNoun) || t === Tag.to) return false;
  }
  return true;
}

/**
 * The end of a clause whose verb is at `from`: the end of its sentence, or a comma after which another clause begins.
 */
function clauseEnd({ tokens, tags, quotationOf }: Analysis, from: number, to: number): number {
  for (let k = from; k < Math.min(to, from + LONGEST_CLAUSE); k++) {
    const low = tokens.lower[k] ?? '';
    if ((quotationOf[k] ?? -1) >= 0) continue;
    if (/^(?:[;.!?]|—|–)$/.test(low) && (k + 1 >= to || low !== '.')) return k;
    if (low !== ',') continue;
    const next = tokens.lower[k + 1] ?? '';
    const t = tags[k + 1];
    if (t === Tag.wh || t === Tag.pronoun || t === Tag.subordinator || t === Tag.gerund) return k;
    if (/^(?:and|but|as|according|while|who|he|she|they)$/.test(next)) return k;
  }
  return Math.min(to, from + LONGEST_CLAUSE);
}

import type { Analysis } from '../analysis/analysis.ts';
import { type Draft, typeOf } from '../analysis/draft.ts';
import { phraseStartingAt } from '../people/mentions.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { wordTest } from '../words/lexicon.ts';

/** Passives that accuse somebody, with the word that introduces the accusation. */
const ACCUSED: ReadonlyMap<string, RegExp> = new Map([
  ['accused', /^of$/],
  ['suspected', /^of$/],
  ['alleged', /^to$/],
]);
/** Reproaches: they accuse only where what they are for was "allegedly" done. */
const REPROACHED = /^(criticised|criticized|condemned|sued|investigated|censured|fire|attack|scrutiny)$/;
const UNDER = /^(fire|attack|scrutiny)$/;
const COMES = /^(come|comes|came|coming)$/;
const FACES = /^(face|faces|faced|facing)$/;
const CHARGES = /^(allegations?|accusations?|claims?)$/;
const BE = /^(is|are|was|were|be|been|being|stands?|stood|remains?|'re|'s)$/;
const LONGEST_SUBJECT = 30;

/** Whether an accusation may be found at a word. */
const mayOpen = wordTest((low) => ACCUSED.has(low) || REPROACHED.test(low) || FACES.test(low));

/** The parts of a sentence that accuse somebody: the verb, what follows it, and who accuses. */
type Accusation = { cue: TokenRange; content: TokenRange; by: TokenRange | null };

/**
 * Reads accusations whose accuser is not the subject of the sentence: "The army has been accused of creating a famine".
 * Those already found are given to whoever "by" names, or to nobody, with a reason that says so; those that were missed
 * are added.
 */
export function accusationsRight(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  const right = [...drafts];
  const { tokens, skipped, quotationOf } = analysis;
  const { lexicon, number } = tokens;
  let statement = drafts.reduce((most, draft) => Math.max(most, draft.statement + 1), 0);
  for (let k = 0; k < tokens.count; k++) {
    if (!mayOpen(lexicon, number[k] as number)) continue;
    if (skipped[k] || (quotationOf[k] ?? -1) >= 0) continue;
    const found = accusationAt(analysis, k);
    if (!found) continue;
    const { cue, content, by } = found;
    const detail = by ? 'whom “by” names accuses' : 'who accuses is not named';
    const reason = { rule: 'accusation', detail };
    const at = right.findIndex(
      (draft) => draft.cue !== null && draft.cue.from < cue.to + 2 && cue.from < draft.cue.to,
    );
    const known = right[at];
    if (known) {
      right[at] = {
        ...known,
        content,
        type: typeOf(analysis, content),
        speaker: by,
        cue,
        reasons: [...known.reasons, reason],
      };
    } else if (!right.some((draft) => draft.content.from < content.to && cue.from < draft.content.to)) {
      const type = typeOf(analysis, content);
      right.push({
        content,
        speaker: by,
        cue,
        type,
        statement: statement++,
        confidence: 0.6,
        reasons: [reason],
      });
    }
  }
  // "accused of" shared by what the model took for two statements
  const whole = right.filter(({ reasons }) => isAccusation(reasons));
  const isPart = (draft: Draft) =>
    !isAccusation(draft.reasons) &&
    whole.some(
      ({ content, cue }) =>
        draft.cue?.to === cue?.to && draft.content.from >= content.from && draft.content.to <= content.to,
    );
  return whole.length === 0 ? right : right.filter((draft) => !isPart(draft));
}

/** Whether the reasons of a draft or attribution say it is an accusation in the passive. */
export function isAccusation(reasons: Draft['reasons']): boolean {
  return reasons.some(({ rule }) => rule === 'accusation');
}

function accusationAt(analysis: Analysis, at: number): Accusation | null {
  const { tokens, tags, layout } = analysis;
  const { lower } = tokens;
  const sentence = layout.sentences[layout.sentenceOf[at] ?? 0];
  if (!sentence) return null;
  const isReproach = REPROACHED.test(lower[at] ?? '') && /^(for|over)$/.test(lower[at + 1] ?? '');
  const brings = isReproach && lower[at + 2] === 'allegedly' ? /^(for|over)$/ : ACCUSED.get(lower[at] ?? '');
  let cue: TokenRange;
  let next = at + 1;
  if (brings) {
    let from = UNDER.test(lower[at] ?? '') && lower[at - 1] === 'under' ? at - 1 : at;
    let be = from < at && COMES.test(lower[from - 1] ?? '');
    if (be) from--;
    while (from > sentence.from && isBeforeParticiple(lower, tags, from - 1)) {
      from--;
      if (BE.test(lower[from] ?? '')) be = true;
    }
    if (!be) return null;
    while (
      from < at &&
      !COMES.test(lower[from] ?? '') &&
      !BE.test(lower[from] ?? '') &&
      tags[from] !== Tag.auxiliary
    )
      from++;
    cue = { from, to: at + 1 };
  } else if (FACES.test(lower[at] ?? '')) {
    while (next < at + 5 && !CHARGES.test(lower[next] ?? '')) next++;
    if (!CHARGES.test(lower[next] ?? '') || !/^(of|that)$/.test(lower[next + 1] ?? '')) return null;
    cue = { from: at, to: next + 2 };
    next++;
  } else return null;
  const by = lower[next] === 'by' ? agentOf(analysis, next + 1, sentence.to) : null;
  if (by) next = by.to;
  if (brings && !brings.test(lower[next] ?? '')) return null;
  if (by) next++;
  else {
    cue.to = Math.max(cue.to, lower[next + 1] === 'allegedly' ? next + 2 : next + 1);
    next = cue.to;
  }
  const content = { from: next, to: clauseEnd(analysis, next, sentence.to) };
  return content.to - content.from >= 2 ? { cue, content, by } : null;
}

function isBeforeParticiple(lower: readonly string[], tags: Uint8Array, k: number): boolean {
  const tag = tags[k];
  return (
    tag === Tag.auxiliary ||
    tag === Tag.adverb ||
    tag === Tag.negation ||
    tag === Tag.modal ||
    BE.test(lower[k] ?? '')
  );
}

function agentOf({ tokens, tags }: Analysis, from: number, to: number): TokenRange | null {
  return phraseStartingAt(tokens, tags, from, to);
}

function clauseEnd({ tokens, quotationOf, tags }: Analysis, from: number, to: number): number {
  let end = from;
  while (end < to && !((quotationOf[end] ?? -1) < 0 && /^[,;.!?—–]$/.test(tokens.lower[end] ?? ''))) end++;
  while (end > from && tags[end - 1] === Tag.mark && (quotationOf[end - 1] ?? -1) < 0) end--;
  return end;
}

/** Whom a sentence says is accused: the words from the start of their clause to the cue; null where there are none. */
export function accusedIn(
  { tokens, tags, layout, quotationOf }: Analysis,
  cue: TokenRange,
): TokenRange | null {
  const least = layout.sentences[layout.sentenceOf[cue.from] ?? 0]?.from ?? 0;
  let from = cue.from;
  while (from > least && cue.from - from < LONGEST_SUBJECT) {
    const k = from - 1;
    const tag = tags[k];
    if ((quotationOf[k] ?? -1) >= 0 || (tag === Tag.mark && !/^['’-]$/.test(tokens.lower[k] ?? ''))) break;
    if (tag === Tag.subordinator || tag === Tag.wh || tag === Tag.modal || tag === Tag.past) break;
    from = k;
  }
  while (from < cue.from && (tags[from] === Tag.conjunction || tags[from] === Tag.adverb)) from++;
  return from < cue.from ? { from, to: cue.from } : null;
}

import { type Analysis, mentionOf } from '../analysis/analysis.ts';
import { type Draft, typeOf } from '../analysis/draft.ts';
import { saying } from '../knowledge/english-verbs.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { onOneLine, tokenTest } from '../words/tokens.ts';

/** Bodies that hear evidence: what they "heard" was said by somebody else. */
const HEARING =
  /^(court|inquiry|enquiry|inquest|tribunal|jury|jurors?|trial|hearing|committee|subcommittee|commission|panel|mps|msps|mlas|tds|senators|peers|councillors|magistrates?|bailey|estimates|coroner|bench|parliament|meeting|assizes|sessions|arbitrator|hearings|commissioners|assembly|judge|judges)$/;
const isHeard = tokenTest(/^(heard|hears)$/);
/** Passives in which somebody is told something. */
const isTold = tokenTest(/^(told|informed|assured|warned|advised|reminded|notified|alerted|briefed)$/);
const BE = /^(is|are|was|were|be|been|being|'re|'ve)$/;
const EVIDENCE =
  /^(evidence|testimony|claims?|allegations?|submissions?|argument|arguments|details|also|further)$/;
const MOST_TAIL = 12;
const LONGEST_NAME = 12;
const OPENS = /^(because|when|as|since|while|although|that|who|which)$/;

/** A verb by which somebody is told something: its position and who is told. */
type Telling = { verb: TokenRange; hearer: TokenRange };

/**
 * Corrects what a hearing heard and what somebody "was told": the hearer has said nothing. The speaker becomes whoever
 * "by" or "from" names, or nobody; in that case the reason records who was told. Also adds what a hearing heard where
 * the sentence reports nothing else ("…, an inquiry heard on Monday").
 */
export function hearersRight(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  const reports = new Set<number>();
  let statement = 0;
  const right = drafts.map((draft) => {
    statement = Math.max(statement, draft.statement + 1);
    const telling = draft.cue && (tellingAt(analysis, draft.cue) ?? heardFrom(analysis, draft));
    reports.add(analysis.layout.sentenceOf[draft.content.from] ?? 0);
    if (draft.cue) reports.add(analysis.layout.sentenceOf[draft.cue.from] ?? 0);
    if (telling) return toldBy(analysis, draft, telling);
    return toldAtEnd(analysis, draft) ?? withoutHearing(analysis, draft);
  });
  for (let s = 0; s < analysis.layout.sentences.length; s++) {
    if (reports.has(s)) continue;
    const found = heardIn(analysis, s, statement);
    if (!found) continue;
    right.push(found);
    statement++;
  }
  return right;
}

/**
 * "He left early because he wanted to swim, the jury was told by Eda Holm KC": everything before the clause is hers,
 * whatever a verb inside it does. Null where no such clause closes the sentence or the draft has other words.
 */
function toldAtEnd(analysis: Analysis, draft: Draft): Draft | null {
  const { cue, content, type, statement } = draft;
  if (type !== 'indirect' || !cue || content.from < cue.to) return null;
  const index = analysis.layout.sentenceOf[cue.from] ?? 0;
  const told = heardIn(analysis, index, statement);
  if (!told?.speaker || told.cue === null || told.cue.from < content.to) return null;
  if (told.content.to < content.to || told.content.to > told.cue.from) return null;
  const isInside = /^(because|when|as|since|while|although)$/.test(
    analysis.tokens.lower.slice(told.content.from, cue.from).findLast((low) => OPENS.test(low)) ?? '',
  );
  return isInside ? told : null;
}

/** A draft without the clause that says where it was heard: "that babies would die, | the inquiry heard today". */
function withoutHearing(analysis: Analysis, draft: Draft): Draft {
  const { content, type } = draft;
  if (type === 'direct') return draft;
  for (let k = content.to - 1; k > Math.max(content.from + 4, content.to - MOST_TAIL); k--) {
    const telling = tellingOf(analysis, k);
    if (!telling || !isHearing(analysis.tokens.lower, telling.hearer)) continue;
    const comma = telling.hearer.from - 1;
    if (analysis.tokens.lower[comma] !== ',' || comma <= content.from + 2) return draft;
    const rest = { from: content.from, to: comma };
    return { ...draft, content: rest, type: typeOf(analysis, rest) };
  }
  return draft;
}

/** Whether these are words told to a hearing or to somebody, with no speaker named. */
export function isToldTo(reasons: Draft['reasons']): boolean {
  return reasons.some(({ rule }) => rule === 'told');
}

/** The telling in a cue: a hearing's "heard", or a passive "was told" of anybody. */
function tellingAt(analysis: Analysis, cue: TokenRange): Telling | null {
  for (let k = cue.from; k < cue.to; k++) {
    const found = tellingOf(analysis, k);
    if (found) return found;
  }
  return null;
}

/** The hearing behind a draft whose cue was missed: "The court heard from Dr Keller that …". */
function heardFrom(analysis: Analysis, { cue, content }: Draft): Telling | null {
  const { tokens } = analysis;
  const { lower } = tokens;
  if (!cue || cue.from >= content.from || saying.has(lower[cue.to - 1] ?? '')) return null;
  for (let k = cue.from - 1; k > cue.from - LONGEST_NAME && k > 0; k--) {
    if (analysis.layout.sentenceOf[k] !== analysis.layout.sentenceOf[content.from]) return null;
    if (!isHeard(tokens, k) && !isTold(tokens, k)) continue;
    const found = lower[k + 1] === 'from' || lower[k + 1] === 'by' ? tellingOf(analysis, k) : null;
    return found && isHearing(lower, found.hearer) ? found : null;
  }
  return null;
}

function tellingOf(analysis: Analysis, at: number): Telling | null {
  const { tokens, tags, layout, quotationOf } = analysis;
  const { lower } = tokens;
  const heard = isHeard(tokens, at);
  if ((!heard && !isTold(tokens, at)) || (quotationOf[at] ?? -1) >= 0) return null;
  const sentence = layout.sentences[layout.sentenceOf[at] ?? 0];
  if (!sentence) return null;
  let k = at - 1;
  let be = false;
  let last = k;
  while (
    k >= sentence.from &&
    (tags[k] === Tag.auxiliary ||
      tags[k] === Tag.adverb ||
      tags[k] === Tag.modal ||
      tags[k] === Tag.negation ||
      BE.test(lower[k] ?? ''))
  ) {
    // only the auxiliary next to the participle decides: a person who "has told" has spoken
    if (BE.test(lower[k] ?? '')) be = true;
    k--;
  }
  last = k;
  if ((!heard && !be) || (heard && be) || last < sentence.from) return null;
  const hearer = { from: nameStart(analysis, last + 1, sentence.from), to: last + 1 };
  if (hearer.from >= hearer.to) return null;
  const hearing = isHearing(lower, hearer);
  // "she is assured of 108 delegates" reports no words
  if (!hearing && (heard || /^(of|about)$/.test(lower[at + 1] ?? ''))) return null;
  return { verb: { from: last + 1, to: at + 1 }, hearer };
}

function isHearing(lower: readonly string[], { from, to }: TokenRange): boolean {
  for (let k = from; k < to; k++) if (HEARING.test(lower[k] ?? '')) return true;
  return false;
}

/** Where the words that form a verb's subject begin: after a mark, the opening of a clause or another verb. */
function nameStart({ tokens, tags, quotationOf }: Analysis, to: number, least: number): number {
  let from = to;
  // "Lind, 40, was told": an age or apposition in between is skipped
  if (tokens.lower[to - 1] === ',') {
    let open = to - 2;
    while (open > least && tokens.lower[open] !== ',' && to - open < LONGEST_NAME) open--;
    return tokens.lower[open] === ','
      ? nameStart({ tokens, tags, quotationOf } as Analysis, open, least)
      : to;
  }
  while (from > least && to - from < LONGEST_NAME) {
    const k = from - 1;
    const tag = tags[k];
    if ((quotationOf[k] ?? -1) >= 0 || tag === Tag.mark || tag === Tag.subordinator || tag === Tag.wh) break;
    if (tag === Tag.past || tag === Tag.present || tag === Tag.auxiliary || tag === Tag.modal) break;
    from = k;
  }
  while (from < to && (tags[from] === Tag.conjunction || tags[from] === Tag.adverb)) from++;
  return from;
}

/** A draft whose speaker was really the one told: it goes to whoever "by" or "from" names, or to nobody. */
function toldBy(analysis: Analysis, draft: Draft, { verb, hearer }: Telling): Draft {
  const { speaker } = draft;
  const agent = agentAfter(analysis, verb.to);
  // it has a speaker of its own beside the hearer: "the jury heard, Lind said"
  const beside = speaker && (speaker.to <= hearer.from || speaker.from >= verb.to);
  if (beside && !agent && !isAgent(analysis, speaker)) return draft;
  const content = agent ? afterAgent(draft.content, agent) : draft.content;
  const reason = agent
    ? { rule: 'passive', detail: 'the speaker is whom “by” or “from” names' }
    : { rule: 'told', detail: `told to ${hearerText(analysis, hearer)}; who said so is not named` };
  return {
    ...draft,
    content,
    type: typeOf(analysis, content),
    speaker: agent,
    cue: verb,
    reasons: [...draft.reasons.filter(({ rule }) => rule !== 'speaker'), reason],
  };
}

function hearerText(analysis: Analysis, { from, to }: TokenRange): string {
  let end = from;
  while (end < to && analysis.tokens.lower[end] !== ',') end++;
  return onOneLine(mentionOf(analysis, from, end > from ? end : to).text);
}

function isAgent({ tokens: { lower } }: Analysis, speaker: TokenRange): boolean {
  return /^(by|from)$/.test(lower[speaker.from - 1] ?? '');
}

/** Whom a "by" or "from" directly after a verb names: up to the clause, comma or quotation after it. */
function agentAfter({ tokens, tags, quotationOf }: Analysis, at: number): TokenRange | null {
  if (!/^(by|from)$/.test(tokens.lower[at] ?? '')) return null;
  let to = at + 1;
  while (
    to < tokens.count &&
    to - at < LONGEST_NAME &&
    (quotationOf[to] ?? -1) < 0 &&
    tags[to] !== Tag.mark &&
    tags[to] !== Tag.subordinator &&
    tags[to] !== Tag.wh &&
    tags[to] !== Tag.to &&
    tags[to] !== Tag.auxiliary
  )
    to++;
  return to > at + 1 ? { from: at + 1, to } : null;
}

function afterAgent({ from, to }: TokenRange, agent: TokenRange): TokenRange {
  return from < agent.to && agent.to < to && from >= agent.from - 2 ? { from: agent.to, to } : { from, to };
}

/** What a hearing heard in a sentence that reports nothing else, or null. */
function heardIn(analysis: Analysis, index: number, statement: number): Draft | null {
  const { tokens, tags, layout, quotationOf, skipped } = analysis;
  const { lower } = tokens;
  const sentence = layout.sentences[index];
  if (!sentence || skipped[sentence.from]) return null;
  for (let k = sentence.from + 1; k < sentence.to; k++) {
    const telling = (quotationOf[k] ?? -1) < 0 ? tellingOf(analysis, k) : null;
    if (!telling || !isHearing(lower, telling.hearer)) continue;
    const closes = lower[telling.hearer.from - 1] === ',' && sentence.to - k <= MOST_TAIL;
    const content = closes
      ? { from: sentence.from, to: telling.hearer.from - 1 }
      : contentAfter(analysis, telling, sentence);
    if (!content) return null;
    while (content.from < content.to && tags[content.from] === Tag.mark) content.from++;
    while (
      content.to > content.from &&
      tags[content.to - 1] === Tag.mark &&
      (quotationOf[content.to - 1] ?? -1) < 0
    )
      content.to--;
    if (content.to - content.from < 3) return null;
    const draft: Draft = {
      content,
      speaker: telling.hearer,
      cue: telling.verb,
      type: typeOf(analysis, content),
      statement,
      confidence: 0.7,
      reasons: [],
    };
    return toldBy(analysis, draft, telling);
  }
  return null;
}

/** The clause after "heard" or "was told": after a nearby "that" or "how", or directly after "was told". */
function contentAfter(
  { tokens, tags }: Analysis,
  { verb, hearer }: Telling,
  sentence: TokenRange,
): TokenRange | null {
  const { lower } = tokens;
  for (let k = verb.to; k < Math.min(sentence.to, verb.to + 14); k++) {
    if (/^(that|how|why|of)$/.test(lower[k] ?? '') && (lower[k] !== 'of' || k === verb.to))
      return hearer ? { from: k, to: sentence.to } : null;
    if (tags[k] === Tag.mark || EVIDENCE.test(lower[k] ?? '')) continue;
    const passes =
      /^(by|from|on|in|at|this|last|yesterday|today|earlier)$/.test(lower[k] ?? '') ||
      tags[k] === Tag.name ||
      tags[k] === Tag.noun ||
      tags[k] === Tag.determiner;
    if (!passes) break;
  }
  return isTold(tokens, verb.to - 1) && !/^(by|to|of|about|on|in)$/.test(lower[verb.to] ?? '')
    ? { from: verb.to, to: sentence.to }
    : null;
}

import type { Analysis } from '../analysis/analysis.ts';
import { type Draft, typeOf } from '../analysis/draft.ts';
import { saying } from '../knowledge/english-verbs.ts';
import { phraseBefore } from '../people/mentions.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import type { Attribution } from '../words/types.ts';

/** "…, he said at a meeting on Monday, …": at most this many words between a cue and the comma that closes it. */
const AFTER_CUE = 8;
/** Parts further apart than this, in tokens, do not belong to one statement. */
const LONGEST = 300;
/** How many drafts before and after one are searched for its other part. */
const NEAR = 4;
const BE = /^(?:is|are|was|were|been|be|'s|'re)$/;
/** Participles that make the subject of the sentence, together with the "to …" after them, the thing said. */
const HELD = /^(?:expected|hoped|feared|estimated|forecast|projected|predicted|anticipated)$/;

const HELD_BY_SOMEBODY = 'held by somebody';

/** Whether words are what some unnamed person expects, fears or forecasts: a claim, whatever the verb. */
export function isHeld({ reasons }: Pick<Draft, 'reasons'>): boolean {
  return reasons.some(({ rule }) => rule === HELD_BY_SOMEBODY);
}

/**
 * Rejoins a statement that a cue breaks in two ("The bank, he went on, sells dollars"; "The merger is expected to
 * close"): both parts become drafts of one statement. Other drafts are left alone.
 */
export function madeWhole(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  const found = drafts.filter((_, at) => !isDoing(analysis, drafts, at)).map((draft) => ({ ...draft }));
  let statement = found.reduce((most, draft) => Math.max(most, draft.statement + 1), 0);
  const added = found.flatMap((_, at) => otherPart(analysis, found, at));
  const all = [...found, ...added];
  const passives = heldOf(analysis);
  const { sentenceOf } = analysis.layout;
  const bySentence = new Map<number, Draft[]>();
  for (const draft of all) {
    const at = sentenceOf[draft.content.from] ?? 0;
    const here = bySentence.get(at);
    if (here) here.push(draft);
    else bySentence.set(at, [draft]);
  }
  const near = (token: number) =>
    (bySentence.get(sentenceOf[token] ?? 0) ?? []).filter(
      ({ content }) => Math.abs(content.from - token) < LONGEST,
    );
  const replaced = new Set<Draft>();
  for (const { subject, cue, rest } of passives) {
    const rivals = near(cue.from).filter(
      (draft) =>
        draft.content.from < rest.to && subject.from < Math.max(draft.content.to, draft.cue?.to ?? 0),
    );
    const own = rivals.filter((draft) => draft.cue && draft.cue.from < cue.to && cue.from < draft.cue.to);
    if (own.length < rivals.length) continue;
    for (const draft of own) replaced.add(draft);
    const parts = { cue, speaker: null, statement: statement++, confidence: 0.6 };
    for (const content of [subject, rest])
      all.push({
        ...parts,
        content,
        type: typeOf(analysis, content),
        reasons: [{ rule: HELD_BY_SOMEBODY, detail: analysis.tokens.lower[cue.to - 1] ?? '' }],
      });
  }
  return all.filter((draft) => !replaced.has(draft)).sort((a, b) => a.content.from - b.content.from);
}

/** "Presenting the budget, she said …": what the speaker is doing at the time is not part of the words. */
function isDoing({ tokens, tags, layout }: Analysis, drafts: readonly Draft[], at: number): boolean {
  const { content, cue, speaker, type } = drafts[at] as Draft;
  if (!cue || !speaker || type !== 'indirect' || content.to > Math.min(cue.from, speaker.from)) return false;
  const first = layout.sentences[layout.sentenceOf[content.from] ?? 0]?.from ?? -1;
  if (content.from - first > 1 || !/.{3}ing$/.test(tokens.lower[first] ?? '')) return false;
  const next = drafts[at + 1];
  // "Owning the paper, he said, would help": here it is a subject, with its verb after the cue
  return next?.cue?.from === cue.from && !startsFinite(tags, next.content.from);
}

/** The part of a statement on the other side of a cue between commas, as a draft, where no draft has it yet. */
function otherPart(analysis: Analysis, drafts: Draft[], at: number): Draft[] {
  const draft = drafts[at] as Draft;
  const { cue, speaker, content } = draft;
  if (!cue || !speaker || draft.type === 'direct') return [];
  const { layout, tokens, tags, quotationOf } = analysis;
  const { lower } = tokens;
  const sentence = layout.sentences[layout.sentenceOf[cue.from] ?? 0];
  if (!sentence || layout.sentenceOf[speaker.from] !== layout.sentenceOf[cue.from]) return [];
  const from = Math.min(cue.from, speaker.from);
  let to = Math.max(cue.to, speaker.to);
  for (const most = Math.min(sentence.to, to + AFTER_CUE); to < most && lower[to] !== ','; ) to++;
  if (lower[from - 1] !== ',' || lower[to] !== ',') return [];
  if (isInside(quotationOf, from) || isInside(quotationOf, to)) return [];
  const left = trimmed(analysis, { from: sentence.from, to: from - 1 });
  const right = trimmed(analysis, { from: to + 1, to: sentence.to });
  if (left.to <= left.from || right.to <= right.from) return [];
  const isLeft = content.to <= from;
  if (!isLeft && content.from < to) return [];
  // a subject on the left, its verb on the right
  if (!startsFinite(tags, right.from) || !isVerbless(analysis, left)) return [];
  const missing = isLeft ? right : left;
  // parts of one statement are adjacent
  const overlapping = drafts
    .slice(Math.max(0, at - NEAR), at + NEAR + 1)
    .filter((other) => other.content.from < missing.to && missing.from < other.content.to);
  if (overlapping.length > 0) {
    for (const other of overlapping)
      if (other.type !== 'direct' && other.cue?.from === cue.from) other.statement = draft.statement;
    return [];
  }
  const reasons = [...draft.reasons, { rule: 'broken', detail: 'the cue stands within the statement' }];
  return [{ ...draft, content: missing, type: typeOf(analysis, missing), reasons }];
}

const isInside = (quotationOf: Int32Array, token: number) => (quotationOf[token] ?? -1) >= 0;

/** Without conjunctions at its start and marks at its ends, but keeping the quotation marks of its words. */
function trimmed({ tokens, tags, quotationOf }: Analysis, { from, to }: TokenRange): TokenRange {
  let a = from;
  let b = to;
  const isLoose = (k: number) => tags[k] === Tag.mark && (quotationOf[k] ?? -1) < 0;
  while (a < b && (isLoose(a) || /^(?:but|and|so|yet)$/.test(tokens.lower[a] ?? ''))) a++;
  while (b > a && isLoose(b - 1)) b--;
  return { from: a, to: b };
}

function startsFinite(tags: Uint8Array, at: number): boolean {
  let k = at;
  while (tags[k] === Tag.adverb || tags[k] === Tag.negation) k++;
  const t = tags[k];
  return t === Tag.auxiliary || t === Tag.modal || t === Tag.past || t === Tag.present;
}

/** Whether a stretch is a subject without its verb. */
function isVerbless({ tags }: Analysis, { from, to }: TokenRange): boolean {
  if (
    tags[from] === Tag.preposition ||
    tags[from] === Tag.to ||
    tags[from] === Tag.wh ||
    tags[from] === Tag.gerund
  )
    return false;
  for (let k = from; k < to; k++) {
    const t = tags[k];
    if (t === Tag.auxiliary || t === Tag.modal || t === Tag.present || t === Tag.past) return false;
    if (t === Tag.pronoun && k + 1 < to) return false;
  }
  return true;
}

/**
 * Every "X is expected to …" in a text: what is expected, its cue and the rest, leaving out those in quotation marks.
 */
function heldOf(analysis: Analysis): { subject: TokenRange; cue: TokenRange; rest: TokenRange }[] {
  const { tokens, tags, layout, quotationOf, skipped } = analysis;
  const { lower } = tokens;
  const found: { subject: TokenRange; cue: TokenRange; rest: TokenRange }[] = [];
  for (let i = 1; i + 2 < tokens.count; i++) {
    if (lower[i + 1] !== 'to' || !HELD.test(lower[i] ?? '')) continue;
    if (skipped[i] || isInside(quotationOf, i) || layout.sentenceOf[i + 2] !== layout.sentenceOf[i]) continue;
    // "is expected to say" announces words to come, by the person who will say them
    if (saying.has(lower[i + 2] ?? '')) continue;
    if (tags[i + 2] === Tag.preposition || tags[i + 2] === Tag.mark) continue;
    let be = i - 1;
    while (tags[be] === Tag.adverb) be--;
    if (!BE.test(lower[be] ?? '')) continue;
    while (tags[be - 1] === Tag.auxiliary) be--;
    // "might have been expected to": nobody expects it
    if (tags[be - 1] === Tag.modal) continue;
    const sentence = layout.sentences[layout.sentenceOf[i] ?? 0];
    const nearest = sentence && phraseBefore(tokens, tags, be, sentence.from);
    if (!sentence || !nearest) continue;
    const subject = wholeSubject(analysis, nearest, sentence.from);
    if (isDuty(analysis, subject, i)) continue;
    const rest = { from: i + 1, to: restEnd(analysis, i + 2, Math.min(sentence.to, i + LONGEST)) };
    if (isInside(quotationOf, subject.from) || rest.to - rest.from < 2) continue;
    found.push({ subject, cue: { from: be, to: i + 1 }, rest });
  }
  return found;
}

/** A subject with the words before it, up to the nearest verb, mark or conjunction ("one of every nine voters"). */
function wholeSubject({ tags, tokens }: Analysis, nearest: TokenRange, least: number): TokenRange {
  let from = nearest.from;
  const isPart = (k: number) => {
    const t = tags[k];
    if (t === Tag.adverb) return k > least;
    return (
      t === Tag.noun ||
      t === Tag.name ||
      t === Tag.adjective ||
      t === Tag.number ||
      t === Tag.determiner ||
      t === Tag.possessive ||
      t === Tag.preposition ||
      (tokens.lower[k] === 'and' && k > least)
    );
  };
  while (from > least && isPart(from - 1)) from--;
  // "in May the merger": a phrase that opens with a preposition is not part of the subject
  return tags[from] === Tag.preposition ? nearest : { from, to: nearest.to };
}

/** "Pupils are expected to wear a uniform", "you are expected to": a duty, not somebody's expectation. */
function isDuty({ tokens, tags, layout }: Analysis, { from, to }: TokenRange, participle: number): boolean {
  if (tokens.lower[participle] !== 'expected') return false;
  const first = tokens.lower[from] ?? '';
  if (/^(?:you|we|i|they|he|she|who|one|everyone|everybody)$/.test(first))
    return first !== 'he' && first !== 'she';
  return (
    to - from === 1 &&
    first.endsWith('s') &&
    !first.endsWith('ss') &&
    (tags[from] === Tag.noun || isFirst(layout, from))
  );
}

const isFirst = ({ sentences, sentenceOf }: Analysis['layout'], token: number) =>
  sentences[sentenceOf[token] ?? 0]?.from === token;

function restEnd({ tokens, tags }: Analysis, from: number, to: number): number {
  for (let k = from; k < to; k++) {
    const low = tokens.lower[k] ?? '';
    if (/^[;.!?—–:]$/.test(low)) return k;
    if (low !== ',') continue;
    const next = tokens.lower[k + 1] ?? '';
    if (
      tags[k + 1] === Tag.wh ||
      /^(?:and|but|while|although|though|as|according|with|he|she|they|it)$/.test(next)
    )
      return k;
    if (tags[k + 1] === Tag.name || tags[k + 1] === Tag.determiner || tags[k + 1] === Tag.pronoun) return k;
  }
  return to;
}

/** Statements with parts on both sides of their cue, each with the first of its parts. */
export function brokenIn(attributions: readonly Attribution[]): ReadonlyMap<number, Attribution> {
  const first = new Map<number, Attribution>();
  const broken = new Map<number, Attribution>();
  for (const attribution of attributions) {
    const { statement, cue, start } = attribution;
    const before = first.get(statement);
    if (!before) first.set(statement, attribution);
    else if (cue && before.cue?.start === cue.start && before.end <= cue.start && cue.end <= start)
      broken.set(statement, before);
  }
  return broken;
}

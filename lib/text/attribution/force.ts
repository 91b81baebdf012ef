import type { Analysis } from '../analysis/analysis.ts';
import type { Draft } from '../analysis/draft.ts';
import { asking, denying, ordering, refusing, wishing } from '../knowledge/force-verbs.ts';
import { remembered } from '../knowledge/remembered.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import type { Force, Polarity } from '../words/types.ts';

/** How a cue is meant: what was done with the words, and whether the story says it was done at all. */
export type CueForce = {
  force: Force;
  polarity: Polarity;
  /** The cue with its auxiliaries, negations and hedges: "has never said", not "said". */
  cue: TokenRange;
};

/** "Nobody at the ministry said": a speaker who is nobody. "No 10" is an address. */
const NOBODY = /^(?:nobody|none|neither|no (?:one|body)|no (?!\d|\.)\p{L}+)\b/iu;
/** Words before "Lund said …" that negate it. */
const TAKEN_BACK =
  /\b(?:not (?:true|the case|correct)|untrue|false|no (?:truth|evidence|record|proof|sign)|den(?:y|ies|ied)|nobody (?:heard|recalls?|remembers?)|never heard)\b[^.;:“”"]{0,40}$/iu;
const NEGATION = new Set(['not', 'never', "n't", 'hardly', 'without', 'neither', 'nor', 'cannot']);
const HEDGES = new Set(
  ['reportedly allegedly apparently possibly perhaps supposedly purportedly seemingly probably maybe']
    .join(' ')
    .split(' '),
);
const MAYBE = new Set(['may', 'might', 'could', "mightn't", 'appears', 'appeared', 'seems', 'seemed']);
/** "is understood to have told": hearsay. */
const HEARSAY =
  /\b(?:understood|learnt|learned|believed|thought|reported|said|alleged|rumou?red|claimed|supposed) to\b/;
/** "is expected to say": not yet said. */
const AHEAD =
  /\b(?:will|shall|'ll|’ll|won't)\b|\b(?:is|are|was|were|be|'s|’s) (?:expected|due|set|scheduled|going|likely|about|poised|planning|preparing) to\b|\b(?:plans?|planned|intends?|intended) to\b/;
/** "failed to say", "stopped short of saying": not said. */
const NOT_DONE = /\b(?:fail(?:s|ed)? to|stop(?:s|ped)? short of|avoid(?:s|ed)?|refrain(?:s|ed)? from)\b/;
/** A refusal in other words: "would not say". */
const WOULD_NOT = /\b(?:would not|wouldn't|will not|won't)\b/;

/** How far before its cue a verb's auxiliaries may be, in tokens. */
const FARTHEST_AUXILIARY = 6;

/**
 * What a cue does with its words, and whether the story says it was done: "denied", "has never said", "may have said",
 * "will say". A cue that is only a colon or "according to" asserts.
 */
export function forceOf(analysis: Analysis, draft: Draft): CueForce | null {
  if (!draft.cue) return null;
  const cue = withAuxiliaries(analysis, draft.cue, draft.speaker);
  const { lower } = analysis.tokens;
  const words = lower.slice(cue.from, cue.to).map((word) => word.replaceAll('’', "'"));
  const wording = wordingOf(words.join(' '));
  const force = forceIn(analysis, draft, words, wording);
  return { force, polarity: polarityOf(analysis, draft, cue, words, wording, force), cue };
}

/** What the words of a verb say together. */
const wordingOf = remembered((chain) => ({
  wouldNot: WOULD_NOT.test(chain),
  denies: /\brul(?:es?|ed|ing) out\b|\bplead(?:s|ed)? not guilty\b/.test(chain),
  callsFor: /\bcall(?:s|ed|ing)? (?:for|on|upon)\b/.test(chain),
  wishes: /\bwould like\b/.test(chain),
  noLonger: /\bno longer\b/.test(chain),
  isNotDone: NOT_DONE.test(chain),
  isAhead: AHEAD.test(chain),
  isHearsay: HEARSAY.test(chain),
}));
type Wording = ReturnType<typeof wordingOf>;

/** The tokens before a cue that belong to its verb and are not already part of it. */
function withAuxiliaries({ tags, tokens, layout }: Analysis, cue: TokenRange, speaker: TokenRange | null) {
  const first = layout.sentences[layout.sentenceOf[cue.from] ?? 0]?.from ?? cue.from;
  const least = Math.max(
    first,
    cue.from - FARTHEST_AUXILIARY,
    speaker && speaker.to <= cue.from ? speaker.to : 0,
  );
  let from = cue.from;
  for (let k = cue.from - 1; k >= least; k--) {
    const t = tags[k];
    if (t === Tag.auxiliary || t === Tag.modal || t === Tag.negation) from = k;
    else if (t !== Tag.adverb) break;
    else if (HEDGES.has(tokens.lower[k] ?? '') || k > least) from = k;
  }
  return { from, to: cue.to };
}

function forceIn(analysis: Analysis, draft: Draft, words: readonly string[], wording: Wording): Force {
  const { tokens, text } = analysis;
  const takesInfinitive = tokens.lower[draft.content.from] === 'to';
  if (words.some((word) => refusing.has(word)) || wording.wouldNot) return 'REFUSED';
  if (wording.denies) return 'DENIED';
  if (wording.callsFor) return 'ORDERED';
  if (wording.wishes) return 'WISHED';
  for (let k = words.length - 1; k >= 0; k--) {
    const word = words[k] ?? '';
    if (denying.has(word)) return 'DENIED';
    if (wishing.has(word)) return 'WISHED';
    // "insisted that" asserts, "insisted on" demands
    if (ordering.get(word) === 'insist') return words[k + 1] === 'on' ? 'ORDERED' : 'SAID';
    if (ordering.has(word)) return 'ORDERED';
    if (asking.has(word))
      return asksForSomething(analysis, draft) || words[k + 1] === 'for' ? 'WISHED' : 'ASKED';
    if (takesInfinitive && /^(?:tell|tells|told|telling)$/.test(word)) return 'ORDERED';
  }
  return isQuestion(text, tokens.start[draft.content.from] ?? 0, tokens.end[draft.content.to - 1] ?? 0, draft)
    ? 'ASKED'
    : 'SAID';
}

/** "asked the board to resign" asks for something, "asked whether", "asked why" and "asked, “…”" are questions. */
function asksForSomething({ tokens, tags }: Analysis, { content, type }: Draft): boolean {
  const first = tags[content.from];
  if (
    type === 'direct' ||
    first === Tag.wh ||
    /^(?:if|whether|about)$/.test(tokens.lower[content.from] ?? '')
  )
    return false;
  for (let k = content.from; k < content.to; k++) {
    if (tags[k] === Tag.to) return true;
    if (tags[k] === Tag.subordinator || tags[k] === Tag.wh || tags[k] === Tag.mark) return false;
  }
  return false;
}

/** A single quoted sentence that asks: "“Will it hold?” she said." */
function isQuestion(text: string, start: number, end: number, { type }: Draft): boolean {
  if (type !== 'direct') return false;
  const quoted = text.slice(start, end);
  if (!quoted.includes('?')) return false;
  const words = quoted.replace(/^[\s"'“”‘’„«»]+|[\s"'“”‘’„«»,]+$/gu, '');
  return words.endsWith('?') && !/[.!?]\s/u.test(words);
}

function polarityOf(
  { tokens, text, layout }: Analysis,
  { speaker, content }: Draft,
  cue: TokenRange,
  words: readonly string[],
  { wouldNot, noLonger, isNotDone, isAhead, isHearsay }: Wording,
  force: Force,
): Polarity {
  const said = speaker ? text.slice(tokens.start[speaker.from], tokens.end[speaker.to - 1]) : '';
  if (NOBODY.test(said)) return 'NEGATED';
  const isNegative = words.some((word) => NEGATION.has(word) || word.endsWith("n't")) || noLonger;
  const isRefusal = force === 'REFUSED' && wouldNot;
  if ((isNegative && !isRefusal) || isNotDone) return 'NEGATED';
  const clause = Math.min(cue.from, speaker?.from ?? cue.from);
  const sentence = layout.sentences[layout.sentenceOf[clause] ?? 0];
  if (sentence && content.from > clause) {
    const before = text.slice(tokens.start[sentence.from], tokens.start[clause]);
    if (TAKEN_BACK.test(before)) return 'NEGATED';
  }
  if (!isRefusal && isAhead) return 'AHEAD';
  if (words.some((word) => HEDGES.has(word) || MAYBE.has(word)) || isHearsay) return 'HEDGED';
  return 'AFFIRMED';
}

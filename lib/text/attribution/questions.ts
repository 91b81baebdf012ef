import type { Analysis } from '../analysis/analysis.ts';
import type { Draft } from '../analysis/draft.ts';
import { phraseStartingAt } from '../people/mentions.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { tokenTest } from '../words/tokens.ts';

/** Participles of being asked: "Asked if …", "pressed on whether …", "was questioned about …". */
const isAsked = tokenTest(/^(asked|pressed|questioned|quizzed|challenged|grilled|probed|prodded|pushed)$/);
const isAsking = tokenTest(/^(ask|asks|asked|asking|inquired|enquired|quizzed)$/);
const QUESTION = 'question';
const BE = /^(is|are|was|were|be|been|being|'s)$/;
const BEFORE_PARTICIPLE = new Set(['when', 'if', 'while', 'once', 'after', 'before', 'being']);
const OPENS_QUESTION =
  /^(if|whether|why|how|what|when|where|who|which|about|on|over|by|for|in|at|repeatedly|again|directly|specifically|what's)$/;
const REPLYING = /^(repl(y|ies|ied)|answer(s|ed)?|respond(s|ed)?|retort(s|ed)?|shot)$/;

/**
 * Takes questions away from the people who were asked them. "Asked if the fire was linked to the strike, Holm said …"
 * reports none of Holm's words but the answer, so the question goes to whoever "by" names, or to nobody (and becomes an
 * item only if it is in quotation marks).
 */
export function questionsRight(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  const asked = new Map<number, TokenRange | null>();
  const questionOf = (token: number): TokenRange | null => {
    const index = analysis.layout.sentenceOf[token] ?? 0;
    if (!asked.has(index)) asked.set(index, questionPut(analysis, index));
    return asked.get(index) ?? null;
  };
  let statement = drafts.reduce((most, draft) => Math.max(most, draft.statement + 1), 0);
  return drafts.map((draft) => {
    const question = questionOf(draft.content.from);
    if (!question || draft.content.from < question.from || draft.content.from >= question.to) return draft;
    const by = askerOf(analysis, question);
    const detail = by ? 'the asker is whom “by” names' : 'who asked is not named';
    return {
      ...draft,
      statement: statement++,
      speaker: by,
      reasons: [...draft.reasons, { rule: QUESTION, detail }],
    };
  });
}

/** Whether words are a question that somebody was asked. */
export function isQuestionPut(reasons: Draft['reasons']): boolean {
  return reasons.some(({ rule }) => rule === QUESTION);
}

/** The words of a sentence that say what somebody was asked, from the participle on; null where there are none. */
function questionPut({ tokens, tags, layout, quotationOf }: Analysis, index: number): TokenRange | null {
  const { lower } = tokens;
  const sentence = layout.sentences[index];
  if (!sentence) return null;
  for (let k = sentence.from; k < sentence.to - 2; k++) {
    if (!isAsked(tokens, k) || (quotationOf[k] ?? -1) >= 0) continue;
    const before = lower[k - 1] ?? '';
    const opens =
      k === sentence.from ||
      /^[,(—–]$/.test(before) ||
      BEFORE_PARTICIPLE.has(before) ||
      BE.test(before) ||
      (tags[k - 1] === Tag.adverb && BE.test(lower[k - 2] ?? ''));
    const quoted = (quotationOf[k + 1] ?? -1) >= 0;
    if (!opens || !(quoted || opensQuestion(lower, k + 1))) continue;
    let to = k + 1;
    while (to < sentence.to && !isComma(lower, quotationOf, to)) to++;
    // "Asked by her barrister, Fiona Holm KC, whether …"
    if (lower[k + 1] === 'by')
      for (let q = to + 1; q < Math.min(sentence.to, to + 12); q++) {
        if (!/^(if|whether|why|how|about|what)$/.test(lower[q] ?? '')) continue;
        to = q;
        while (to < sentence.to && !isComma(lower, quotationOf, to)) to++;
        break;
      }
    return { from: k, to };
  }
  return null;
}

/** Whether a question begins at a token or after "three times", "again", "directly". */
function opensQuestion(lower: readonly string[], at: number): boolean {
  if (OPENS_QUESTION.test(lower[at] ?? '')) return true;
  return lower.slice(at, at + 4).some((low) => /^(if|whether)$/.test(low));
}

/** Whether a token is a comma outside quotation marks, or directly before they close. */
function isComma(lower: readonly string[], quotationOf: Int32Array, at: number): boolean {
  return lower[at] === ',' && ((quotationOf[at] ?? -1) < 0 || quotationOf[at + 2] !== quotationOf[at]);
}

function askerOf({ tokens, tags }: Analysis, { from, to }: TokenRange): TokenRange | null {
  for (let k = from + 1; k < Math.min(to, from + 4); k++)
    if (tokens.lower[k] === 'by') return phraseStartingAt(tokens, tags, k + 1, to);
  return null;
}

/** Whether a clause merely says what somebody was asked ("Asked if the fire was linked to the strike"). */
export function tellsQuestion({ tokens }: Pick<Analysis, 'tokens'>, { from, to }: TokenRange): boolean {
  const { lower } = tokens;
  const at = BEFORE_PARTICIPLE.has(lower[from] ?? '') ? from + 1 : from;
  return at + 1 < to && isAsked(tokens, at) && OPENS_QUESTION.test(lower[at + 1] ?? '');
}

/** Whether a draft's cue puts a question, and to whom ("a reporter asked Lund, “…”"); null where it does not say. */
export function askedIn(
  { tokens, tags, layout }: Analysis,
  { cue, speaker, content }: Draft,
): { asked: TokenRange | null } | null {
  if (!cue || !speaker) return null;
  let at = cue.to - 1;
  while (at >= cue.from && !isAsking(tokens, at)) at--;
  if (at < cue.from) return null;
  const sentence = layout.sentences[layout.sentenceOf[at] ?? 0];
  const phrase = phraseStartingAt(tokens, tags, at + 1, sentence?.to ?? at + 1);
  const beside = phrase && phrase.from !== speaker.from && phrase.from < content.from + 1;
  return { asked: beside && phrase.to <= Math.max(content.from, cue.to + 8) ? phrase : null };
}

const PRESS =
  /\b(?:reporters?|journalists?|correspondents?|interviewer|moderator|host|presenter|questioner|audience)\b/i;

/** Whether a description is of somebody who asks for a living: the answer is not theirs. */
export function isPress(description: string): boolean {
  return PRESS.test(description);
}

/** Whether a cue introduces an answer ("replied"). */
export function isReply({ tokens: { lower } }: Analysis, cue: TokenRange | null): boolean {
  return cue !== null && lower.slice(cue.from, cue.to).some((low) => REPLYING.test(low));
}

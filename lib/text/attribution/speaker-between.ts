import type { Analysis } from '../analysis/analysis.ts';
import { type Draft, typeOf } from '../analysis/draft.ts';
import { saying } from '../knowledge/english-verbs.ts';
import { canSpeak, phraseBefore, phraseStartingAt } from '../people/mentions.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { viaReason } from './passed-on.ts';

/** "…," the mayor told aides on Tuesday: at most this many words beside the quotation. */
const MOST_BESIDE = 14;

/**
 * "We will go," the mayor said, according to two people: the words are the mayor's. A quotation that had been given to
 * whoever is named after "according to" goes to the speaker in between; other drafts are left alone.
 */
export function givenToSpeakerWithin(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    if (!draft.cue || analysis.tokens.lower[draft.cue.from] !== 'according') return draft;
    const parts = quotationAndRest(analysis, draft.content);
    const said = parts && sayerIn(analysis, parts.rest);
    if (!parts || !said) return draft;
    return {
      ...draft,
      ...said,
      content: parts.quotation,
      type: typeOf(analysis, parts.quotation),
      reasons: [
        ...draft.reasons.filter(({ rule }) => rule === 'model'),
        { rule: 'said within', detail: 'the speaker between the quotation and “according to”' },
        ...(draft.speaker ? [viaReason(analysis, draft.speaker)] : []),
      ],
    };
  });
}

/** Splits a content that is one quotation with some words beside it. */
function quotationAndRest(
  { quotationOf }: Analysis,
  { from, to }: TokenRange,
): { quotation: TokenRange; rest: TokenRange } | null {
  const first = quotationOf[from] ?? -1;
  if (first < 0) return null;
  let end = from;
  while (end < to && quotationOf[end] === first) end++;
  return end < to && to - end <= MOST_BESIDE
    ? { quotation: { from, to: end }, rest: { from: end, to } }
    : null;
}

function sayerIn(
  { tokens, tags, quotationOf }: Analysis,
  { from, to }: TokenRange,
): Pick<Draft, 'cue' | 'speaker'> | null {
  for (let k = from; k < to; k++) {
    if ((quotationOf[k] ?? -1) >= 0 || !saying.has(tokens.lower[k] ?? '')) continue;
    const before = phraseBefore(tokens, tags, k, from);
    const speaker = before ?? phraseStartingAt(tokens, tags, k + 1, to);
    if (speaker && canSpeak(tokens, tags, speaker)) return { cue: { from: k, to: k + 1 }, speaker };
  }
  return null;
}

import type { Analysis } from '../analysis/analysis.ts';
import type { Draft } from '../analysis/draft.ts';
import { saying } from '../knowledge/english-verbs.ts';
import { canSpeak, phraseBefore, phraseEndingAt } from '../people/mentions.ts';

/**
 * Gives a quotation after a colon to the person named in the clause before the colon, where it had been taken for the
 * words of a later sentence's subject: "Counsel asked him: “Did anybody reply?” He replied: “Never.”" Other drafts are
 * left alone.
 */
export function colonsRight(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  let statement = drafts.reduce((most, draft) => Math.max(most, draft.statement + 1), 0);
  return drafts.map((draft) => {
    const { cue, content, type } = draft;
    if (type !== 'direct' || !cue || cue.from < content.to) return draft;
    const { tokens, tags, layout, quotationOf } = analysis;
    const colon = content.from - 1;
    // its own cue is in the sentence the quotation ends: "…: “I do,” she said"
    if (tokens.lower[colon] !== ':' || layout.sentenceOf[cue.from] === layout.sentenceOf[content.to - 1])
      return draft;
    const least = layout.sentences[layout.sentenceOf[colon] ?? 0]?.from ?? colon;
    for (let verb = colon - 1; verb > least; verb--) {
      if (!saying.has(tokens.lower[verb] ?? '') || (quotationOf[verb] ?? -1) >= 0) continue;
      const beside = tokens.lower[verb - 1] === ',' ? phraseEndingAt(tokens, tags, verb - 2, least) : null;
      const apposed = beside && canSpeak(tokens, tags, beside) ? beside : null;
      const speaker = apposed ?? phraseBefore(tokens, tags, verb, least);
      if (!speaker || !canSpeak(tokens, tags, speaker)) continue;
      const reason = { rule: 'before the colon', detail: 'the clause that the colon ends names the speaker' };
      const own = { cue: { from: verb, to: verb + 1 }, statement: statement++ };
      return { ...draft, ...own, speaker, reasons: [...draft.reasons, reason] };
    }
    return draft;
  });
}

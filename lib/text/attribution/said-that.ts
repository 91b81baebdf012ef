import type { Analysis } from '../analysis/analysis.ts';
import { type Draft, typeOf } from '../analysis/draft.ts';
import { canSpeak, phraseBefore } from '../people/mentions.ts';
import { Tag } from '../sentences/tagger.ts';

/** Verbs of courts, counsel and officials that report when "that" follows, and mean something else without it. */
const BEFORE_THAT =
  /^(?:held|holds|opined|opines|averred|avers|deposed|deposes|intimated|contended|contends|submitted|submits|reiterated|reiterates|posited|ventured|observed|affirmed|attested|swore|hinted|adjudged|decreed|ordained|disclosed|lamented)$/;

/**
 * Adds what such a verb reports with "that" ("Mrs Justice Lane held that the by-law did not apply") where the sentence
 * reports nothing yet.
 */
export function saidThat(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  const { layout, tokens, tags, skipped, quotationOf } = analysis;
  const reports = new Set<number>();
  let statement = 0;
  for (const { content, cue, statement: number } of drafts) {
    for (const k of [content.from, content.to - 1, cue?.from ?? content.from])
      reports.add(layout.sentenceOf[k] ?? 0);
    statement = Math.max(statement, number + 1);
  }
  const added: Draft[] = [];
  for (let k = 1; k + 2 < tokens.count; k++) {
    if (tokens.lower[k + 1] !== 'that' || !BEFORE_THAT.test(tokens.lower[k] ?? '')) continue;
    const at = layout.sentenceOf[k] ?? 0;
    const sentence = layout.sentences[at];
    if (!sentence || reports.has(at) || skipped[k] || (quotationOf[k] ?? -1) >= 0) continue;
    const speaker = phraseBefore(tokens, tags, k, sentence.from);
    let to = sentence.to;
    while (to > k + 2 && tags[to - 1] === Tag.mark && (quotationOf[to - 1] ?? -1) < 0) to--;
    if (!speaker || !canSpeak(tokens, tags, speaker) || to - k < 4) continue;
    const content = { from: k + 1, to };
    reports.add(at);
    added.push({
      content,
      speaker,
      cue: { from: k, to: k + 1 },
      type: typeOf(analysis, content),
      statement: statement++,
      confidence: 0.6,
      reasons: [{ rule: 'said that', detail: 'a verb that reports before “that”' }],
    });
  }
  return added.length > 0 ? [...drafts, ...added] : [...drafts];
}

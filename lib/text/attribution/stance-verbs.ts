import type { Analysis } from '../analysis/analysis.ts';
import { type Draft, typeOf } from '../analysis/draft.ts';
import { canSpeak, phraseBefore, phraseStartingAt } from '../people/mentions.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { wordTest } from '../words/lexicon.ts';
import type { Attribution } from '../words/types.ts';

const PRESENTING =
  /^(presents?|presented|portrays?|portrayed|casts?|bills?|billed|styles?|styled|describes?|described|depicts?|depicted|regards?|regarded|considers?|considered|sees|saw)$/;
/** What counsel and witnesses do before a court, in the wording shared by the press of London, Delhi and Lagos. */
const SUBMITTING =
  /^(submitted|submits|averred|avers|contended|contends|deposed|pleaded|opined|prayed|disclosed|lamented|alleged)$/;
const DENYING = /^(denies|denied|deny|denying)$/;
const REJECTING = /^(?:den(?:y|ies|ied)|dispute[sd]?|reject(?:s|ed)?|contest(?:s|ed)?|refute[sd]?)$/;
/** The same at the end of a cue. */
const ENDS_REJECTING = new RegExp(REJECTING.source.replace('^', '(?:^|\\s)'));
/** Words that refer back to something said before. */
const SAID_BEFORE = /^(?:this|that|it|these|them|both)$/;

/** Whether a cue and its words deny something said before ("The board denies this"): worth an item of its own. */
export function deniesWhatWasSaid(analysis: Analysis, { cue, start, end }: Attribution): boolean {
  if (!cue || start < cue.end) return false;
  return (
    ENDS_REJECTING.test(cue.text.toLowerCase()) &&
    SAID_BEFORE.test(analysis.text.slice(start, end).toLowerCase())
  );
}

/** Whether a stance may be found at a word. */
const mayTakeStance = wordTest(
  (low) => low === 'according' || [PRESENTING, SUBMITTING, DENYING, REJECTING].some((list) => list.test(low)),
);

const REFLEXIVE = /^(himself|herself|itself|themselves)$/;

/**
 * Stances that the grammar shows whatever the model finds: how a party presents itself ("presents itself as neutral")
 * and what it denies doing ("has denied supplying arms"). Those that overlap what was already found are left out.
 */
export function stancesBeside(analysis: Analysis, found: readonly Draft[]): Draft[] {
  const { tokens, tags, layout, quotationOf, skipped } = analysis;
  const { lower, lexicon, number } = tokens;
  const taken = new Uint8Array(tokens.count);
  let statement = 0;
  for (const { content, statement: its } of found) {
    taken.fill(1, content.from, content.to);
    statement = Math.max(statement, its + 1);
  }
  const added: Draft[] = [];
  const reports = new Uint8Array(layout.sentences.length);
  for (const { content } of found) reports[layout.sentenceOf[content.from] ?? 0] = 1;
  for (let i = 0; i < tokens.count; i++) {
    if (!mayTakeStance(lexicon, number[i] as number)) continue;
    const low = lower[i] ?? '';
    if (low === 'according' && lower[i + 1] === 'to' && !reports[layout.sentenceOf[i] ?? 0]) {
      const one = accordingTo(analysis, i, statement);
      if (one) {
        added.push(one);
        reports[layout.sentenceOf[i] ?? 0] = 1;
        statement++;
      }
      continue;
    }
    if (SUBMITTING.test(low) && lower[i + 1] === 'that' && !reports[layout.sentenceOf[i] ?? 0]) {
      const one = submission(analysis, i, statement);
      if (one) {
        added.push(one);
        statement++;
        continue;
      }
    }
    const presents = PRESENTING.test(low) && REFLEXIVE.test(lower[i + 1] ?? '') && lower[i + 2] === 'as';
    const denies = !presents && DENYING.test(low) && tags[i + 1] === Tag.gerund;
    const rejects =
      REJECTING.test(low) &&
      SAID_BEFORE.test(lower[i + 1] ?? '') &&
      /^(?:[.,;!]|and|but)$/.test(lower[i + 2] ?? '.');
    if ((!presents && !denies && !rejects) || taken[i] || skipped[i] || (quotationOf[i] ?? -1) >= 0) continue;
    const sentence = layout.sentences[layout.sentenceOf[i] ?? 0];
    if (!sentence) continue;
    const content: TokenRange = {
      from: presents ? i + 2 : i + 1,
      to: rejects ? i + 2 : clauseEnd(analysis, i + 2, sentence.to),
    };
    if ((!rejects && content.to - content.from < 2) || taken.subarray(content.from, content.to).includes(1))
      continue;
    const speaker = subjectOf(analysis, i, sentence);
    if (!speaker) continue;
    added.push({
      content,
      speaker,
      cue: { from: i, to: presents ? i + 2 : i + 1 },
      type: typeOf(analysis, content),
      statement: statement++,
      confidence: 0.7,
      reasons: [
        { rule: rejects ? 'denies this' : presents ? 'presents itself as' : 'denies doing', detail: low },
      ],
    });
  }
  return added;
}

/** "According to X, …" and "…, according to X" in a sentence that reports nothing else. */
function accordingTo(analysis: Analysis, at: number, statement: number): Draft | null {
  const { tokens, tags, layout, quotationOf, skipped } = analysis;
  const { lower } = tokens;
  const sentence = layout.sentences[layout.sentenceOf[at] ?? 0];
  if (!sentence || skipped[at] || (quotationOf[at] ?? -1) >= 0) return null;
  const speaker = phraseStartingAt(tokens, tags, at + 2, sentence.to);
  if (!speaker || !canSpeak(tokens, tags, speaker)) return null;
  let from = sentence.from;
  let to = at;
  if (at - sentence.from <= 1) {
    from = speaker.to;
    while (from < sentence.to && lower[from] !== ',') from++;
    from++;
    to = sentence.to;
  }
  while (from < to && tags[from] === Tag.mark) from++;
  while (to > from && tags[to - 1] === Tag.mark) to--;
  if (to - from < 3) return null;
  const content = { from, to };
  return {
    content,
    speaker,
    cue: { from: at, to: at + 2 },
    type: typeOf(analysis, content),
    statement,
    confidence: 0.55,
    reasons: [{ rule: 'according to', detail: 'the rest of the sentence' }],
  };
}

/** "Counsel submitted that …" in a sentence that reports nothing else. */
function submission(analysis: Analysis, at: number, statement: number): Draft | null {
  const { tags, layout, quotationOf, skipped } = analysis;
  const sentence = layout.sentences[layout.sentenceOf[at] ?? 0];
  if (!sentence || skipped[at] || (quotationOf[at] ?? -1) >= 0) return null;
  const speaker = subjectOf(analysis, at, sentence);
  if (!speaker) return null;
  const content = { from: at + 1, to: sentence.to };
  while (tags[content.to - 1] === Tag.mark && (quotationOf[content.to - 1] ?? -1) < 0) content.to--;
  return {
    content,
    speaker,
    cue: { from: at, to: at + 1 },
    type: typeOf(analysis, content),
    statement,
    confidence: 0.6,
    reasons: [{ rule: 'submission', detail: 'a verb of pleading and “that”' }],
  };
}

/** The subject of a verb, including one shared with an earlier verb ("presents itself … and has denied …"). */
function subjectOf({ tokens, tags }: Analysis, verb: number, sentence: TokenRange): TokenRange | null {
  let k = verb - 1;
  while (k > sentence.from && (tags[k] === Tag.auxiliary || tags[k] === Tag.adverb)) k--;
  if (!/^(and|but)$/.test(tokens.lower[k] ?? '')) {
    const before = phraseBefore(tokens, tags, verb, sentence.from);
    return before && canSpeak(tokens, tags, before) ? before : null;
  }
  // the first verb of the sentence has the subject that later verbs share
  for (let v = sentence.from + 1; v < k; v++) {
    const t = tags[v];
    if (t !== Tag.past && t !== Tag.present && t !== Tag.auxiliary && !PRESENTING.test(tokens.lower[v] ?? ''))
      continue;
    const before = phraseBefore(tokens, tags, v, sentence.from);
    if (before && canSpeak(tokens, tags, before)) return before;
  }
  return null;
}

function clauseEnd({ tokens, tags }: Analysis, from: number, to: number): number {
  for (let k = from; k < to; k++) {
    const low = tokens.lower[k] ?? '';
    if (/^[,;.!?—–]$/.test(low)) return k;
    if (
      /^(and|but)$/.test(low) &&
      (tags[k + 1] === Tag.auxiliary || tags[k + 1] === Tag.modal || tags[k + 1] === Tag.past)
    )
      return k;
  }
  return to;
}

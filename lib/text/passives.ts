import type { Analysis } from './analysis.ts';
import { type Draft, typeOf } from './draft.ts';
import { canSpeak, phraseStartingAt } from './mentions.ts';
import { isImpersonalIt } from './pronouns.ts';
import type { TokenRange } from './sentences.ts';
import { Tag } from './tagger.ts';

/** Participles of verbs whose subject, in the passive, is not the one who says or thinks it. */
const PARTICIPLE =
  /^(accused|alleged|believed|thought|expected|understood|presumed|assumed|rumou?red|feared|suspected|supposed|estimated|considered|deemed|regarded|seen|viewed|said|reported|claimed|known|described|portrayed|depicted|characteri[sz]ed|labell?ed|branded|dubbed|called|praised|critici[sz]ed|blamed|condemned|denounced|hailed|credited|cited|charged|convicted|mocked|ridiculed|lauded|likened|compared)$/;
const BE = /^(is|are|was|were|been|being|be|'s|'re|isn't|aren't|wasn't|weren't)$/;
/** Participles that are passive without "be" too, by the word after them. */
const BARE: ReadonlyMap<string, RegExp> = new Map([
  ['accused', /^of$/],
  ['suspected', /^of$/],
  ['believed', /^to$/],
  ['thought', /^to$/],
  ['rumored', /^to$/],
  ['rumoured', /^to$/],
  ['alleged', /^to$/],
]);

/**
 * Sets right what a passive tells: its subject is spoken of and does not speak. The speaker is whom "by"
 * names ("described as “a saint” by her boss"). Where none is named, quoted words and "it is alleged that"
 * have no speaker, and all else is the reporter's own voice: no attribution.
 */
export function passivesRight(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  return drafts.flatMap((draft) => {
    const { cue, speaker } = draft;
    if (isRelative(analysis, draft.content)) return [];
    if (!cue || !isPassive(analysis, cue)) return [draft];
    if (speaker && speaker.from >= cue.to) return [draft];
    const agent = agentOf(analysis, cue, draft.content);
    const said = { rule: 'passive', detail: agent ? 'the speaker is whom “by” names' : 'nobody is named' };
    if (agent) {
      const content = without(analysis, draft.content, agent);
      return [
        {
          ...draft,
          content,
          type: typeOf(analysis, content),
          speaker: { from: agent.from + 1, to: agent.to },
          reasons: [...draft.reasons, said],
        },
      ];
    }
    const impersonal = speaker !== null && isImpersonalIt(analysis.tokens, analysis.tags, speaker.from);
    if (draft.type === 'indirect' && !impersonal && speaker !== null) return [];
    return [{ ...draft, speaker: null, reasons: [...draft.reasons, said] }];
  });
}

/** "which" alone is no content. */
function isRelative({ tokens, tags }: Analysis, { from, to }: TokenRange): boolean {
  let words = 0;
  for (let k = from; k < to; k++) {
    if (tags[k] === Tag.mark) continue;
    if (!/^(which|who|whom|that)$/.test(tokens.lower[k] ?? '')) return false;
    words++;
  }
  return words > 0;
}

function isPassive({ tokens, tags }: Analysis, cue: TokenRange): boolean {
  const { lower } = tokens;
  let at = cue.to - 1;
  while (at > cue.from && !PARTICIPLE.test(lower[at] ?? '')) at--;
  if (!PARTICIPLE.test(lower[at] ?? '')) return false;
  let k = at - 1;
  while (tags[k] === Tag.adverb || tags[k] === Tag.negation) k--;
  if (BE.test(lower[k] ?? '')) return true;
  // "Thomas Brandt, widely believed to have fled": no verb of having before it
  const bare = BARE.get(lower[at] ?? '');
  return bare?.test(lower[at + 1] ?? '') === true && tags[k] !== Tag.auxiliary;
}

/** "by" and whom it names, in the sentence of a passive cue; null where nobody who can speak. */
function agentOf({ tokens, tags, layout, quotationOf }: Analysis, cue: TokenRange, content: TokenRange) {
  const sentence = layout.sentences[layout.sentenceOf[cue.from] ?? 0];
  if (!sentence) return null;
  const verb = tags.subarray(0, sentence.to);
  for (let k = cue.to; k < Math.min(sentence.to, Math.max(content.to, cue.to) + 3); k++) {
    if ((quotationOf[k] ?? -1) >= 0) continue;
    const t = verb[k];
    if (tokens.lower[k] !== 'by') {
      // a clause of its own: what stands after it belongs to that
      if (t === Tag.subordinator || t === Tag.wh || t === Tag.to) return null;
      continue;
    }
    const phrase = phraseStartingAt(tokens, tags, k + 1, sentence.to);
    if (phrase && canSpeak(tokens, tags, phrase)) return { from: k, to: phrase.to };
    if (phrase && tokens.lower[phrase.from]?.match(/^(his|her|their|its|my|our)$/))
      return { from: k, to: phrase.to };
  }
  return null;
}

/** A content without the "by" and its phrase at its beginning or end. */
function without({ tags }: Analysis, { from, to }: TokenRange, agent: TokenRange): TokenRange {
  let end = to;
  while (end > from && tags[end - 1] === Tag.mark && end - 1 >= agent.to) end--;
  if (agent.from === from && agent.to < to) return { from: agent.to, to };
  if (agent.from > from && agent.to >= end && agent.from < to) return { from, to: agent.from };
  return { from, to };
}

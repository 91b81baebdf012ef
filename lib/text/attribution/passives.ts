import type { Analysis } from '../analysis/analysis.ts';
import { type Draft, typeOf } from '../analysis/draft.ts';
import { canSpeak, phraseStartingAt } from '../people/mentions.ts';
import { isImpersonalIt } from '../people/pronouns.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { tokenTest } from '../words/tokens.ts';

/** Participles of verbs whose subject, in the passive, is not the person who says or thinks it. */
const isParticiple = tokenTest(
  /^(accused|alleged|believed|thought|expected|understood|presumed|assumed|rumou?red|feared|suspected|supposed|estimated|considered|deemed|regarded|seen|viewed|said|reported|claimed|known|described|portrayed|depicted|characteri[sz]ed|labell?ed|branded|dubbed|called|praised|critici[sz]ed|blamed|condemned|denounced|hailed|credited|cited|charged|convicted|mocked|recalled|remembered|ridiculed|lauded|likened|compared)$/,
);
const BE_ONLY = /^(accused|expected|believed|thought|supposed|suspected|rumou?red|considered)$/;
const BE = /^(is|are|was|were|been|being|be|'re|isn't|aren't|wasn't|weren't)$/;
/** Participles that are passive even without "be", with the word that must follow them. */
const BARE: ReadonlyMap<string, RegExp> = new Map([
  ['accused', /^of$/],
  ['suspected', /^of$/],
  ['believed', /^to$/],
  ['thought', /^to$/],
  ['rumored', /^to$/],
  ['rumoured', /^to$/],
  ['alleged', /^to$/],
]);

/** The parts of an attribution as token ranges. */
type Parts = Pick<Draft, 'cue' | 'speaker'>;

/**
 * Corrects passives: their subject is spoken about and does not speak. The speaker becomes whoever "by" names
 * ("described as “a saint” by her boss"), or nobody for "it is alleged that" and for quoted words.
 */
export function passivesRight(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const { cue, speaker } = draft;
    if (!cue || (speaker && speaker.from >= cue.to) || !isPassive(analysis, cue)) return draft;
    const agent = agentOf(analysis, cue, draft.content);
    const reasons = [
      ...draft.reasons,
      { rule: 'passive', detail: agent ? 'the speaker is whom “by” names' : 'nobody is named' },
    ];
    if (agent) {
      const content = without(analysis, draft.content, agent);
      const type = typeOf(analysis, content);
      return { ...draft, content, type, speaker: { from: agent.from + 1, to: agent.to }, reasons };
    }
    if (!speaker) return draft;
    const impersonal = isImpersonalIt(analysis.tokens, analysis.tags, speaker.from);
    return draft.type !== 'indirect' || impersonal ? { ...draft, speaker: null, reasons } : draft;
  });
}

/**
 * Whether words without marks are reported by nobody: those of a passive whose subject is a party ("he is accused of
 * fraud", "widely believed to have fled"). They are in the reporter's own voice.
 */
export function isToldByNobody(analysis: Analysis, { cue, speaker }: Parts): boolean {
  if (!cue || !isPassive(analysis, cue)) return false;
  if (!speaker) return false;
  if (speaker.from < cue.from) return true;
  // "was last seen in Bergen"
  const { tags, tokens } = analysis;
  return tags[speaker.from - 1] === Tag.preposition && tokens.lower[speaker.from - 1] !== 'by';
}

function isPassive({ tokens, tags }: Analysis, cue: TokenRange): boolean {
  const { lower } = tokens;
  let at = cue.to - 1;
  while (at > cue.from && !isParticiple(tokens, at)) at--;
  if (!isParticiple(tokens, at)) return false;
  let k = at - 1;
  while (tags[k] === Tag.adverb || tags[k] === Tag.negation || lower[k] === 'last') k--;
  const before = lower[k] ?? '';
  // "he's said" means has said, "he's accused" means is accused
  if (before === "'s" || before.endsWith("'s")) return BE_ONLY.test(lower[at] ?? '');
  if (BE.test(before)) return true;
  // "Thomas Brandt, widely believed to have fled": no form of "have" before it
  const bare = BARE.get(lower[at] ?? '');
  return bare?.test(lower[at + 1] ?? '') === true && tags[k] !== Tag.auxiliary;
}

/** "by" and whom it names, in the sentence of a passive cue; null where it names nobody who can speak. */
function agentOf({ tokens, tags, layout, quotationOf }: Analysis, cue: TokenRange, content: TokenRange) {
  const sentence = layout.sentences[layout.sentenceOf[cue.from] ?? 0];
  if (!sentence) return null;
  for (let k = cue.from + 1; k < Math.min(sentence.to, Math.max(content.to, cue.to) + 3); k++) {
    if ((quotationOf[k] ?? -1) >= 0) continue;
    const t = tags[k];
    if (tokens.lower[k] !== 'by') {
      // a clause of its own: anything after this belongs to it
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

/** A content without the "by" phrase at its beginning or end. */
function without({ tags }: Analysis, { from, to }: TokenRange, agent: TokenRange): TokenRange {
  let end = to;
  while (end > from && tags[end - 1] === Tag.mark && end - 1 >= agent.to) end--;
  // The content may also begin inside the phrase: "by the | judge as …".
  if (agent.from <= from && agent.to > from && agent.to < to) return { from: agent.to, to };
  if (agent.from > from && agent.to >= end && agent.from < to) return { from, to: agent.from };
  return { from, to };
}

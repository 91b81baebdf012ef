import { type Analysis, mentionOf } from '../analysis/analysis.ts';
import { type Draft, typeOf } from '../analysis/draft.ts';
import { phraseBefore, phraseStartingAt } from '../people/mentions.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { onOneLine, tokenTest } from '../words/tokens.ts';
import type { Reason } from '../words/types.ts';

const isQuoting = tokenTest(/^(quote|quotes|quoted|quoting|cite|cites|cited|citing)$/);
/**
 * Somebody who remembers another person saying the words before the cue passes them on; "he remembers her telling him"
 * is his own account, which is how annotators read it.
 */
const isRemembering = tokenTest(/^(recall|recalls|recalled|remember|remembers|remembered)$/);
const SAYING =
  /^(saying|telling|claiming|warning|insisting|stating|confirming|adding|arguing|declaring|writing)$/;
const BE = /^(is|are|was|were|be|been|being)$/;
const FARTHEST = 16;
const HAS_HEARER = /^(telling|warning)$/;
const MOST_NAME = 8;
const LONGEST_CLAUSE = 40;

/** Somebody passing on what another person said: "the foundation quoted Mr Lind saying". */
type PassedOn = { speaker: TokenRange; via: TokenRange | null; cue: TokenRange };

/** The reason that records through whom the words came. */
export function viaReason(analysis: Analysis, via: TokenRange): Reason {
  return { rule: 'via', detail: `as passed on by ${onOneLine(mentionOf(analysis, via.from, via.to).text)}` };
}

/**
 * Gives quoted words to the person who said them, not to whoever quotes them: "“…,” the foundation quoted Mr Lind
 * saying" are Mr Lind's words, as are those of "Mr Lind was quoted by the paper as saying …"; the reason records
 * through whom they came. Adds such words where the sentence reports nothing else.
 */
export function passedOnRight(analysis: Analysis, drafts: readonly Draft[]): Draft[] {
  const { layout, tokens } = analysis;
  const bySentence = new Map<number, PassedOn>();
  for (let k = 0; k < tokens.count; k++) {
    const remembers = isRemembering(tokens, k);
    if (!(remembers || isQuoting(tokens, k)) || (analysis.quotationOf[k] ?? -1) >= 0) continue;
    const index = layout.sentenceOf[k] ?? 0;
    if (remembers && !isBehindQuotation(analysis, k)) continue;
    const found = passedOnAt(analysis, k);
    if (remembers && found && HAS_HEARER.test(tokens.lower[found.cue.from] ?? '')) continue;
    if (found && !bySentence.has(index)) bySentence.set(index, found);
  }
  if (bySentence.size === 0) return [...drafts];
  let statement = 0;
  const through = [...bySentence.values()];
  const isBefore = (token: number) =>
    drafts.some(({ content }) => inSentence(token, content.from) && content.to <= token);
  const inSentence = (a: number, b: number) => layout.sentenceOf[a] === layout.sentenceOf[b];
  // "“…,” the paper quoted Mr Lind as saying from his cell": the words come before the cue, how he said them after it
  const isPart = ({ content }: Draft) =>
    through.some(
      ({ speaker, cue }) =>
        content.from >= speaker.from &&
        (content.to <= cue.to ||
          (inSentence(content.from, cue.from) &&
            analysis.quotationOf[content.from] === -1 &&
            isBefore(speaker.from))),
    );
  const whole = drafts.filter((draft) => !isPart(draft));
  const right = whole.map((draft) => {
    statement = Math.max(statement, draft.statement + 1);
    const index = layout.sentenceOf[draft.cue?.from ?? draft.content.from] ?? 0;
    const found = bySentence.get(index);
    if (!found) return draft;
    bySentence.delete(index);
    return passedOn(analysis, draft, found);
  });
  for (const [index, found] of bySentence) {
    const to = layout.sentences[index]?.to ?? 0;
    const content = trimmed(analysis, { from: afterHearer(analysis, found.cue, to), to });
    if (content.to - content.from < 3) continue;
    const draft = { content, type: typeOf(analysis, content), statement: statement++, confidence: 0.6 };
    right.push(passedOn(analysis, { ...draft, speaker: null, cue: null, reasons: [] }, found));
  }
  return right;
}

/** Whether a sentence's quotation comes before a token, with none after it. */
function isBehindQuotation({ layout, quotationOf }: Analysis, k: number): boolean {
  const sentence = layout.sentences[layout.sentenceOf[k] ?? 0] ?? { from: k, to: k };
  const from = Math.max(sentence.from, k - LONGEST_CLAUSE);
  const to = Math.min(sentence.to, k + LONGEST_CLAUSE);
  for (let i = k; i < to; i++) if ((quotationOf[i] ?? -1) >= 0) return false;
  for (let i = k - 1; i >= from; i--) if ((quotationOf[i] ?? -1) >= 0) return true;
  return false;
}

function passedOn(analysis: Analysis, draft: Draft, { speaker, via, cue }: PassedOn): Draft {
  const reasons = draft.reasons.filter(({ rule }) => rule !== 'speaker' && rule !== 'cue');
  if (via) reasons.push(viaReason(analysis, via));
  const { from, to } = draft.content;
  // the words begin after "as saying"
  const content =
    from <= cue.to && to > cue.to ? { from: afterHearer(analysis, cue, to), to } : draft.content;
  return { ...draft, content, type: typeOf(analysis, content), speaker, cue, reasons };
}

function passedOnAt(analysis: Analysis, at: number): PassedOn | null {
  const { tokens, tags, layout } = analysis;
  const { lower } = tokens;
  const sentence = layout.sentences[layout.sentenceOf[at] ?? 0];
  if (!sentence) return null;
  let said = at + 1;
  const most = Math.min(sentence.to, at + FARTHEST);
  while (said < most && !SAYING.test(lower[said] ?? '')) said++;
  if (said >= most) return null;
  const cue = { from: said, to: said + 1 };
  const passive =
    BE.test(lower[at - 1] ?? '') || (tags[at - 1] === Tag.adverb && BE.test(lower[at - 2] ?? ''));
  if (passive) {
    const speaker = phraseBefore(tokens, tags, at, sentence.from);
    let by = at + 1;
    while (by < sentence.to && lower[by] !== 'by') by++;
    return speaker && { speaker, via: phraseStartingAt(tokens, tags, by + 1, sentence.to), cue };
  }
  const speaker = phraseStartingAt(tokens, tags, at + 1, said) ?? upToAs(analysis, at + 1, said);
  if (!speaker) return null;
  const between = lower.slice(speaker.to, said);
  if (between.length > 0 && !(between.length === 1 && between[0] === 'as')) return null;
  return { speaker, via: phraseBefore(tokens, tags, at, sentence.from), cue };
}

/** "The general as telling": a phrase whose last word was tagged as an adjective. */
function upToAs({ tokens: { lower }, tags }: Analysis, from: number, said: number): TokenRange | null {
  const isShort = lower[said - 1] === 'as' && said - 1 - from > 0 && said - 1 - from <= MOST_NAME;
  return isShort && tags[from] !== Tag.mark && tags[from] !== Tag.preposition ? { from, to: said - 1 } : null;
}

/** Where the words begin after whoever is told: "telling officers | that …"; straight after the verb if nobody is. */
function afterHearer({ tokens: { lower } }: Analysis, cue: TokenRange, to: number): number {
  if (!HAS_HEARER.test(lower[cue.from] ?? '')) return cue.to;
  for (let k = cue.to; k < to && k <= cue.to + MOST_NAME; k++) {
    if (lower[k] === 'that') return k;
    if (/^[,;:“"]$/.test(lower[k] ?? '')) break;
  }
  return cue.to;
}

function trimmed({ tags }: Analysis, { from, to }: TokenRange): TokenRange {
  let end = to;
  while (end > from && tags[end - 1] === Tag.mark) end--;
  return { from, to: end };
}

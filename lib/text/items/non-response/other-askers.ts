import type { Analysis } from '../../analysis/analysis.ts';
import { phraseBefore } from '../../people/mentions.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { Tag } from '../../sentences/tagger.ts';
import { OTHERS, WHOSE_OTHERS } from './asked-by-others.ts';
import { FILING, NEWSROOM, OF_PRESS } from './wording.ts';

/** Words by which a sentence itself says a newsroom asked. */
const BY_A_NEWSROOM = new RegExp(
  `\\b(?:comments?|interviews?|interviewed|reporters?|journalists?|correspondents?|the press|media|newspapers?|press time|us|me|(?:my|our) (?:own )?(?:questions?|requests?|calls?|e-?mails?|queries|messages?|letters?|inquiries|enquiries|attempts|newspaper|story|report|efforts|texts?)|i (?:\\w+ ){0,2}(?:asked|sent|put|wrote|called|rang|phoned|e-?mailed|written))\\b|` +
    '\\bwhen (?:contacted|reached|approached|called)|despite (?:repeated|several|multiple|many) (?:attempts|calls|requests)|\\btime of (?:filing|going|publi|writing|this)|' +
    `\\bquestions (?:from|by) (?:${NEWSROOM})\\b`,
);
/** Words that say somebody asked, in a clause before or after. */
const SOMEBODY_ASKED = new RegExp(
  '(?:^|, |; |\\b(?:when|after|while|once|if|and|but|who|and,|by|on|upon) (?:being |he was |she was |they were |it was )?)(?:contacted|reached|approached|asked|pressed|questioned|telephoned|phoned)\\b|' +
    `\\b(?:i|we|the paper|(?:${NEWSROOM})) (?:\\w+ ){0,2}?(?:called|rang|phoned|telephoned|asked|contacted|reached|approached|knocked|sought|tried|e-?mailed|wrote|written|put)\\b|` +
    '\\b(?:for comment|requests?|reporters?|journalists?|correspondents?|questions|reaction|allegations|waiting|attempts|efforts)\\b|' +
    FILING,
);
const ASKING =
  /^(asked|asks|wrote|rang|called|phoned|telephoned|e-?mailed|messaged|texted|pressed|questioned|contacted|approached|begged|urged|petitioned|sued|put|sent|demanded|requested|sought|noted|wanted|quizzed|grilled|summoned|invited)$/;
/** A court, a debate or a filing that the previous sentence has set as the scene. */
const STAGE =
  /\b(?:at|in|during|before|after) (?:the|a|an|its|his|her|their|this|that)? ?(?:[\w-]+ ){0,2}(?:hearing|debate|trial|testimony|deposition|inquest|cross-examination)\b|\b(?:letter|filing|reply|motion|brief|submission|statement) to (?:the |a )?(?:[\w-]+ )?(?:court|tribunal|judge|committee|panel|inquiry)\b|\b(?:court|legal) (?:filings?|papers|documents)\b/;
/** People who were not reached because they were dead, lost or cut off. */
const LOST =
  /\b(?:body|bodies|missing|drowned|drowning|rescue\w*|searchers|storm|presumed|vanished|disappeared|kidnap\w*|take-?off|found dead|lost contact|wreck\w*|by radio|family said|relatives|curfew|boat was found)\b/;
const SO_LONG =
  /^.{0,60}?\bfor (?:about |nearly |over |more than |almost |at least )?(?:an?|\w+|several|many) (?:more )?(?:minutes?|hours?|days?|nights?|weeks?)\b/;
const SINCE_A_DAY = /^.{0,60}?\b(?:since \w+day|until (?:an hour|dawn|after|the|\w+ (?:minutes|hours)))\b/;
/** A year or decade of another century opens the sentence or ends the clause: that is history. */
const LONG_AGO =
  /^(?:in|during|after|before|throughout|at the time of|back in|at) [^.;]{0,60}?\b(?:1[0-9]\d\d\b|(?:nineteen-)?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b|(?:19|18)?\d0s\b)/;
const PAPERS =
  /^\S+ (?:\w+ )?to (?:publish|disclose|release|provide|share|produce|hand over|give|turn over|surrender|supply) (?:up )?(?:[\w'’-]+ ){0,4}?(?:records|returns|papers|accounts|tapes|logs|files|ledgers?|books|documents|e-?mails|archives?|keys|passwords?|will|diary|diaries|medical|tax)\b/;

/** Whether the story says, in this sentence (`lower`) or the one before, that somebody asked. */
export function isAsked(lower: string, before: string): boolean {
  return SOMEBODY_ASKED.test(lower) || SOMEBODY_ASKED.test(before);
}

/**
 * Whether the story shows that the missing answer was owed to somebody other than the newsroom, or to nobody: others
 * asked, in this sentence or the two before; those who were silent were dead, lost or cut off; it is history; documents
 * were refused rather than an answer.
 * @param lower the sentence in lower case, `index` where the wording begins in it
 * @param at the first token of the wording
 */
export function isOwedToOthers(
  analysis: Analysis,
  sentence: TokenRange,
  { lower, index, at }: { lower: string; index: number; at: number },
  parties: readonly TokenRange[],
): boolean {
  const rest = lower.slice(index);
  if (LONG_AGO.test(lower.slice(0, index))) return true;
  if (BY_A_NEWSROOM.test(lower)) return false;
  if (PAPERS.test(rest) || SO_LONG.test(rest) || SINCE_A_DAY.test(rest)) return true;
  if (LOST.test(lower)) return true;
  if (ASKED_BY_OTHERS.test(lower) || otherAskedIn(analysis, sentence, at, parties)) return true;
  const { layout } = analysis;
  const here = layout.sentenceOf[sentence.from] ?? 0;
  for (let back = 1; back <= 2; back++) {
    const earlier = layout.sentences[here - back];
    if (!earlier || earlier.to - earlier.from > 150) break;
    const words = lowered(analysis, earlier);
    if (BY_A_NEWSROOM.test(words)) break;
    if (STAGE.test(words) || OTHERS_ASKED.test(words)) return true;
    if (
      back === 1 &&
      isNamedIn(analysis, earlier, parties) &&
      otherAskedIn(analysis, earlier, earlier.to, parties)
    )
      return true;
  }
  return false;
}

const OTHERS_ASKED = new RegExp(
  `\\b${OTHERS}(?: \\w+){0,3} (?:asked|asks|wrote|pressed|questioned|sent|requested|demanded|noted|wanted to know|called|rang|e-?mailed|quizzed|grilled|summoned)\\b`,
);

/** "Asked by the MP for Skarv whether …": in parliament, at a hearing, at the gate. */
const ASKED_BY_OTHERS = new RegExp(
  `\\b(?:asked|pressed|questioned|challenged|quizzed|grilled) by (?:[\\w.'-]+ ){0,2}?(?:${OTHERS}|deputy|deputies|td|tds|mp|msp|sen\\.|rep\\.|councillors?|cllr|alderm[ae]n|opposition|counsel|ministers?)(?![\\w'])`,
);

/** Verbs of asking that need no object to show who was asked. */
const ASKS_FOR_IT = /^(asked|asks|wrote|requested|demanded|sought|petitioned|pressed|questioned)$/;

/** Before a verb of asking these mean that the person named was asked. */
const IS_ASKED = /^(?:is|are|was|were|be|been|being|gets?|got)$/;

/**
 * "The union asked the mill for a meeting, but the mill did not respond": the asker is neither the press nor the party,
 * and the party, or the person a pronoun stands for, is who was asked.
 * @param at where the missing answer begins: a verb after it is part of its wording
 */
function otherAskedIn(
  { tokens, tags, quotationOf, text }: Analysis,
  sentence: TokenRange,
  at: number,
  parties: readonly TokenRange[],
): boolean {
  const { lower } = tokens;
  const lastOf = ({ to }: TokenRange) => lower[to - 1] ?? '';
  const isPronoun = parties.some((party) => /^(he|she|it|they|which|who)$/.test(lastOf(party)));
  for (let k = sentence.from + 1; k <= at && k < sentence.to; k++) {
    if (!ASKING.test(lower[k] ?? '') || (quotationOf[k] ?? -1) >= 0) continue;
    if (
      tags[k - 1] === Tag.to ||
      IS_ASKED.test(lower[k - 1] ?? '') ||
      tags[k - 1] === Tag.wh ||
      /^(by|about)$/.test(lower[k + 1] ?? '')
    )
      continue;
    const asker = phraseBefore(tokens, tags, k, sentence.from);
    if (!asker) continue;
    const last = lastOf(asker);
    if (/^(i|we)$/.test(last) || parties.some((party) => lastOf(party) === last)) continue;
    const words = text.slice(tokens.start[asker.from], tokens.start[k]).toLowerCase();
    if (OF_PRESS.test(words) && !WHOSE_OTHERS.test(words)) return false;
    // somebody named as asking in an earlier sentence may be a journalist
    if (at === sentence.to && tags[asker.to - 1] === Tag.name) continue;
    if (k === at || isPronoun || ASKS_FOR_IT.test(lower[k] ?? '')) return true;
    for (let m = k + 1; m < at; m++) if (parties.some((party) => lastOf(party) === lower[m])) return true;
  }
  return false;
}

function lowered({ text, tokens }: Analysis, { from, to }: TokenRange): string {
  return text
    .slice(tokens.start[from], tokens.end[to - 1])
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/[^\S ]/g, ' ');
}

/** Whether a party, or the person a pronoun stands for, is in that sentence. */
function isNamedIn(
  { tokens: { lower } }: Analysis,
  { from, to }: TokenRange,
  parties: readonly TokenRange[],
): boolean {
  return parties.some((party) => {
    const last = lower[party.to - 1] ?? '';
    if (/^(he|she|it|they)$/.test(last)) return true;
    for (let k = from; k < to; k++) if (lower[k] === last) return true;
    return false;
  });
}

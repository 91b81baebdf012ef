import { type Analysis, mentionOf } from '../../analysis/analysis.ts';
import { tokenAt } from '../../analysis/token-places.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { wordTest } from '../../words/lexicon.ts';
import { signalGroup } from '../../words/signals.ts';
import type { Mention, NonResponseOutcome } from '../../words/types.ts';
import { isAskedByOthers, isOfOthers } from './asked-by-others.ts';
import { CALLS } from './calls.ts';
import { clauseOf } from './clause.ts';
import { DECLINED } from './declined.ts';
import { askedByUs, goesOnInNext } from './follow-up.ts';
import { HELD_OFF } from './held-off.ts';
import { listedAfter } from './listed-after.ts';
import { isAsked, isOwedToOthers } from './other-askers.ts';
import { OUT_OF_REACH } from './out-of-reach.ts';
import { OWN_REQUESTS } from './own-requests.ts';
import { partiesOf } from './parties.ts';
import { SILENCE } from './silence.ts';
import { UNANSWERED } from './unanswered.ts';
import { FILING, type Wording, YET_TO } from './wording.ts';

/** A sentence, or one of its clauses, that says someone did not answer, with every party it names. */
export type NonResponse = {
  /** The clause that says so (see clauseOf), usually the whole sentence. */
  range: TokenRange;
  outcome: NonResponseOutcome;
  parties: TokenRange[];
  cue: Mention;
  confidence: number;
  rule: string;
};

type Found = Omit<NonResponse, 'range' | 'cue'> & { at: number; after: number; isAside: boolean };

/** In order: of two that begin at the same word, the more specific first. */
export const WORDINGS: readonly Wording[] = [
  ...OWN_REQUESTS,
  ...UNANSWERED,
  ...SILENCE,
  ...CALLS,
  ...OUT_OF_REACH,
  ...DECLINED,
  ...HELD_OFF,
];

/** The words that each wording requires: most sentences lack those of nearly all wordings. */
const REQUIRED = signalGroup(WORDINGS.map(({ pattern }) => pattern));

/** Every wording contains at least one of these words: sentences without any are skipped unread. */
const SIGNALS = new Set(
  (
    'comment comments commented commenting commentary response responses respond responded responds responding reply replied replies ' +
    'replying declined declines decline declining demurred refused refuses refuse refusing reached contacted unreachable reachable ' +
    'unavailable available answer answered answering answers say saying discuss discussing discusses elaborate elaborating confirm ' +
    "confirmed silent divulge personnel looked turned waved wrote written put sent emailed e-mailed rang phoned messaged texted submitted talk shook nothing back instructions tight-lipped mum quiet ignored disregarded react reaction returned return wouldn't speculate specify identify " +
    'disclose referred refers defers deferred directed redirected pointed share located provide address talk speak spoken statement ' +
    'statements silence offer reveal attempt attempts efforts effort reach contact unsuccessful give name unanswered unreturned ' +
    'interview interviews interviewed hung walked left policy practice acknowledge acknowledged pick door phone word hear heard number ' +
    'barred prohibited forbidden precluded prevented restricted promised time explain describe unwilling willing drawn preparing drafting working publicly addressed approached get back note notes add asked pressed ' +
    'call calls line lines mobile disconnected switched rang silence forthcoming authenticate vouch verify corroborate awaited pending waiting ' +
    'letters vanished disappeared void ears kept rather prefer unacknowledged unheeded unread revert reverted gotten nobody none disconnecting cut slammed shut closed ' +
    'participating part awaiting picked pick received receipt messages message queries letter letters emails e-mails'
  ).split(' '),
);
const isSignal = wordTest((low) => SIGNALS.has(low));

/** In tokens and in characters: no reporter writes a longer sentence, and the patterns need not be tried on one. */
const LONGEST_SENTENCE = 150;
const LONGEST_IN_LETTERS = 2_000;

/** Finds the non-responses of a text in order: one per sentence, or two where two parties fared differently. */
export function findNonResponses(analysis: Analysis): NonResponse[] {
  const { layout, tokens, skipped } = analysis;
  const found: NonResponse[] = [];
  for (const sentence of layout.sentences) {
    if (skipped[sentence.from] || sentence.to - sentence.from > LONGEST_SENTENCE) continue;
    let signal = false;
    for (let i = sentence.from; i < sentence.to && !signal; i++)
      signal = isSignal(tokens.lexicon, tokens.number[i] as number);
    if (signal) found.push(...inSentence(analysis, sentence));
  }
  return found;
}

function inSentence(analysis: Analysis, sentence: TokenRange): NonResponse[] {
  const [first, ...later] = allIn(analysis, sentence);
  if (!first) return askedBefore(analysis, sentence);
  const elsewhere = later.filter(
    ({ at, parties }) =>
      at > first.after &&
      parties.length > 0 &&
      parties.every(({ from }) => from >= first.after && !isOf(analysis, from)) &&
      opensClause(analysis, Math.min(at, parties[0]?.from ?? at)),
  );
  const other = elsewhere.find(({ outcome }) => outcome !== first.outcome);
  // "A declined to comment, and so did B, who also declined": one outcome, with everyone it applies to.
  if (!other) for (const { parties } of elsewhere.slice(0, 1)) first.parties.push(...parties);
  const made = ({ at, after, isAside: _, ...one }: Found, range: TokenRange): NonResponse => ({
    ...one,
    range: clauseOf(analysis, range, { at, after, parties: one.parties }),
    cue: mentionOf(analysis, at, after),
  });
  if (!other) {
    const found = made(first, sentence);
    const next = nextOf(analysis, sentence);
    const goesOn = next && goesOnInNext(lowered(analysis, next), first.outcome);
    return [goesOn ? { ...found, range: { from: found.range.from, to: next.to } } : found];
  }
  const seam = seamBefore(analysis, other.parties[0]?.from ?? other.at, first.after);
  return [
    made(first, { from: sentence.from, to: seam }),
    made(other, { from: skipJoiner(analysis, seam, other.at), to: sentence.to }),
  ];
}

/**
 * "I asked the port for the logs. I am still waiting.": whom the writer asked, if the next sentence says nothing came.
 */
function askedBefore(analysis: Analysis, sentence: TokenRange): NonResponse[] {
  const next = nextOf(analysis, sentence);
  if (!next || !goesOnInNext(lowered(analysis, next), null) || allIn(analysis, next).length > 0) return [];
  const reach = askedByUs(lowered(analysis, sentence));
  if (reach === null) return [];
  const offset = analysis.tokens.start[sentence.from] ?? 0;
  const after = tokenAt(analysis, offset + reach);
  if ((analysis.quotationOf[after] ?? -1) >= 0) return [];
  const parties = listedAfter(analysis, after, sentence.to);
  if (parties.length === 0) return [];
  return [
    {
      range: { from: sentence.from, to: next.to },
      outcome: 'NO_RESPONSE',
      parties,
      cue: mentionOf(analysis, next.from, next.to),
      confidence: 0.8,
      rule: 'we asked, and nothing came',
    },
  ];
}

/** The next sentence, if it belongs to the same story and is short enough to read. */
function nextOf({ layout }: Analysis, { from }: TokenRange): TokenRange | null {
  const next = layout.sentences[(layout.sentenceOf[from] ?? 0) + 1];
  return next && next.to - next.from <= 20 ? next : null;
}

function lowered({ text, tokens }: Analysis, { from, to }: TokenRange): string {
  return text
    .slice(tokens.start[from], tokens.end[to - 1])
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/[^\S ]/g, ' ');
}

/** "A message left with his P.A. went unanswered": the aide of the first party, not a second party. */
function isOf({ tokens }: Analysis, party: number): boolean {
  const isOwned = (k: number) => /^(his|her|their|its)$/.test(tokens.lower[k] ?? '');
  return isOwned(party) || isOwned(party - 1);
}

const JOINER = /^(,|;|—|–|and|but|while|nor|whereas)$/;

/** Whether a party of its own may be named from `k` on: after "and", "but", "which". */
function opensClause({ tokens }: Analysis, k: number): boolean {
  const before = tokens.lower[k - 1] ?? '';
  const opener = /^(the|a|an)$/.test(before) ? (tokens.lower[k - 2] ?? '') : before;
  return JOINER.test(opener) || opener === 'which' || opener === 'who';
}

/** Where the clause of the second party begins: after the comma or "and" before it. */
function seamBefore({ tokens }: Analysis, party: number, least: number): number {
  for (let k = party - 1; k >= least; k--)
    if (JOINER.test(tokens.lower[k] ?? '')) {
      return tokens.lower[k - 1] === ',' && k - 1 >= least ? k - 1 : k;
    }
  return party;
}

function skipJoiner({ tokens }: Analysis, from: number, most: number): number {
  let k = from;
  while (k < most && JOINER.test(tokens.lower[k] ?? '')) k++;
  return k;
}

/** All matching wordings of a sentence, best first: those that name a party, those outside an aside, the earliest. */
function allIn(analysis: Analysis, sentence: TokenRange): Found[] {
  const { text, tokens, signals } = analysis;
  const number = analysis.layout.sentenceOf[sentence.from] ?? 0;
  const may = signals.among(number, REQUIRED);
  if (may.length === 0) return [];
  const offset = tokens.start[sentence.from] ?? 0;
  const end = tokens.end[sentence.to - 1] ?? offset;
  if (end - offset > LONGEST_IN_LETTERS) return [];
  const lower = text
    .slice(offset, end)
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/[^\S ]/g, ' ');
  // Some letters change length in lower case: then no offset would be right.
  if (lower.length !== end - offset) return [];
  const found: Found[] = [];
  for (const one of may) {
    const wording = WORDINGS[one] as Wording;
    wording.pattern.lastIndex = 0;
    for (
      let match = wording.pattern.exec(lower);
      match && match[0].length > 0;
      match = wording.pattern.exec(lower)
    ) {
      const at = tokenAt(analysis, offset + match.index);
      const after = tokenAt(analysis, offset + match.index + match[0].trimEnd().length - 1) + 1;
      const quoted = (analysis.quotationOf[at] ?? -1) >= 0;
      if ((quoted && !wording.quoted) || isAskedByOthers(lower, match.index, match[0], wording.outcome))
        continue;
      if (wording.asked && !isAsked(blanked(lower, match), wordsBefore(analysis, sentence))) continue;
      const parties = partiesOf(analysis, sentence, wording, at, after);
      if ((parties.length === 0 && !wording.alone) || isOfOthers(analysis, parties, lower)) continue;
      if (isOwedToOthers(analysis, sentence, { lower, index: match.index, at }, parties)) continue;
      found.push({
        at,
        after,
        outcome: outcomeOf(wording, match[0], lower),
        parties,
        isAside: /^(who|which)$/.test(tokens.lower[at - 1] ?? ''),
        confidence: parties.length > 0 ? wording.confidence : wording.confidence * 0.7,
        rule: wording.name,
      });
    }
  }
  const rank = ({ parties, isAside }: Found) => (parties.length === 0 ? 2 : 0) + (isAside ? 1 : 0);
  return found.sort((a, b) => rank(a) - rank(b) || a.at - b.at);
}

/**
 * "Yet to … as at the time of filing", "had not … as of press time": a state at that hour; "by press time" is a
 * deadline that has passed.
 */
const MAY_STILL_COME = new RegExp(
  `\\b${YET_TO} .*\\b(?:${FILING})|\\b(?:${FILING})\\b.*\\b${YET_TO} |` +
    `\\b(?:has|have|had) (?:still )?not .*\\b(?:as )?(?:at|as of|when) (?:${FILING})|\\b(?:at|as of) (?:${FILING})\\b.*\\b(?:has|have|had) (?:still )?not `,
);

/** The outcome of a wording; "immediately" means that the missing answer may still come. */
function outcomeOf({ outcome }: Wording, matched: string, sentence: string): NonResponseOutcome {
  if (outcome !== 'NO_RESPONSE') return outcome;
  if (MAY_STILL_COME.test(sentence)) return 'NO_IMMEDIATE_RESPONSE';
  return /\bimmediate(ly)?\b|\bright away\b|\bat once\b/.test(matched) ||
    /\bimmediately (respond|reply|return|answer|comment|hear)/.test(sentence)
    ? 'NO_IMMEDIATE_RESPONSE'
    : outcome;
}

/** A sentence with the words of a match blanked out: they cannot themselves be what says somebody asked. */
function blanked(lower: string, { 0: matched, index }: RegExpExecArray): string {
  return `${lower.slice(0, index)}${' '.repeat(matched.length)}${lower.slice(index + matched.length)}`;
}

/** The previous sentence, in lower case; empty at the beginning of a text. */
function wordsBefore({ text, tokens, layout }: Analysis, { from }: TokenRange): string {
  const earlier = layout.sentences[(layout.sentenceOf[from] ?? 0) - 1];
  if (!earlier || earlier.to - earlier.from > LONGEST_SENTENCE) return '';
  return text.slice(tokens.start[earlier.from], tokens.end[earlier.to - 1]).toLowerCase();
}

import { type Analysis, mentionOf } from '../analysis/analysis.ts';
import { tellsQuestion } from '../attribution/questions.ts';
import { wrongsToCheck } from '../knowledge/accusing-words.ts';
import { months, weekdays } from '../knowledge/months.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { wordTrait } from '../words/lexicon.ts';
import type { Reason } from '../words/types.ts';
import { accusedIn } from './accusation/find.ts';

/** A sentence or clause in the reporter's own voice, and how much it needs checking. */
export type Claim = { range: TokenRange; score: number; reasons: Reason[] };

const CAUSAL =
  /^(because|caused|causes|cause|led|leads|resulted|results|due|prompted|triggered|forced|sparked|thanks|fueled|fuelled)$/;
const COMPARATIVE =
  /^(more|fewer|less|higher|lower|larger|smaller|bigger|most|least|than|highest|lowest|largest|smallest|biggest|first|last|only|best|worst|record|double|doubled|tripled|half|majority|never|always|every)$/;
const CHANGE =
  /^(increased|decreased|rose|fell|grew|declined|dropped|gained|lost|won|surged|plunged|climbed|voted|passed|signed|approved|rejected|appointed|sent|elected|banned|ended|began|became|remains|condemned|deployed|withdrew|launched|announced|raised|spent|paid|owns|received|donated)$/;
const OPINION =
  /^(perhaps|maybe|should|ought|seems|seem|arguably|hopefully|sadly|unfortunately|clearly|surely|wonderful|terrible|beautiful|amazing|awful|ridiculous|absurd|great|i|we|my|our|you|your|let's|imagine)$/;

const EVIDENCE =
  /^(show|shows|showed|shown|appeared|appears|recorded|captured|depicts|depicted|reveals|revealed)$/;
const NUMBER =
  /^(million|billion|trillion|percent|dozens|hundreds|thousands|two|three|four|five|six|seven|eight|nine|ten|%)$/;

/** What a word shows by itself, a bit each, so that each list is searched once per word rather than once per place. */
const A_YEAR = 1;
const A_DATE = 2;
const A_NUMBER = 4;
const A_TIME = 8;
const A_CAUSE = 16;
const A_COMPARISON = 32;
const A_WRONG = 64;
const A_CHANGE = 128;
const SHOWN = 256;
const HELD = 512;

const ofWord = wordTrait(
  (low, word) =>
    (/^(19|20)\d\d$/.test(low) ? A_YEAR : 0) |
    (weekdays.has(low) || (months.has(low) && (low !== 'may' || word !== low)) ? A_DATE : 0) |
    (NUMBER.test(low) ? A_NUMBER : 0) |
    (/^(year|week|month)$/.test(low) ? A_TIME : 0) |
    (CAUSAL.test(low) ? A_CAUSE : 0) |
    (COMPARATIVE.test(low) ? A_COMPARISON : 0) |
    (wrongsToCheck.has(low) ? A_WRONG : 0) |
    (CHANGE.test(low) || /^(has|had|have|is|was|are|were)$/.test(low) ? A_CHANGE : 0) |
    (EVIDENCE.test(low) ? SHOWN : 0) |
    (OPINION.test(low) ? HELD : 0),
);

/** Marks between clauses. */
const DIVIDERS = new Set([',', ';', '—', '–']);

const THRESHOLD = 0.35;
const LONGEST = 120;

/** The claim that a whole sentence makes, or null where it makes none (opinion, question, fragment). */
export function claimIn(analysis: Analysis, sentence: TokenRange): Claim | null {
  const { word } = analysis.tokens;
  let last = sentence.to - 1;
  while (last > sentence.from && /^["”’)»']$/.test(word[last] ?? '')) last--;
  const mark = word[last] ?? '';
  if (!/^[.!…;]$/.test(mark) && !mark.endsWith('.')) return null;
  return weigh(analysis, sentence);
}

/**
 * The claims of a sentence that also reports someone's words: its clauses in the reporter's voice. `taken` marks the
 * tokens that belong to what is reported, its cue or its speaker.
 */
export function claimsBeside(
  analysis: Analysis,
  sentence: TokenRange,
  taken: (token: number) => boolean,
): Claim[] {
  const { tokens, tags } = analysis;
  if (sentence.to - sentence.from > 2 * LONGEST || tokens.word[sentence.to - 1] === '?') return [];
  const found: Claim[] = [];
  let from = sentence.from;
  const close = (to: number) => {
    let a = from;
    let b = to;
    while (a < b && (tags[a] === Tag.mark || /^(and|or)$/.test(tokens.lower[a] ?? ''))) a++;
    while (b > a && (tags[b - 1] === Tag.mark || tags[b - 1] === Tag.conjunction)) b--;
    // "Asked if the fire was linked to the strike": nobody claims it
    if (tellsQuestion({ tokens }, { from: a, to: b })) return;
    if (b - a >= 4 && tags[a] !== Tag.to && !(tags[a] === Tag.preposition && !hasFinite(tags, a, b))) {
      const claim = weigh(analysis, { from: a, to: b });
      if (claim) found.push(claim);
    }
  };
  for (let i = sentence.from; i < sentence.to; i++) {
    if (taken(i)) {
      if (i > from) close(i);
      from = i + 1;
    } else if (DIVIDERS.has(tokens.lower[i] ?? '') && startsClause(tokens.lower, tags, i + 1, sentence.to)) {
      close(i);
      from = i + 1;
    }
  }
  close(sentence.to);
  return found;
}

/**
 * Claims at the end of reported words that nobody is reported to have made: a relative clause about a name ("…, which
 * Norway has not signed"), a participle by which the reporter adds a fact ("…, pointing to the fleet's withdrawal").
 */
export function claimAtEnd(analysis: Analysis, content: TokenRange): Claim | null {
  const { tokens, tags, quotationOf } = analysis;
  for (let i = content.to - 4; i > content.from + 3; i--) {
    if (tokens.lower[i] !== ',' || (quotationOf[i] ?? -1) >= 0) continue;
    const opener = tokens.lower[i + 1] ?? '';
    const relative = opener === 'which' && tags[i + 2] === Tag.name;
    if (!relative && !/^(pointing|citing|referring|alluding)$/.test(opener)) return null;
    return weigh(analysis, { from: i + 1, to: content.to });
  }
  return null;
}

/** Whether a comma separates clauses rather than the words of a list. */
function startsClause(lower: readonly string[], tags: Uint8Array, i: number, to: number): boolean {
  if (i >= to) return false;
  const low = lower[i] ?? '';
  if (
    /^(which|who|whose|where|when|while|although|though|because|as|after|before)$/.test(low) ||
    tags[i] === Tag.gerund
  )
    return true;
  if (!/^(and|but|yet|so)$/.test(low)) return false;
  return hasFinite(tags, i + 1, Math.min(to, i + 8));
}

function hasFinite(tags: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const t = tags[i];
    if (t === Tag.auxiliary || t === Tag.modal || t === Tag.past || t === Tag.present) return true;
  }
  return false;
}

/** A score from 0 to 1 with its reasons, or null where the words claim nothing checkable. */
function weigh(analysis: Analysis, range: TokenRange): Claim | null {
  const { tokens, tags } = analysis;
  const { lower, lexicon, number } = tokens;
  const length = range.to - range.from;
  if (length < 4 || length > LONGEST) return null;
  let verb = false;
  let names = 0;
  let numbers = 0;
  let dates = 0;
  let causal = '';
  let comparative = '';
  let allegation = '';
  let change = '';
  let opinion = 0;
  let evidence = '';
  for (let i = range.from; i < range.to; i++) {
    const t = tags[i];
    if (t === Tag.auxiliary || t === Tag.modal || t === Tag.past || t === Tag.present || t === Tag.gerund)
      verb = true;
    else if (t === Tag.name && tags[i - 1] !== Tag.name) names++;
    const is = ofWord(lexicon, number[i] as number);
    if (t === Tag.number) {
      if ((is & A_YEAR) !== 0) dates++;
      else numbers++;
    }
    if (is === 0) continue;
    const low = lower[i] ?? '';
    if ((is & A_DATE) !== 0) dates++;
    if ((is & A_NUMBER) !== 0) numbers++;
    else if ((is & A_TIME) !== 0) dates += /^(last|this|next|past)$/.test(lower[i - 1] ?? '') ? 1 : 0;
    if (!causal && (is & A_CAUSE) !== 0) causal = low;
    if (!comparative && (is & A_COMPARISON) !== 0) comparative = low;
    if (!allegation && (is & A_WRONG) !== 0) allegation = low;
    if (!change && (is & A_CHANGE) !== 0) change = low;
    if (!evidence && (is & SHOWN) !== 0) evidence = low;
    if ((is & HELD) !== 0) opinion++;
  }
  if (!verb && !change) return null;
  const reasons: Reason[] = [];
  let score = 0.2;
  const count = (much: number, rule: string, detail: string) => {
    score += much;
    reasons.push({ rule, detail });
  };
  if (numbers > 0) count(0.22, 'number', `${numbers} ${numbers === 1 ? 'figure' : 'figures'}`);
  if (dates > 0) count(0.12, 'date', 'says when');
  if (names > 0) count(Math.min(0.2, 0.08 * names), 'name', `${names} ${names === 1 ? 'name' : 'names'}`);
  if (comparative) count(0.12, 'comparison', comparative);
  if (causal) count(0.12, 'cause', causal);
  if (allegation) count(0.15, 'allegation', allegation);
  if (change && names > 0) count(0.08, 'event or state', change);
  // that a named person did wrong is worth checking whatever else the sentence contains
  const [accused] = accusedIn(analysis, range);
  if (accused) count(0.25, 'accusation', mentionOf(analysis, accused.range.from, accused.range.to).text);
  if (evidence) count(0.2, 'evidence', evidence);
  if (opinion > 0) count(-0.18 * opinion, 'opinion', 'words of opinion or address');
  score = Math.max(0, Math.min(1, score));
  return score >= THRESHOLD ? { range, score, reasons } : null;
}

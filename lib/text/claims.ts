import type { Analysis } from './analysis.ts';
import { months, weekdays } from './lexicon/english-words.ts';
import type { TokenRange } from './sentences.ts';
import { Tag } from './tagger.ts';
import type { Reason } from './types.ts';

/** A sentence in the reporter's own voice and how much it asks to be checked. */
export type Claim = { sentence: TokenRange; score: number; reasons: Reason[] };

const CAUSAL =
  /^(because|caused|causes|cause|led|leads|resulted|results|due|prompted|triggered|forced|sparked|thanks|fueled|fuelled)$/;
const COMPARATIVE =
  /^(more|fewer|less|higher|lower|larger|smaller|bigger|most|least|than|highest|lowest|largest|smallest|biggest|first|last|only|best|worst|record|double|doubled|tripled|half|majority|never|always|every)$/;
const ALLEGATION =
  /^(allege|alleged|allegedly|accused|charged|convicted|indicted|arrested|fraud|corruption|bribery|illegal|illegally|unlawful|violated|killed|murder|raped|assault|abuse|scandal|guilty|sued|stole|stolen|lied|invasion|attack|attacked|bombing|torture)$/;
const CHANGE =
  /^(increased|decreased|rose|fell|grew|declined|dropped|gained|lost|won|surged|plunged|climbed|voted|passed|signed|approved|rejected|appointed|sent|elected|banned|ended|began|became|remains|condemned|deployed|withdrew|launched|announced|raised|spent|paid|owns|received|donated)$/;
const OPINION =
  /^(perhaps|maybe|should|ought|seems|seem|arguably|hopefully|sadly|unfortunately|clearly|surely|wonderful|terrible|beautiful|amazing|awful|ridiculous|absurd|great|i|we|my|our|you|your|let's|imagine)$/;

/** Score from 0 to 1 with its reasons, or null where a sentence is no factual claim (opinion, question, fragment). */
export function claimIn({ tokens, tags }: Analysis, sentence: TokenRange): Claim | null {
  const { lower, word } = tokens;
  const length = sentence.to - sentence.from;
  if (length < 5 || length > 120) return null;
  let verb = false;
  let names = 0;
  let numbers = 0;
  let dates = 0;
  let causal = '';
  let comparative = '';
  let allegation = '';
  let change = '';
  let opinion = 0;
  let last = sentence.to - 1;
  while (last > sentence.from && /^["”’)»']$/.test(word[last] ?? '')) last--;
  if (word[last] === '?') return null;
  if (
    word[last] !== '.' &&
    word[last] !== '!' &&
    word[last] !== '…' &&
    word[last] !== ';' &&
    !(word[last] ?? '').endsWith('.')
  )
    return null;
  for (let i = sentence.from; i < sentence.to; i++) {
    const low = lower[i] ?? '';
    const t = tags[i];
    if (t === Tag.auxiliary || t === Tag.modal || t === Tag.past || t === Tag.present) verb = true;
    if (t === Tag.name && tags[i - 1] !== Tag.name) names++;
    if (t === Tag.number) {
      if (/^(19|20)\d\d$/.test(low)) dates++;
      else numbers++;
    }
    if (weekdays.has(low) || (months.has(low) && (low !== 'may' || word[i] !== low))) dates++;
    if (
      /^(million|billion|trillion|percent|dozens|hundreds|thousands|two|three|four|five|six|seven|eight|nine|ten|%|year|week|month)$/.test(
        low,
      )
    ) {
      if (low === 'year' || low === 'week' || low === 'month')
        dates += /^(last|this|next|past)$/.test(lower[i - 1] ?? '') ? 1 : 0;
      else numbers++;
    }
    if (!causal && CAUSAL.test(low)) causal = low;
    if (!comparative && COMPARATIVE.test(low)) comparative = low;
    if (!allegation && ALLEGATION.test(low)) allegation = low;
    if (!change && (CHANGE.test(low) || /^(has|had|have|is|was|are|were)$/.test(low))) change = low;
    if (OPINION.test(low)) opinion++;
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
  if (opinion > 0) count(-0.18 * opinion, 'opinion', 'words of opinion or address');
  score = Math.max(0, Math.min(1, score));
  return score >= 0.35 ? { sentence, score, reasons } : null;
}

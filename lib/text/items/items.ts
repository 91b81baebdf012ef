import type { Analysis } from '../analysis/analysis.ts';
import { isFragment, spokenAfterColon, startsSentence } from '../analysis/spoken-spans.ts';
import { isMarked, markedTokens, rangeOf, spanOf, tokenAt } from '../analysis/token-places.ts';
import { brokenIn, isHeld } from '../attribution/broken-statements.ts';
import { type CueKind, cueKind } from '../attribution/cue-kinds.ts';
import { isToldTo } from '../attribution/hearings.ts';
import { isIdiom, sentencesLeftOpen } from '../attribution/idioms.ts';
import { isToldByNobody } from '../attribution/passives.ts';
import { isQuestionPut } from '../attribution/questions.ts';
import { deniesWhatWasSaid } from '../attribution/stance-verbs.ts';
import { unattributedQuotes } from '../attribution/unattributed.ts';
import { isNameInMarks } from '../marks/names-in-marks.ts';
import { isPronounOnly } from '../people/pronouns.ts';
import type { Resolver } from '../people/resolve.ts';
import { Tag } from '../sentences/tagger.ts';
import { isByForm } from '../story/told-in-parts.ts';
import type { Attribution, FoundItem, ItemKind, Span } from '../words/types.ts';
import { accusedIn, isAccusation } from './accusations.ts';
import { type Claim, claimAtEnd, claimIn, claimsBeside } from './claims.ts';
import { findNonResponses } from './non-response/find.ts';
import { partiesNamed } from './non-response/party-name.ts';

/** Makes the items of a story from its attributions, non-responses and claims, in text order. */
export function itemsOf(
  analysis: Analysis,
  attributions: readonly Attribution[],
  resolver: () => Resolver,
  full: boolean,
): FoundItem[] {
  const items: FoundItem[] = [];
  const kindOf = (one: Attribution): CueKind => {
    const { cue, reasons, start } = one;
    if (isHeld(one) || isToldTo(reasons) || isAccusation(reasons)) return 'claim';
    const read = cue && full ? cueKind(cue.text.replace(/\s+/g, ' ')) : 'speech';
    // "Counsel submitted that …": an act that introduces a clause reports it
    return read === 'act' && analysis.text.startsWith('that ', start) ? 'speech' : read;
  };
  const read = attributions.map((attribution) => {
    const kind = kindOf(attribution);
    return { attribution, kind, counts: isReport(analysis, attribution, kind) };
  });
  const whole = new Set(read.flatMap(({ attribution, counts }) => (counts ? [attribution.statement] : [])));
  const broken = brokenIn(attributions);
  // one part of a broken statement counts if the other part does
  const reports: Report[] = read.filter(({ attribution: { statement }, counts }) =>
    broken.has(statement) ? whole.has(statement) : counts,
  );
  // a silence that an interviewee reports is part of the answer
  const told = markedTokens(
    analysis,
    attributions.filter(isByForm).map((one) => rangeOf(analysis, one)),
  );
  const silences = full ? findNonResponses(analysis).filter(({ range }) => !isMarked(told, range)) : [];
  // "declined to comment" is the missing answer itself, not a stance as well
  const inSilence = markedTokens(
    analysis,
    silences.map(({ range }) => range),
  );
  const inItsCue = markedTokens(
    analysis,
    silences.map(({ cue }) => rangeOf(analysis, cue)),
  );
  const said = reports.filter(({ attribution: { type, cue } }) => {
    if (type !== 'indirect' || !cue) return true;
    return !isMarked(NO_ANSWER.test(cue.text) ? inSilence : inItsCue, rangeOf(analysis, cue));
  });
  quotedItems(analysis, said, broken, items);
  if (full) {
    const speaks = attributions.filter((one) => one.type === 'direct' || !isIdiom(one));
    items.push(...unattributedQuotes(analysis, speaks));
    // "The hearings ask whether …" leaves it open: not a claim either
    const silent = sentencesLeftOpen(analysis, attributions);
    const speakerBefore = speakersBefore(attributions);
    for (const found of silences) {
      const { start, end } = spanOf(analysis, found.range);
      const index = analysis.layout.sentenceOf[found.range.from] ?? 0;
      silent.add(index);
      items.push({
        kind: 'NON_RESPONSE',
        spans: [{ start, end }],
        speaker: null,
        cue: found.cue,
        force: null,
        polarity: null,
        occasion: null,
        date: null,
        parties: partiesNamed(analysis, resolver(), found.parties, speakerBefore(start)),
        outcome: found.outcome,
        checkWorthiness: null,
        confidence: found.confidence,
        reasons: [{ rule: 'non-response', detail: found.rule }],
      });
    }
    factualClaims(analysis, reports, silent, items);
  }
  return items.sort(
    (a, b) =>
      (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0) || (b.spans[0]?.end ?? 0) - (a.spans[0]?.end ?? 0),
  );
}

/** One sentence may report several who did not answer; its silence has the cue of the first. */
const NO_ANSWER = /\b(?:not|n[’']t|never|declined|refused)\b.*\b(?:respond|reply|answer|comment)/is;

/** An attribution that makes an item, and what its cue makes of it. */
type Report = { attribution: Attribution; kind: CueKind };

const SURE = 0.6;
/** The fewest tokens that reported words without marks must have to be an item. */
const LEAST_WORDS = 3;

/**
 * Whether an attribution is worth an item: quoted words always are; words without marks unless the cue is a mere act,
 * or the words are a fragment away from their cue that the model is unsure of.
 */
function isReport(analysis: Analysis, attribution: Attribution, kind: CueKind): boolean {
  const { type, start, end, cue, speaker, confidence, reasons } = attribution;
  if (isIdiom(attribution)) return false;
  if (deniesWhatWasSaid(analysis, attribution)) return true;
  if (type !== 'indirect' || !cue) return true;
  if (kind === 'act' || isQuestionPut(reasons)) return false;
  if (isAccusation(reasons) || reasons.some(({ rule }) => rule === 'according to')) return true;
  const { tags } = analysis;
  const from = tokenAt(analysis, start);
  const to = tokenAt(analysis, end);
  // "which China has not condemned": what is condemned comes before, and "which" says nothing.
  if (isPronounOnly(tags, from, to)) return false;
  const told = { cue: rangeOf(analysis, cue), speaker: speaker && rangeOf(analysis, speaker) };
  if (isToldByNobody(analysis, told)) return false;
  // "wrote on social media", "said nothing": two words without marks assert nothing that could be checked.
  if (kind !== 'claim' && to - from < LEAST_WORDS) return false;
  if (confidence >= SURE) return true;
  for (let i = from; i < to; i++) {
    const t = tags[i];
    if (t === Tag.auxiliary || t === Tag.modal || t === Tag.present || t === Tag.to) return true;
    // "the detained men": a participle is not a verb of its own
    const before = tags[i - 1];
    const attributive = before === Tag.determiner || before === Tag.adjective || before === Tag.number;
    if (t === Tag.past && !attributive) return true;
  }
  const cueEnd = tokenAt(analysis, cue.end);
  const apart = cueEnd <= from ? from - cueEnd : tokenAt(analysis, cue.start) - to;
  return apart <= 2;
}

/** Makes a look-up of the last speaker named before an offset; a binary search, as there may be thousands. */
function speakersBefore(attributions: readonly Attribution[]): (offset: number) => string | null {
  const named = attributions.filter(({ speaker }) => speaker);
  return (offset) => {
    let [low, high] = [0, named.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = (named[middle]?.start ?? 0) < offset ? [middle + 1, high] : [low, middle];
    }
    return named[low - 1]?.speaker?.name ?? null;
  };
}

/** Direct and partial quotes, paraphrases and attributed claims. */
function quotedItems(
  analysis: Analysis,
  reports: readonly Report[],
  broken: ReadonlyMap<number, Attribution>,
  items: FoundItem[],
) {
  const direct = new Map<number, FoundItem>();
  const indirect = new Map<number, FoundItem>();
  for (const { attribution, kind: cueIs } of reports) {
    const { speaker, cue, meant, occasion, date, confidence, reasons } = attribution;
    const base = {
      speaker,
      cue: meant?.cue ?? cue,
      force: meant?.force ?? ('SAID' as const),
      polarity: meant?.polarity ?? ('AFFIRMED' as const),
      occasion,
      date,
      parties: [],
      outcome: null,
      checkWorthiness: null,
      confidence,
      reasons,
    };
    const make = (kind: ItemKind, spans: Span[]): FoundItem => ({ ...base, kind, spans });
    const span = { start: attribution.start, end: attribution.end };
    if (attribution.type === 'direct') {
      const joined = direct.get(attribution.statement);
      const beside = indirect.get(attribution.statement);
      if (beside && broken.has(attribution.statement)) beside.spans.push(span);
      const first = broken.get(attribution.statement);
      // "Even then", she said, "it held": short as they are, its parts make a sentence
      const isWhole = first?.type === 'direct' && startsSentence(analysis, first);
      const kind =
        !joined && !isWhole && !isByForm(attribution) && isFragment(analysis, attribution)
          ? 'PARTIAL_QUOTE'
          : 'DIRECT_QUOTE';
      if (joined) {
        joined.spans.push(span);
        continue;
      }
      const item = make(kind, [span]);
      if (kind === 'DIRECT_QUOTE') direct.set(attribution.statement, item);
      items.push(item);
      if (kind === 'PARTIAL_QUOTE' && cueIs === 'claim') items.push(make('ATTRIBUTED_CLAIM', [span]));
      continue;
    }
    const spoken = attribution.type === 'mixed' ? spokenAfterColon(analysis, attribution) : null;
    const own = spoken ? { start: span.start, end: spoken.clauseEnd } : span;
    const part = broken.has(attribution.statement) ? indirect.get(attribution.statement) : undefined;
    if (part) part.spans.push(own);
    else if (cueIs !== 'fact' || attribution.type === 'mixed') {
      const accused = cue && isAccusation(reasons) && accusedIn(analysis, rangeOf(analysis, cue));
      const spans = accused ? [spanOf(analysis, accused), own] : [own];
      items.push(make(cueIs === 'claim' || cueIs === 'act' ? 'ATTRIBUTED_CLAIM' : 'PARAPHRASE', spans));
      indirect.set(attribution.statement, items.at(-1) as FoundItem);
    }
    if (attribution.type === 'mixed') {
      for (const quotation of analysis.quotations) {
        if (quotation.start >= own.end) break;
        if (
          quotation.start >= own.start &&
          quotation.end <= own.end &&
          !quotation.single &&
          !isNameInMarks(analysis.tokens, quotation)
        ) {
          items.push(make('PARTIAL_QUOTE', [{ start: quotation.start, end: quotation.end }]));
        }
      }
    }
    if (spoken) {
      const item = make('DIRECT_QUOTE', [spoken.span]);
      if (!direct.has(attribution.statement)) direct.set(attribution.statement, item);
      items.push(item);
    }
  }
}

function factualClaims(
  analysis: Analysis,
  found: readonly Report[],
  silent: ReadonlySet<number>,
  items: FoundItem[],
) {
  const { layout, skipped, quotationOf, quotations, tokens } = analysis;
  const taken = new Uint8Array(tokens.count);
  const reports = new Uint8Array(layout.sentences.length);
  for (const { attribution, kind } of found) {
    if (kind === 'fact' && attribution.type === 'indirect') continue;
    const { start, end, cue, speaker } = attribution;
    // a person whom an interview's introduction names is named there in the reporter's voice
    for (const span of isByForm(attribution) ? [{ start, end }] : [{ start, end }, cue, speaker]) {
      if (!span) continue;
      for (
        let i = tokenAt(analysis, span.start);
        i < tokens.count && (tokens.start[i] ?? 0) < span.end;
        i++
      ) {
        taken[i] = 1;
        reports[layout.sentenceOf[i] ?? 0] = 1;
      }
    }
  }
  for (let s = 0; s < layout.sentences.length; s++) {
    const sentence = layout.sentences[s];
    if (!sentence || silent.has(s) || skipped[sentence.from]) continue;
    const q = quotationOf[sentence.from] ?? -1;
    if (q >= 0 && (quotations[q]?.to ?? 0) >= sentence.to) continue;
    const whole = reports[s] ? null : claimIn(analysis, sentence);
    const claims = reports[s]
      ? claimsBeside(analysis, sentence, (i) => taken[i] === 1 || (quotationOf[i] ?? -1) >= 0)
      : whole
        ? [whole]
        : [];
    for (const claim of claims) items.push(factualClaim(analysis, claim, reports[s] ? 0.45 : 0.6));
  }
  for (const { attribution } of found) {
    const { type, start, end } = attribution;
    if (type === 'direct') continue;
    const claim = claimAtEnd(analysis, { from: tokenAt(analysis, start), to: tokenAt(analysis, end) });
    if (claim) items.push(factualClaim(analysis, claim, 0.35));
  }
}

function factualClaim(analysis: Analysis, claim: Claim, confidence: number): FoundItem {
  return {
    kind: 'FACTUAL_CLAIM',
    spans: [spanOf(analysis, claim.range)],
    speaker: null,
    cue: null,
    force: null,
    polarity: null,
    occasion: null,
    date: null,
    parties: [],
    outcome: null,
    checkWorthiness: Math.round(claim.score * 100) / 100,
    confidence,
    reasons: claim.reasons,
  };
}

import type { Analysis } from './analysis.ts';
import { type Claim, claimAtEnd, claimIn, claimsBeside } from './claims.ts';
import { saying } from './lexicon/english-verbs.ts';
import { findNonResponses } from './non-response.ts';
import type { Resolver } from './resolve.ts';
import type { Attribution, FoundItem, ItemKind, PartyMention, Span } from './types.ts';

/** Cues that report a stance, a charge or a presentation rather than words said. */
const CLAIM_CUE =
  /\b(den(y|ies|ied|ying)|present(s|ed|ing)? (him|her|it|them)sel(f|ves)|label(s|ed|ing|led)?|accus(e|es|ed|ing)|blam(e|es|ed|ing)|believ(e|es|ed|ing)|think(s|ing)?|thought|want(s|ed|ing)?|view(s|ed|ing)?|consider(s|ed|ing)?|see(s|n)?|saw|regard(s|ed)?|support(s|ed|ing)?|oppos(e|es|ed|ing)|hop(e|es|ed|ing)|expect(s|ed|ing)?|fear(s|ed|ing)?|feel(s|ing)?|felt|know(s)?|knew|plan(s|ned|ning)?|intend(s|ed)?|criticiz(e|es|ed|ing)|denounc(e|es|ed|ing)|condemn(s|ed|ing)?|reject(s|ed|ing)?|describ(e|es|ed|ing)|brand(s|ed)?|dub(s|bed)?|refus(e|es|ed|ing)|show(s|ed|n)?|found|find(s)?|suggest(s|ed)?|indicat(e|es|ed)|allegedly|seek(s|ing)?|sought)\b/i;

/** Whether a cue reports words said, rather than a stance, a belief or what a document shows. */
function isSpeech(cue: string): boolean {
  if (CLAIM_CUE.test(cue)) return false;
  const words = cue.toLowerCase().match(/[\p{L}'-]+/gu) ?? [];
  return (
    words.length === 0 ||
    words.some((word) => saying.has(word) || word === 'according' || word === 'in' || word === 'for')
  );
}

/** Makes the items of a story from its attributions, non-responses and claims, in text order. */
export function itemsOf(
  analysis: Analysis,
  attributions: readonly Attribution[],
  resolver: Resolver,
  full: boolean,
): FoundItem[] {
  const items: FoundItem[] = [];
  quotedItems(analysis, attributions, items);
  if (full) {
    const silent = new Set<number>();
    for (const found of findNonResponses(analysis)) {
      const { start, end } = spanOf(analysis, found.sentence);
      const index = analysis.layout.sentenceOf[found.sentence.from] ?? 0;
      silent.add(index);
      items.push({
        kind: 'NON_RESPONSE',
        spans: [{ start, end }],
        speaker: null,
        cue: found.cue,
        occasion: null,
        date: null,
        parties: found.parties.map(
          (range): PartyMention => ({ ...mention(analysis, range), name: resolver.name(range, null) }),
        ),
        outcome: found.outcome,
        checkWorthiness: null,
        confidence: found.confidence,
        reasons: [{ rule: 'non-response', detail: found.rule }],
      });
    }
    factualClaims(analysis, attributions, silent, items);
  }
  return items.sort(
    (a, b) =>
      (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0) || (b.spans[0]?.end ?? 0) - (a.spans[0]?.end ?? 0),
  );
}

/** Direct and partial quotes, paraphrases and attributed claims. */
function quotedItems(analysis: Analysis, attributions: readonly Attribution[], items: FoundItem[]) {
  const direct = new Map<number, FoundItem>();
  for (const attribution of attributions) {
    const { speaker, cue, occasion, date, confidence, reasons } = attribution;
    const base = {
      speaker,
      cue,
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
      const kind = !joined && isFragment(analysis, attribution) ? 'PARTIAL_QUOTE' : 'DIRECT_QUOTE';
      if (joined) {
        joined.spans.push(span);
        continue;
      }
      const item = make(kind, [span]);
      if (kind === 'DIRECT_QUOTE') direct.set(attribution.statement, item);
      items.push(item);
      if (kind === 'PARTIAL_QUOTE' && cue && !isSpeech(cue.text))
        items.push(make('ATTRIBUTED_CLAIM', [span]));
      continue;
    }
    items.push(make(cue && !isSpeech(cue.text) ? 'ATTRIBUTED_CLAIM' : 'PARAPHRASE', [span]));
    if (attribution.type === 'mixed') {
      for (const quotation of analysis.quotations) {
        if (quotation.start >= attribution.end) break;
        if (quotation.start >= attribution.start && quotation.end <= attribution.end && !quotation.single) {
          items.push(make('PARTIAL_QUOTE', [{ start: quotation.start, end: quotation.end }]));
        }
      }
    }
  }
}

/** A quotation that is part of the reporter's sentence rather than sentences of its own. */
function isFragment({ text }: Analysis, { start, end }: Attribution): boolean {
  const inner = text.slice(start, end).replace(/^["“”„«»‘'\s]+|["“”»«’'\s]+$/g, '');
  const words = inner.split(/\s+/).length;
  const first = inner.charAt(0);
  if (first !== first.toLowerCase() || /[0-9]/.test(first)) return words < 3 && !/[.!?,…]$/.test(inner);
  if (first === first.toUpperCase()) return false;
  return !/^(\.\.\.|…|\[)/.test(inner);
}

function factualClaims(
  analysis: Analysis,
  attributions: readonly Attribution[],
  silent: ReadonlySet<number>,
  items: FoundItem[],
) {
  const { layout, skipped, quotationOf, quotations, tokens } = analysis;
  const taken = new Uint8Array(tokens.count);
  const reports = new Uint8Array(layout.sentences.length);
  for (const { start, end, cue, speaker } of attributions) {
    for (const span of [{ start, end }, cue, speaker]) {
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
  for (const { type, start, end } of attributions) {
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
    occasion: null,
    date: null,
    parties: [],
    outcome: null,
    checkWorthiness: Math.round(claim.score * 100) / 100,
    confidence,
    reasons: claim.reasons,
  };
}

/** The first token that ends after an offset. */
function tokenAt({ tokens }: Analysis, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.end[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function spanOf({ tokens }: Analysis, { from, to }: { from: number; to: number }): Span {
  return { start: tokens.start[from] ?? 0, end: tokens.end[to - 1] ?? 0 };
}

function mention(analysis: Analysis, range: { from: number; to: number }) {
  const span = spanOf(analysis, range);
  return { ...span, text: analysis.text.slice(span.start, span.end) };
}

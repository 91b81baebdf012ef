import type { Analysis } from './analysis.ts';
import { saying, thinking } from './lexicon/english-verbs.ts';
import { canSpeak, phraseBefore, phraseStartingAt } from './mentions.ts';
import type { Quotation } from './quotation-marks.ts';
import type { TokenRange } from './sentences.ts';
import { Tag } from './tagger.ts';
import type { AttributionType, Reason } from './types.ts';

/** An attribution as ranges of tokens, before names are resolved. */
export type Draft = {
  content: TokenRange;
  speaker: TokenRange | null;
  cue: TokenRange | null;
  type: AttributionType;
  /** Drafts of one interrupted or continued statement share this number. */
  statement: number;
  confidence: number;
  reasons: Reason[];
};

const CLAUSE_END = new Set(['.', '!', '?', ';', '…']);

/** Finds attributions in English by rule: quotations with a cue beside them, reported clauses, "according to". */
export function attributionsByRule(analysis: Analysis): Draft[] {
  const { layout, quotationOf, skipped, quotations } = analysis;
  const drafts: Draft[] = [];
  const used = new Set<number>();
  let statement = 0;
  for (const sentence of layout.sentences) {
    if (skipped[sentence.from]) continue;
    if (
      quotationOf[sentence.from] === quotationOf[sentence.to - 1] &&
      (quotationOf[sentence.from] ?? -1) >= 0
    )
      continue;
    statement = inSentence(analysis, sentence, drafts, used, statement);
  }
  // quotations of their own: whole sentences without a cue
  for (let q = 0; q < quotations.length; q++) {
    const quotation = quotations[q];
    if (!quotation || used.has(q) || quotation.single) continue;
    if (!isWholeSpeech(analysis, quotation)) continue;
    drafts.push({
      content: { from: quotation.from, to: quotation.to },
      speaker: null,
      cue: null,
      type: 'direct',
      statement: statement++,
      confidence: 0.7,
      reasons: [{ rule: 'quotation', detail: 'whole sentences in quotation marks' }],
    });
  }
  return drafts.sort((a, b) => a.content.from - b.content.from);
}

function isWholeSpeech({ tokens, layout, quotations }: Analysis, quotation: Quotation): boolean {
  const sentence = layout.sentences[layout.sentenceOf[quotation.from] ?? 0];
  const inner = tokens.word[quotation.to - 2] ?? '';
  const opens = sentence !== undefined && sentence.from === quotation.from;
  return (
    opens &&
    quotation.to - quotation.from > 5 &&
    (/^[.!?…,]$/.test(inner) || quotations.length > 0) &&
    /^[.!?…,]$/.test(inner)
  );
}

function inSentence(
  analysis: Analysis,
  sentence: TokenRange,
  drafts: Draft[],
  used: Set<number>,
  first: number,
): number {
  const { tokens, tags, quotationOf, quotations } = analysis;
  let statement = first;
  const add = (draft: Omit<Draft, 'type' | 'statement'>, shared?: number) => {
    drafts.push({ ...draft, type: typeOf(analysis, draft.content), statement: shared ?? statement++ });
    for (let k = draft.content.from; k < draft.content.to; k++) {
      const q = quotationOf[k] ?? -1;
      if (q >= 0) used.add(q);
    }
  };
  let covered = sentence.from;
  for (let i = sentence.from; i < sentence.to; i++) {
    if ((quotationOf[i] ?? -1) >= 0 || i < covered) continue;
    const low = tokens.lower[i] ?? '';
    if (low === 'according' && tokens.lower[i + 1] === 'to') {
      const speaker = phraseStartingAt(tokens, tags, i + 2, sentence.to);
      if (!speaker) continue;
      const content = contentBeside(analysis, sentence, { from: i, to: speaker.to }, i);
      if (!content) continue;
      add({
        content,
        speaker,
        cue: { from: i, to: i + 2 },
        confidence: 0.8,
        reasons: [{ rule: 'according to', detail: 'according to' }],
      });
      covered = Math.max(i + 1, content.to);
      continue;
    }
    const strong = saying.has(low);
    if ((!strong && !thinking.has(low)) || tags[i] === Tag.name) continue;
    if (tags[i - 1] === Tag.determiner || tags[i - 1] === Tag.possessive) continue;
    const cue = { from: i, to: i + 1 };
    const before = phraseBefore(tokens, tags, i, sentence.from);
    const after = phraseStartingAt(tokens, tags, i + 1, sentence.to);
    const speakerBefore = before && canSpeak(tokens, tags, before) ? before : null;
    const quotedBefore =
      (quotationOf[i - 1] ?? -1) >= 0 || (speakerBefore && endsQuotation(analysis, speakerBefore.from));
    const inverted =
      strong &&
      after &&
      canSpeak(tokens, tags, after) &&
      (quotedBefore || tokens.lower[i - 1] === ',') &&
      !speakerBefore;
    const speaker = inverted ? after : speakerBefore;
    // after the cue: a quotation or a clause
    let from = i + 1;
    if (!speaker && !/^(adding|saying|noting|telling|arguing|claiming)$/.test(low)) continue;
    if (low === 'told' || low === 'tells' || low === 'telling' || low === 'reminded' || low === 'warned') {
      const addressee = phraseStartingAt(tokens, tags, from, sentence.to);
      if (addressee && !isClauseVerb(analysis, addressee.to)) from = addressee.to;
    }
    while (from < sentence.to && isTime(analysis, from)) from++;
    const quotedAfter = nextQuotation(analysis, from, sentence.to);
    const leftContent =
      quotedBefore || tokens.lower[(speakerBefore?.from ?? i) - 1] === ','
        ? contentBefore(analysis, sentence, speakerBefore?.from ?? i)
        : null;
    if (leftContent && (strong || quotedBefore)) {
      const shared = statement++;
      const type = quotedBefore ? 'quotation before the cue' : 'clause before the cue';
      add(
        {
          content: leftContent,
          speaker: speaker,
          cue,
          confidence: quotedBefore ? 0.95 : 0.75,
          reasons: [{ rule: type, detail: low }],
        },
        shared,
      );
      // … she said, "…"
      const end = inverted && after ? after.to : i + 1;
      const q = nextQuotation(analysis, end, sentence.to);
      if (q >= 0) {
        const quotation = quotations[q];
        if (quotation) {
          add(
            {
              content: { from: quotation.from, to: quotation.to },
              speaker,
              cue,
              confidence: 0.9,
              reasons: [{ rule: 'interrupted quotation', detail: low }],
            },
            shared,
          );
          covered = quotation.to;
        }
      }
      continue;
    }
    if (inverted) continue;
    const that = tokens.lower[from] === 'that';
    const clause =
      that ||
      quotedAfter >= 0 ||
      /^(to|he|she|they|it|we|i|the|his|her|their|its|there|whether)$/.test(tokens.lower[from] ?? '') ||
      tags[from] === Tag.name;
    if (!clause || (!strong && !that)) continue;
    const content = trimRange(analysis, from, sentence.to);
    if (!content || content.to - content.from < 2) continue;
    add({
      content,
      speaker,
      cue,
      confidence: that ? 0.85 : quotedAfter >= 0 ? 0.85 : 0.6,
      reasons: [{ rule: that ? 'clause with that' : 'clause after the cue', detail: low }],
    });
    covered = content.to;
  }
  return statement;
}

function isTime({ tokens, tags }: Analysis, i: number): boolean {
  return (
    tags[i] === Tag.adverb ||
    /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|on|,|:|yesterday|today)$/.test(
      tokens.lower[i] ?? '',
    )
  );
}

function isClauseVerb({ tags }: Analysis, i: number): boolean {
  return (
    tags[i] === Tag.auxiliary || tags[i] === Tag.modal || tags[i] === Tag.past || tags[i] === Tag.present
  );
}

function nextQuotation({ quotationOf, tokens }: Analysis, from: number, to: number): number {
  for (let k = from; k < to && k < from + 12; k++) {
    const q = quotationOf[k] ?? -1;
    if (q >= 0) return q;
    if (CLAUSE_END.has(tokens.lower[k] ?? '')) return -1;
  }
  return -1;
}

function endsQuotation({ quotationOf, tokens }: Analysis, i: number): boolean {
  return (quotationOf[i - 1] ?? -1) >= 0 || (tokens.lower[i - 1] === ',' && (quotationOf[i - 2] ?? -1) >= 0);
}

function contentBefore(analysis: Analysis, sentence: TokenRange, to: number): TokenRange | null {
  return trimRange(analysis, startOfSpeech(analysis, sentence, to), to);
}

/** A quotation that ran over sentences before this one's start is taken whole. */
function startOfSpeech({ quotationOf, quotations }: Analysis, sentence: TokenRange, to: number): number {
  const q = quotationOf[sentence.from] ?? -1;
  const quotation = q >= 0 ? quotations[q] : undefined;
  if (quotation && quotation.from < sentence.from && quotation.to <= to) return quotation.from;
  return sentence.from;
}

function contentBeside(
  analysis: Analysis,
  sentence: TokenRange,
  phrase: TokenRange,
  cue: number,
): TokenRange | null {
  if (cue - sentence.from > 2) return contentBefore(analysis, sentence, cue);
  let from = phrase.to;
  const { tokens } = analysis;
  for (let k = from; k < sentence.to && k < from + 25; k++) {
    if (tokens.lower[k] === ',') {
      from = k + 1;
      break;
    }
  }
  return trimRange(analysis, from, sentence.to);
}

/** Without the commas, full stops and conjunctions at the edges; null where nothing is left. */
function trimRange({ tokens, tags, quotationOf }: Analysis, from: number, to: number): TokenRange | null {
  let a = from;
  let b = to;
  while (a < b && tags[a] === Tag.mark && (quotationOf[a] ?? -1) < 0) a++;
  while (b > a && tags[b - 1] === Tag.mark && (quotationOf[b - 1] ?? -1) < 0) b--;
  if (
    a < b &&
    a > 0 &&
    /^(but|and|so|still|yet)$/.test(tokens.lower[a] ?? '') &&
    tokens.word[a] !== tokens.lower[a]
  )
    a++;
  return b > a ? { from: a, to: b } : null;
}

/** Direct, mixed or indirect by how much of the content stands in quotation marks. */
export function typeOf(
  { tags, quotationOf, quotations }: Analysis,
  { from, to }: TokenRange,
): AttributionType {
  let words = 0;
  let quoted = 0;
  for (let k = from; k < to; k++) {
    if (tags[k] === Tag.mark) continue;
    words++;
    const q = quotationOf[k] ?? -1;
    if (q >= 0 && !quotations[q]?.single) quoted++;
  }
  if (quoted === 0) return 'indirect';
  return quoted >= words * 0.95 || words - quoted <= 1 ? 'direct' : 'mixed';
}

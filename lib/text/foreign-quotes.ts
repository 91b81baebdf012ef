import type { Analysis } from './analysis.ts';
import type { Draft } from './attribution-rules.ts';
import { foreignCues } from './lexicon/foreign-cues.ts';
import type { Quotation } from './quotation-marks.ts';
import type { TokenRange } from './sentences.ts';
import { Kind } from './tokens.ts';

const REACH = 14;
const VERB_SETS = new Map(Object.entries(foreignCues).map(([code, cues]) => [code, new Set(cues.verbs)]));

/**
 * Direct quotations in a language whose marks and cue verbs are known, or (`language` without cue verbs) by
 * the marks alone. Speakers are the capitalised words or the pronoun beside the cue.
 */
export function quotationsIn(analysis: Analysis, language: string): Draft[] {
  const { quotations } = analysis;
  const verbs = VERB_SETS.get(language);
  const drafts: Draft[] = [];
  let statement = -1;
  let lastCue: TokenRange | null = null;
  let previous: Quotation | null = null;
  for (const quotation of quotations) {
    const words = quotation.to - quotation.from;
    if (words < 3) continue;
    const cue = verbs ? cueBeside(analysis, quotation, verbs) : null;
    const whole = isSpeech(analysis, quotation);
    const goesOn = quotation.continued && previous?.continues === true;
    if (verbs && !cue && !whole && !goesOn) continue;
    if (quotation.single && !cue) continue;
    const joined = goesOn || (cue !== null && lastCue !== null && cue.from === lastCue.from);
    if (!joined) statement++;
    const speaker = cue && verbs ? speakerBeside(analysis, cue, quotation, language) : null;
    drafts.push({
      content: { from: quotation.from, to: quotation.to },
      speaker,
      cue,
      type: 'direct',
      statement: Math.max(0, statement),
      confidence: !verbs ? 0.4 : cue ? (speaker ? 0.9 : 0.75) : 0.55,
      reasons: [
        cue
          ? {
              rule: 'quotation with a cue verb',
              detail: analysis.tokens.word.slice(cue.from, cue.to).join(' '),
            }
          : { rule: verbs ? 'quotation' : 'marks alone', detail: 'words in quotation marks' },
      ],
    });
    if (cue) lastCue = cue;
    previous = quotation;
  }
  return drafts;
}

/** Whole sentences: opens with a capital and closes with punctuation, or is long. */
function isSpeech({ tokens }: Analysis, quotation: Quotation): boolean {
  const first = tokens.word[quotation.from + 1] ?? '';
  const last = tokens.word[quotation.to - (quotation.closed ? 2 : 1)] ?? '';
  const after = tokens.word[quotation.to] ?? '';
  const opensUpper = first.toLowerCase() !== first || tokens.kind[quotation.from + 1] === Kind.symbol;
  return (
    opensUpper &&
    quotation.to - quotation.from > 5 &&
    (/^[.!?…,。！？]$/.test(last) || /^[,.–—]$/.test(after))
  );
}

function cueBeside(
  { tokens, layout, quotationOf }: Analysis,
  quotation: Quotation,
  verbs: ReadonlySet<string>,
): TokenRange | null {
  const paragraph = layout.paragraphs.find(
    (range) => quotation.from >= range.from && quotation.from < range.to,
  );
  if (!paragraph) return null;
  for (let k = quotation.to; k < paragraph.to && k < quotation.to + REACH; k++) {
    if ((quotationOf[k] ?? -1) >= 0) break;
    const low = tokens.lower[k] ?? '';
    if (verbs.has(low)) return { from: k, to: k + 1 };
    if (/^[.!?;]$/.test(low) && k > quotation.to) break;
  }
  let nearest: TokenRange | null = null;
  for (let k = quotation.from - 1; k >= paragraph.from && k > quotation.from - REACH - 6; k--) {
    if ((quotationOf[k] ?? -1) >= 0) break;
    const low = tokens.lower[k] ?? '';
    if (/^[.!?;]$/.test(low)) break;
    if (verbs.has(low)) {
      nearest = { from: k, to: k + 1 };
      break;
    }
  }
  return nearest;
}

function speakerBeside(
  { tokens, quotationOf }: Analysis,
  cue: TokenRange,
  quotation: Quotation,
  language: string,
): TokenRange | null {
  const cues = foreignCues[language];
  if (!cues) return null;
  const { lower, word } = tokens;
  const isUpper = (k: number) => {
    const w = word[k] ?? '';
    return tokens.kind[k] === Kind.word && w.toLowerCase() !== w;
  };
  const stop = (k: number) => (quotationOf[k] ?? -1) >= 0 || /^[.!?;:]$/.test(lower[k] ?? '');
  if (/-(t-)?(il|elle|ils|elles|on)$/.test(lower[cue.from] ?? '')) return { from: cue.from, to: cue.to };
  const forward = (): TokenRange | null => {
    for (let k = cue.to; k < cue.to + 9 && k < tokens.count && !stop(k); k++) {
      if (cues.pronouns.has(lower[k] ?? '')) return { from: k, to: k + 1 };
      if (!isUpper(k)) continue;
      let to = k + 1;
      while (
        to < tokens.count &&
        to < k + 10 &&
        (isUpper(to) || (cues.particles.has(lower[to] ?? '') && isUpper(to + 1)))
      )
        to++;
      let from = k;
      while (from > cue.to && /^\p{Ll}+$/u.test(word[from - 1] ?? '')) from--;
      return { from, to };
    }
    return null;
  };
  const backward = (): TokenRange | null => {
    for (let k = cue.from - 1; k >= 0 && k > cue.from - 12 && !stop(k); k--) {
      if (cues.pronouns.has(lower[k] ?? '')) return { from: k, to: k + 1 };
      if (!isUpper(k)) continue;
      let from = k;
      while (
        from > 0 &&
        !stop(from - 1) &&
        (isUpper(from - 1) || (cues.particles.has(lower[from - 1] ?? '') && isUpper(from - 2)))
      )
        from--;
      return { from, to: k + 1 };
    }
    return null;
  };
  return cue.from >= quotation.to ? (forward() ?? backward()) : (backward() ?? forward());
}

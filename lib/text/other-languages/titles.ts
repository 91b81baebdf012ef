import type { Quotation } from '../marks/quotation.ts';
import { Kind } from '../words/tokens.ts';
import { type ForeignReading, INVERSION, isUpper, phraseAt } from './reading.ts';

const LONGEST_TITLE = 8;
/** German newspapers whose name is a plain noun. */
const GERMAN_PAPERS =
  /^(?:bild|welt|zeit|spiegel|stern|focus|handelsblatt|tagesspiegel|kicker|taz|post|kurier|times|heute|tagesschau|tagesthemen)$/;
/** Words that occur only in sentences. */
const OF_SENTENCES =
  /^(?:не|ні|нет|немає|ми|мы|я|це|это|ти|вы|ви|есть|є|буде|будет|ne|n'.*|nous|je|j'.*|vous|est|c'est|no|es|son|hay|nosotros|yo|ist|sind|wir|ich|nicht|kein|keine)$/;

/**
 * Marks each quotation that is the name of a newspaper, work or firm rather than a speaker's words: recognised by the
 * noun before it, by its few capitalised words without a verb, or by the article or preposition it depends on.
 */
export function titlesOf({ analysis, cues, language }: Omit<ForeignReading, 'titles'>): Uint8Array {
  const { quotations, tokens } = analysis;
  const titles = new Uint8Array(quotations.length);
  for (let q = 0; q < quotations.length; q++) {
    const quotation = quotations[q];
    if (!quotation || quotation.to - quotation.from > LONGEST_TITLE + 2 || !quotation.closed) continue;
    if (isTitle({ analysis, cues, language, titles }, quotation)) titles[q] = 1;
  }
  return titles;

  function isTitle(reading: ForeignReading, { from, to, start, end }: Quotation): boolean {
    const { lower, text } = tokens;
    const inner = { from: from + 1, to: to - 1 };
    const before = lower[from - 1] ?? '';
    // „Bild“-Zeitung, im ARD-„Morgenmagazin“
    if (/\p{L}[-‐‑]$/u.test(text.slice(Math.max(0, start - 2), start))) return true;
    if (/^[-‐‑]\p{L}/u.test(text.slice(end, end + 2))) return true;
    if (cues.works.test(lower[to] ?? '') && isUpper(analysis, to) && language === 'de') return true;
    if (before === ':' || /^[.!?…]$/.test(lower[inner.to - 1] ?? '')) return false;
    const said = saysAfter(reading, to);
    if (cues.works.test(before) || (cues.media.test(before) && tokens.kind[from - 1] === Kind.word))
      return !said || isUpper(analysis, inner.from);
    const hangs =
      cues.determiners.has(before) ||
      cues.prepositions.has(before) ||
      cues.verbs.has(before) ||
      /^(?:el|la|le|les)$/.test(before);
    if ((said && !hangs) || cues.conjunctions.has(before)) return false;
    let words = 0;
    let capitals = 0;
    for (let k = inner.from; k < inner.to; k++) {
      if (tokens.kind[k] === Kind.mark) {
        if (/^[,;:–—]$/.test(lower[k] ?? '')) return false;
        continue;
      }
      words++;
      if (isUpper(analysis, k) || tokens.kind[k] === Kind.number) capitals++;
      if (OF_SENTENCES.test(lower[k] ?? '') || cues.verbs.has(lower[k] ?? '')) return false;
    }
    if (!isUpper(analysis, inner.from) || words === 0 || words > 4) return false;
    if (language !== 'de') return before !== ',' && (words < 4 || capitals > 1);
    if (/^(?:der|die|das)$/.test(lower[inner.from] ?? '') && words <= 3) return !said && capitals === words;
    if (words > 1 && hangs && GERMAN_PAPERS.test(lower[inner.from] ?? '')) return true;
    if (words > 1) return capitals === words && hangs && before !== 'von';
    const told = lower[inner.from] ?? '';
    return (
      (GERMAN_PAPERS.test(told) || cues.media.test(told)) && (hangs || from === 0 || cues.objects.has(before))
    );
  }
}

/** Whether a cue verb follows after a comma or dash: „Nein“, sagte er. */
function saysAfter({ analysis, cues, language }: ForeignReading, to: number): boolean {
  const { lower } = analysis.tokens;
  if (!/^[,–—-]$/.test(lower[to] ?? '')) return false;
  if (language === 'de' && lower[to + 1] === 'so') return true;
  for (let k = to + 1; k < to + 4; k++)
    if (
      cues.verbs.has(lower[k] ?? '') ||
      phraseAt(lower, k, cues.documents) > 0 ||
      (language === 'fr' && INVERSION.test(lower[k] ?? ''))
    )
      return true;
  return false;
}

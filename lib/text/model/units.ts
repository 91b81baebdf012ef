import type { Analysis } from '../analysis/analysis.ts';
import { saying, showing, stance, thinking } from '../knowledge/english-verbs.ts';
import type { Quotation } from '../marks/quotation.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';

/**
 * A story as the sequence that the model labels: one unit for each token outside quotations, and one for each whole
 * quotation. The inside of a quotation is never split, so a long one counts only by its first and last words and its
 * surroundings.
 */
export type Units = {
  count: number;
  /** First token of each unit, and the token after its last; a comma directly after a quotation may be left out. */
  from: Int32Array;
  to: Int32Array;
  /** Index of the quotation that a unit stands for, or -1. */
  quotation: Int32Array;
  /** Sentence of each unit; sentences here never end inside a quotation. */
  sentence: Int32Array;
  sentences: TokenRange[];
  /** Units of each paragraph: the sequences that get labelled. */
  paragraphs: TokenRange[];
};

/** Longer ones are cut, so that reading stays linear whatever the text. */
export const LONGEST_SENTENCE = 300;
/** A sequence is cut at the next end of a sentence. */
const LONGEST_SEQUENCE = 400;
/** No sequence has more units than this. */
export const MOST_UNITS = LONGEST_SEQUENCE + LONGEST_SENTENCE;

/** Units of an analysed text. Skipped stretches have none. */
export function unitsOf(analysis: Analysis): Units {
  const { tokens, layout, readable, quotationOf, quotations } = analysis;
  const from = new Int32Array(tokens.count);
  const to = new Int32Array(tokens.count);
  const quotation = new Int32Array(tokens.count);
  const sentence = new Int32Array(tokens.count);
  // with room for one of each paragraph from the beginning: in a list there are hundreds of thousands
  const sentences: TokenRange[] = new Array(readable.length);
  const paragraphs: TokenRange[] = new Array(readable.length);
  let sentenceCount = 0;
  let paragraphCount = 0;
  let count = 0;
  for (const paragraph of readable) {
    const first = count;
    let sentenceFrom = count;
    let sequenceFrom = count;
    let i = paragraph.from;
    while (i < paragraph.to) {
      const q = quotationOf[i] ?? -1;
      const whole = q >= 0 ? quotations[q] : undefined;
      const collapses = whole !== undefined && !whole.single;
      const breaks = count > first && layout.sentenceOf[i] !== layout.sentenceOf[i - 1];
      const cut = count - sentenceFrom >= LONGEST_SENTENCE;
      if (cut || (breaks && !isTagAfterQuotation(analysis, i, (quotation[count - 1] ?? -1) >= 0))) {
        sentences[sentenceCount++] = { from: sentenceFrom, to: count };
        sentenceFrom = count;
        if (cut || count - sequenceFrom >= LONGEST_SEQUENCE) {
          if (!isMonotonous(analysis, from, sequenceFrom, count))
            paragraphs[paragraphCount++] = { from: sequenceFrom, to: count };
          sequenceFrom = count;
        }
      }
      from[count] = i;
      quotation[count] = collapses ? q : -1;
      i = collapses ? Math.min(whole.to, paragraph.to) : i + 1;
      to[count] = i;
      if (collapses && i < paragraph.to && hasCommaOutside(analysis, whole)) i++;
      sentence[count] = sentenceCount;
      count++;
    }
    // one range for both in a paragraph of one sentence, and for its tokens where they have the same numbers
    const isSame = paragraph.from === sentenceFrom && paragraph.to === count;
    const last = isSame ? paragraph : { from: sentenceFrom, to: count };
    if (count > sentenceFrom) sentences[sentenceCount++] = last;
    if (!isMonotonous(analysis, from, sequenceFrom, count))
      paragraphs[paragraphCount++] = sequenceFrom === sentenceFrom ? last : { from: sequenceFrom, to: count };
  }
  sentences.length = sentenceCount;
  paragraphs.length = paragraphCount;
  return {
    count,
    from: from.subarray(0, count),
    to: to.subarray(0, count),
    quotation: quotation.subarray(0, count),
    sentence: sentence.subarray(0, count),
    sentences,
    paragraphs,
  };
}

/**
 * Whether the comma between a quotation and its cue is outside the marks ("…", she went on, "…"), as in British style.
 * It is then not made a unit, so that it reads like the comma inside the marks on which the weights were fitted.
 */
function hasCommaOutside({ tokens, quotationOf }: Analysis, { closed, to }: Quotation): boolean {
  const { word, lower } = tokens;
  if (!closed || word[to] !== ',' || /^[,.!?…]$/.test(word[to - 2] ?? '')) return false;
  if (/^(?:and|but|or|nor|which|who|whose|as|while|when|where)$/.test(lower[to + 1] ?? '')) return false;
  for (let k = to + 1; k < to + 7; k++) {
    const low = lower[k] ?? '';
    if ((quotationOf[k] ?? -1) >= 0 || /^[.!?;:]$/.test(low)) return false;
    if (saying.has(low) || (low === 'on' && /^go(?:es)?$|^went$/.test(lower[k - 1] ?? ''))) return true;
  }
  return false;
}

/** Whether a long stretch repeats a handful of words over and over: not prose, and nothing in it is worth reading. */
function isMonotonous({ tokens }: Analysis, firstToken: Int32Array, from: number, to: number): boolean {
  if (to - from < 100) return false;
  const words = new Set<string>();
  for (let i = from; i < to && words.size < 10; i++) words.add(tokens.lower[firstToken[i] ?? 0] ?? '');
  return words.size < 10;
}

/** Whether what looks like a new sentence is the cue of the preceding quotation ("…?" Jane Doe asked.). */
function isTagAfterQuotation(
  { tokens, layout, tags, quotationOf }: Analysis,
  i: number,
  afterQuotation: boolean,
): boolean {
  if (!afterQuotation) return false;
  const sentence = layout.sentences[layout.sentenceOf[i] ?? 0];
  if (!sentence) return false;
  for (let k = i; k < sentence.to && k < i + 7; k++) {
    if ((quotationOf[k] ?? -1) >= 0) return false;
    const low = tokens.lower[k] ?? '';
    if (k > i && saying.has(low)) {
      const next = tokens.lower[k + 1] ?? '';
      // "He said that …" is a sentence of its own
      return !/^(that|he|she|they|it|the|his|her|their|to)$/.test(next);
    }
    const t = tags[k];
    if (t !== Tag.name && t !== Tag.pronoun && t !== Tag.noun && t !== Tag.determiner && t !== Tag.possessive)
      return false;
  }
  return false;
}

/** Nouns that report the way verbs do ("his claim that …"). */
const CUE_NOUNS = new Set(
  (
    'claim claims statement statements assertion belief beliefs view views opinion vow promise pledge allegation allegations accusation ' +
    'accusations suggestion warning call calls demand demands criticism support opposition plan plans proposal proposals position ' +
    'concern concerns fear fears hope hopes desire decision argument arguments comments remarks announcement insistence refusal ' +
    'prediction admission confidence doubt doubts conviction confident hopeful skeptical concerned clear eager certain sure optimistic ' +
    'worried afraid proud questions question endorsement defense advice anxiety outraged angered upset willing reluctant keen reportedly'
  ).split(' '),
);

/** Cue class of a word: 0 none, 1 saying, 2 thinking, 3 showing, 4 "according", 5 a reporting noun or adjective, 6 taking a stand. */
export function cueClass(lower: string): number {
  if (lower === 'according') return 4;
  if (CUE_NOUNS.has(lower) && !saying.has(lower)) return 5;
  if (saying.has(lower)) return 1;
  if (thinking.has(lower)) return 2;
  if (showing.has(lower)) return 3;
  if (stance.has(lower)) return 6;
  return 0;
}

/** Lemma of a cue verb; any other word unchanged. */
export function cueLemma(lower: string): string {
  return saying.get(lower) ?? thinking.get(lower) ?? showing.get(lower) ?? stance.get(lower) ?? lower;
}

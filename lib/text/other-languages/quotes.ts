import type { Analysis } from '../analysis/analysis.ts';
import type { Draft } from '../analysis/draft.ts';
import type { Gender } from '../knowledge/languages/cues.ts';
import type { Quotation } from '../marks/quotation.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Kind } from '../words/tokens.ts';
import { cueBeside, type Found } from './cue-beside.ts';
import { incisesIn } from './incises.ts';
import { People } from './people.ts';
import { cuesOf, type ForeignReading, INVERSION, isUpper } from './reading.ts';
import { titlesOf } from './titles.ts';

/** Quotations of a story and the fullest name for each speaker's phrase. */
export type Quoted = { drafts: Draft[]; nameOf: (phrase: TokenRange) => string };

/** What is said in one stretch: a quotation, or a line that opens with a dash. */
type Speech = TokenRange & { quotation: Quotation | null };

/** Fewer tokens than this, counting the marks, are not anybody's words. */
const LEAST = 3;

/**
 * Direct quotations in a language whose marks and cue verbs are known, or (in one without known cue verbs) by the marks
 * alone. The speaker is the name, description or pronoun beside the cue; where the language leaves out the subject, it
 * is the last subject before. Reporting clauses within the words split them.
 */
export function quotationsIn(analysis: Analysis, language: string): Quoted {
  const cues = cuesOf(language);
  const names = new Map<string, string>();
  const nameOf = (phrase: TokenRange) => names.get(`${phrase.from}:${phrase.to}`) ?? textOf(analysis, phrase);
  if (!cues) return { drafts: byMarks(analysis), nameOf };
  const reading: ForeignReading = {
    analysis,
    language,
    cues,
    titles: titlesOf({ analysis, language, cues }),
  };
  const people = new People(reading);
  const drafts: Draft[] = [];
  let statement = 0;

  /** Who says it: the phrase found, or for a cue without one whoever was the last subject. */
  const speakerOf = ({
    cue,
    phrase,
    document,
  }: Pick<Found, 'cue' | 'phrase' | 'document'>): TokenRange | null => {
    if (!phrase && document) return null;
    const named = phrase ? people.speaker(phrase) : null;
    const before = named ? null : people.antecedent(cue.from, genderOfCue(analysis, cue, language));
    const speaker = named ?? (before ? people.goesOn(before) : null);
    if (!speaker) return null;
    names.set(`${speaker.range.from}:${speaker.range.to}`, speaker.name);
    return speaker.range;
  };
  const add = (content: TokenRange, draft: Omit<Draft, 'content' | 'type'>) => {
    if (wordsIn(analysis, content) > 0) drafts.push({ content, type: 'direct', ...draft });
  };

  let last: Quotation | null = null;
  let previous: { found: Found | null; draft: Draft; to: number } | null = null;
  for (const speech of speechesOf(reading)) {
    const { quotation, from, to } = speech;
    const incises = incisesIn(reading, from, to, quotation === null);
    const first = incises[0];
    if (first) {
      let at = from;
      let current: Omit<Draft, 'content' | 'type'> | null = null;
      for (const incise of incises) {
        // a clause that names another speaker belongs to the words before it
        if (!current || (incise.speaker && incise.speaker.kind !== 'pronoun')) {
          const speaker = speakerOf({ cue: incise.cue, phrase: incise.speaker });
          const rule = quotation ? 'clause of saying within the words' : 'speech after a dash';
          current = {
            speaker,
            cue: incise.cue,
            statement: statement++,
            confidence: speaker ? 0.9 : 0.75,
            reasons: [{ rule, detail: textOf(analysis, incise.cue) }],
          };
        }
        add({ from: at, to: incise.range.from }, current);
        at = incise.range.to;
      }
      if (current) add({ from: at, to }, current);
      const draft: Draft | undefined = drafts.at(-1);
      if (draft) previous = { found: null, draft, to };
      last = quotation;
      continue;
    }
    if (!quotation) continue;
    const found: Found | null = cueBeside(reading, quotation, previous?.found ?? null, previous?.to ?? -1);
    const goesOn: boolean = quotation.continued && last?.continues === true && previous !== null;
    last = quotation;
    const follows = previous !== null && sameParagraph(analysis, previous.to - 1, from);
    const whole = isSpeech(analysis, quotation) || (follows && isShortSentence(analysis, quotation));
    if (!found && !whole && !goesOn) continue;
    if (quotation.single && !found) continue;
    const sameCue: boolean = found !== null && previous?.found?.cue.from === found.cue.from;
    const joined: Draft | null = (goesOn || sameCue) && previous ? previous.draft : null;
    // words directly after someone's words in the same paragraph are theirs too
    const beside: Draft | null = !found && !joined && previous && follows ? previous.draft : null;
    const speaker = joined ? joined.speaker : found ? speakerOf(found) : (beside?.speaker ?? null);
    const reasons = [
      {
        rule: found?.rule ?? (joined || beside ? 'words that go on' : 'quotation'),
        detail: found ? textOf(analysis, found.cue) : 'words in quotation marks',
      },
    ];
    if (found && !found.phrase && !joined && speaker)
      reasons.push({ rule: 'understood subject', detail: 'the last subject before' });
    add(
      { from, to },
      {
        speaker,
        cue: found ? (found.bare ? null : found.cue) : (joined?.cue ?? null),
        statement: joined ? joined.statement : statement++,
        confidence: found ? (found.phrase ? 0.9 : 0.75) : beside ? 0.6 : 0.55,
        reasons,
      },
    );
    const draft = drafts.at(-1);
    if (draft) previous = { found: found ?? (goesOn ? (previous?.found ?? null) : null), draft, to };
  }
  return { drafts: drafts.sort((a, b) => a.content.from - b.content.from), nameOf };
}

function byMarks({ quotations }: Analysis): Draft[] {
  return quotations
    .filter(({ from, to, single }) => to - from >= LEAST && !single)
    .map(({ from, to }, statement) => ({
      content: { from, to },
      speaker: null,
      cue: null,
      type: 'direct',
      statement,
      confidence: 0.4,
      reasons: [{ rule: 'marks alone', detail: 'words in quotation marks' }],
    }));
}

/** Quotations other than titles, and lines that open with a dash, in text order. */
function speechesOf({ analysis, cues, titles }: ForeignReading): Speech[] {
  const { layout, tokens, quotations, skipped } = analysis;
  const lines: Speech[] = [];
  if (cues.dashes)
    for (const { from, to } of layout.paragraphs) {
      const low = tokens.lower[from] ?? '';
      if (!skipped[from] && (/^[—–]$/.test(low) || (low === '-' && to - from > 3)))
        lines.push({ from: from + 1, to, quotation: null });
    }
  const inLine = new Uint8Array(tokens.count);
  for (const { from, to } of lines) inLine.fill(1, from, to);
  const marked = quotations.flatMap((quotation, q): Speech[] =>
    titles[q] || inLine[quotation.from] || quotation.to - quotation.from < LEAST
      ? []
      : [{ from: quotation.from, to: quotation.to, quotation }],
  );
  return [...lines, ...marked].sort((a, b) => a.from - b.from);
}

/** Whether a quotation is whole sentences: opens with a capital and closes with punctuation. */
function isSpeech({ tokens }: Analysis, quotation: Quotation): boolean {
  const first = tokens.word[quotation.from + 1] ?? '';
  const last = tokens.word[quotation.to - (quotation.closed ? 2 : 1)] ?? '';
  const after = tokens.word[quotation.to] ?? '';
  const opensUpper = first.toLowerCase() !== first || tokens.kind[quotation.from + 1] === Kind.symbol;
  return (
    opensUpper && quotation.to - quotation.from > 5 && (/^[.!?…,。！？]$/.test(last) || /^[,–—]$/.test(after))
  );
}

/** "Niemals.": a word or two ending like a sentence. */
function isShortSentence(analysis: Analysis, { from, to, closed }: Quotation): boolean {
  return closed && isUpper(analysis, from + 1) && /^[.!?…]$/.test(analysis.tokens.lower[to - 2] ?? '');
}

function wordsIn({ tokens }: Analysis, { from, to }: TokenRange): number {
  let words = 0;
  for (let k = from; k < to; k++) if (tokens.kind[k] !== Kind.mark) words++;
  return words;
}

function sameParagraph({ tokens, text }: Analysis, a: number, b: number): boolean {
  return !/[\n\r\u2028\u2029]/.test(text.slice(tokens.end[a], tokens.start[b]));
}

/** The gender of an understood subject, where the cue shows it: "додала", "a-t-elle". */
function genderOfCue({ tokens }: Analysis, { from, to }: TokenRange, language: string): Gender | null {
  for (let k = from; k < to; k++) {
    const low = tokens.lower[k] ?? '';
    if (language === 'fr' && INVERSION.test(low))
      return /s$/.test(low) ? 'group' : /elle$/.test(low) ? 'female' : 'male';
    if (/^(?:його|его|lui|él|ihm|seinen)$/.test(low)) return 'male';
    if (/^(?:її|ее|её|elle|ella|ihr|ihren)$/.test(low)) return 'female';
    if (language !== 'uk' && language !== 'ru') continue;
    if (/(?:ла|лась|лася)$/.test(low)) return 'female';
    if (/ли$/.test(low)) return 'group';
    if (language === 'uk' ? /(?:в|вся)$/.test(low) : /(?:л|лся)$/.test(low)) return 'male';
  }
  return null;
}

function textOf({ tokens, text }: Analysis, { from, to }: TokenRange): string {
  return text.slice(tokens.start[from], tokens.end[to - 1]);
}

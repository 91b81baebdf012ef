/**
 * A statement as it reads by itself: the checked words with their cue and speaker, "China has denied supplying lethal
 * aid" and never "supplying lethal aid, China".
 */
import type { Span } from './vocabulary.ts';

/**
 * A piece of a statement. `words` are what is checked; `cue` and `speaker` say how they were said and by whom; `frame`
 * is what the story has in between ("on Monday that").
 */
export type StatementPart = { is: 'words' | 'cue' | 'speaker' | 'frame'; text: string };

export type Attributed = {
  /** UTF-16 offsets into the text, in order, not overlapping. */
  spans: readonly Span[];
  /** `name`: whom the mention refers to, with its place where the story has one. */
  speaker: { name: string; start: number | null; end: number | null } | null;
  cue: { text: string; start: number | null; end: number | null } | null;
};

/** With more of the story than this between cue and words, the statement is put together instead. */
const LONGEST_FRAME = 160;
/** More than this between a speaker and its cue says something else about the speaker, and is left out. */
const LONGEST_ASIDE = 24;

const PRONOUN =
  /^(?:i|we|he|she|it|they|who|me|us|him|her|them|this|that|these|those|both|all|some|others|(?:the )?(?:former|latter))$/iu;

/**
 * The pieces of a statement, in the order of the story. Whoever stands there as a pronoun is given by name.
 *
 * @param text the text that the offsets index; null where it is not at hand, then only the words are known.
 * @param words the words of the item, for a text that is not at hand.
 */
export function statementOf(text: string | null, words: string, item: Attributed): StatementPart[] {
  if (text === null) return composed([{ is: 'words', text: words }], item, true);
  const { spans } = item;
  // A non-response is a whole sentence: its cue is already within its words.
  const isWithin = (place: { start: number | null; end: number | null } | null) =>
    place?.start != null &&
    place.end !== null &&
    spans.some(({ start, end }) => (place.start ?? 0) < end && start < (place.end ?? 0));
  const beside = {
    spans,
    speaker: isWithin(item.speaker) ? null : item.speaker,
    cue: isWithin(item.cue) ? null : item.cue,
  };
  return asItStands(text, beside) ?? composed(wordsIn(text, spans), beside, isCueFirst(beside));
}

/** A statement as one line of text. */
export function statementText(parts: readonly StatementPart[]): string {
  return parts
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

type Placed = Span & { is: StatementPart['is']; text: string };

/** Speaker, cue and words where the story has them side by side; null where it has not. */
function asItStands(text: string, { spans, speaker, cue }: Attributed): StatementPart[] | null {
  const pieces: Placed[] = spans.map(({ start, end }) => ({
    is: 'words',
    start,
    end,
    text: text.slice(start, end),
  }));
  if (cue) {
    if (cue.start === null || cue.end === null) return null;
    pieces.push({ is: 'cue', start: cue.start, end: cue.end, text: text.slice(cue.start, cue.end) });
  }
  if (speaker) {
    if (speaker.start === null || speaker.end === null) return null;
    const mention = text.slice(speaker.start, speaker.end);
    const shown = PRONOUN.test(mention.trim()) ? speaker.name : mention;
    pieces.push({ is: 'speaker', start: speaker.start, end: speaker.end, text: shown });
  }
  pieces.sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: StatementPart[] = [];
  let at = pieces[0]?.start ?? 0;
  for (const { is, start, end, text: shown } of pieces) {
    // A cue within the words ("he said" in a long quotation) or a speaker within the cue has no place of its own.
    if (start < at) return null;
    const between = text.slice(at, start);
    if (/\n\s*\n/.test(between) || between.length > LONGEST_FRAME) return null;
    const isAside = is === 'cue' && parts.at(-1)?.is === 'speaker' && between.length > LONGEST_ASIDE;
    // "China presents itself as neutral and has denied …" becomes "China has denied …"; ", adding that" keeps its
    // distance.
    const frame = isAside ? (/ing$/iu.test(shown) ? ' … ' : ' ') : between;
    if (frame !== '') parts.push({ is: 'frame', text: frame });
    parts.push({ is, text: shown });
    at = end;
  }
  return parts;
}

function wordsIn(text: string, spans: readonly Span[]): StatementPart[] {
  return spans.flatMap(({ start, end }, i): StatementPart[] => [
    ...(i > 0 ? [{ is: 'frame' as const, text: ' … ' }] : []),
    { is: 'words', text: text.slice(start, end) },
  ]);
}

function isCueFirst({ spans, cue }: Attributed): boolean {
  return cue?.start == null || cue.start < (spans[0]?.start ?? 0);
}

/**
 * "Mara Lund said: “…”" or "“…” Mara Lund said", in the story's order, where they are too far apart to be shown as they
 * stand.
 */
function composed(words: StatementPart[], { speaker, cue }: Attributed, isBefore: boolean): StatementPart[] {
  if (!speaker && !cue) return words;
  const who: StatementPart[] = [];
  if (speaker) who.push({ is: 'speaker', text: speaker.name });
  if (cue) who.push({ is: 'cue', text: cue.text });
  if (cue && /^according\b/iu.test(cue.text)) who.reverse();
  const spaced = who.flatMap((part, i): StatementPart[] =>
    i > 0 ? [{ is: 'frame', text: ' ' }, part] : [part],
  );
  return isBefore
    ? [...spaced, { is: 'frame', text: cue ? ' ' : ': ' }, ...words]
    : [...words, { is: 'frame', text: ' ' }, ...spaced];
}

/**
 * The place of a cue, for an item read before cues had places: the nearest of those words in the item's own paragraph.
 * Null where they are no longer there.
 */
export function placeOfCue(text: string, spans: readonly Span[], cue: string): Span | null {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last || cue === '') return null;
  const from = text.lastIndexOf('\n', first.start) + 1;
  const next = text.indexOf('\n', last.end);
  const paragraph = text.slice(from, next < 0 ? text.length : next);
  let nearest: Span | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (let at = paragraph.indexOf(cue); at >= 0; at = paragraph.indexOf(cue, at + 1)) {
    const start = from + at;
    const end = start + cue.length;
    if (spans.some((span) => start < span.end && span.start < end)) continue;
    const away = Math.min(...spans.map((span) => Math.max(span.start - end, start - span.end)));
    if (away < distance) {
      distance = away;
      nearest = { start, end };
    }
  }
  return nearest;
}

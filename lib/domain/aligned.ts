/**
 * Words of a source whose times were found in its recording (lib/listening): what may be kept of that, and what has no
 * time. Pure; offsets in UTF-16 units of the source's text.
 */
import { STAGE_DIRECTIONS, unsaidStretches } from '../text/compare/unsaid.ts';
import type { Span } from './vocabulary.ts';

/** A written word by where it begins in the text, and when it is spoken. */
export type AlignedWord = readonly [at: number, fromMs: number, toMs: number];

/** Nobody speaks longer in one recording, and nobody takes longer over one word: above it something went wrong. */
const LONGEST_MS = 100 * 3_600_000;
const LONGEST_WORD_MS = 60_000;

/** What stands in square brackets was put in by who wrote it down, and is not spoken; as lib/listening takes it. */
const NOTE = /\[[^[\]]{1,80}\]/g;

/** What stands in round brackets is spoken, unless it is a stage direction: (Laughter). */
const IN_ROUND = /\([^()]{1,80}\)/g;

/** A turn as it is kept with a source's words; nobody said it where its label is null. */
type Turn = readonly [start: number, end: number, label: string | null, name?: string];

/**
 * A source's words with blanks of the same length for what was written and not said, so that places hold: the notes of
 * a transcript (turns without a label), and where a text has no turns, what its lines show as labels of speakers and
 * times. Laid over the sound, "PRESIDENT:" would be looked for in it and told as missing.
 */
export function saidIn(text: string, turns: readonly Turn[]): string {
  const unsaid: readonly Span[] =
    turns.length > 0
      ? turns.flatMap(([start, end, label]) => (label === null ? [{ start, end }] : []))
      : unsaidStretches(text);
  let said = '';
  let told = 0;
  for (const { start, end } of unsaid) {
    // The head of a subtitle and a tag in it may share signs.
    if (end <= told) continue;
    said += text.slice(told, start) + blank(text.slice(Math.max(start, told), end));
    told = end;
  }
  return (said + text.slice(told)).replace(IN_ROUND, (words) =>
    isStageDirection(words) ? blank(words) : words,
  );
}

const blank = (words: string): string => words.replace(/\S/g, ' ');

const isStageDirection = (inRound: string): boolean =>
  (inRound.toLowerCase().match(/[\p{L}-]+/gu) ?? ['']).every((word) => STAGE_DIRECTIONS.has(word));

const isSpoken = (written: string): boolean => /[\p{L}\p{N}]/u.test(written);

/** The written words of a text, each with where it stands and whether anybody speaks it. */
function writtenWords(text: string): (Span & { isSpoken: boolean })[] {
  const spoken = text.replace(NOTE, (note) => note.replace(/\S/g, '-'));
  return [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    ...{ start: index, end: index + word.length },
    isSpoken: isSpoken(spoken.slice(index, index + word.length)),
  }));
}

/**
 * The places of aligned words as a transcript keeps them: [[start, end, fromMs, toMs], …]. What nobody speaks on the
 * same line, such as a dash or a note in brackets, goes with the word before it. The text is what was said (`saidIn`).
 * @returns null where these are not words of the text in their order, or their times do not rise or cannot be
 */
export function alignedPlaces(text: string, words: readonly AlignedWord[]): number[][] | null {
  const places: number[][] = [];
  let isOpen = false;
  for (const { start, end, isSpoken } of writtenWords(text)) {
    const before = places.at(-1);
    const word = words[places.length];
    if (word?.[0] === start) {
      const [, fromMs, toMs] = word;
      if (!canFollow(before, fromMs, toMs)) return null;
      places.push([start, end, fromMs, toMs]);
      isOpen = true;
    } else if (isSpoken) isOpen = false;
    else if (isOpen && before && !text.slice(before[1], start).includes('\n')) before[1] = end;
  }
  return places.length === words.length ? places : null;
}

function canFollow(before: number[] | undefined, fromMs: number, toMs: number): boolean {
  const [, , earlier = 0, over = 0] = before ?? [];
  const isRising = fromMs >= earlier && toMs >= over && toMs >= fromMs;
  return isRising && toMs <= LONGEST_MS && toMs - fromMs <= LONGEST_WORD_MS;
}

/** Words of the text that are spoken in it, as far as one can see, and have no time. */
export type Unaligned = Span & { words: number };

/**
 * The stretches of what was said (`saidIn`) without times, in order; what nobody speaks makes none. `words`: how many are
 * spoken in all.
 */
export function unalignedIn(
  text: string,
  places: readonly (readonly number[])[],
): { words: number; stretches: Unaligned[] } {
  const stretches: Unaligned[] = [];
  let [place, words] = [0, 0];
  let isNew = true;
  for (const { start, end, isSpoken } of writtenWords(text)) {
    while ((places[place]?.[1] ?? Number.POSITIVE_INFINITY) <= start) place++;
    if (isSpoken) words++;
    if ((places[place]?.[0] ?? Number.POSITIVE_INFINITY) < end) {
      isNew = true;
      continue;
    }
    if (!isSpoken) continue;
    const last = stretches.at(-1);
    if (isNew || !last) stretches.push({ start, end, words: 1 });
    else [last.end, last.words] = [end, last.words + 1];
    isNew = false;
  }
  return { words, stretches };
}

/** "7 words in 2 stretches": what is not aligned. */
export function unalignedWords(stretches: readonly Unaligned[]): string {
  const words = stretches.reduce((sum, one) => sum + one.words, 0);
  const many = (count: number, one: string) =>
    `${count} ${one}${count === 1 ? '' : one === 'stretch' ? 'es' : 's'}`;
  return `${many(words, 'word')} in ${many(stretches.length, 'stretch')}`;
}

/** The times of a transcript's words as they are written: "1968" is three spoken words and one written. */
import { align, type Placed, type Progress } from './align.ts';
import type { Recogniser } from './recogniser.ts';
import type { Sound } from './sound.ts';
import { knownAs, spokenWords } from './spoken-words.ts';

/** A written word, from which character of the text on, and when it is spoken; null where it is not aligned. */
export type TimedWord = { at: number; written: string; placed: Placed | null };

/**
 * Aligns a text with a recording. `spellings` says of a spoken word (in lower case) how it sounds, as a person spelt
 * it. A word of which a part is not aligned is not aligned; a sign that nobody speaks has no time either.
 */
export async function alignTranscript(
  recogniser: Recogniser,
  text: string,
  sound: Sound,
  spellings: ReadonlyMap<string, string> = new Map(),
  progress: Progress = {},
): Promise<TimedWord[]> {
  const written = spokenWords(text);
  const known = written.map(({ spoken }) =>
    spoken.flatMap((word) => knownAs(recogniser, word, spellings) ?? []),
  );
  const placed = await align(recogniser, known.flat(), sound, progress);
  let next = 0;
  return written.map(({ at, written: word }, i) => {
    const parts = placed.slice(next, next + (known[i]?.length ?? 0));
    next += parts.length;
    return { at, written: word, placed: together(parts) };
  });
}

function together(parts: readonly (Placed | null)[]): Placed | null {
  const placed = parts.flatMap((part) => part ?? []);
  const [first, last] = [placed[0], placed.at(-1)];
  if (!first || !last || placed.length < parts.length) return null;
  return {
    begin: first.begin,
    end: last.end,
    probability: Math.min(...placed.map((part) => part.probability)),
  };
}

/** A file that somebody takes out of Stet, and what it is called. */
import { toLocalInput } from '../domain/moments.ts';

export type TakenFile = { fileName: string; type: string; body: ReadableStream<Uint8Array> | Uint8Array };

/** "2026-11-29": leads the name, so that files stand in the order in which they were taken. */
export const dayOf = (now: Date, timeZone: string): string =>
  toLocalInput(now.toISOString(), timeZone).slice(0, 10);

/** "tramway-sold": the first words of a headline, in any script, as part of a file's name. */
export function wordsOf(headline: string): string {
  const words = headline
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const short =
    words.length > 60
      ? words
          .slice(0, 60)
          .toWellFormed()
          .replace(/-[^-]*$/, '')
      : words;
  return short || 'story';
}

import { compare } from '../compare/compare.ts';
import { indexSource } from '../compare/index-source.ts';
import type { Comparison } from '../compare/types.ts';
import { readTranscript } from './read.ts';
import type { Transcript } from './types.ts';

/** A text read as a transcript; fails where it is not one. */
export function read(text: string): Transcript {
  const transcript = readTranscript(text);
  if (!transcript) throw new Error('not read as a transcript');
  return transcript;
}

/** Who says what, in order: [label, words with their line breaks made spaces]. */
export function said(text: string): (readonly [string | null, string])[] {
  const transcript = read(text);
  return transcript.turns.map(({ label, start, end }) => [
    label,
    transcript.text.slice(start, end).replace(/\s+/g, ' '),
  ]);
}

/** When each piece is said: [words, from]. */
export function times(text: string): (readonly [string, number])[] {
  const transcript = read(text);
  return transcript.cues.map(({ start, end, fromMs }) => [
    transcript.text.slice(start, end).replace(/\s+/g, ' '),
    fromMs,
  ]);
}

/** The comparison of a quote with a transcript. */
export function held(quote: string, text: string): Comparison {
  const { text: words, cues, turns } = read(text);
  return compare(quote, indexSource(words, cues, turns));
}

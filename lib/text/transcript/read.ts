/** The single entry point: recognises by its content how a record of speech is written, and reads it. */
import { readJson } from './json.ts';
import { readNumberedPages } from './numbered.ts';
import { readSubtitles } from './subtitles.ts';
import { readTable } from './table.ts';
import { readTurns } from './turns.ts';
import type { Transcript } from './types.ts';

/**
 * Reads a transcript in any of the forms this folder knows. Linear in its length.
 * @param text as it came, with any line ends
 * @returns null for a text that is not a transcript, to be read like any other text
 */
export function readTranscript(text: string): Transcript | null {
  const plain = text.replace(/\r\n?/gu, '\n');
  const records = readJson(plain) ?? readSubtitles(plain) ?? readTable(plain);
  if (records) return records;
  const lines = readNumberedPages(plain) ?? plain.split('\n').map((line) => ({ text: line }));
  return readTurns(lines);
}

/** A record of speech in any of its forms, also those that need XML. */
import { readTranscript as readPlainTranscript } from '../text/transcript/read.ts';
import type { Transcript, Turn } from '../text/transcript/types.ts';
import { readTtml } from './ttml.ts';
import { BadXml } from './xml.ts';

/** @returns null for a text that is no transcript, or one in XML that is broken: it is read as what it is */
export function readTranscript(text: string): Transcript | null {
  try {
    return readTtml(text) ?? readPlainTranscript(text);
  } catch (error) {
    if (error instanceof BadXml) return null;
    throw error;
  }
}

/** A transcript as it is kept: what its places are depends on its form. */
export type KeptTranscript = {
  text: string;
  form: 'transcript' | 'lines' | 'plain';
  /** [start, end, fromMs, toMs] of a timed one; [start, end, page, line] where lines are numbered. */
  places: number[][] | null;
  /** [start, end, label, name]: who says what; the label null where nobody does. */
  turns: KeptTurn[] | null;
  notices: string[];
};

export type KeptTurn = [start: number, end: number, label: string | null, name?: string];

export function keptTranscript({ text, cues, lines, turns, notices }: Transcript): KeptTranscript {
  const isTimed = cues.length > 0;
  return {
    text,
    form: isTimed ? 'transcript' : lines.length > 0 ? 'lines' : 'plain',
    places: isTimed
      ? cues.map(({ start, end, fromMs, toMs }) => [start, end, fromMs, toMs])
      : lines.length > 0
        ? lines.map(({ start, end, page, line }) => [start, end, page, line])
        : null,
    turns:
      turns.length === 0
        ? null
        : turns.map(
            ({ start, end, label, name }): KeptTurn =>
              name ? [start, end, label, name] : [start, end, label],
          ),
    notices,
  };
}

/** The turns as the comparison reads them. */
export const turnsOf = (kept: readonly KeptTurn[]): Turn[] =>
  kept.map(([start, end, label, name]) => ({ start, end, label, ...(name && { name }) }));

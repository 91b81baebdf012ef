import { createHash } from 'node:crypto';
import type { TextForm } from '../domain/vocabulary.ts';
import { type KeptTurn, readRecord } from '../files/transcript.ts';
import { layOut } from '../text/layout/lay-out.ts';
import { hasRunningHeads } from '../text/layout/running-heads.ts';
import type { Recogniser } from '../text/transcript/types.ts';

/** A source's words as stored and as quotes are checked against them. */
export type SourceWords = {
  text: string;
  form: TextForm;
  places: number[][] | null;
  /** Who says or writes what, where it is a record of speech, a chat or a mail. */
  turns: KeptTurn[] | null;
  /** Which program recognised the words, where they show that one did. */
  recogniser?: Recogniser;
};

/**
 * A text that was typed or pasted: a transcript if it has times or turns. `notice` says what could not be read of it.
 */
export function wordsOf(given: string): SourceWords & { notice: string | null } {
  const text = storable(given.replace(/\r\n?/g, '\n'));
  const record = readRecord(text);
  if (record) {
    const { notices, ...kept } = record;
    return { ...kept, notice: notices.join(' ') || null };
  }
  // A page head or foot in the middle of a sentence is moved after it, as in a file.
  const words = hasRunningHeads(text) ? layOut(text).text : text.trim();
  return { text: words, form: 'plain', places: null, turns: null, notice: null };
}

/** Postgres can store neither NUL nor lone surrogates; what replaces them is as long, so that places still fit. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}

/** The same for the names in the turns: JSON can put into a label what no text file contains. */
export function storableTurns(turns: readonly KeptTurn[]): KeptTurn[] {
  return turns.map(([start, end, label, name]): KeptTurn => {
    const kept = label === null ? null : storable(label);
    return name === undefined ? [start, end, kept] : [start, end, kept, storable(name)];
  });
}

export function textSha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

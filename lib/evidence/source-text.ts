import { createHash } from 'node:crypto';
import type { LabelledTurn } from '../formats/evidence-text.ts';
import { readChat } from '../text/chat/read-chat.ts';
import { parseTranscript } from '../text/compare/transcript.ts';
import { layOut } from '../text/layout/lay-out.ts';
import { hasRunningHeads } from '../text/layout/running-heads.ts';
import type { TextForm } from './view.ts';

/** A source's words as they are kept and as quotes are held against them. */
export type SourceWords = {
  text: string;
  form: TextForm;
  places: number[][] | null;
  /** Who wrote which words, where the text tells it (chats and mail). */
  turns?: LabelledTurn[];
};

/** A text that was typed, pasted or read from a plain file: a transcript if it has timecodes. */
export function wordsOf(given: string): SourceWords {
  const text = storable(given.replace(/\r\n?/g, '\n'));
  const chat = readChat(text);
  if (chat) return { text: chat.text, form: 'plain', places: null, turns: chat.turns };
  const transcript = parseTranscript(text);
  if (!transcript || transcript.cues.length === 0) {
    // A head or foot that stands inside of a sentence is moved behind it, as in a file.
    const words = hasRunningHeads(text) ? layOut(text).text : text.trim();
    return { text: words, form: 'plain', places: null };
  }
  return {
    text: transcript.text,
    form: 'transcript',
    places: transcript.cues.map(({ start, end, fromMs, toMs }) => [start, end, fromMs, toMs]),
  };
}

/** Postgres keeps neither NUL nor lone surrogates; what stands for them is as long, so that places still fit. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}

export function textSha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

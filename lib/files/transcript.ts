/** A record of speech in any of its forms, including those that need XML. */
import { type Chat, chatNotice, readChat } from '../text/chat/read-chat.ts';
import { readTranscript as readPlainTranscript } from '../text/transcript/read.ts';
import type { Recogniser, Transcript, Turn } from '../text/transcript/types.ts';
import { readTtml } from './ttml.ts';
import { BadXml } from './xml.ts';

/** @returns null for a text that is not a transcript, or is one in broken XML: that is read like any other text */
export function readTranscript(text: string): Transcript | null {
  try {
    return readTtml(text) ?? readPlainTranscript(text);
  } catch (error) {
    if (error instanceof BadXml) return null;
    throw error;
  }
}

/** A transcript as it is stored: what its places are depends on its form. */
export type KeptTranscript = {
  text: string;
  form: 'transcript' | 'lines' | 'plain';
  /** [start, end, fromMs, toMs] of a timed one; [start, end, page, line] where lines are numbered. */
  places: number[][] | null;
  /** [start, end, label, name]: who says what; the label is null where nobody does. */
  turns: KeptTurn[] | null;
  notices: string[];
  /** Which program recognised the words, where the file shows that one did. */
  recogniser?: Recogniser;
};

export type KeptTurn = [start: number, end: number, label: string | null, name?: string];

export function keptTranscript(transcript: Transcript): KeptTranscript {
  const { text, cues, lines, turns, notices, recogniser } = transcript;
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
    ...(recogniser && { recogniser }),
  };
}

/** Message heads that only chats have: with a date, or with am or pm. A recording's times have neither. */
const CHAT_HEAD =
  /^[^\p{L}\n]{0,4}\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|^.{0,80}\b\d{1,2}:\d{2}(?::\d{2})?\s?[AaPp]\.?[Mm]\b/mu;

/**
 * A record of who says or writes what: a transcript or a chat, read from a text.
 * @returns null for a text that is neither
 */
export function readRecord(text: string): KeptTranscript | null {
  const transcript = readTranscript(text);
  const chat = transcript === null || CHAT_HEAD.test(text.slice(0, 4000)) ? readChat(text) : null;
  if (chat) return keptChat(chat);
  return transcript && keptTranscript(transcript);
}

/** A chat stored as a transcript: the heads between the messages are nobody's words. */
function keptChat(chat: Chat): KeptTranscript {
  const turns: KeptTurn[] = [];
  let at = 0;
  const head = (to: number): void => {
    const written = chat.text.slice(at, to);
    const start = at + written.length - written.trimStart().length;
    if (written.trim() !== '') turns.push([start, start + written.trim().length, null]);
  };
  for (const { start, end, label } of chat.turns) {
    head(start);
    turns.push([start, end, label]);
    at = end;
  }
  head(chat.text.length);
  return { text: chat.text, form: 'plain', places: null, turns, notices: [chatNotice(chat)] };
}

/** The turns in the form the comparison reads. */
export const turnsOf = (kept: readonly KeptTurn[]): Turn[] =>
  kept.map(([start, end, label, name]) => ({ start, end, label, ...(name && { name }) }));

/**
 * Reads the plain export or copy of a chat: who wrote what, and when.
 */
import { type MessageHead, plainLine, readMessageHead } from './message-heads.ts';

/**
 * One message: where its words are in the text, and who wrote them. Offsets are UTF-16 code units, half-open; what lies
 * between two turns is a head (time and name), written by nobody.
 */
type ChatTurn = { start: number; end: number; label: string };

export type Chat = {
  text: string;
  turns: ChatTurn[];
  /** Messages without a sender: the program's own ("… joined using a link"). */
  ownLines: number;
};

type Message = MessageHead & { lines: string[] };

function messagesOf(lines: readonly string[]): { before: string[]; messages: Message[] } {
  const before: string[] = [];
  const messages: Message[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const found = readMessageHead(line, lines[at + 1] ?? '');
    if (found !== null) {
      messages.push({ ...found.head, lines: found.head.words === '' ? [] : [found.head.words] });
      at += found.lines - 1;
    } else (messages[messages.length - 1]?.lines ?? before).push(line);
  }
  return { before, messages };
}

/** A chat begins with a message; a story that quotes a few messages does not. */
const MOST_LINES_BEFORE = 3;

function isChat(before: readonly string[], messages: readonly Message[]): boolean {
  if (before.filter((line) => line.trim() !== '').length > MOST_LINES_BEFORE) return false;
  const dated = messages.filter(({ isDated }) => isDated).length;
  const sent = messages.filter(({ sender, lines }) => sender !== null && lines.length > 0).length;
  // A name with a time of day could head anything once; a date in a program's format could not.
  return sent >= 1 && (dated >= 1 || messages.length >= 2) && sent * 3 >= messages.length;
}

const trimmed = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/gu, '');

/**
 * @param given the text as exported, copied or pasted
 * @returns the messages in order, each after a line with its time and after its sender's name, all words kept; null
 * where the text is not a chat. Linear in the length of the text.
 */
export function readChat(given: string): Chat | null {
  const { before, messages } = messagesOf(given.split(/\r\n|\n|\r/u).map(plainLine));
  if (!isChat(before, messages)) return null;
  const parts: string[] = [];
  const turns: ChatTurn[] = [];
  let length = 0;
  const add = (part: string) => {
    if (parts.length > 0) length += 2;
    parts.push(part);
    length += part.length;
  };
  const opening = trimmed(before);
  if (opening !== '') add(opening);
  let ownLines = 0;
  for (const { time, sender, lines } of messages) {
    const words = trimmed(lines);
    add(`[${time}]\n${sender === null ? '' : `${sender}: `}${words}`.trimEnd());
    if (sender === null) ownLines += 1;
    else if (words !== '') turns.push({ start: length - words.length, end: length, label: sender });
  }
  return { text: parts.join('\n\n'), turns, ownLines };
}

/** What a person should know about how a chat was read, in one plain sentence. */
export function chatNotice({ turns, ownLines }: Chat): string {
  const people = new Set(turns.map(({ label }) => label)).size;
  const messages = turns.length === 1 ? '1 message' : `${turns.length} messages`;
  const by = people === 1 ? '1 sender' : `${people} senders`;
  const own =
    ownLines === 0
      ? ''
      : ownLines === 1
        ? '; 1 line is the program’s own'
        : `; ${ownLines} lines are the program’s own`;
  return `Read as a chat: ${messages} by ${by}${own}.`;
}

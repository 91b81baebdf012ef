/**
 * The lines that begin a message in what chat programs export or copy. The formats are those of WhatsApp (iOS and
 * Android), Telegram, Signal, Slack, Teams and Discord; each is recognised from a single line.
 */

/** The head of one message: when it was sent, by whom, and any words that follow on the same line. */
export type MessageHead = { time: string; sender: string | null; words: string; isDated: boolean };

/** Direction marks and odd spaces that the programs insert; they are not words. */
const UNSEEN = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const ODD_SPACE = /[\u00A0\u202F\u2009]/gu;

const DATE = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.? \p{L}{3,9}\.? \d{4}|\p{L}{3,9}\.? \d{1,2}, \d{4})`;
const HALF = String.raw`(?: ?[AaPp]\.? ?[Mm]\.?)`;
const TIME = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?${HALF}?`;
const MOMENT = `${DATE},? (?:at |um |à |alle )?${TIME}`;
const CLOCK_12 = String.raw`\d{1,2}:\d{2}(?::\d{2})?${HALF}`;

const head = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'u');
/** "[12/03/2024, 14:02] …": followed by the sender and the words, or by the sender alone (Teams). */
const BRACKETED = head(String.raw`\[(${MOMENT})\] (.+)`);
/** "12/03/24, 2:02 pm - …" */
const DASHED = head(`(${MOMENT}) [-–—] (.+)`);
/** "Amina Bello, [12.03.2024 14:02]", with the words on the lines below (Telegram). */
const TRAILING = head(String.raw`(.{1,60}?),? \[(${MOMENT})\]:?`);
/**
 * "Amina Bello  2:02 PM", "amina [2:02 PM]", "amina — Today at 2:02 PM", "Amina Bello  12/03/2024 14:02" on a line by
 * itself.
 */
const CLOCKED = head(
  String.raw`(.{1,60}?)(?: \[|\s{1,4}[—–-] |\s{1,6})((?:(?:Today|Yesterday) at )?${CLOCK_12}|(?:Today|Yesterday) at ${TIME}|${MOMENT})\]?`,
);
/** The second line of a message copied from the Slack window: the time alone, below the name. */
const CLOCK_ALONE = head(`(${CLOCK_12})`);

const MOST_NAME = 60;
const MOST_HEAD = 200;

/** Whether text is a name, a number or a handle rather than a sentence or a quotation. */
function isSender(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= MOST_NAME &&
    text.split(' ').length <= 7 &&
    !/["“”«»?!;<>[\]]|https?$/u.test(text) &&
    /[\p{L}\p{N}]/u.test(text)
  );
}

function withSender(time: string, rest: string): MessageHead {
  const colon = rest.indexOf(':');
  const sender = colon > 0 ? rest.slice(0, colon).replace(/^~\s?/u, '').trim() : '';
  const after = rest.slice(colon + 1);
  if (isSender(sender) && (after === '' || after.startsWith(' ')))
    return { time, sender, words: after.trim(), isDated: true };
  return { time, sender: null, words: rest.trim(), isDated: true };
}

/** A line as the program meant it: no direction marks, odd spaces made plain. */
export const plainLine = (line: string): string =>
  line.replace(UNSEEN, '').replace(ODD_SPACE, ' ').replace(/\t/gu, ' ').trimEnd();

/**
 * Reads the head of a message; null where the line is not one.
 * @param line as returned by `plainLine`
 * @param next the line after it: some programs put the time below the name
 * @returns the head, and how many lines it takes up
 */
export function readMessageHead(line: string, next: string): { head: MessageHead; lines: 1 | 2 } | null {
  if (line.length > MOST_HEAD * 20) return null;
  const start = line.slice(0, MOST_HEAD);
  const bracketed = start.startsWith('[') ? /^\[([^\]]{8,40})\] /u.exec(start) : null;
  if (bracketed && BRACKETED.test(`[${bracketed[1]}] x`)) {
    const rest = line.slice(bracketed[0].length);
    const found = withSender(bracketed[1] as string, rest);
    // Teams writes just the name after the time, with the words below.
    const isNameAlone =
      found.sender === null && isSender(rest) && next.trim() !== '' && /^\p{Lu}/u.test(rest);
    return {
      head: isNameAlone ? { ...found, sender: rest.trim(), words: '' } : found,
      lines: 1,
    };
  }
  const dash = /^\d/u.test(start) ? /^(.{8,40}?) [-–—] /u.exec(start) : null;
  if (dash && DASHED.test(`${dash[1]} - x`))
    return { head: withSender(dash[1] as string, line.slice(dash[0].length)), lines: 1 };
  if (line.length > MOST_HEAD) return null;
  const trailing = /\]:?$/u.test(line) ? TRAILING.exec(line) : null;
  if (trailing && isSender(trailing[1] ?? ''))
    return {
      head: { time: trailing[2] ?? '', sender: trailing[1] ?? '', words: '', isDated: true },
      lines: 1,
    };
  if (!/^[\p{L}@]/u.test(line)) return null;
  const clocked = /\d[:.]\d\d/u.test(line) ? CLOCKED.exec(line) : null;
  if (clocked && isSender(clocked[1] ?? ''))
    return {
      head: { time: clocked[2] ?? '', sender: clocked[1] ?? '', words: '', isDated: false },
      lines: 1,
    };
  const below = next.length < 40 && isSender(line.trim()) ? CLOCK_ALONE.exec(next.trim()) : null;
  if (below)
    return { head: { time: below[1] ?? '', sender: line.trim(), words: '', isDated: false }, lines: 2 };
  return null;
}

/** One non-empty line. `gap` is the number of empty lines before it, `indent` its leading columns. */
export type Line = {
  text: string;
  indent: number;
  gap: number;
  /** Page heads and feet that came before it and were taken out (running-heads.ts). */
  heads?: readonly string[];
  /** Whether it continues the sentence of the line before, which a page head had cut in two. */
  goesOn?: boolean;
};

const lineBreak = /\r\n?|[\v\u0085\u2028]/g;
const pageOrParagraphBreak = /[\f\u2029]/g;

/** A soft hyphen at the end of a line says the word continues: there and nowhere else it joins two lines. */
const softHyphenAtLineEnd = /\u00AD[ \t]*\n[ \t]*/g;

/**
 * What no reader sees: soft hyphens, zero-width spaces and joiners of no script, byte order marks, control characters,
 * and the bidirectional overrides that can make words look other than they are. Zero-width (non-)joiners stay, since
 * Persian, Indic scripts and emoji are spelt with them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const unseen = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\u00AD\u200B\u202A-\u202E\u2060-\u2064\uFEFF]/g;

const ligatures: Record<string, string> = {
  '\uFB00': 'ff',
  '\uFB01': 'fi',
  '\uFB02': 'fl',
  '\uFB03': 'ffi',
  '\uFB04': 'ffl',
  '\uFB05': 'st',
  '\uFB06': 'st',
};

/** A run of combining marks longer than UAX #15's stream-safe limit takes quadratic time to put in order. */
const endlessMarks = /\p{M}{31}/u;

const oddSpace = /[^\S ]| {2}/;
const spaces = /[^\S\n\u00A0\u202F]+[^\S\n]*|[\u00A0\u202F][^\S\n]+/g;

/** No-break spaces that are typesetting, not word breaks: inside a number, and with French punctuation. */
const keepsNoBreakSpace = /(?<=[\d«])[\u00A0\u202F](?=\d)|[\u00A0\u202F](?=[»!?;:%€])|(?<=«)[\u00A0\u202F]/;
const noBreakSpace = new RegExp(`(${keepsNoBreakSpace.source})|[\\u00A0\\u202F]`, 'g');

/**
 * The same words with one spelling for everything invisible: line breaks as line feeds, NFC, the typographic ligatures
 * of PDF ("ﬁ") as letters, invisible characters removed. Quotation marks, dashes and words are kept.
 */
export function cleanText(raw: string): string {
  let text = raw
    .replace(lineBreak, '\n')
    .replace(pageOrParagraphBreak, '\n\n')
    .replace(softHyphenAtLineEnd, '')
    .replace(unseen, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
  if (/[\uFB00-\uFB06]/.test(text))
    text = text.replace(/[\uFB00-\uFB06]/g, (found) => ligatures[found] ?? found);
  return endlessMarks.test(text) ? text : text.normalize('NFC');
}

/** A line with its white space as a reader sees it: none at the ends, single spaces between words. */
export function cleanSpaces(line: string): string {
  const trimmed = line.trim();
  if (!oddSpace.test(trimmed)) return trimmed;
  return trimmed.replace(spaces, ' ').replace(noBreakSpace, (found, kept) => (kept ? found : ' '));
}

/**
 * Splits raw text into its lines; empty ones are counted in the next line's `gap`. Linear in the length of the text.
 */
export function cleanLines(raw: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const line of withoutMailQuoting(cleanText(raw).split('\n'))) {
    const text = cleanSpaces(line);
    if (text === '') {
      gap += 1;
      continue;
    }
    lines.push({ text, indent: indentOf(line), gap });
    gap = 0;
  }
  return lines;
}

const mailQuote = /^(?:> ?)+/;

/** Removes the ">" that stands before every line of a story forwarded as a quotation. */
function withoutMailQuoting(lines: string[]): string[] {
  const isQuoted = lines.length > 1 && lines.every((line) => line.startsWith('>') || line.trim() === '');
  return isQuoted ? lines.map((line) => line.replace(mailQuote, '')) : lines;
}

function indentOf(line: string): number {
  let columns = 0;
  for (let at = 0; at < line.length; at += 1) {
    const unit = line[at];
    if (unit === '\t') columns += 4;
    else if (unit === '\u3000') columns += 2;
    else if (unit !== undefined && unit.trim() === '') columns += 1;
    else break;
  }
  return columns;
}

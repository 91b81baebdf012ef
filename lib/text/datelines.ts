import { metonyms } from './lexicon/english-words.ts';
import type { Span } from './types.ts';

/** A dateline is looked for within so many characters of a line's start. */
const LONGEST = 110;

const CAPITALS = "\\p{Lu}[\\p{Lu}.'’-]{2,}(?: \\p{Lu}[\\p{Lu}.'’-]+){0,3}";
const PLACE = "\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]+){0,2}";
const MORE = "(?:, ?(?:\\p{Lu}[\\p{L}.'’-]+|\\d{1,4})(?: (?:\\p{Lu}[\\p{L}.'’-]+|\\d{1,4})){0,2}){0,3}";
const BRACKET = ' ?\\([^()\\n]{2,40}\\)';
const DASH = '\\s*(?:[—–]|--?)\\s+';
const SENTENCE = '(?=["“‘\'(]*\\p{Lu}|["“‘])';
/** KHAN PORT, GAZA — · LAGOS, Nigeria (AP) - · BERGEN, March 3 — */
const IN_CAPITALS = new RegExp(`^\\s*${CAPITALS}${MORE}(?:${BRACKET})?${DASH}${SENTENCE}`, 'u');
/** Bergen, Norway (Reuters) — */
const WITH_AGENCY = new RegExp(
  `^\\s*${PLACE}${MORE} ?\\((?:AP|AFP|Reuters|PTI|ANI|IANS|UPI|NAN|KNA|dpa|CNN|Bloomberg|Xinhua|TASS|EFE|ANSA|Thomson Reuters Foundation)\\)(?:${DASH}|:\\s+)${SENTENCE}`,
  'u',
);
/** New Delhi, March 3: · ABUJA: */
const WITH_COLON = new RegExp(`^\\s*(${PLACE})${MORE}:\\s+${SENTENCE}`, 'u');

/**
 * The datelines of a text ("LAGOS, Nigeria (AP) — "): spans at the start of lines, up to the sentence that follows.
 * A colon makes one only after a capital city in the first lines. Linear in the length of the text.
 */
export function datelinesOf(text: string): Span[] {
  const found: Span[] = [];
  let lines = 0;
  for (let from = 0; from < text.length; ) {
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    const line = text.slice(from, Math.min(end, from + 3 * LONGEST));
    if (line.trim() !== '') lines++;
    const length = datelineOf(line, lines <= 2);
    if (length > 0) {
      const start = from + (line.length - line.trimStart().length);
      found.push({ start, end: from + line.slice(0, length).trimEnd().length });
    }
    from = end + 1;
  }
  return found;
}

function datelineOf(line: string, isFirst: boolean): number {
  const head = line.slice(0, LONGEST);
  const agency = WITH_AGENCY.exec(head);
  if (agency) return agency[0].length;
  const capitals = IN_CAPITALS.exec(head);
  // "NATO — Europe's shield — said": a second dash closes an insertion
  if (
    capitals &&
    (/[,(]/.test(capitals[0]) || !/\s(?:[—–]|--?)\s/.test(firstSentence(line, capitals[0].length)))
  )
    return capitals[0].length;
  const colon = isFirst ? WITH_COLON.exec(head) : null;
  return colon && metonyms.has((colon[1] ?? '').toLowerCase()) ? colon[0].length : 0;
}

function firstSentence(line: string, from: number): string {
  const end = line.slice(from).search(/[.!?]\s/);
  return end < 0 ? line.slice(from) : line.slice(from, from + end);
}

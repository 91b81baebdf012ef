import { roles, titles } from '../knowledge/english-words.ts';
import { metonyms } from '../knowledge/governments.ts';
import { isTitleWord } from '../knowledge/honorifics.ts';
import { MONTH_BEGINNINGS } from '../knowledge/months.ts';
import type { Span } from '../words/types.ts';

/** A dateline must be within this many characters of the start of a line. */
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

/** From Ada Holm, Bergen – */
const FROM_WRITER = new RegExp(`^\\s*From ${PLACE}(?:, ?${PLACE}){1,2}${DASH}${SENTENCE}`, 'u');

const MONTH = `(?:${MONTH_BEGINNINGS})[a-z]*`;
const A_DATE = new RegExp(`, ?(?:${MONTH}\\.? \\d{1,2}|\\d{1,2} ${MONTH})\\b`);
/** ALAPPUZHA: · PORT LOKO, March 4: */
const CAPITALS_AND_COLON = new RegExp(`^\\s*(${CAPITALS})${MORE}(?:${BRACKET})?:\\s+${SENTENCE}`, 'u');
const LABELS = /^[ \t]*\p{Lu}[\p{Lu}.'’ -]{0,40}:[ \t]/gmu;
/** Labels for speakers in a transcript that are not places. */
const NO_PLACE =
  /^(?:q|a|mr|mrs|ms|dr|chair|the|court|host|witness|counsel|clerk|member|members|voice|reporter|interviewer|moderator|question|answer|speaker|all)$/;

/**
 * The datelines of a text ("LAGOS, Nigeria (AP) — "): spans at the start of lines, up to the sentence that follows. A
 * colon makes one only after a place name in capitals, in the first lines. Linear in the length of the text.
 */
export function datelinesOf(text: string): Span[] {
  const found: Span[] = [];
  let lines = 0;
  let labelled: boolean | null = null;
  // only asked for a line that may be one: it reads the whole text
  const isLabelled = () => {
    labelled ??= (text.match(LABELS)?.length ?? 0) > 1;
    return labelled;
  };
  for (let from = 0; from < text.length; ) {
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    const line = text.slice(from, Math.min(end, from + 3 * LONGEST));
    if (line.trim() !== '') lines++;
    const length = datelineOf(line, lines <= 2, isLabelled);
    if (length > 0) {
      const start = from + (line.length - line.trimStart().length);
      found.push({ start, end: from + line.slice(0, length).trimEnd().length });
    }
    from = end + 1;
  }
  return found;
}

const isOffice = (word: string) => roles.has(word) || titles.has(word) || isTitleWord(word);

const CAPITAL = /^\s*\p{Lu}/u;

/** @param isLabelled whether other lines also begin with capitals and a colon: then those are speakers */
function datelineOf(line: string, isFirst: boolean, isLabelled: () => boolean): number {
  // every dateline begins with a capital, and has a dash or a colon with a blank after it
  if (!CAPITAL.test(line)) return 0;
  const head = line.slice(0, LONGEST);
  const hasDash = /[—–-]\s/.test(head);
  const hasColon = /:\s/.test(head);
  if (!hasDash && !hasColon) return 0;
  const agency = head.includes('(') ? WITH_AGENCY.exec(head) : null;
  if (agency) return agency[0].length;
  const writer = isFirst && hasDash ? FROM_WRITER.exec(head) : null;
  if (writer) return writer[0].length;
  const capitals = hasDash ? IN_CAPITALS.exec(head) : null;
  // "NATO — Europe's shield — said": a second dash closes an insertion
  if (
    capitals &&
    (/[,(]/.test(capitals[0]) || !/\s(?:[—–]|--?)\s/.test(firstSentence(line, capitals[0].length)))
  )
    return capitals[0].length;
  if (!isFirst || !hasColon) return 0;
  const colon = WITH_COLON.exec(head);
  if (colon && (metonyms.has((colon[1] ?? '').toLowerCase()) || A_DATE.test(colon[0])))
    return colon[0].length;
  const place = CAPITALS_AND_COLON.exec(head);
  const words = (place?.[1] ?? '').toLowerCase().split(/[\s.]+/);
  const isPlace =
    place !== null && !words.some((word) => NO_PLACE.test(word) || isOffice(word)) && !isLabelled();
  return isPlace ? place[0].length : 0;
}

function firstSentence(line: string, from: number): string {
  const end = line.slice(from).search(/[.!?]\s/);
  return end < 0 ? line.slice(from) : line.slice(from, from + end);
}

/**
 * Pages with numbered lines, as courts and their reporters write them: the numbers are read as places, and the heads
 * and feet of pages as nobody's words.
 */
import type { WrittenLine } from './turns.ts';

const NUMBERED = /^[ \t]*(\d{1,2})(?:[ \t]{1,}(\S.*)|[ \t]*)$/u;
const PAGE_NUMBER =
  /^[ \t]*(?:(?:page|p\.|pg\.?)[ \t]*)?[-–—]?[ \t]*(\d{1,5})[ \t]*[-–—]?(?:[ \t]*(?:of|\/)[ \t]*\d{1,5})?[ \t]*$/iu;
const PAGE_IN_HEAD = /(?:^|[ \t])(?:page|p\.|pg\.?)[ \t]*(\d{1,5})\b/iu;
/** No court page has more lines than this. */
const MOST_LINES = 60;

type Numbering = { number: number; rest: string } | null;

/** Line numbers go up by one, and start again on the next page. */
function numberingOf(lines: readonly string[]): Numbering[] | null {
  const found = lines.map((line): Numbering => {
    const match = NUMBERED.exec(line);
    const number = Number(match?.[1] ?? 0);
    return match && number >= 1 && number <= MOST_LINES ? { number, rest: match[2] ?? '' } : null;
  });
  const numbering: Numbering[] = found.map(() => null);
  let last = 0;
  let inOrder = 0;
  let written = 0;
  found.forEach((one, at) => {
    if ((lines[at] ?? '').trim() === '') return;
    written++;
    if (!one) return;
    const goesOn = one.number === last + 1;
    // The page's own number on a line by itself does not belong to a line, unless it is the next in order.
    const isNext =
      goesOn ||
      (one.number === 1 && (last === 0 || last >= 3)) ||
      (last === 0 && found[at + 1 + blanks(lines, at)]?.number === one.number + 1);
    if (!isNext) return;
    numbering[at] = one;
    last = one.number;
    inOrder++;
  });
  return inOrder >= 3 && inOrder * 2 >= written ? numbering : null;
}

function blanks(lines: readonly string[], at: number): number {
  let count = 0;
  while (at + 1 + count < lines.length && (lines[at + 1 + count] ?? '').trim() === '') count++;
  return count;
}

/**
 * A list's "1 cup of sugar" is numbered too: a record's numbers are set apart from the words, or there are turns in it.
 */
function isRecord(numbering: readonly Numbering[], lines: readonly string[]): boolean {
  let apart = 0;
  let turns = 0;
  let all = 0;
  numbering.forEach((one, at) => {
    if (!one) return;
    all++;
    if (/^[ \t]*\d{1,2}(?:[ \t]{2,}|\t|[ \t]*$)/u.test(lines[at] ?? '')) apart++;
    if (
      /^(?:[QA](?:\.[ \t]|[ \t]{2,})|(?:MR|MRS|MS|MISS|DR|THE)\.? [A-Z .'-]{2,40}:|[A-Z .'-]{3,40}:)/u.test(
        one.rest,
      )
    )
      turns++;
  });
  return apart * 2 >= all || turns * 8 >= all;
}

/**
 * @param text the record as written
 * @returns its lines without their numbers, with their places; null where the lines have none
 */
export function readNumberedPages(text: string): WrittenLine[] | null {
  const lines = text.replace(/\f/gu, '\n').split('\n');
  const numbering = numberingOf(lines);
  if (!numbering || !isRecord(numbering, lines)) return null;
  const written: WrittenLine[] = [];
  let page: number[] = [];
  let pageNumber = 0;
  /** Whether the page number is above the page's lines; if below, it is known only once they have been read. */
  const isAbove = firstPageNumber(lines, numbering) === 'above';
  let last = 0;
  const nextNumber = numbersAfter(numbering);
  const startPage = (): void => {
    page = [];
    if (!isAbove) pageNumber = 0;
  };
  lines.forEach((text, at) => {
    const one = numbering[at];
    if (one) {
      if (one.number <= last) startPage();
      last = one.number;
      page.push(written.length);
      written.push({ text: one.rest, page: pageNumber, line: one.number });
      return;
    }
    if (text.trim() === '') {
      written.push({ text: '' });
      return;
    }
    const number = pageNumberOf(text);
    if (number !== null && isAbove) pageNumber = number;
    else if (number !== null) for (const index of page) (written[index] as WrittenLine).page = number;
    // The continuation of a line that the record broke has no number; a head or foot comes between two pages.
    const isWithin = number === null && page.length > 0 && nextNumber[at] === last + 1;
    const place = written[page.at(-1) ?? -1];
    if (isWithin && place?.line !== undefined) written.push({ text, page: pageNumber, line: place.line });
    else written.push({ text, isFurniture: true });
  });
  return written.filter(({ text, line }) => text.trim() !== '' || line === undefined);
}

/** For each line, the number of the next numbered one; 0 after the last. */
function numbersAfter(numbering: readonly Numbering[]): number[] {
  const after: number[] = [];
  let next = 0;
  for (let at = numbering.length - 1; at >= 0; at--) {
    after[at] = next;
    next = numbering[at]?.number ?? next;
  }
  return after;
}

function pageNumberOf(line: string): number | null {
  if (line.length > 300) return null;
  const found = PAGE_NUMBER.exec(line) ?? PAGE_IN_HEAD.exec(line) ?? /[ \t]{3,}(\d{1,5})[ \t]*$/u.exec(line);
  return found ? Number(found[1]) : null;
}

function firstPageNumber(lines: readonly string[], numbering: readonly Numbering[]): 'above' | 'below' {
  const firstLine = numbering.findIndex((one) => one !== null);
  const first = lines.findIndex(
    (line, at) => !numbering[at] && line.trim() !== '' && pageNumberOf(line) !== null,
  );
  return first !== -1 && first < firstLine ? 'above' : 'below';
}

/**
 * Page heads and feet in a pasted or typed text whose pages are unknown: lines that recur except for numbers that count
 * up, or that interrupt a sentence and look like nothing else.
 */
import { cleanLines, type Line } from './clean-lines.ts';
import { endsSentence, looksLikeListItem, runsOn, startsLower } from './line-shape.ts';
import { isPageNumber, runningKey } from './page-furniture.ts';

const LONGEST = 120;
/** A foot, a number and the next page's head may come together, each with an empty line. */
const MOST_TOGETHER = 5;

const PAGE_MARK =
  /(?:\b(?:page|pg|seite|pagina|página|стр)\b\.?|\bp\.) ?\d{1,4}\b|[|•·–—] ?\d{1,4}$|^\d{1,4} ?[|•·–—]/iu;
/** "… ordered the arrest of a": a line broken after such a word is text. */
const BROKEN = /\b(?:an?|the|of|to|and|or|with|by|from|that|which|who|whose)$/u;
const DATED = /\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/u;
const hasLower = (text: string): boolean => /\p{Ll}/u.test(text);

/** What could be a head at all: short, not a sentence, list item or speaker's name. */
const mayBe = ({ text }: Line): boolean =>
  text.length <= LONGEST &&
  !/[:;,]$/u.test(text) &&
  !BROKEN.test(text) &&
  (isPageNumber(text) || (!endsSentence(text) && !looksLikeListItem(text) && !startsLower(text)));

/** Looks like a head by itself: a page number, an outlet and a date between bars, or a stamp in capitals. */
const looksLikeHead = (text: string): boolean =>
  isPageNumber(text) ||
  PAGE_MARK.test(text) ||
  (/ [|•·] /u.test(text) && DATED.test(text)) ||
  (!hasLower(text) && /\p{Lu}{3}/u.test(text) && text.split(' ').length >= 2);

/** Lines that recur: how often, and whether their numbers never fall and somewhere rise. */
function repeated(lines: readonly Line[]): { again: ReadonlySet<string>; often: ReadonlySet<string> } {
  const seen = new Map<
    string,
    { count: number; numbers: number[]; counts: boolean; rises: boolean; last: number }
  >();
  lines.forEach((line, at) => {
    if (!mayBe(line) || isPageNumber(line.text)) return;
    const key = runningKey(line.text);
    const numbers = (line.text.match(/\d+/gu) ?? []).map(Number);
    const known = seen.get(key);
    if (!known) {
      seen.set(key, { count: 1, numbers, counts: true, rises: false, last: at });
      return;
    }
    const steps = numbers.map((number, k) => number - (known.numbers[k] ?? 0));
    known.counts &&= steps.every((step) => step >= 0 && step <= 40) && at - known.last >= 3;
    known.rises ||= steps.some((step) => step > 0);
    known.count += 1;
    known.numbers = numbers;
    known.last = at;
  });
  const again = [...seen].filter(([, one]) => one.counts && one.rises && one.count >= 2);
  // "Day 1", "Day 2" are headings in a text: outside a sentence a head has more words, and recurs more often.
  const often = again.filter(([key, one]) => one.count >= 3 && (key.match(/\p{L}+|@/gu) ?? []).length >= 3);
  return { again: new Set(again.map(([key]) => key)), often: new Set(often.map(([key]) => key)) };
}

/**
 * A newspaper's name or a page title in capitals ("THE HARBOUR TIMES", "NATIONAL NEWS") that occurs three times or
 * more, each time within a line or two of another head: of a page number, or of a date and a number that another one
 * has too.
 */
function stampsOf(lines: readonly Line[]): ReadonlySet<string> {
  const seen = new Map<string, { count: number; beside: number }>();
  lines.forEach(({ text }, at) => {
    if (hasLower(text) || /\d/u.test(text) || !/\p{Lu}{3}/u.test(text) || !mayBe(lines[at] as Line)) return;
    const known = seen.get(text) ?? { count: 0, beside: 0 };
    known.count += 1;
    if (isDatedHead(lines[at - 2]) || isDatedHead(lines[at - 1])) known.beside += 1;
    else if (isDatedHead(lines[at + 1]) || isDatedHead(lines[at + 2])) known.beside += 1;
    seen.set(text, known);
  });
  const stamps = [...seen].filter(([, { count, beside }]) => count >= 3 && beside === count);
  return new Set(stamps.map(([text]) => text));
}

/** "10 Thursday, August 14, 2025", "Page 9": what goes with a stamp. */
const isDatedHead = (line: Line | undefined): boolean =>
  line !== undefined &&
  mayBe(line) &&
  (isPageNumber(line.text) || (DATED.test(line.text) && /^\d{1,3}\s|\s\d{1,3}$/u.test(line.text)));

/**
 * Takes the heads and feet of pages out of a text's lines.
 * @returns the lines that are text, each with the heads that came before it (`heads`); a line whose sentence a head
 * interrupted continues the one before (`goesOn`). Linear in the number of lines.
 */
export function withoutRunningHeads(lines: readonly Line[]): readonly Line[] {
  const { again, often } = repeated(lines);
  const isAgain = (line: Line): boolean => again.has(runningKey(line.text)) && mayBe(line);
  const stamps = stampsOf(lines);
  const isStamp = ({ text }: Line): boolean => stamps.has(text);
  const isHead = (line: Line): boolean =>
    isStamp(line) ||
    (often.has(runningKey(line.text)) && mayBe(line)) ||
    (stamps.size > 0 && isDatedHead(line));
  const kept: Line[] = [];
  let found = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Line;
    const before = kept[kept.length - 1];
    const opensWithStamp = before === undefined && isStamp(line);
    const stretch = before || opensWithStamp ? headsFrom(lines, at, before, { isAgain, isHead, isStamp }) : 0;
    if (stretch === 0) {
      kept.push(line);
      at += 1;
      continue;
    }
    const heads = lines.slice(at, at + stretch);
    const next = lines[at + stretch];
    found = true;
    at += stretch;
    const texts = heads.map(({ text }) => text);
    if (next === undefined) {
      kept.push(...heads);
      break;
    }
    const goesOn = before !== undefined && runsOn(before.text) && startsLower(next.text);
    const gap = goesOn ? 0 : Math.max(next.gap, ...heads.map((head) => head.gap));
    kept.push({ ...next, gap, heads: texts, ...(goesOn && { goesOn }) });
    at += 1;
  }
  return found ? kept : lines;
}

/** Whether a text contains page heads or feet that `layOut` would take out of its sentences. */
export function hasRunningHeads(raw: string): boolean {
  const lines = cleanLines(raw);
  return withoutRunningHeads(lines) !== lines;
}

/** How many lines from here are heads and feet: those that recur, or all that interrupt a sentence. */
function headsFrom(
  lines: readonly Line[],
  at: number,
  before: Line | undefined,
  { isAgain, isHead, isStamp }: Record<'isAgain' | 'isHead' | 'isStamp', (line: Line) => boolean>,
): number {
  let end = at;
  let isSure = false;
  while (end < lines.length && end - at < MOST_TOGETHER && mayBe(lines[end] as Line)) {
    isSure ||= looksLikeHead((lines[end] as Line).text) || isAgain(lines[end] as Line);
    end += 1;
  }
  const next = lines[end];
  const isInside = end > at && before !== undefined && !isStamp(before) && runsOn(before.text);
  if (
    isInside &&
    isSure &&
    next !== undefined &&
    startsLower(next.text) &&
    isCutThere(before, lines.slice(at, end), next)
  )
    return end - at;
  let sure = at;
  while (sure < end && isHead(lines[sure] as Line)) sure += 1;
  // A page number beside a known head is part of it.
  while (sure > at && sure < end && isPageNumber((lines[sure] as Line).text)) sure += 1;
  return sure - at;
}

/**
 * Names and titles in a broken line begin with capitals too: a head between two lines of a sentence is not part of it.
 */
function isCutThere(before: Line, heads: readonly Line[], next: Line): boolean {
  const [first] = heads;
  if (first === undefined) return false;
  if (heads.some(({ gap }) => gap > 0) || next.gap > 0) return true;
  return (
    heads.some(({ text }) => PAGE_MARK.test(text) || isPageNumber(text) || / [|•·] /u.test(text)) &&
    before.gap >= 0
  );
}

/**
 * Running heads, feet and page numbers, learnt from their repetition: a line at the edge of page after page, the same
 * except for numbers that count with the pages.
 */

/** A line of a page, from the top. `isApart`: set off from the body by a gap or another size; undefined if unknown. */
export type PageLine = { text: string; isApart?: boolean };

export type Furniture = {
  /** For each page, the indexes of the lines that belong to the page and not to the text. */
  lines: Set<number>[];
  /** The distinct heads and feet, as first seen, disregarding changes in their numbers. */
  heads: string[];
  /** On how many pages a head or foot was set aside, and how many bare page numbers were. */
  headPages: number;
  numbers: number;
};

type Place = { page: number; line: number; rank: number; text: string; numbers: number[]; isApart: boolean };

const MOST_AT_TOP = 3;
const MOST_AT_FOOT = 4;
const LONGEST = 140;
const ROMAN = /^[ivxlc]{1,7}$/iu;
const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
const DATE_WORD =
  /\b(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/giu;

function romanValue(text: string): number {
  let value = 0;
  let last = 0;
  for (const letter of [...text.toLowerCase()].reverse()) {
    const digit = DIGITS[letter] ?? 0;
    value += digit < last ? -digit : digit;
    last = Math.max(last, digit);
  }
  return value;
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
const isRoman = (text: string): boolean => ROMAN.test(bare(text));

/** A page number and nothing else: 3 · – 3 – · Page 3 of 12 · iv */
export const isPageNumber = (text: string): boolean =>
  isRoman(text) ||
  /^\W*(?:(?:page|p|pg|seite|s|pagina|página|pág|sayfa|стр)\b\.?)?\s*\d{1,4}(?:\s*(?:\/|of|von|de|di|из)\s*\d{1,4})?\W*$/iu.test(
    text,
  );

/** A line without its numbers and dates: the same on every page for a running head. */
export function runningKey(text: string): string {
  if (isRoman(text)) return '#';
  return text.toLowerCase().replace(/\d+/gu, '#').replace(DATE_WORD, '@').replace(/\s+/gu, ' ').trim();
}

const numbersIn = (text: string): number[] =>
  isRoman(text) ? [romanValue(bare(text))] : (text.match(/\d+/gu) ?? []).map(Number);

/**
 * Whether the numbers in a repeated line stay or count with the pages: a total at the foot of each page does neither.
 */
function countsOn(places: readonly { page: number; numbers: readonly number[] }[]): boolean {
  const first = places[0];
  if (!first || first.numbers.length === 0) return true;
  let counting = 0;
  for (let k = 0; k < first.numbers.length; k++) {
    const isSame = places.every(({ numbers }) => numbers[k] === first.numbers[k]);
    if (isSame) continue;
    const offsets = new Map<number, number>();
    for (const { page, numbers } of places) {
      const offset = (numbers[k] ?? 0) - page;
      offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
    }
    if (Math.max(...offsets.values()) * 10 < places.length * 8) return false;
    counting++;
  }
  return counting > 0 || places.every(({ numbers }) => numbers.every((n, k) => n === first.numbers[k]));
}

/** On how many of the pages a line must appear: left and right pages often have heads of their own. */
const least = (pages: number): number =>
  pages <= 3 ? 2 : Math.max(2, Math.ceil(pages * (pages <= 6 ? 0.4 : 0.2)));

function candidates(pages: readonly (readonly PageLine[])[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  pages.forEach((lines, page) => {
    const add = (line: number, rank: number, edge: string) => {
      const { text, isApart } = lines[line] as PageLine;
      if (text.length > LONGEST) return;
      const key = `${edge}${runningKey(text)}`;
      const place = { page, line, rank, text, numbers: numbersIn(text), isApart: isApart ?? true };
      found.set(key, [...(found.get(key) ?? []), place]);
    };
    for (let k = 0; k < Math.min(MOST_AT_TOP, lines.length); k++) add(k, k, 'top ');
    for (let k = 0; k < Math.min(MOST_AT_FOOT, lines.length - 1); k++) add(lines.length - 1 - k, k, 'foot ');
  });
  return found;
}

/**
 * @param pages the lines of each page from top to bottom
 * @returns which of them are heads, feet and page numbers. A line counts as one only at a page's edge, with only others
 * of its kind beyond it. Linear in the number of pages.
 */
export function findFurniture(pages: readonly (readonly PageLine[])[]): Furniture {
  const running = new Map<string, Place>();
  for (const places of candidates(pages).values()) {
    const seen = new Set(places.map(({ page }) => page));
    if (seen.size < least(pages.length) || !countsOn(places)) continue;
    if (places.filter(({ isApart }) => isApart).length * 2 < places.length) continue;
    for (const place of places) running.set(`${place.page} ${place.line}`, place);
  }
  const lines = pages.map(() => new Set<number>());
  const heads = new Map<string, string>();
  const headPages = new Set<number>();
  let numbers = 0;
  pages.forEach((all, page) => {
    const take = (line: number): boolean => {
      const place = running.get(`${page} ${line}`);
      if (!place) return false;
      if (lines[page]?.has(line)) return true;
      lines[page]?.add(line);
      if (isPageNumber(place.text)) numbers++;
      else {
        headPages.add(page);
        const key = runningKey(place.text);
        if (!heads.has(key)) heads.set(key, place.text);
      }
      return true;
    };
    for (let k = 0; k < all.length && take(k); k++);
    for (let k = all.length - 1; k >= 0 && take(k); k--);
  });
  return { lines, heads: [...heads.values()], headPages: headPages.size, numbers };
}

const onPages = (count: number): string => (count === 1 ? '1 page' : `${count} pages`);

/** "A running head on 12 pages (“Harbour Times”) and 12 page numbers are not part of the text."; null for nothing. */
export function furnitureNotice({ heads, headPages, numbers }: Furniture): string | null {
  const shown = heads.slice(0, 3).map((head) => `“${head}”`);
  const more = heads.length > shown.length ? ` and ${heads.length - shown.length} more` : '';
  const parts = [
    headPages > 0 &&
      `${heads.length === 1 ? 'A running head or foot' : `${heads.length} running heads and feet`} on ${onPages(headPages)} (${shown.join(', ')}${more})`,
    numbers > 0 && (numbers === 1 ? '1 page number' : `${numbers} page numbers`),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  const isOne = parts.length === 1 && (headPages > 0 ? heads.length === 1 : numbers === 1);
  return `${parts.join(' and ')} ${isOne ? 'is' : 'are'} not part of the text.`;
}

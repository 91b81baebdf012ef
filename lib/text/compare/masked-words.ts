/**
 * Oaths as newspapers print them: f***ing, f—ing, s--t, ****. A masked word is read as the word of the source it stands
 * for; the mask itself shows that letters were left out.
 */
import type { SourceIndex } from './index-source.ts';
import { isSenseWord } from './meaning-changes.ts';
import { type Forms, MASKED, type Words } from './words.ts';

/**
 * What masked words stand for, matched at the start of a word or anywhere: English, and the commonest of other
 * languages.
 */
const OATH =
  /fuck|shit|cunt|damn|bitch|bastard|bollock|bugger|bloody|piss|wank|twat|prick|dick|cock|arse|^ass(?:es|hole|holes)?$|whore|slut|crap|^hell$|nigg|fagg|^fags?$|kike|^spic|paki|tranny|retard|tosser|knobhead|motherf|pussy|tits|scheiss|fick|putain|merde|encul|puta|mierda|joder|cazzo|kurwa|блять|бляд|хуй|хуе|пизд|ебан|ебат|сука|суки/u;

const STARS = '*•●∗✱';
const MOST_MASKS = 12;
/** Letters with marks among them, or marks alone; dashes count only inside a word or after its first letters. */
const MASK = new RegExp(
  `(?<![\\p{L}\\p{N}@$#])(?:\\p{L}{0,12}(?:[${STARS}]{1,12}|[@#$%&!_]{1,8}|[-–—]{1,8})){1,4}\\p{L}{0,8}(?![\\p{L}\\p{N}])`,
  'gu',
);

/** The pattern of the words that a mask can stand for, and whether it shows how many letters it hides. */
function patternOf(written: string): { pattern: RegExp; isCounted: boolean; letters: number } | null {
  const lower = written.toLowerCase();
  const letters = lower.replace(/[^\p{L}]/gu, '').length;
  const marks = lower.replace(/\p{L}/gu, '');
  const isStarred = new RegExp(`^[${STARS}]+$`, 'u').test(marks);
  if (letters === 0 && marks.length < 3) return null;
  if (letters === 0 && /^[-–—_]+$/u.test(marks)) return null;
  // Each star stands for one letter, or two stars for any number of letters.
  const hidden = (run: string): string =>
    isStarred && run.length > 2 ? `\\p{L}{1,${run.length + 4}}` : '\\p{L}{1,8}';
  const source = lower
    .split(/([^\p{L}]+)/u)
    .map((part) => (/^\p{L}*$/u.test(part) ? part : hidden(part)))
    .join('');
  return { pattern: new RegExp(`^${source}$`, 'u'), isCounted: isStarred && letters > 0, letters };
}

/** The number of the source's form that a mask stands for; -1 where none in the source fits. */
function standsFor(written: string, near: { before: string; after: string }, index: SourceIndex): number {
  const found = patternOf(written);
  if (!found) return -1;
  const fits = index.forms.list.flatMap((form, number) => {
    if (form.startsWith('#') || !found.pattern.test(form) || isSenseWord(form)) return [];
    const isExact = found.isCounted && form.length === written.length && form.length >= 4;
    return OATH.test(form) ? [{ number, isOath: true }] : isExact ? [{ number, isOath: false }] : [];
  });
  const stands = (number: number): boolean => {
    const from = index.postingsFrom[number] as number;
    const to = Math.min(index.postingsFrom[number + 1] as number, from + 200);
    const { form } = index.words;
    const [before, after] = [index.forms.find(near.before), index.forms.find(near.after)];
    for (let k = from; k < to; k++) {
      const at = index.postings[k] as number;
      if ((before >= 0 && form[at - 1] === before) || (after >= 0 && form[at + 1] === after)) return true;
    }
    return false;
  };
  const best =
    fits.find(({ number, isOath }) => isOath && stands(number)) ??
    fits.find(({ number }) => stands(number)) ??
    fits.find(({ isOath }) => isOath);
  return best?.number ?? -1;
}

/**
 * Reads the masked words of a quote as the words of the source that they stand for.
 * @returns the quote's words, each masked one as a single piece; unchanged where nothing is masked or nothing fits
 */
export function joinMasked(text: string, words: Words, forms: Forms, index: SourceIndex): Words {
  if (!/[*•●∗✱@#$%&!_—–]|--|\p{L}-/u.test(text)) return words;
  const masks: { start: number; end: number; form: number; from: number; to: number }[] = [];
  let looked = 0;
  let at = 0;
  for (const match of text.matchAll(MASK)) {
    if (looked >= MOST_MASKS) break;
    const start = match.index;
    const end = start + match[0].length;
    while (at < words.count && (words.end[at] as number) <= start) at++;
    let to = at;
    while (to < words.count && (words.start[to] as number) < end) to++;
    if (at < to && ((words.start[at] as number) < start || (words.end[to - 1] as number) > end)) continue;
    const formAt = (word: number): string => forms.list[words.form[word] ?? -1] ?? '';
    looked += 1;
    const number = standsFor(match[0], { before: formAt(at - 1), after: formAt(to) }, index);
    if (number < 0) continue;
    masks.push({ start, end, form: forms.numberOf(index.forms.list[number] as string), from: at, to });
    at = to;
  }
  return masks.length === 0 ? words : withMasks(words, masks);
}

function withMasks(
  words: Words,
  masks: readonly { start: number; end: number; form: number; from: number; to: number }[],
): Words {
  const form: number[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const flags: number[] = [];
  let at = 0;
  const keep = (to: number) => {
    for (; at < to; at++) {
      form.push(words.form[at] as number);
      start.push(words.start[at] as number);
      end.push(words.end[at] as number);
      flags.push(words.flags[at] as number);
    }
  };
  for (const mask of masks) {
    keep(mask.from);
    form.push(mask.form);
    start.push(mask.start);
    end.push(mask.end);
    flags.push(MASKED | (mask.from < mask.to ? (words.flags[mask.from] as number) : 0));
    at = mask.to;
  }
  keep(words.count);
  return {
    count: form.length,
    form: Int32Array.from(form),
    start: Int32Array.from(start),
    end: Int32Array.from(end),
    flags: Uint16Array.from(flags),
  };
}

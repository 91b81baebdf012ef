import type { Line } from './clean-lines.ts';
import {
  endsParagraph,
  endsSentence,
  endsUnspaced,
  firstWordLength,
  looksLikeListItem,
  runsOn,
  startsLower,
  startsUncased,
  startsUnspaced,
} from './line-shape.ts';

/** How a text's lines were broken: at column `width`; lines that continue a sentence are indented by `indent`. */
export type Wrapping = { isWrapped: boolean; width: number; indent: number };

/** Lines in order: an array of them, or what makes each when it is asked for. */
export type Lines = { readonly length: number; at(index: number): Line | undefined };

/** Answers whether a word, in lower case, occurs in the text. */
export type Vocabulary = { has(word: string): boolean };

/** Wider than any page or mail program breaks lines; in a text with longer lines each line is a paragraph. */
const widestColumn = 200;

/** An unspaced line shorter than this is a label or a title rather than a broken line. */
const shortestUncased = 12;

/**
 * Decides for a whole text whether its lines were broken at a column (a PDF, a mail) or end where paragraphs do.
 *
 * Where a line was broken the sentence runs on: the line has no sentence ending and the next starts in lower case, so
 * in broken prose such pairs are many and pairs "end of sentence, capital" few; in unbroken prose it is the other way
 * round. Scripts without case are judged by the sentence ending alone.
 */
export function measureWrapping(lines: Lines): Wrapping {
  const lengths = new Int32Array(lines.length);
  for (let at = 0; at < lines.length; at += 1) lengths[at] = lines.at(at)?.text.length ?? 0;
  lengths.sort();
  const width = lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * 0.95))] ?? 0;
  const indents = new Map<number, number>();
  let goesOn = 0;
  let ends = 0;
  let line = lines.at(0);
  for (let at = 1; at < lines.length; at += 1) {
    const before = line;
    line = lines.at(at);
    if (line === undefined || before === undefined || line.gap > 0) continue;
    if (continuesAcross(before.text, line.text)) {
      // List items may start in lower case too, but they are not full lines.
      if (before.text.length < width * 0.5) continue;
      goesOn += 1;
      indents.set(line.indent, (indents.get(line.indent) ?? 0) + 1);
    } else if (endsParagraph(before.text)) ends += 1;
  }
  return {
    isWrapped: width <= widestColumn && goesOn > 0 && goesOn > ends * 0.25,
    width,
    indent: mostCommon(indents),
  };
}

/** Whether the sentence that `before` breaks off in visibly continues in `after`. */
function continuesAcross(before: string, after: string): boolean {
  if (endsSentence(before) || looksLikeListItem(after)) return false;
  if (startsLower(after)) return runsOn(before) || !endsParagraph(before);
  return startsUncased(after) && before.length >= shortestUncased && !endsParagraph(before);
}

/**
 * Some programs put an empty line after every broken line. In that case every gap is reduced by one, and the text is
 * then like any other; otherwise the lines are returned unchanged.
 */
export function closeDoubleSpacing(lines: readonly Line[]): readonly Line[] {
  let adjacent = 0;
  let single = 0;
  let goesOn = 0;
  let ends = 0;
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at];
    const before = lines[at - 1];
    if (line === undefined || before === undefined) continue;
    if (line.gap === 0) adjacent += 1;
    if (line.gap !== 1 || before.text.length > widestColumn) continue;
    single += 1;
    if (continuesAcross(before.text, line.text)) goesOn += 1;
    else if (endsSentence(before.text)) ends += 1;
  }
  const isDoubled = goesOn >= 3 && goesOn > ends * 1.5 && adjacent * 10 < single;
  return isDoubled ? lines.map((line) => ({ ...line, gap: Math.max(0, line.gap - 1) })) : lines;
}

function mostCommon(counts: ReadonlyMap<number, number>): number {
  let usual = 0;
  for (const [value, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = value;
  return usual;
}

const datelineStart =
  /^\p{Lu}[\p{Lu}.'’ -]{2,30}(?:, [\p{L}. ]{2,24})? ?(?:\([\p{L} ]{2,20}\) ?)?[—–-]+ ?\S/u;

/**
 * Whether, in a text broken at a column, `line` begins a new paragraph although there is no empty line before it.
 * `next` is the line after it; `isInList` says the paragraph so far is a list item.
 */
export function startsParagraph(
  before: Line,
  line: Line,
  next: Line | undefined,
  wrapping: Wrapping,
  isInList: boolean,
): boolean {
  const { width, indent } = wrapping;
  const taken = before.text.length + 1 + firstWordLength(line.text);
  const hadNoRoom = taken > width * 0.85;
  const goesOn = !endsSentence(before.text) && (startsLower(line.text) || hadNoRoom);

  if (looksLikeListItem(line.text) && (endsParagraph(before.text) || isInList)) return true;
  if (line.indent > indent) return !goesOn;
  if (line.indent < indent && before.indent >= indent) return !goesOn;
  if (startsLower(line.text)) return false;
  if (datelineStart.test(line.text.slice(0, 80)) && !hadNoRoom) return true;
  if (endsParagraph(before.text)) {
    if (!hadNoRoom) return true;
    return next !== undefined && isLoneHeading(line, next, width);
  }
  // A line without a sentence ending that stops far short of the column, followed by a full line: a headline or a
  // subhead.
  return taken <= width * 0.55 && line.text.length >= width * 0.75;
}

function isLoneHeading(line: Line, next: Line, width: number): boolean {
  if (next.gap > 0 || endsParagraph(line.text) || startsLower(next.text)) return false;
  return (
    line.text.length + 1 + firstWordLength(next.text) <= width * 0.55 && next.text.length >= width * 0.75
  );
}

/** First parts of words that keep their hyphen: "then-foreign", "pro-Russian", "well-known". */
const hyphenated = new Set(
  'all anti best co cross eight ex far five four full half hard high ill inter key large late left light long low mid multi near nine non off old on one open over part post pre pro right second self semi seven short six small so soft ten then third three top two ultra under up vice well wide world'.split(
    ' ',
  ),
);

/**
 * The words of a text, in lower case, for deciding whether a word cut in two is one word, two, or hyphenated. The
 * halves of words cut at the end of a line are not words and are left out. Read only when the first question is asked:
 * most texts cut no words.
 */
export function vocabularyOf(lines: readonly Line[]): Vocabulary {
  let words: ReadonlySet<string> | undefined;
  return {
    has(word) {
      words ??= readWords(lines);
      return words.has(word);
    },
  };
}

function readWords(lines: readonly Line[]): ReadonlySet<string> {
  const words = new Set<string>();
  let isCut = false;
  for (const { text } of lines) {
    const wasCut = isCut;
    isCut = cutWordAtEnd(text) !== undefined;
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+(?:[-‐][\p{L}\p{N}]+)*/gu)) {
      if ((wasCut && index === 0) || (isCut && index + word.length === text.length - 1)) continue;
      words.add(word.toLowerCase().replaceAll('‐', '-'));
    }
  }
  return words;
}

const cutWord = /([\p{L}]+)[-‐]$/u;
/** The letters before a hyphen at the end of a line, if there is one. */
function cutWordAtEnd(line: string): string | undefined {
  return line.endsWith('-') || line.endsWith('‐') ? cutWord.exec(line.slice(-40))?.[1] : undefined;
}

const restOfWord = /^[\p{L}]+/u;

/**
 * Joins the lines of one paragraph: with a space; with nothing in scripts without spaces and after a closed-up dash or
 * slash; and where a hyphen cut a word, the way the rest of the text spells that word. `words` is from `wordsOf`.
 */
export function joinLines(lines: readonly string[], words: Vocabulary): string {
  const parts: string[] = [];
  for (const [at, line] of lines.entries()) {
    const after = lines[at + 1];
    const joint = after === undefined ? 'closed' : jointOf(line, after, words);
    parts.push(joint === 'cut' ? line.slice(0, -1) : joint === 'closed' ? line : `${line} `);
  }
  return parts.join('');
}

/** How two lines are joined; `cut` where the hyphen at the end is dropped as well. */
function jointOf(before: string, after: string, words: Vocabulary): 'spaced' | 'closed' | 'cut' {
  if (endsUnspaced(before) && startsUnspaced(after)) return 'closed';
  const cut = cutWordAtEnd(before);
  if (cut !== undefined) return keepsHyphen(cut, after, words) ? 'closed' : 'cut';
  const isSetClose = /[\p{L}\p{N}”’"'][—/]$|\p{N}[-–]$/u.test(before.slice(-4));
  return isSetClose || /^—[\p{L}\p{N}“‘"']/u.test(after.slice(0, 3)) ? 'closed' : 'spaced';
}

function keepsHyphen(cut: string, after: string, words: Vocabulary): boolean {
  const rest = restOfWord.exec(after.slice(0, 60))?.[0];
  if (rest === undefined || /^\p{Lu}/u.test(rest)) return true;
  const [first, second] = [cut.toLowerCase(), rest.toLowerCase()];
  if (words.has(first + second)) return false;
  if (words.has(`${first}-${second}`)) return true;
  return hyphenated.has(first) || (first.length > 2 && words.has(first) && words.has(second));
}

import { saying } from '../knowledge/english-verbs.ts';
import { titles } from '../knowledge/english-words.ts';
import { genderOf } from '../knowledge/first-names.ts';
import type { Line } from '../layout/clean-lines.ts';
import { endsParagraph, looksLikeListItem, startsLower } from '../layout/line-shape.ts';
import { measureWrapping, startsParagraph } from '../layout/wrapping.ts';
import type { Tokens } from '../words/tokens.ts';

/** Words that no line ends with unless its sentence continues on the next. */
const GOES_ON = new Set(
  'the a an of and or but nor than his her its their our your my at by from with into as that which whose'.split(
    ' ',
  ),
);
/** Words in capitals that begin a sentence rather than continue one. */
const BEGINS =
  /^["“‘']*(?:The|An?|He|She|It|They|We|I|You|But|And|In|On|At|This|That|These|Those|There|Instead|If|When|While|However|Meanwhile|For|As)\b/;
/** A line, as far as its look shows where its paragraph ends, with its first token. */
type TokenLine = Line & { token: number };

/**
 * Whether a paragraph begins at a token, for every token. A blank line always ends a paragraph. A single line break
 * does too, unless the text's lines are broken at a column (decided as in layout/wrapping.ts), or the sentence, the
 * name or the quotation before it plainly continues after it. Linear in the length of the text.
 */
export function paragraphStarts(tokens: Tokens): Uint8Array {
  // an interview is analysed a second time, without its labels
  const known = found.get(tokens);
  if (known) return known;
  const starts = startsIn(tokens);
  found.set(tokens, starts);
  return starts;
}

const found = new WeakMap<Tokens, Uint8Array>();

function startsIn(tokens: Tokens): Uint8Array {
  const starts = new Uint8Array(tokens.count);
  if (tokens.count > 0) starts[0] = 1;
  const lines = linesOf(tokens);
  for (const { token, gap } of lines) if (gap > 0) starts[token] = 1;
  if (!lines.some(({ gap, token }) => gap === 0 && token > 0)) return starts;
  const wrapping = measureWrapping(lines);
  let quoted = '';
  // one look serves all lines that are like each other, as in a list
  let last = { before: '', line: '', is: false };
  const goesOver = (before: Line, line: Line): boolean => {
    if (last.before !== before.text || last.line !== line.text)
      last = { before: before.text, line: line.text, is: runsOver(before, line) };
    return last.is;
  };
  for (let at = 1; at < lines.length; at++) {
    const before = lines[at - 1] as TokenLine;
    const line = lines[at] as TokenLine;
    if (starts[before.token]) quoted = '';
    quoted = openAfter(tokens, before.token, line.token, quoted);
    if (starts[line.token]) continue;
    if (line.text.startsWith('@')) starts[line.token] = 1;
    else if (goesOver(before, line) || closesNext(tokens, line.token, lines[at + 1]?.token, quoted)) continue;
    else if (!wrapping.isWrapped || startsParagraph(before, line, lines[at + 1], wrapping, false))
      starts[line.token] = 1;
  }
  return starts;
}

/** The lines that contain a token. */
function linesOf({ text, count, start, end }: Tokens): TokenLine[] {
  const lines: TokenLine[] = [];
  let first = 0;
  let gap = 0;
  let indent = 0;
  for (let i = 0; i <= count; i++) {
    const from = i === 0 ? 0 : (end[i - 1] ?? 0);
    const to = i === count ? text.length : (start[i] ?? 0);
    let breaks = 0;
    let last = from;
    for (let k = from; k < to; k++) {
      const code = text.charCodeAt(k);
      const isBreak =
        code === 10 || code === 0x2028 || code === 0x2029 || (code === 13 && text.charCodeAt(k + 1) !== 10);
      if (!isBreak) continue;
      breaks++;
      last = k + 1;
    }
    if (i > 0 && (breaks > 0 || i === count)) {
      lines.push({ text: text.slice(start[first], end[i - 1]), indent, gap, token: first });
      first = i;
      gap = Math.max(0, breaks - 1);
    }
    if (breaks > 0) indent = to - last;
  }
  return lines;
}

/** Whether the end of one line plainly continues on the next, whatever their lengths. */
function runsOver({ text: before }: Line, { text: line }: Line): boolean {
  if (looksLikeListItem(line)) return false;
  const [last = '', title = ''] = before.slice(-60).split(/\s+/).reverse();
  const name = /^\p{Lu}/u.test(line);
  if (name && titles.has(last.toLowerCase()) && last.endsWith('.')) return true;
  if (endsParagraph(before)) return false;
  if (startsLower(line)) return true;
  if (BEGINS.test(line)) return false;
  if (/,["”’']*$/.test(before) || GOES_ON.has(last)) return true;
  if (/["”’']$/.test(title) && saying.has(last)) return true;
  // a quotation that ends with a comma waits for who said it
  const after = /,["”’]\s+([^"“”]{1,40})$/.exec(before)?.[1];
  if (after !== undefined && !after.split(/\s+/).some((word) => saying.has(word.toLowerCase()))) return true;
  if (!name || !/^\p{Lu}/u.test(last)) return false;
  // the rest of a name
  return (
    (/^\p{Ll}/u.test(title) && genderOf(last.toLowerCase()) !== null) ||
    (title.endsWith('.') && titles.has(title.toLowerCase()))
  );
}

/** The double mark that is open after the tokens `from` to `to`, given the one open before them. */
function openAfter({ word, text, start, end }: Tokens, from: number, to: number, open: string): string {
  let now = open;
  for (let i = from; i < to; i++) {
    const mark = word[i];
    if (mark === '“') now = mark;
    else if (mark === '”') now = '';
    else if (mark === '"') {
      const spaced = i === from || /\s/.test(text.charAt((start[i] ?? 0) - 1));
      now = now === '' && spaced && !/\s/.test(text.charAt(end[i] ?? 0)) ? mark : '';
    }
  }
  return now;
}

/**
 * Whether the line from a token closes the mark open before it and continues after it. One that ends there may be the
 * name below a block quotation.
 */
function closesNext(tokens: Tokens, from: number, to: number | undefined, open: string): boolean {
  if (open === '') return false;
  const { word, count, text, start } = tokens;
  const end = to ?? count;
  for (let i = from; i < end; i++) {
    const mark = word[i];
    if (mark === '“') return false;
    if (mark === '”' || mark === '"')
      return i + 1 < end && i > from && !/\s/.test(text.charAt((start[i] ?? 0) - 1));
  }
  return false;
}

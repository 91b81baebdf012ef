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
  const lines = new TokenLines(tokens);
  const { length, token, gap } = lines;
  let hasSingleBreaks = false;
  for (let at = 0; at < length; at++) {
    if ((gap[at] as number) > 0) starts[token[at] as number] = 1;
    else if (at > 0) hasSingleBreaks = true;
  }
  if (!hasSingleBreaks) return starts;
  const wrapping = measureWrapping(lines);
  let quoted = '';
  // one look serves all lines that are like each other, as in a list
  let last = { before: '', line: '', is: false };
  const goesOver = (before: Line, line: Line): boolean => {
    if (last.before !== before.text || last.line !== line.text)
      last = { before: before.text, line: line.text, is: runsOver(before, line) };
    return last.is;
  };
  let line = lines.at(0) as Line;
  for (let at = 1; at < length; at++) {
    const before = line;
    line = lines.at(at) as Line;
    const first = token[at] as number;
    const firstBefore = token[at - 1] as number;
    if (starts[firstBefore]) quoted = '';
    quoted = openAfter(tokens, firstBefore, first, quoted);
    if (starts[first]) continue;
    if (line.text.startsWith('@')) starts[first] = 1;
    else if (goesOver(before, line) || closesNext(tokens, first, token[at + 1] as number, quoted)) continue;
    else if (!wrapping.isWrapped || startsParagraph(before, line, lines.at(at + 1), wrapping, false))
      starts[first] = 1;
  }
  return starts;
}

/**
 * The lines that contain a token. They are kept as numbers, and a line is made when it is asked for: a list has hundreds of
 * thousands, and keeping them all takes longer than looking at them.
 */
class TokenLines {
  readonly length: number;
  /** The first token of each, and at last the number of tokens. */
  readonly token: Int32Array;
  /** How many empty lines are before each. */
  readonly gap: Int32Array;
  private readonly indent: Int32Array;
  private readonly tokens: Tokens;

  constructor(tokens: Tokens) {
    const { text, count, start, end } = tokens;
    this.tokens = tokens;
    this.token = new Int32Array(count + 1);
    this.gap = new Int32Array(count);
    this.indent = new Int32Array(count);
    let line = -1;
    for (let i = 0; i < count; i++) {
      const from = i === 0 ? 0 : (end[i - 1] as number);
      const to = start[i] as number;
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
      if (i > 0 && breaks === 0) continue;
      line++;
      this.token[line] = i;
      this.gap[line] = i === 0 ? 0 : breaks - 1;
      this.indent[line] = breaks > 0 ? to - last : 0;
    }
    this.length = line + 1;
    this.token[this.length] = count;
  }

  /** The line at an index; undefined where there is none. */
  at(index: number): Line | undefined {
    if (index >= this.length) return undefined;
    const { text, start, end } = this.tokens;
    const from = this.token[index] as number;
    const to = this.token[index + 1] as number;
    const [indent, gap] = [this.indent[index] as number, this.gap[index] as number];
    return { text: text.slice(start[from], end[to - 1]), indent, gap };
  }
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
function closesNext({ word, text, start }: Tokens, from: number, to: number, open: string): boolean {
  if (open === '') return false;
  for (let i = from; i < to; i++) {
    const mark = word[i];
    if (mark === '“') return false;
    if (mark === '”' || mark === '"')
      return i + 1 < to && i > from && !/\s/.test(text.charAt((start[i] ?? 0) - 1));
  }
  return false;
}

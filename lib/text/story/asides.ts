import { asideReasonOf } from '../layout/asides.ts';
import { LineSignals } from '../words/signals.ts';
import { type Tokens, tokenize } from '../words/tokens.ts';
import type { Span } from '../words/types.ts';

/** A line longer than this is not a label. */
const LONGEST_LINE = 400;

const HANDLE = /^\s*@[\p{L}\p{N}_.]+\s*$/u;
const LABEL =
  /^\s*(?:related(?: (?:article|story|stories|content|coverage|link|video))?s?|read (?:more|also|next)|see also|also read|more (?:on this|from)|advertisement|recommended|watch|photo credit|image credit)\s*:/i;

/**
 * Lines that are not part of the story even where nobody says so: a social handle alone on its line, a "Related
 * article:" line (and the next line where the label visibly continues there), or a photo credit or writer's name by
 * itself. Linear in the length of the text. `tokens` are those of the text, where they are known.
 */
export function asidesOf(text: string, tokens: Tokens = tokenize(text)): Span[] {
  const found: Span[] = [];
  const signals = new LineSignals(tokens);
  let label = '';
  let first = 0;
  for (let from = 0; from < text.length; ) {
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    const line = end - from < LONGEST_LINE ? text.slice(from, end) : '';
    const isLabel = line !== '' && LABEL.test(line);
    if (
      line !== '' &&
      (isLabel ||
        isCredit(tokens, signals, first, from, end, line) ||
        (line.includes('@') && HANDLE.test(line)) ||
        (label !== '' && goesOn(label, line)))
    ) {
      found.push({ start: from, end });
      label = isLabel || label !== '' ? line : '';
    } else label = '';
    from = end + 1;
    while (first < tokens.count && (tokens.end[first] ?? 0) <= from) first++;
  }
  return found;
}

/**
 * Whether a line by itself is a photo credit, or says who wrote the story or when: the same lines that layout sets
 * aside. A line with words in quotation marks is read, whatever else it looks like. `first` is its first token.
 */
function isCredit(
  tokens: Tokens,
  signals: LineSignals,
  first: number,
  from: number,
  end: number,
  line: string,
): boolean {
  const { text } = tokens;
  const clean = line.trim();
  if (clean === '' || /["“”„«]/.test(clean)) return false;
  const before = text.lastIndexOf('\n', from - 2);
  const after = text.indexOf('\n', end + 1);
  if (from > 0 && /\S/.test(text.slice(before + 1, from))) return false;
  if (end < text.length && /\S/.test(text.slice(end, after < 0 ? text.length : after))) return false;
  let past = first;
  while (past < tokens.count && (tokens.start[past] ?? 0) < end) past++;
  const onOneBlank = /[^\S ]| {2}/.test(clean) ? clean.replace(/\s+/g, ' ') : clean;
  signals.read(first, past);
  const reason = asideReasonOf(onOneBlank, signals.mayMatch);
  return reason === 'credit' || reason === 'byline' || reason === 'dateline' || reason === 'related';
}

/** Whether a line completes the label before it: its title set below, or a title broken in two. */
function goesOn(label: string, line: string): boolean {
  if (line.trim() === '' || /[.!?…]["'”’]?\s*$/.test(line)) return false;
  if (/:\s*$/.test(label)) return !/["“]/.test(line);
  if (/[,;–—-]\s*$/.test(label)) return true;
  return /^\s*\p{Ll}/u.test(line) && !/[.!?…]["'”’]?\s*$/.test(label);
}

import type { Span } from './types.ts';

/** A longer line is no label. */
const LONGEST_LINE = 400;

const HANDLE = /^\s*@[\p{L}\p{N}_.]+\s*$/u;
const LABEL =
  /^\s*(?:related(?: (?:article|story|stories|content|coverage|link|video))?s?|read (?:more|also|next)|see also|also read|more (?:on this|from)|advertisement|recommended|watch|photo credit|image credit)\s*:/i;

/**
 * Lines that are no text of the story even where nobody says so: a social handle alone on its line, a "Related
 * article:" line, and the line after it where the label visibly goes on there. Linear in the length of the text.
 */
export function asidesOf(text: string): Span[] {
  const found: Span[] = [];
  let label = '';
  for (let from = 0; from < text.length; ) {
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    const line = end - from < LONGEST_LINE ? text.slice(from, end) : '';
    const isLabel = LABEL.test(line);
    if (isLabel || HANDLE.test(line) || (label !== '' && goesOn(label, line))) {
      found.push({ start: from, end });
      label = isLabel || label !== '' ? line : '';
    } else label = '';
    from = end + 1;
  }
  return found;
}

/** Whether a line is the rest of the label before: its title set below it, or a title broken in two. */
function goesOn(label: string, line: string): boolean {
  if (line.trim() === '' || /[.!?…]["'”’]?\s*$/.test(line)) return false;
  if (/:\s*$/.test(label)) return !/["“]/.test(line);
  if (/[,;–—-]\s*$/.test(label)) return true;
  return /^\s*\p{Ll}/u.test(line) && !/[.!?…]["'”’]?\s*$/.test(label);
}

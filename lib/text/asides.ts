import type { Span } from './types.ts';

const HANDLE = /^\s*@[\p{L}\p{N}_.]+\s*$/u;
const LABEL =
  /^\s*(?:related(?: (?:article|story|stories|content|coverage|link|video))?s?|read (?:more|also|next)|see also|also read|more (?:on this|from)|advertisement|recommended|watch|photo credit|image credit)\s*:/i;

/**
 * Lines that are no text of the story even where nobody says so: a social handle alone on its line, a
 * "Related article:" line with its continuation. Linear in the length of the text.
 */
export function asidesOf(text: string): Span[] {
  const found: Span[] = [];
  let open = false;
  for (let from = 0; from < text.length; ) {
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    const line = end - from < 400 ? text.slice(from, end) : '';
    const blank = line.trim() === '' && end - from < 400;
    if (blank) open = false;
    else if (open || HANDLE.test(line) || LABEL.test(line)) {
      open = open || LABEL.test(line);
      found.push({ start: from, end });
    }
    from = end + 1;
  }
  return found;
}

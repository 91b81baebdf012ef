import type { Tokens } from '../words/tokens.ts';

/** Whether a mark is placed like an opening one: after space or an opening mark, directly before a word. */
export function opensAt({ text, start, end }: Tokens, i: number): boolean {
  const before = text.charCodeAt((start[i] ?? 0) - 1);
  const after = text.charCodeAt(end[i] ?? 0);
  return (Number.isNaN(before) || !joins(before)) && !Number.isNaN(after) && !isSpace(after);
}

/** Whether a mark is placed like a closing one: directly after a word or its punctuation. */
export function closesAt({ text, start, end }: Tokens, i: number): boolean {
  const before = text.charCodeAt((start[i] ?? 0) - 1);
  const after = text.charCodeAt(end[i] ?? 0);
  return !isSpace(before) && (Number.isNaN(after) || isSpace(after) || !isWordCode(after));
}

/** Whether a UTF-16 code unit is white space. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f || code === 0x2009;
}

/** A letter, digit or closing punctuation directly before a mark: the mark cannot be opening. */
function joins(code: number): boolean {
  return (
    isWordCode(code) ||
    code === 46 ||
    code === 44 ||
    code === 33 ||
    code === 63 ||
    code === 41 ||
    code === 0x2026
  );
}

/** Whether a UTF-16 code unit is part of a word. */
export function isWordCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    (code >= 0xc0 && code < 0x2000) ||
    code > 0x2e80
  );
}

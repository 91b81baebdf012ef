/**
 * Marks that belong to the number they stand before: a minus, a bound, a decimal point.
 */
import { classAt, DIGIT, SPACE, SYMBOL } from './characters.ts';

export const isDigitAt = (text: string, at: number): boolean => classAt(text, at) === DIGIT;

/** A minus sign is a word where it stands before a digit and after a space or a bracket, not as a dash or hyphen. */
export function isMinus(text: string, at: number): boolean {
  if (!isDigitAt(text, at + 1)) return false;
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return before === 0x28 || (classAt(text, at - 1) === SPACE && !isDigitAt(text, at - 2));
}

/** The point of ".5", which is no full stop. */
export function isLeadingPoint(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x2e || !isDigitAt(text, at + 1)) return false;
  const before = at > 0 ? classAt(text, at - 1) : SPACE;
  return before === SPACE || before === SYMBOL;
}

/** "<40" is not "40". */
export function isBound(text: string, at: number): boolean {
  return (
    /[<>≤≥]/u.test(text.charAt(at)) && isDigitAt(text, at + 1) && text.charAt(at - 1) !== text.charAt(at)
  );
}

/** Marks that belong to the number after them: a minus, a bound, a decimal point. */
import { classAt, DIGIT, SPACE, SYMBOL } from './characters.ts';

/** Whether there is a digit at an offset, in UTF-16 code units. */
export const isDigitAt = (text: string, at: number): boolean => classAt(text, at) === DIGIT;

/** Whether it is a minus sign read as a word: before a digit and after a space or bracket, not as a dash or hyphen. */
export function isMinus(text: string, at: number): boolean {
  if (!isDigitAt(text, at + 1)) return false;
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return before === 0x28 || (classAt(text, at - 1) === SPACE && !isDigitAt(text, at - 2));
}

/** Whether it is the point of ".5", not a full stop. */
export function isLeadingPoint(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x2e || !isDigitAt(text, at + 1)) return false;
  const before = at > 0 ? classAt(text, at - 1) : SPACE;
  return before === SPACE || before === SYMBOL;
}

/** Whether it is a bound: "<40" is not "40". */
export function isBound(text: string, at: number): boolean {
  return (
    /[<>≤≥]/u.test(text.charAt(at)) && isDigitAt(text, at + 1) && text.charAt(at - 1) !== text.charAt(at)
  );
}

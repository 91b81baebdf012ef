/**
 * How much a story may hold beside its length in bytes (lib/formats/story-text.ts). A text of a megabyte has some
 * 5,000 paragraphs and items; what has many times more is no story but a list, a log, or an attack: it could not be worked
 * through by a desk, nor shown by a browser.
 */
import { AppError, invalid } from './errors.ts';

/** Paragraphs and lines set aside: a megabyte in lines of fifty characters. */
export const MOST_PARAGRAPHS = 20_000;

/** Statements to be checked, those not counted that were cut: one for every hundred characters of a megabyte. */
export const MOST_ITEMS = 10_000;

const spoken = (count: number) => count.toLocaleString('en-GB');

/** @throws AppError `validation` beside the field that the text came by. */
export function demandParagraphs(count: number, field: 'file' | 'text'): void {
  if (count <= MOST_PARAGRAPHS) return;
  throw invalid(
    field,
    `This text has ${spoken(count)} paragraphs; a story can have up to ${spoken(MOST_PARAGRAPHS)}. Split it into parts and check each as a story of its own.`,
  );
}

/** @throws AppError `validation`, beside the field that a text came by where there is one. */
export function demandItems(count: number, field?: 'file' | 'text'): void {
  if (count <= MOST_ITEMS) return;
  const message = `This makes ${spoken(count)} statements to check; a story can have up to ${spoken(MOST_ITEMS)}. Split it into parts and check each as a story of its own.`;
  throw field ? invalid(field, message) : new AppError('validation', message);
}

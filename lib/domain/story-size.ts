/**
 * How much a story may hold, besides its limit in bytes (lib/files/story-text.ts). A text of a megabyte has some 5,000
 * paragraphs and items; anything with many times more is not a story but a list, a log or an attack: no desk could work
 * through it, and no browser could show it.
 */
import { AppError, invalid } from './errors.ts';
import { formatNumber } from './wording.ts';

/** What is brought in, in bytes: a file may be larger than its text (pictures, styling), but a story is not a film. */
export const FILE_MAX = 8 * 1_048_576;

/** Paragraphs, and lines set aside: a megabyte in lines of fifty characters. */
export const MOST_PARAGRAPHS = 20_000;

/**
 * Statements to be checked, not counting cut ones: one for every two hundred characters of a megabyte, five times as
 * many as the longest investigation has. Twice as many were once allowed: opening such a story kept everybody else
 * waiting for six seconds.
 */
export const MOST_ITEMS = 5_000;

/**
 * The number of paragraphs, or of statements, above which a story's page comes empty and reads the story afterwards. Making
 * such a page takes the server's thread a millisecond for each, and every other request waits meanwhile; the data alone
 * are bytes that are kept. Measured with 300 statements, a person does not wait longer for it. Ordinary stories have a
 * third as many and come with their page.
 */
export const READ_LATER_FROM = 150;

/** @throws AppError `validation` beside the field that the text came by. */
export function demandParagraphs(count: number, field: 'file' | 'text'): void {
  if (count <= MOST_PARAGRAPHS) return;
  throw invalid(
    field,
    `This text has ${formatNumber(count)} paragraphs; a story can have up to ${formatNumber(MOST_PARAGRAPHS)}. Split it into parts and check each as a story of its own.`,
  );
}

/** @throws AppError `validation`, beside the field that a text came by where there is one. */
export function demandItems(count: number, field?: 'file' | 'text'): void {
  if (count <= MOST_ITEMS) return;
  const message = `This makes ${formatNumber(count)} statements to check; a story can have up to ${formatNumber(MOST_ITEMS)}. Split it into parts and check each as a story of its own.`;
  throw field ? invalid(field, message) : new AppError('validation', message);
}

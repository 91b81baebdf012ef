import { AppError } from '../domain/errors.ts';

/** The class of a fault, with its code: no word of what it says, which may quote a story or a source. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  const code = error instanceof AppError ? error.code : (error as { code?: unknown }).code;
  const words = [error.constructor.name, typeof code === 'string' ? code : ''];
  return words.filter((word) => /^\w{1,60}$/.test(word)).join(' ') || 'Error';
}

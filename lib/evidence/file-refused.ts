import { AppError } from '../domain/errors.ts';

/** A file that is not accepted, with what to do about it in words for the person who brought it. */
export function refused(message: string): AppError {
  return new AppError('validation', message, { fields: { file: message } });
}

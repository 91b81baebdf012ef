import { AppError } from '../domain/errors.ts';

/** A file that is not taken, with what to do about it in words for the person who brought it. */
export function refused(message: string): AppError {
  return new AppError('validation', message, { fields: { file: message } });
}

/** "1.4 MB": rounded up, so that too much never reads as just enough. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1_048_576) return `${Math.ceil(bytes / 1024)} KB`;
  return `${(Math.ceil((bytes / 1_048_576) * 10) / 10).toString()} MB`;
}

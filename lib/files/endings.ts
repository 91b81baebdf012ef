/** Endings of file names: what a name says of a file, against which its content is held. */

export const PAGE_ENDINGS = ['html', 'htm', 'xhtml'] as const;
export const PLAIN_ENDINGS = ['txt', 'text'] as const;

/** The ending of a file's name in small letters and without its point; empty where it has none. */
export function endingOf(fileName: string): string {
  return /\.([\p{L}\p{N}]{1,12})$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

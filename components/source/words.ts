/** "1.4 MB", rounded up. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1_048_576) return `${Math.ceil(bytes / 1024)} KB`;
  return `${(Math.ceil((bytes / 1_048_576) * 10) / 10).toString()} MB`;
}

export const hostOf = (link: string): string => URL.parse(link)?.hostname.replace(/^www\./, '') ?? link;

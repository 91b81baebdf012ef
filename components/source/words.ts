/** "1.4 MB", rounded up. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1_048_576) return `${Math.ceil(bytes / 1024)} KB`;
  return `${(Math.ceil((bytes / 1_048_576) * 10) / 10).toString()} MB`;
}

/** A place in a recording as a person says it: 0:07, 12:31, 1:02:03. */
export function timecode(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
}

export const hostOf = (link: string): string => URL.parse(link)?.hostname.replace(/^www\./, '') ?? link;

/** Two letters by which to recognise somebody. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : (words[0]?.[1] ?? '');
  return first.toUpperCase() + (words.length > 1 ? last.toUpperCase() : last.toLowerCase());
}

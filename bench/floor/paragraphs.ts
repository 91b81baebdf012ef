/** A hundred characters, about what an element of Stet's pages has with its attributes. */
const PARAGRAPH =
  'The harbour office said on Monday that the pier would open to the public in the first week of March.';

/** Paragraphs of so many characters altogether. */
export function paragraphs(characters: number): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(characters / PARAGRAPH.length)) }, () => PARAGRAPH);
}

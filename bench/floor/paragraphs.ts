/**
 * With its tags 85 bytes of HTML: an element of the list of stories has 77 with its attributes and text, one of the
 * workbench 90.
 */
const PARAGRAPH = 'The harbour office said on Monday that the pier would open to the public soon.';

/** Paragraphs of so many characters altogether. */
export function paragraphs(characters: number): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(characters / PARAGRAPH.length)) }, () => PARAGRAPH);
}

/** Things that somebody writes or issues and is quoted from. */
const LETTER = /^(?:statement|letter|e-?mail|message|note|memo|post|tweet|notice|circular|declaration)$/;
const OTHER = /^(?:speech|resignation|reply|response|text|will)$/;

/** Whether a lower-case word names a document that can stand for its writer's words: "the statement said". */
export function isLetter(low: string): boolean {
  return LETTER.test(low);
}

/** The same, plus anything else that may be quoted in full: a will, a speech. */
export function isDocument(low: string): boolean {
  return LETTER.test(low) || OTHER.test(low);
}

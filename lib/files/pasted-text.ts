import { attempt, checkText, type ReadStory } from './story-text.ts';

/** Reads pasted text. The same checks as for files; bad input does not throw. */
export function readPastedText(text: string): ReadStory {
  return attempt(() => {
    checkText(text);
    return { raw: text, format: 'text', notices: [] };
  });
}

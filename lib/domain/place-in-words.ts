/** Where in a source some of its words stand, as a footnote says it: "12:31", "page 17, line 2", "paragraph 6". */
import { formatPages, timecode } from './moments.ts';
import type { Span, TextForm } from './vocabulary.ts';

type PlacedWords = {
  text: string;
  form: TextForm;
  /** See TextForm. */
  places: readonly (readonly number[])[];
};

/**
 * @param span UTF-16 offsets into `text`
 * @returns the place for people to look at: of a transcript the timecode, of a document its pages, of numbered lines the
 * first one, of a plain text the paragraph; '' where the words are outside of all that has a place
 */
export function placeInWords({ text, form, places }: PlacedWords, { start, end }: Span): string {
  if (form === 'plain') return `paragraph ${paragraphAt(text, start)}`;
  const touched = places.filter(([from = 0, to = 0]) => from < end && to > start);
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return '';
  const [, , value = 0, line = 0] = first;
  if (form === 'transcript') return timecode(value);
  if (form === 'pages') {
    const lastPage = last[2] ?? value;
    return formatPages({ page: value, lastPage: lastPage > value ? lastPage : null });
  }
  return [value > 0 && `page ${value}`, line > 0 && `line ${line}`].filter(Boolean).join(', ');
}

/** Which of the text's paragraphs, counted from 1, an offset is in; blank lines count for nothing. */
function paragraphAt(text: string, offset: number): number {
  return Math.max(1, text.slice(0, offset + 1).match(/(?:^|\n)[^\S\n]*[^\s]/gu)?.length ?? 1);
}

/**
 * Words with brackets inside them: "[T]he", "claim[ed]", "[un]likely".
 */
import { type Forms, IN_SQUARE, type Words } from './words.ts';

/** "[T]he", "claim[ed]", "[un]likely": brackets that touch letters. */
const INNER_BRACKET = /\[\p{L}{1,12}\](?=\p{L})|(?<=\p{L})\[[\p{L}'’]{1,12}\]/gu;

/** Joins the parts of a word that brackets inside it divide; the joined word counts as bracketed. */
export function joinBracketed(text: string, words: Words, forms: Forms): Words {
  const inner = text.includes('[') ? [...text.matchAll(INNER_BRACKET)] : [];
  if (inner.length === 0) return words;
  let to = 0;
  let next = 0;
  for (let at = 0; at < words.count; at++) {
    const start = words.start[at] as number;
    while (next < inner.length && (inner[next]?.index ?? 0) + (inner[next]?.[0].length ?? 0) < start) next++;
    const previous = to - 1;
    const gap = previous >= 0 ? text.slice(words.end[previous], start) : ' ';
    const isInner =
      (gap === '[' || gap === ']') &&
      inner.some((match) => match.index <= start && match.index + match[0].length >= start - 1);
    if (isInner) {
      const joined =
        forms.list[words.form[previous] as number] + (forms.list[words.form[at] as number] as string);
      words.form[previous] = forms.numberOf(joined);
      words.end[previous] = words.end[at] as number;
      words.flags[previous] = (words.flags[previous] as number) | IN_SQUARE;
      continue;
    }
    words.form[to] = words.form[at] as number;
    words.start[to] = start;
    words.end[to] = words.end[at] as number;
    words.flags[to] = words.flags[at] as number;
    to++;
  }
  return { ...words, count: to };
}

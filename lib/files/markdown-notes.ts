import type { Token } from 'markdown-it';
import { draftNoteWords } from '../domain/draft-notes.ts';
import { type FoundNote, noteLinks } from './found-notes.ts';
import { addressesIn, type ReferredFootnote, wordsOf } from './markdown-parser.ts';

type Body = { label: string; words: string; addresses: string[] };

/**
 * The footnotes of a Markdown text: what they say, and where the text refers to them. A label that is a number is the
 * number the reporter knows the note by; where one is not ("[^tide]") they are counted as they come.
 */
export class MarkdownNotes {
  readonly #footnotes: readonly ReferredFootnote[];
  readonly #bodies: Body[] = [];
  /** For each sign in the text, the number of its footnote: the n-th sign has the mark n. */
  readonly #signs: number[] = [];

  constructor(footnotes: readonly ReferredFootnote[]) {
    this.#footnotes = footnotes;
  }

  /** The text refers to a footnote here. @returns the id of its mark */
  refer(number: number): number {
    return this.#signs.push(number) - 1;
  }

  /** What follows are the words of the footnote with this label. */
  begin(label: string): void {
    this.#bodies.push({ label, words: '', addresses: [] });
  }

  read(words: string, tokens: readonly Token[]): void {
    const body = this.#bodies.at(-1);
    if (body === undefined) return;
    body.words += `${words}\n`;
    body.addresses.push(...addressesIn(tokens));
  }

  /** All of them, those that nothing refers to last. */
  found(): FoundNote[] {
    const isNumbered =
      this.#bodies.every(({ label }) => /^[1-9]\d{0,5}$/.test(label)) &&
      this.#footnotes.every(({ label }) => label !== null);
    const written = new Map(this.#bodies.map((body) => [body.label, body]));
    const made = new Map<Body, FoundNote>();
    const noteOf = (body: Body): FoundNote => {
      const known = made.get(body);
      if (known !== undefined) return known;
      const number = isNumbered ? Number(body.label) : made.size + 1;
      const note = footnote(number, draftNoteWords(body.words), noteLinks(body.addresses));
      made.set(body, note);
      return note;
    };
    const inLine = this.#footnotes.map(({ label, tokens }): Body | undefined =>
      label === null
        ? { label: '', words: wordsOf(tokens), addresses: addressesIn(tokens) }
        : written.get(label),
    );
    const referred = this.#signs.flatMap((number, mark) => {
      const body = inLine[number];
      return body === undefined ? [] : [{ ...noteOf(body), mark }];
    });
    const others = [...written.values()].filter((body) => !made.has(body)).map(noteOf);
    return [...referred, ...others].filter(({ words }) => words !== '');
  }
}

/** A footnote of a format that says no more about it than its words. */
const footnote = (number: number, words: string, links: string[]): FoundNote => ({
  kind: 'footnote',
  number,
  words,
  links,
  author: '',
  email: '',
  writtenAt: '',
  isDone: false,
  replies: [],
  mark: null,
});

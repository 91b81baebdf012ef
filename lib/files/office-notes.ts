/**
 * The notes of a draft whose format has them in the stream of its text, as `.odt` and `.rtf` have: gathered while that is
 * read, with their places in it, and handed on as those of every other draft (found-notes.ts).
 */
import { type DraftNoteKind, draftNoteWords } from '../domain/draft-notes.ts';
import type { Readings } from '../domain/readings.ts';
import { readingSentences } from '../domain/what-was-read.ts';
import { isOwnComment, isOwnFootnote } from '../domain/word-drafts.ts';
import type { Mark } from '../text/layout/marks.ts';
import type { EvidenceText } from './evidence-text.ts';
import { type FoundNote, noteLinks } from './found-notes.ts';
import { layOutParagraphs } from './paragraph-text.ts';
import { checkText } from './story-text.ts';

/** An offset into the stream; null until it is known, or for good where nothing says it. */
export type Place = { at: number | null };

/** A note as it stands in the stream. The reader adds to it while it reads. */
export type StreamNote = {
  kind: DraftNoteKind;
  words: string;
  author: string;
  writtenAt: string;
  isDone: boolean;
  links: string[];
  /** The comment that its thread begins with, which came before it; null where it answers none. */
  answers: StreamNote | null;
  /** Where the words that it is about begin; null for one that stands at a point. */
  from: Place | null;
  /** Where they end, or the point. */
  to: Place;
};

export const streamNote = (kind: DraftNoteKind, to: Place): StreamNote => ({
  kind,
  words: '',
  author: '',
  writtenAt: '',
  isDone: false,
  links: [],
  answers: null,
  from: null,
  to,
});

/** A document as it was read: its words with empty lines between paragraphs, and the notes in them, in their order. */
export type OfficeText = {
  stream: string;
  notes: StreamNote[];
  title: string | null;
  /** What became of tracked changes. */
  readings: Readings;
};

const isOwn = (note: StreamNote): boolean =>
  note.kind === 'comment' ? isOwnComment(note) : isOwnFootnote(note);

export type FoundInStream = {
  notes: FoundNote[];
  marks: Mark[];
  /** The kinds of those that Stet itself put in, which are left out. */
  own: DraftNoteKind[];
};

/** The notes of a document, each with the marks of its place. An answer stands with the comment that it answers. */
export function foundInStream(all: readonly StreamNote[]): FoundInStream {
  const own = new Set(all.filter(isOwn));
  const marks: Mark[] = [];
  const counts = { comment: 0, footnote: 0, endnote: 0 };
  const made = new Map<StreamNote, FoundNote>();
  for (const note of all) {
    if (own.has(note)) continue;
    const words = draftNoteWords(note.words);
    const author = note.author.replace(/\s+/gu, ' ').trim().slice(0, 200).toWellFormed();
    const { kind, writtenAt, isDone } = note;
    const thread = note.answers === null ? undefined : made.get(note.answers);
    if (thread !== undefined) {
      if (words !== '') thread.replies.push({ words, author, writtenAt });
      continue;
    }
    counts[kind] += 1;
    const placed = marksOf(note, made.size);
    marks.push(...placed);
    made.set(note, {
      kind,
      number: counts[kind],
      words,
      links: noteLinks(note.links),
      author,
      email: '',
      writtenAt,
      isDone,
      replies: [],
      mark: placed.length > 0 ? made.size : null,
    });
  }
  const notes = [...made.values()].filter(({ words, replies }) => words !== '' || replies.length > 0);
  return { notes, marks, own: [...own].map(({ kind }) => kind) };
}

function marksOf({ from, to }: StreamNote, id: number): Mark[] {
  const end = to.at ?? from?.at ?? null;
  if (end === null) return [];
  const start = from?.at ?? end;
  const ends: Mark = { id, at: end, is: 'end' };
  return start < end ? [{ id, at: start, is: 'start' }, ends] : [ends];
}

const counted = (count: number, one: string): string => (count === 1 ? `1 ${one}` : `${count} ${one}s`);

/** A document as evidence, where its notes are only counted. @throws UnreadableStory with more text than `most` bytes */
export function evidenceOf({ stream, notes, title, readings }: OfficeText, most: number): EvidenceText {
  const text = layOutParagraphs(stream);
  checkText(text === '' ? ' ' : text, most);
  const comments = notes.filter(({ kind }) => kind === 'comment').length;
  const footnotes = notes.length - comments;
  const asides = [footnotes && counted(footnotes, 'footnote'), comments && counted(comments, 'comment')];
  const told = `${asides.filter(Boolean).join(' and ')} ${notes.length === 1 ? 'is' : 'are'} not part of the text.`;
  return {
    text,
    form: 'plain',
    places: null,
    title,
    notices: [...(notes.length > 0 ? [told] : []), ...readingSentences(readings.all())],
  };
}

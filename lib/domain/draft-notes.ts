/**
 * Notes that a story's draft came in with: its footnotes, endnotes and comments, each with the words of the story that it
 * belongs to. They say where the reporter has something from, and are never text of the story.
 */
import type { Span } from '../text/words/types.ts';
import { invalid } from './errors.ts';
import { formatNumber } from './wording.ts';

export type DraftNoteKind = 'footnote' | 'endnote' | 'comment';

/** An answer below a comment. `writtenAt` as in `DraftNote`. */
export type DraftReply = { words: string; author: string; writtenAt: string };

export type DraftNote = {
  kind: DraftNoteKind;
  /**
   * Counted from 1, each kind by itself, as the draft's reader counts them. A note that the text refers to twice is two
   * notes with one number and the same words.
   */
  number: number;
  /**
   * What it belongs to: offsets in UTF-16 code units into the revision's text, half-open, without white space at its
   * ends. A point (`start` = `end`, after the words it stands behind) for footnotes, endnotes and comments on no words;
   * null where nothing in the text refers to it.
   */
  range: Span | null;
  /** Its words as they are written, a line for each paragraph; cut at `LONGEST_DRAFT_NOTE`. */
  words: string;
  /** The web and mail addresses that its words lead to, whether they are written out in them or not. */
  links: string[];
  /** Who wrote it, and their address, where the file says; otherwise empty. */
  author: string;
  email: string;
  /** An ISO time, without a Z where the file only knows the clock of the author's machine; empty where it says none. */
  writtenAt: string;
  /** Marked as resolved by the draft's authors. */
  isDone: boolean;
  replies: DraftReply[];
};

/** A note longer than this is a chapter: the file itself is kept for those who want to read all of it. */
const LONGEST_DRAFT_NOTE = 10_000;

/** As many as a story may have statements: a book's worth of footnotes is a thousand. */
const MOST_DRAFT_NOTES = 5_000;

/** @throws AppError `validation` where a file has more notes than anybody could go through. */
export function demandDraftNotes(count: number, field: 'file' | 'text'): void {
  if (count <= MOST_DRAFT_NOTES) return;
  throw invalid(
    field,
    `This file has ${formatNumber(count)} footnotes and comments; a story can have up to ${formatNumber(MOST_DRAFT_NOTES)}. Take out those that are settled, or split the story into parts.`,
  );
}

/** A note's words without white space at their ends and on one line for each paragraph, cut where they are too long. */
export function draftNoteWords(words: string): string {
  const lines = words.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim());
  const plain = lines.filter((line) => line !== '').join('\n');
  const cut = plain.length > LONGEST_DRAFT_NOTE ? `${plain.slice(0, LONGEST_DRAFT_NOTE - 1)}…` : plain;
  return cut.toWellFormed();
}

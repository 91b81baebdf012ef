/** What the screens show of a source's files and text. Plain data: it crosses to the browser. */
import type { TextForm } from '../domain/vocabulary.ts';
import type { KeptTurn } from '../files/transcript.ts';
import type { MediaType } from './media-types.ts';

export type FileView = {
  id: string;
  fileName: string;
  /** "a PDF"; and how a browser may show it. */
  words: string;
  mediaType: string;
  shown: MediaType['shown'];
  hasText: boolean;
  size: number;
  sha256: string;
  /** Of a captured page: where it really was. */
  finalUrl: string;
  came: 'upload' | 'web';
  addedBy: string;
  addedAt: string;
  isRemoved: boolean;
};

export type TextView = {
  text: string;
  form: TextForm;
  places: number[][];
  /** [start, end, label, name]: who says what, as the source calls them; the label null where nobody does. */
  turns: KeptTurn[];
  sha256: string;
  /** Which version it is, counted from 1, and its id. */
  id: string;
  number: number;
};

/** A version of a source's text in the list of them, without its words. */
export type TextVersionView = {
  id: string;
  number: number;
  /** carried: set before versions were kept. */
  came: 'typed' | 'file' | 'answer' | 'merged' | 'restored' | 'removed' | 'carried';
  /** Of one that was put back: the version whose words these are. */
  restores: number | null;
  /** Null where the record does not tell. */
  by: string | null;
  at: string;
};

export type AddedFile = {
  fileId: string;
  /** It was there already, byte for byte. */
  isKnown: boolean;
  /** What became of its text, for the person who brought it. */
  notice: string | null;
};

/** What the screens show of a source's files and text. Plain data: it crosses to the browser. */
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

/** transcript: [start, end, fromMs, toMs]; pages: [start, end, page]. UTF-16 offsets into the text. */
export type TextForm = 'transcript' | 'pages' | 'plain';

export type TextView = {
  text: string;
  form: TextForm;
  places: number[][];
  sha256: string;
  updatedAt: string;
};

export type AddedFile = {
  fileId: string;
  /** It was there already, byte for byte. */
  isKnown: boolean;
  /** What became of its text, for the person who brought it. */
  notice: string | null;
};

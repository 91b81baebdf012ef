/** What the screens show of a source's files and text. Plain data: it is sent to the browser. */
import type { CutAt } from '../domain/clips.ts';
import type { Recogniser } from '../domain/recognised.ts';
import type { TextForm } from '../domain/vocabulary.ts';
import type { KeptTurn } from '../files/transcript.ts';
import type { MediaType } from './media-types.ts';

/** How it stands with the text of a file that is read by a job. */
export type TextReadingView = {
  /** It waits, is being read, or is tried again by itself. */
  isUnderWay: boolean;
  /** What is told of the reading; null where there is nothing to tell. */
  said: string | null;
};

export type FileView = {
  id: string;
  fileName: string;
  /** "a PDF"; and how a browser may show it. */
  words: string;
  mediaType: string;
  shown: MediaType['shown'];
  hasText: boolean;
  /** Null where it has no text, or was read when it was captured, or before readings were jobs. */
  reading: TextReadingView | null;
  size: number;
  sha256: string;
  /** For a captured page: the URL it finally came from. */
  finalUrl: string;
  came: 'upload' | 'web';
  addedBy: string;
  addedAt: string;
  isRemoved: boolean;
  /** What it was cut from, where and how, and whether reports may offer it; null: no clip. */
  clip: (CutAt & { of: string; ofSha256: string; isOffered: boolean }) | null;
};

export type TextView = {
  text: string;
  form: TextForm;
  places: number[][];
  /** [start, end, label, name]: who says what, as the source calls them; the label is null where nobody speaks. */
  turns: KeptTurn[];
  sha256: string;
  /** Which version it is, counted from 1, and its id. */
  id: string;
  number: number;
  /** Which program recognised the words; null: nothing says that one did. */
  recogniser: Recogniser | null;
  /** Who read them against the recording, where that is still there; null: nobody. */
  read: { by: string; at: string; fileName: string } | null;
  /** In which recording its times were found, by whom, and how names in it were said to sound; null: they came otherwise. */
  aligned: {
    fileId: string;
    fileName: string;
    sha256: string;
    by: string | null;
    at: string;
    spellings: (readonly [word: string, sounds: string])[];
  } | null;
};

/** A version of a source's text as listed, without its words. */
export type TextVersionView = {
  id: string;
  number: number;
  /** carried: set before versions were kept. */
  came:
    | 'typed'
    | 'file'
    | 'answer'
    | 'merged'
    | 'restored'
    | 'removed'
    | 'recognised'
    | 'aligned'
    | 'carried';
  /** For one that was put back: the version these words come from. */
  restores: number | null;
  /** Null where the record does not say. */
  by: string | null;
  at: string;
};

export type AddedFile = {
  fileId: string;
  /** It was there already, byte for byte. */
  isKnown: boolean;
  /** What the person who brought it should know. */
  notice: string | null;
};

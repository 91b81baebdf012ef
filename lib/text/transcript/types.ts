/**
 * A record of speech: what was said, by whom, and when or where on the page. Offsets are UTF-16 code units into `text`,
 * half-open. The readers in this folder turn what a service or a court writes into it; text that nobody said belongs to
 * no speaker's words.
 */
import type { Span } from '../words/types.ts';

/** A stretch of the text with the time at which it was said. */
export type Cue = Span & { fromMs: number; toMs: number };

/** A printed line of a record whose lines are numbered; page 0 where the record names none. */
export type NumberedLine = Span & { page: number; line: number };

/**
 * A stretch said by one person. `label` is what the record calls them ("MR. HALDER", "Speaker 2"); empty where it shows
 * only that somebody else is speaking; null where the stretch was written and not said ("(Laughter.)").
 */
export type Turn = Span & {
  label: string | null;
  /** Whom the label stands for, where the record itself says so: "A." is the witness named in its heading. */
  name?: string;
};

/** What a label calls somebody, and whom it stands for where that is known. */
export type SpeakerLabel = Pick<Turn, 'name'> & { label: string };

/**
 * Which program recognised the words, as far as the file shows it; `other`: one that gives every word a confidence, as
 * only machines do.
 */
export type Recogniser = 'whisper' | 'whisper_cpp' | 'whisperx' | 'other';

export type Transcript = {
  text: string;
  cues: Cue[];
  lines: NumberedLine[];
  turns: Turn[];
  /** What a person should know about how it was read, in plain sentences. */
  notices: string[];
  /** How often a time runs backwards: an end before its beginning, or a beginning well before the one above it. */
  backwards: number;
  recogniser?: Recogniser;
};

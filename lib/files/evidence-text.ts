import type { Recogniser } from '../text/transcript/types.ts';
import type { KeptTurn } from './transcript.ts';

/**
 * The text of a piece of evidence. Offsets are UTF-16 code units into `text`, half-open. `places` holds the pages of a
 * PDF as [start, end, page], the cues of a timed transcript as [start, end, from, to] in milliseconds, and the lines of
 * a court's pages as [start, end, page, line].
 */
export type EvidenceText = {
  text: string;
  form: 'plain' | 'pages' | 'lines' | 'transcript';
  places: number[][] | null;
  /** Who says or writes what, in order, where the file shows it: transcripts, chats and mail. */
  turns?: KeptTurn[] | null;
  /** Which program recognised the words, where the file shows that one did. */
  recogniser?: Recogniser;
  /** The title that the file gives itself, for a person to accept or not. */
  title: string | null;
  /** What a person should know about how it was read, in plain sentences. */
  notices: string[];
};

export type EvidenceTextProblem =
  | 'no_text'
  | 'too_long'
  | 'too_large'
  | 'protected'
  | 'damaged'
  | 'encoding'
  | 'unsafe'
  | 'unavailable'
  | 'not_json'
  | 'no_words'
  | 'no_times'
  | 'backwards'
  | 'too_many_words';

export type ExtractedText =
  | ({ ok: true } & EvidenceText)
  | { ok: false; error: { code: EvidenceTextProblem; message: string } };

/** Letters of a source’s words: hours of speech come to a few hundred thousand. */
export const MOST_RECOGNISED = 3_000_000;

/** The file itself is kept as evidence in any case: only its text is unavailable. */
const messages: Readonly<Record<EvidenceTextProblem, string>> = {
  no_text: 'This file has no text that can be read; a scanned page is a picture. Type or paste what it says.',
  too_long: 'This file has more text than can be searched at once (10 MB). Paste the part that matters.',
  too_large: 'This file is too large for its text to be read (64 MB). Paste the part that matters.',
  protected:
    'This file is protected by a password, so its text was not read. Add it again without, or paste its text.',
  damaged:
    'This file is damaged or was not sent whole, so its text was not read. Add it again, or paste its text.',
  encoding:
    'The letters in this file cannot be told for certain. Save it as UTF-8 and add it again, or paste its text.',
  unsafe:
    'Reading this file took far more time or memory than a document needs, so its text was not read. Paste the part that matters.',
  unavailable:
    'The text of files cannot be read at the moment. Paste the part that matters, or try again later.',
  // Of a recogniser's words, which are taken whole or not at all.
  not_json:
    'This is cut off or no JSON: it ends or breaks in the middle. Have the recogniser write it again.',
  no_words:
    'No words with times were found in this. Send JSON of Whisper, whisper.cpp or WhisperX, or SRT or VTT.',
  no_times: 'Most of these words have no times. Have the recogniser write them with times.',
  backwards:
    'The times in this run backwards: words end before they begin, or stand in another order than they were said. Have the recogniser write it again.',
  too_many_words: `These are more words than a source can have (${MOST_RECOGNISED / 1_000_000} million characters). Send the recording’s words in parts, to a source each.`,
};

export const evidenceProblem = (code: EvidenceTextProblem): ExtractedText => ({
  ok: false,
  error: { code, message: messages[code] },
});

/** Thrown by the readers of evidence: why there is no text. */
export class UnreadableEvidence extends Error {
  readonly code: EvidenceTextProblem;

  constructor(code: EvidenceTextProblem) {
    super(code);
    this.name = 'UnreadableEvidence';
    this.code = code;
  }
}

/**
 * The exit code where a file broke the process in a way that nothing in it catches. Not 1, which is Node's own for
 * failing to start: that says nothing about the file.
 */
export const BROKEN_BY_FILE = 65;

/** Limits for one reading. The operating system takes the memory back when the process ends. */
export const extractLimits = {
  inputBytes: 64 * 1_048_576,
  textBytes: 10 * 1_048_576,
  outputBytes: 64 * 1_048_576,
  pages: 5_000,
  /** Resident memory of the reading process. */
  memoryBytes: 640 * 1_048_576,
  heapMegabytes: 384,
  /** CPU time: what else the machine is doing in the meantime does not count. */
  computingMilliseconds: 60_000,
  /** By the clock, before a machine busy with other things is given up on. */
  waitMilliseconds: 300_000,
  atOnce: 2,
} as const;

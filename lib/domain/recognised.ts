/** Words that a program recognised in a recording, and what becomes of them. Pure. */
import type { Recogniser } from '../text/transcript/types.ts';

/** The programs that are told apart; `other`: any other one. */
export const RECOGNISERS = ['whisper', 'whisper_cpp', 'whisperx', 'other'] as const satisfies Recogniser[];
export type { Recogniser };

const WORDS: Record<Recogniser, string> = {
  whisper: 'Whisper',
  whisper_cpp: 'whisper.cpp',
  whisperx: 'WhisperX',
  other: 'a recogniser',
};

/** "WhisperX", "a recogniser": as it reads in a sentence. */
export const recogniserWords = (recogniser: Recogniser): string => WORDS[recogniser];

/** Ten hours of speech with a time and a likelihood for each token, written for people to read. */
export const MOST_WORDS_BYTES = 50 * 1_048_576;

/** As a row keeps it; null where nothing says that a program recognised the words. */
export const recogniserOf = (kept: string | null | undefined): Recogniser | null =>
  kept == null ? null : (RECOGNISERS.find((one) => one === kept) ?? 'other');

/** A version of a source's words: the program's mark, and who read it against a recording that is still there. */
type Version = { recogniser: string | null; read: readonly unknown[] };

/**
 * Whether words are a machine's and nobody has read them against the sound: what rests on them says so. A recording that
 * was taken away no longer shows that they are right, so a reading against it is not among `read`.
 */
export const isUnread = ({ recogniser, read }: Version): boolean => recogniser !== null && read.length === 0;

/** What a place for keeping evidence can do. */

/** A file that has arrived whole and been inspected, waiting in the folder of incoming files. */
export type Staged = { path: string; sha256: string; size: number };

/** Bytes from `start` to `end`, both included, as HTTP counts. */
export type ByteRange = { start: number; end: number };

/** Something found where evidence is kept. */
export type StoredFile = {
  /** Where it is, as the operator would find it. */
  name: string;
  /** Null: it is not named as evidence is, so it is not ours. */
  sha256: string | null;
  size: number;
  storedAt: Date;
};

/**
 * Where the bytes of evidence are kept, by their SHA-256. Nothing in it is ever changed: the same bytes are kept once,
 * and different bytes have a different name.
 */
export type ByteStore = {
  /** Stores a staged file; one that is there already is left as it is. The staged file may be gone afterwards. */
  put: (file: Staged) => Promise<void>;
  /** @throws Error where the bytes are not there or not whole */
  open: (sha256: string, size: number, range?: ByteRange) => Promise<ReadableStream<Uint8Array>>;
  has: (sha256: string, size: number) => Promise<boolean>;
  /** A text that differs whenever the bytes there may have changed; null where there are none. */
  identity: (sha256: string) => Promise<string | null>;
  /** Everything there, except what is being received and what was set aside. */
  list: () => AsyncIterable<StoredFile>;
  /** Moves bytes out of the way, to a place for things set aside on that day (2026-01-31); returns where they are. */
  setAside: (sha256: string, day: string) => Promise<string>;
  /** Deletes bytes: only to undo what the caller has just stored itself. */
  remove: (sha256: string) => Promise<void>;
};

/** What is wrong with the bytes that a row refers to. */
export type EvidenceProblem = 'missing' | 'changed';

/** A store that returns no bytes but those that were stored. */
export type EvidenceStore = ByteStore & {
  /** Reads the bytes again, in full; null where they are the ones that were stored. */
  check: (sha256: string, size: number) => Promise<EvidenceProblem | null>;
};

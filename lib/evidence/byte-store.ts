/** What a place where evidence is kept can do. */

/** A file that has arrived whole and been looked at, waiting in the folder of incoming files. */
export type Staged = { path: string; sha256: string; size: number };

/** Bytes from `start` to `end`, both included, as HTTP counts. */
export type ByteRange = { start: number; end: number };

/** Something that lies where evidence is kept. */
export type StoredFile = {
  /** Where it lies, as the operator finds it. */
  name: string;
  /** Null: it is not named as evidence is, so it is somebody else's. */
  sha256: string | null;
  size: number;
  storedAt: Date;
};

/**
 * Where the bytes of evidence are kept, by their SHA-256. Nothing in it is ever changed: the same bytes are kept once,
 * other bytes have another name.
 */
export type ByteStore = {
  /** Keeps a staged file; one that is there already stays as it is. The staged file may be gone afterwards. */
  put: (file: Staged) => Promise<void>;
  /** @throws Error where the bytes are not there or not whole */
  open: (sha256: string, size: number, range?: ByteRange) => Promise<ReadableStream<Uint8Array>>;
  has: (sha256: string, size: number) => Promise<boolean>;
  /** Another text whenever what lies there may be other bytes than before; null where nothing does. */
  identity: (sha256: string) => Promise<string | null>;
  /** All that lies there, except what is being received and what was set aside. */
  list: () => AsyncIterable<StoredFile>;
  /** Moves bytes out of the way, to a place for things set aside on that day (2026-01-31); answers where they lie. */
  setAside: (sha256: string, day: string) => Promise<string>;
  /** Deletes bytes: only for undoing what the caller has just put there itself. */
  remove: (sha256: string) => Promise<void>;
};

/** What is wrong with the bytes that a row speaks of. */
export type EvidenceProblem = 'missing' | 'changed';

/** A store that shows no bytes but those that were stored. */
export type EvidenceStore = ByteStore & {
  /** Reads the bytes anew, whole; null where they are the ones that were stored. */
  check: (sha256: string, size: number) => Promise<EvidenceProblem | null>;
};

import { env } from '../env.ts';
import { folderStore } from './folder-store.ts';
import { s3Store } from './s3-store.ts';

/** A file that has arrived whole and been looked at, waiting in the folder of incoming files. */
export type Staged = { path: string; sha256: string; size: number };

/** Bytes from `start` to `end`, both included, as HTTP counts. */
export type ByteRange = { start: number; end: number };

/**
 * Where the bytes of evidence are kept, by their SHA-256. Nothing in it is ever changed: the same bytes are kept once,
 * other bytes have another name.
 */
export type EvidenceStore = {
  /** Keeps a staged file; one that is there already stays as it is. The staged file may be gone afterwards. */
  put: (file: Staged) => Promise<void>;
  /** @throws Error where the bytes are not there or not whole */
  open: (sha256: string, size: number, range?: ByteRange) => Promise<ReadableStream<Uint8Array>>;
  has: (sha256: string, size: number) => Promise<boolean>;
};

/** The store of the operator's choice: a folder, unless an S3-compatible store is named. */
export function evidenceStore(): EvidenceStore {
  const { s3 } = env;
  return s3 ? s3Store(s3) : folderStore(env.evidenceDirectory);
}

import { env } from '../env.ts';
import type { EvidenceStore } from './byte-store.ts';
import { folderStore } from './folder-store.ts';
import { s3Store } from './s3-store.ts';
import { verified } from './verified.ts';

/** The store the operator chose: a folder, unless an S3-compatible store is named. */
export function evidenceStore(): EvidenceStore {
  const { s3 } = env;
  return verified(s3 ? s3Store(s3) : folderStore(env.evidenceDirectory));
}

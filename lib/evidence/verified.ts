import { createHash } from 'node:crypto';
import { AppError } from '../domain/errors.ts';
import type { ByteStore, EvidenceProblem, EvidenceStore } from './byte-store.ts';

/** Bytes of evidence that are missing, or not the ones that were stored: never shown, and always reported. */
export class EvidenceFault extends AppError {
  readonly problem: EvidenceProblem;
  constructor(problem: EvidenceProblem) {
    super(
      'conflict',
      problem === 'changed'
        ? 'This file is not shown: its bytes were changed after it was added. Tell your operator, who can bring the right ones back from a backup.'
        : 'This file cannot be shown: its bytes are missing where evidence is kept. Tell your operator, who can bring them back from a backup.',
    );
    this.problem = problem;
  }
}

/** Identities of bytes whose SHA-256 this process has worked out and found right, oldest first. */
const known = new Set<string>();
const MOST_KNOWN = 20_000;
/** Being worked out now: a player that asks for many parts at once waits for a single reading. */
const underWay = new Map<string, Promise<EvidenceProblem | null>>();

/**
 * The same store, but it gives bytes out only after checking all of them against their SHA-256. Each file is read once
 * per process and per state of it on the disk (see `identity`), so that parts of a long recording cost one reading, and
 * a byte changed later is seen at the next request.
 */
export function verified(store: ByteStore): EvidenceStore {
  const check = async (sha256: string, size: number): Promise<EvidenceProblem | null> => {
    const identity = await store.identity(sha256);
    if (identity === null) return 'missing';
    // A size other than the row's is a change; nothing at all is a loss.
    if (!(await store.has(sha256, size))) return 'changed';
    const hash = createHash('sha256');
    for await (const chunk of await store.open(sha256, size)) hash.update(chunk);
    if (hash.digest('hex') !== sha256) return 'changed';
    remember(`${identity} ${size}`);
    return null;
  };
  const checkOnce = async (sha256: string, size: number) => {
    const identity = await store.identity(sha256);
    const key = `${identity} ${size}`;
    if (known.has(key)) return null;
    const checking = underWay.get(key) ?? check(sha256, size).finally(() => underWay.delete(key));
    underWay.set(key, checking);
    return checking;
  };
  return {
    ...store,
    check,
    async open(sha256, size, range) {
      const problem = await checkOnce(sha256, size);
      if (problem) throw new EvidenceFault(problem);
      return store.open(sha256, size, range);
    },
  };
}

function remember(identity: string): void {
  known.delete(identity);
  known.add(identity);
  if (known.size <= MOST_KNOWN) return;
  for (const oldest of known) {
    known.delete(oldest);
    break;
  }
}

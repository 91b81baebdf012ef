import { appendAudit } from '../audit/append.ts';
import { keptPayload } from '../audit/payloads.ts';
import { db } from '../db.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { ByteRange, EvidenceProblem } from './byte-store.ts';
import { addingToSource } from './file-records.ts';
import { evidenceStore } from './store.ts';
import { EvidenceFault } from './verified.ts';

type StoredFile = { fileId: string; sha256: string; size: number };

/**
 * The bytes of a file that the caller may open, or a part of them: those that were stored, or none.
 * @throws EvidenceFault (a conflict) where they are missing or changed, which the log and the record then report
 */
export async function openStored(
  { fileId, sha256, size }: StoredFile,
  range?: ByteRange,
): Promise<ReadableStream<Uint8Array>> {
  try {
    return await evidenceStore().open(sha256, size, range);
  } catch (error) {
    if (error instanceof EvidenceFault) await recordFault({ fileId, sha256, size }, error.problem);
    throw error;
  }
}

/** Once for each file and each fault: reloading a page must not fill the record. */
async function recordFault({ fileId, sha256 }: StoredFile, problem: EvidenceProblem): Promise<void> {
  console.error(`Evidence file ${sha256} (${fileId}) is ${problem} in the store: it is not shown.`);
  const { source } = await db.evidenceFile.findUniqueOrThrow({
    where: { id: fileId },
    include: { source: { select: { id: true, title: true } } },
  });
  await addingToSource(source.id, async (tx) => {
    const event = sourceEvent('source.fileFault', source, { fileId, sha256, problem });
    // Reported by this version of Stet, or before payloads had a version.
    const isKnown = await tx.auditEvent.findFirst({
      where: {
        action: event.act,
        subjectId: source.id,
        payload: { in: [canonicalJson(event.payload), canonicalJson(keptPayload(event))] },
      },
      select: { seq: true },
    });
    if (!isKnown) await appendAudit(tx, null, event);
  });
}

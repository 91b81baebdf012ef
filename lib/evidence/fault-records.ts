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
export function openStored(
  { fileId, sha256, size }: StoredFile,
  range?: ByteRange,
): Promise<ReadableStream<Uint8Array>> {
  return tellingFault(fileId, () => evidenceStore().open(sha256, size, range));
}

/** Does what reads a file's stored bytes, and tells what that finds wrong with them. @throws EvidenceFault then */
export async function tellingFault<T>(fileId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EvidenceFault) await recordFault(fileId, error.problem);
    throw error;
  }
}

/**
 * Says in the log and in the record that a file's bytes are not those that were stored. It is a change of its own, so that it
 * stands even where what they were wanted for is refused. Once for each file and each fault: reloading a page must not
 * fill the record.
 */
export async function recordFault(fileId: string, problem: EvidenceProblem): Promise<void> {
  const { sha256, source } = await db.evidenceFile.findUniqueOrThrow({
    where: { id: fileId },
    include: { source: { select: { id: true, title: true } } },
  });
  console.error(`Evidence file ${sha256} (${fileId}) is ${problem} in the store: it is not shown.`);
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

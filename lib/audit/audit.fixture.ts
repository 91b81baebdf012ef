/** What tests of the record do to it that only somebody above the application could, and undo again. */
import { createHash } from 'node:crypto';
import { db, type Tx } from '../db.ts';
import { CHAIN_START, chainedText } from '../domain/audit/event.ts';

class TakenBack extends Error {}

/** Does the work in a transaction that is rolled back afterwards, whatever its result; returns what `work` returned. */
export async function takenBack<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let answer: { is: T } | undefined;
  const done = db.$transaction(
    async (tx) => {
      answer = { is: await work(tx) };
      throw new TakenBack();
    },
    // The whole record is read in it, even on a busy machine.
    { timeout: 60_000 },
  );
  await done.catch((error) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  if (!answer) throw new Error('It ended without an answer.');
  return answer.is;
}

/** Switches off the guards of these tables, as their owner can. */
export async function withoutGuards(tx: Tx, tables: readonly string[]): Promise<void> {
  for (const table of tables) await tx.$executeRawUnsafe(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
}

/** Rewrites events from `seq` on so that each follows the previous one again; all of them unless said otherwise. */
export async function chainAnew(tx: Tx, seq = 0n): Promise<void> {
  const rows = await tx.auditEvent.findMany({ orderBy: { seq: 'asc' } });
  let previous = CHAIN_START;
  for (const row of rows) {
    const own = row.seq < seq ? row : { ...row, previous };
    const hash = row.seq < seq ? row.hash : createHash('sha256').update(chainedText(own)).digest('hex');
    if (row.seq >= seq) await tx.auditEvent.update({ where: { seq: row.seq }, data: { previous, hash } });
    previous = hash;
  }
}

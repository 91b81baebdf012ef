import { db, readPrepared } from '../db.ts';

/**
 * Whether the connection's role owns the tables, and so could switch off the guards of the record. Null where that
 * cannot be determined. Needs no actor either.
 */
export async function databaseRole(): Promise<'application' | 'owner' | null> {
  const rows = await db.$queryRaw<{ isOwner: boolean }[]>`
    SELECT pg_has_role(relowner, 'USAGE') AS "isOwner" FROM pg_class WHERE oid = to_regclass('audit_event')`.catch(
    () => [],
  );
  return rows[0] ? (rows[0].isOwner ? 'owner' : 'application') : null;
}

/** The longest that a request for the server's health waits for the database. */
const PATIENCE_MS = 3_000;

/** Whether Postgres answers, within three seconds. Needs no actor: it reveals nothing about anybody's work. */
export async function isDatabaseUp(): Promise<boolean> {
  // By the driver alone: a start need not wait until Prisma is loaded.
  const answered = readPrepared('answers', 'SELECT 1', []).then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}

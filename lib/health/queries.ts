import { db } from '../db.ts';

/** Whether Postgres answers. Needs no actor: it tells nothing of anybody's work. */
export async function isDatabaseUp(): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}

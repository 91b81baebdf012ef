import { db } from '../db.ts';

/** Whoever asks for our health waits no longer than this for the database. */
const PATIENCE_MS = 3_000;

/** Whether Postgres answers, within three seconds. Needs no actor: it tells nothing of anybody's work. */
export async function isDatabaseUp(): Promise<boolean> {
  const answered = db.$queryRaw`SELECT 1`.then(
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

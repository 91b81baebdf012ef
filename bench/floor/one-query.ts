import { db } from '../../lib/db.ts';

/** Something of the newsroom's: fifty headlines, in one query. */
export async function oneQuery(): Promise<string[]> {
  const rows = await db.$queryRaw<{ headline: string }[]>`
    SELECT headline FROM story WHERE archived_at IS NULL ORDER BY updated_at DESC LIMIT 50`;
  return rows.map(({ headline }) => headline);
}

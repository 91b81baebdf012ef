import { readPrepared } from '../../lib/db.ts';

/** Something of the newsroom's: fifty headlines, in one query, asked as Stet's own pages ask. */
export async function oneQuery(): Promise<string[]> {
  const rows = await readPrepared<{ headline: string }>(
    'floor',
    'SELECT headline FROM story WHERE archived_at IS NULL ORDER BY updated_at DESC LIMIT 50',
    [],
  );
  return rows.map(({ headline }) => headline);
}

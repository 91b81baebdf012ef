/**
 * What is read for a reader of one statement: where it stands now, and what was kept of it. Needs no actor: it is
 * public.
 */
import { db } from '../db.ts';
import { STATEMENT_ADDRESS } from '../domain/report/statement-address.ts';
import { keptName, type StatementFile } from './statement-files.ts';

/** How a published statement stands at this moment. */
export type StatementStanding = {
  /** The kept file that is served: of the newest edition that has the statement. */
  fileId: string;
  editionId: string;
  number: number;
  slug: string;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  /** The editions after that one, which leave the statement out; none where it is current. */
  laterEditions: { id: string; number: number; publishedAt: Date }[];
};

type Row = Omit<StatementStanding, 'laterEditions'> & { ids: string[]; numbers: number[]; moments: Date[] };

/** Null where no statement has that address. One database query, on its indexes. */
export async function standingOfStatement(
  address: string,
  file: StatementFile,
): Promise<StatementStanding | null> {
  if (!STATEMENT_ADDRESS.test(address)) return null;
  const [row] = await db.$queryRaw<Row[]>`
    WITH report AS (
      SELECT id, slug, withdrawn_at, withdrawn_reason FROM report
      WHERE id = (SELECT report_id FROM statement_address WHERE address = ${address} LIMIT 1)
    ), said AS (
      SELECT e.id, e.number, f.id AS file_id FROM edition e
      JOIN LATERAL (
        SELECT id FROM published_file WHERE edition_id = e.id AND name = ${keptName(address, file)}
        ORDER BY rendering DESC LIMIT 1
      ) f ON true
      WHERE e.report_id = (SELECT id FROM report) ORDER BY e.number DESC LIMIT 1
    )
    SELECT said.file_id AS "fileId", said.id AS "editionId", said.number, r.slug,
      r.withdrawn_at AS "withdrawnAt", r.withdrawn_reason AS "withdrawnReason",
      coalesce(array_agg(l.id ORDER BY l.number) FILTER (WHERE l.id IS NOT NULL), '{}') AS ids,
      coalesce(array_agg(l.number ORDER BY l.number) FILTER (WHERE l.id IS NOT NULL), '{}') AS numbers,
      coalesce(array_agg(l.published_at ORDER BY l.number) FILTER (WHERE l.id IS NOT NULL), '{}') AS moments
    FROM report r CROSS JOIN said LEFT JOIN edition l ON l.report_id = r.id AND l.number > said.number
    GROUP BY said.file_id, said.id, said.number, r.slug, r.withdrawn_at, r.withdrawn_reason`;
  if (!row) return null;
  const { ids, numbers, moments, ...standing } = row;
  const laterEditions = ids.map((id, i) => ({
    ...{ id, number: numbers[i] as number, publishedAt: moments[i] as Date },
  }));
  return { ...standing, laterEditions };
}

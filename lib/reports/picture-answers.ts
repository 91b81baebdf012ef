/**
 * The picture beside a link to a report or a statement, as sites fetch it. Its bytes cannot say what became of the
 * report since, so that of a withdrawn one, and of a statement that was left out, is gone.
 */
import { readyBytes } from './kept-answers.ts';
import { pictureJobKey } from './later-jobs.ts';
import { type Answer, type Asked, negotiated } from './negotiation.ts';
import { COME_AGAIN, NOT_THERE, PAGE_CACHE, sayPlainly } from './plain-answers.ts';
import { fileOfEdition, jobStanding, keptFile, type Standing } from './public-queries.ts';
import { keptName } from './statement-files.ts';
import type { StatementStanding } from './statement-queries.ts';

type Kept = { editionId: string; fileId: string | null };

async function kept({ editionId, fileId }: Kept, asked: Asked): Promise<Answer> {
  const file = fileId === null ? null : await readyBytes(`${fileId} picture`, () => keptFile(fileId));
  if (file)
    return negotiated(file, asked, {
      'Content-Type': 'image/png',
      // It is gone within a minute of a withdrawal.
      'Cache-Control': PAGE_CACHE,
      // Sites that show a link show it from here, or fetch it and keep it.
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  return (await jobStanding(pictureJobKey(editionId))) === 'under way'
    ? sayPlainly(503, 'The picture is being drawn. Come again in a moment.', COME_AGAIN)
    : sayPlainly(404, 'There is no such picture.');
}

/** Of an edition of a report. */
export async function reportPictureAnswer(standing: Standing | null, asked: Asked): Promise<Answer> {
  if (!standing) return NOT_THERE;
  if (standing.withdrawnReason !== null) return sayPlainly(410, 'This report has been withdrawn.');
  return kept(standing, asked);
}

/** Of a statement, as it stands in the newest edition. */
export async function statementPictureAnswer(
  id: string,
  { editionId, withdrawnAt, laterEditions }: StatementStanding,
  asked: Asked,
): Promise<Answer> {
  if (withdrawnAt !== null) return sayPlainly(410, 'The report of this statement has been withdrawn.');
  if (laterEditions.length > 0) return sayPlainly(410, 'The report no longer has this statement.');
  return kept({ editionId, fileId: await fileOfEdition(editionId, keptName(id, 'picture')) }, asked);
}

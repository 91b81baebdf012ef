/**
 * What anybody gets of a published statement: the page and the card that were kept with its newest edition, with
 * whatever has become otherwise since put on top (the report was withdrawn, or leaves it out). Served like reports
 * (pages.ts), by the web server itself, and by routes of Next where there is no such server.
 */
import { wordsOf } from '../domain/report/catalogues.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { takenUpBy } from '../domain/report/statement-history.ts';
import { plainly } from '../domain/report/statement-words.ts';
import { tellReport } from '../domain/report/tell.ts';
import type { ToldReport } from '../domain/report/told.ts';
import { type LaterStatement, statementInLaterState } from '../publish/statement-html/state.ts';
import { baseOf, statementUrls } from '../publish/statement-urls.ts';
import { addressOf } from './edition.ts';
import { inAllForms } from './file-records.ts';
import { type Ready, readyBytes } from './kept-answers.ts';
import { type Answer, type Asked, negotiated } from './negotiation.ts';
import { policyOf } from './pages.ts';
import { statementPictureAnswer } from './picture-answers.ts';
import { NOT_THERE, PAGE_CACHE } from './plain-answers.ts';
import { keptFile, snapshotOfEdition } from './public-queries.ts';
import type { StatementFile } from './statement-files.ts';
import { type StatementStanding, standingOfStatement } from './statement-queries.ts';

export type StatementPath = { id: string; file: StatementFile | 'picture' };

/**
 * "/statements/mzxw6ytbmzxw6ytb", "/statements/mzxw6ytbmzxw6ytb/picture.png", "/cards/mzxw6ytbmzxw6ytb"
 *
 * @returns null for every other address
 */
export function statementPath(path: string): StatementPath | null {
  const [, picture] = /^\/statements\/([^/]+)\/picture\.png$/.exec(path) ?? [];
  if (picture !== undefined) return { id: picture, file: 'picture' };
  const [, folder, id] = /^\/(statements|cards)\/([^/]+)$/.exec(path) ?? [];
  if (id === undefined) return null;
  return { id, file: folder === 'cards' ? 'card' : 'page' };
}

/**
 * @param standingOf how to find the state of a statement; the server asks once for many readers
 * @returns 404 where there is no such statement, 410 with what is known where its report was withdrawn
 */
export async function statementAnswer(
  { id, file }: StatementPath,
  asked: Asked,
  standingOf: typeof standingOfStatement = standingOfStatement,
): Promise<Answer> {
  const standing = await standingOf(id, file === 'picture' ? 'page' : file);
  if (file === 'picture') return standing ? statementPictureAnswer(id, standing, asked) : NOT_THERE;
  const bytes = standing && (await bytesOf(id, file, standing));
  if (!bytes) return NOT_THERE;
  const answer = negotiated(bytes, asked, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': PAGE_CACHE,
    'Content-Security-Policy': policyOf(bytes, file === 'card' ? 'anybody' : 'nobody'),
    // A page that lets in only what says so may embed a card as well.
    ...(file === 'card' && { 'Cross-Origin-Resource-Policy': 'cross-origin' }),
  });
  // Gone is said with the whole answer alone: what a browser keeps, or asked a part of, it was told with that.
  return standing.withdrawnAt && answer.status === 200 ? { ...answer, status: 410 } : answer;
}

async function bytesOf(id: string, file: StatementFile, standing: StatementStanding): Promise<Ready | null> {
  const { fileId, editionId, laterEditions, withdrawnAt, withdrawnReason } = standing;
  const kept = () => readyBytes(`${fileId} ${file}`, () => keptFile(fileId));
  if (!withdrawnAt && laterEditions.length === 0) return kept();
  const state = JSON.stringify([laterEditions, withdrawnAt, withdrawnReason]);
  return readyBytes(`${fileId} ${file} ${state}`, async () => {
    const published = await kept();
    if (!published) return null;
    const report = tellReport(readSnapshot(await snapshotOfEdition(editionId)));
    const text = new TextDecoder().decode(published.bytes);
    const later = await laterState(id, report, standing);
    return inAllForms(statementInLaterState(text, report, later, file));
  });
}

async function laterState(
  id: string,
  report: ToldReport,
  { slug, laterEditions, withdrawnAt, withdrawnReason }: StatementStanding,
): Promise<LaterStatement> {
  if (withdrawnAt) return { is: 'withdrawn', at: withdrawnAt, reason: withdrawnReason ?? '' };
  const [since, newest] = [laterEditions[0], laterEditions.at(-1)];
  const said = report.statements.find((one) => one.id === id);
  if (!since || !newest || !said) throw new Error('A kept statement is not in its own edition.');
  const { statements } = tellReport(readSnapshot(await snapshotOfEdition(newest.id)));
  const other = takenUpBy(said, statements);
  const reportUrl = addressOf(slug);
  return {
    ...{ is: 'gone', since, reportUrl },
    takenUp: other && {
      url: statementUrls(baseOf(reportUrl), other.id ?? '').page,
      words: plainly(other, wordsOf(report)),
    },
  };
}

/** The same for a route of Next. */
export async function statementResponse(request: Request, path: StatementPath): Promise<Response> {
  const { status, headers, body } = await statementAnswer(path, {
    ifNoneMatch: request.headers.get('if-none-match'),
    ifRange: request.headers.get('if-range'),
    range: request.headers.get('range'),
    acceptEncoding: request.headers.get('accept-encoding'),
  });
  return new Response(body, { status, headers });
}

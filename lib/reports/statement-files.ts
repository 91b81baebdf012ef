/** What a reader gets of one published statement, made with its edition and kept like the edition's own files. */
import { wordsOf } from '../domain/report/catalogues.ts';
import type { ReportSnapshot } from '../domain/report/snapshot.ts';
import { plainly } from '../domain/report/statement-words.ts';
import { tellReport } from '../domain/report/tell.ts';
import type { ToldReport, ToldStatement } from '../domain/report/told.ts';
import { statusWords } from '../domain/report/words.ts';
import type { PictureLink } from '../publish/picture-link.ts';
import { beginning } from '../publish/report-html/words.ts';
import { renderCard } from '../publish/statement-html/card.ts';
import { renderStatement } from '../publish/statement-html/page.ts';
import { baseOf, type StatementUrls, statementUrls } from '../publish/statement-urls.ts';

type Told = {
  statement: ToldStatement;
  report: ToldReport;
  urls: StatementUrls;
  reportUrl: string;
  picture: PictureLink;
};

/** Drawn by a job after the edition was published (picture-records.ts). */
export const PICTURE_NAME = 'picture.png';

/**
 * A fifth of a second and 30 kB each. Of a story with more statements, whose pages nobody shares one by one, only the
 * report has a picture, and its statements show that.
 */
const MOST_PICTURED = 300;

type Addressed = ToldStatement & { id: string };

/** The statements that get a picture of their own. */
export function pictured({ statements }: ToldReport): Addressed[] {
  const all = statements.filter((one): one is Addressed => one.id !== undefined);
  return all.length > MOST_PICTURED ? [] : all;
}

/** @param url of the edition */
export function pictureOfReport(snapshot: ReportSnapshot, url: string): PictureLink {
  return pictureOf(tellReport(snapshot), url);
}

function pictureOf({ story, newsroom, summary }: ToldReport, url: string): PictureLink {
  return {
    url: `${url}/${PICTURE_NAME}`,
    words: `${newsroom.name}: ${beginning(story.headline, 150)}. ${summary.sentence}.`,
  };
}

/** Sites keep a picture by its address, so that of a later edition has another. */
function pictureOfStatement(statement: ToldStatement, report: ToldReport, urls: StatementUrls): PictureLink {
  const words = wordsOf(report);
  return {
    url: `${urls.page}/${PICTURE_NAME}?edition=${report.edition.number}`,
    words: `${report.newsroom.name}: ${statusWords(words, statement)}. ${beginning(plainly(statement, words), 330)}`,
  };
}

/** By the names under which they are kept; `page` and `card` are documents, with states that may come later. */
const FILES = {
  page: {
    name: 'page.html',
    make: ({ statement, report, urls, reportUrl, picture }: Told) =>
      renderStatement(statement, report, { urls, reportUrl, picture }),
  },
  card: {
    name: 'card.html',
    make: ({ statement, report, urls, reportUrl }: Told) => renderCard(statement, report, urls, reportUrl),
  },
} as const;

export type StatementFile = keyof typeof FILES;

/** The name of a statement's file among those of its edition: no file of an edition itself has a "/" in its name. */
export const keptName = (id: string, file: StatementFile | 'picture'): string =>
  `statements/${id}/${file === 'picture' ? PICTURE_NAME : FILES[file].name}`;

/**
 * The files of every statement of an edition that has an address; none for an edition from before there were any.
 */
export function statementFiles({
  snapshot,
  address,
  number,
}: {
  snapshot: ReportSnapshot;
  address: string;
  number: number;
}): { name: string; text: string }[] {
  const report = tellReport(snapshot);
  const ofReport = pictureOf(report, `${address}/${number}`);
  const own = new Set(pictured(report).map(({ id }) => id));
  return report.statements.flatMap((statement) => {
    const { id } = statement;
    if (id === undefined) return [];
    const urls = statementUrls(baseOf(address), id);
    const picture = own.has(id) ? pictureOfStatement(statement, report, urls) : ofReport;
    const told = { statement, report, urls, reportUrl: address, picture };
    return Object.entries(FILES).map(([file, { make }]) => ({
      name: keptName(id, file as StatementFile),
      text: make(told),
    }));
  });
}

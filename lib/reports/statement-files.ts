/** What a reader gets of one published statement, made with its edition and kept like the edition's own files. */
import { tellReport } from '../domain/report/tell.ts';
import type { ToldReport, ToldStatement } from '../domain/report/told.ts';
import { renderCard } from '../publish/statement-html/card.ts';
import { renderStatement } from '../publish/statement-html/page.ts';
import { baseOf, type StatementUrls, statementUrls } from '../publish/statement-urls.ts';
import type { Edition } from './edition-files.ts';

type Told = { statement: ToldStatement; report: ToldReport; urls: StatementUrls; reportUrl: string };

/** By the names under which they are kept; `page` and `card` are documents, with states that may come later. */
const FILES = {
  page: {
    name: 'page.html',
    make: ({ statement, report, urls, reportUrl }: Told) =>
      renderStatement(statement, report, { urls, reportUrl }),
  },
  card: {
    name: 'card.html',
    make: ({ statement, report, urls }: Told) => renderCard(statement, report, urls),
  },
} as const;

export type StatementFile = keyof typeof FILES;

/** The name of a statement's file among those of its edition: no file of an edition itself has a "/" in its name. */
export const keptName = (id: string, file: StatementFile): string => `statements/${id}/${FILES[file].name}`;

/**
 * The files of every statement of an edition that has an address; none for an edition from before there were any.
 */
export function statementFiles({ snapshot, address }: Edition): { name: string; text: string }[] {
  const report = tellReport(snapshot);
  return report.statements.flatMap((statement) => {
    const { id } = statement;
    if (id === undefined) return [];
    const told = { statement, report, urls: statementUrls(baseOf(address), id), reportUrl: address };
    return Object.entries(FILES).map(([file, { make }]) => ({
      name: keptName(id, file as StatementFile),
      text: make(told),
    }));
  });
}

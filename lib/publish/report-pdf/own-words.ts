/** What report.typ prints besides what a report holds: its headings, terms and remarks, in the report's language. */
import { filled } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { ToldReport } from '../../domain/report/told.ts';
import { plain } from './words.ts';

/**
 * @param sha256 of the stored snapshot, in hex
 * @returns texts by the names that the template has for them; it puts in `{page}`, `{pages}`, `{file}` and `{characters}`
 */
export function ownWords(report: ToldReport, sha256: string) {
  const { clip, later, marked, paper, record, report: say, statement, statements } = wordsOf(report);
  const { newsroom, edition, changes } = report;
  const numbered = filled(say.edition, { n: edition.number });
  return {
    keyword: say.name,
    running: plain(`${newsroom.name} · ${say.onPaper}, ${numbered}`),
    numbered,
    page: paper.page,
    hashed: filled(paper.sha256, { sha256 }),
    attachment: paper.attachment,
    withdrawn: later.withdrawn,
    standfirst: say.standfirst,
    since: changes ? filled(record.since, { n: changes.since }) : '',
    same: record.same,
    notVerified: say.notVerified,
    statements: say.statements,
    none: statements.none,
    printed: statements.printed,
    found: statements.found,
    listen: clip.listen,
    story: say.story,
    like: marked.like,
    asked: say.asked,
    method: record.method,
    behind: say.behind,
    address: statement.address,
    record: say.record,
    attached: paper.attached,
    hash: paper.hash,
    lacking: paper.lacking,
    stet: say.stet,
    current: paper.current,
  };
}

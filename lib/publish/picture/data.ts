/** A report or a statement as its picture shows it (lib/typeset/templates/picture.typ): words and codes, no markup. */
import { isReportedSpeech } from '../../domain/item-kinds.ts';
import { filled, formFor } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import { plainly } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { statusWords } from '../../domain/report/words.ts';
import type { ItemStatus } from '../../domain/vocabulary.ts';
import { capitalised } from '../../domain/wording.ts';
import { type Mark, markOf } from '../report-html/marks.ts';
import { saidAnswer } from '../report-html/statements.ts';
import { beginning, dayOf } from '../report-html/words.ts';
import { type Directed, directed, plain, typstLanguage } from '../report-pdf/words.ts';
import { againstWords } from '../statement-html/against.ts';
import { lastCorrection } from '../statement-html/state.ts';

/** How many characters there is room for in the smallest type: seven lines of words, a line and two of the rest. */
const MOST = { words: 330, headline: 150, newsroom: 48, around: 70, status: 52, against: 150 };

type Picture = {
  /** Of the file that it passes through; nobody reads it. */
  title: string;
  newsroom: string;
  label: string;
  /** Of what Stet says. */
  speaks: string;
  /** Of the story's words. */
  language: string;
  region: string | null;
  words: Directed;
  foot: string;
};
export type ReportPicture = Picture & {
  kind: 'report';
  figures: [n: number, mark: Mark, label: string][];
  strip: [Mark, number][];
};
export type StatementPicture = Picture & {
  kind: 'statement';
  mark: Mark;
  status: string;
  answer: string;
  /** When it was corrected; empty where it was not. */
  corrected: string;
  speaker: string;
  around: string;
  against: string;
};

const cut = (words: string, most: number) => plain(beginning(words.replace(/\s+/g, ' ').trim(), most));

function pictureOf(report: ToldReport, words: string, label: string): Picture {
  const { newsroom, edition, story } = report;
  const say = wordsOf(report).report;
  return {
    title: words,
    newsroom: cut(newsroom.name, MOST.newsroom),
    label,
    speaks: report.language,
    ...typstLanguage(story.language),
    words: directed(words),
    foot: plain(
      capitalised(`${filled(say.edition, { n: edition.number })} · ${dayOf(edition.publishedAt, report)}`),
    ),
  };
}

/** Above so many, neighbours alike are drawn as one cell, as on the page. */
const DENSE = 90;

export function reportPicture(report: ToldReport): ReportPicture {
  const { story, summary, statements } = report;
  const words = wordsOf(report);
  const figure = (status: ItemStatus, n: number, mark: Mark): [number, Mark, string] => [
    n,
    mark,
    formFor(words, words.counted[status], n),
  ];
  const strip: [Mark, number][] = [];
  for (const mark of statements.map(markOf)) {
    const last = strip.at(-1);
    if (statements.length > DENSE && last?.[0] === mark) last[1] += 1;
    else strip.push([mark, 1]);
  }
  return {
    kind: 'report',
    ...pictureOf(report, cut(story.headline, MOST.headline), words.report.name),
    figures: [
      figure('VERIFIED', summary.verified, 'verified'),
      figure('PENDING', summary.pending, 'pending'),
      figure('DISPUTED', summary.disputed, 'disputed'),
    ],
    strip,
  };
}

export function statementPicture(statement: ToldStatement, report: ToldReport): StatementPicture {
  const words = wordsOf(report);
  const { speaker, occasion, date, kind, quotation } = statement;
  const said = [occasion, date].filter((one) => one !== null && one !== '').map((one) => `, ${one}`);
  const last = lastCorrection(statement);
  return {
    kind: 'statement',
    ...pictureOf(report, cut(plainly(statement, words), MOST.words), words.statement.page),
    mark: markOf(statement),
    status: cut(statusWords(words, statement), MOST.status),
    answer: isReportedSpeech(kind) && quotation ? plain(saidAnswer(statement, words).words) : '',
    corrected: last
      ? plain(filled(words.statement.corrected, { at: dayOf(last.publishedAt, report), n: last.edition }))
      : '',
    speaker: speaker ? cut(speaker, MOST.around) : '',
    around: speaker ? plain(beginning(said.join(''), MOST.around)) : '',
    against: cut(`${againstWords(statement, words)}.`, MOST.against),
  };
}

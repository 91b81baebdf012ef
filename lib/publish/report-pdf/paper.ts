/** A published edition as its template reads it (lib/typeset/templates/report.typ): words and codes, no markup. */
import { outcomeRow } from '../../domain/contact-outcomes.ts';
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import {
  countedInWords,
  filled,
  formFor,
  inMarks,
  isSameDay,
  nearIn,
} from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { ReportSnapshot } from '../../domain/report/snapshot.ts';
import { plainly } from '../../domain/report/statement-words.ts';
import { tellReport } from '../../domain/report/tell.ts';
import type { ReportBlock, ReportRequest, ToldChange, ToldReport } from '../../domain/report/told.ts';
import { askedByIn, statusWords } from '../../domain/report/words.ts';
import type { ItemStatus } from '../../domain/vocabulary.ts';
import { type Mark, markOf } from '../report-html/marks.ts';
import { reasons } from '../report-html/page.ts';
import { secondPersonSentence } from '../report-html/provenance.ts';
import { piecesOf, withEnds } from '../report-html/story.ts';
import { beginning, zone } from '../report-html/words.ts';
import { ownWords } from './own-words.ts';
import { setStatement } from './statements.ts';
import {
  type Directed,
  type Direction,
  directed,
  directionOf,
  momentWords,
  plain,
  type Run,
  typstLanguage,
} from './words.ts';

export type PaperOptions = {
  /** Of the stored snapshot, in hex. */
  sha256: string;
  /** This edition's own lasting address. */
  url: string;
  /** Why the report was withdrawn; null where it stands. */
  withdrawn: string | null;
};

/** @returns what report.typ reads */
export function reportPaper(snapshot: ReportSnapshot, { sha256, url, withdrawn }: PaperOptions) {
  const report = tellReport(snapshot);
  const { story, newsroom, edition, summary, statements, method } = report;
  const words = wordsOf(report);
  const at = new Date(edition.publishedAt);
  return {
    title: plain(filled(words.report.title, { headline: story.headline, newsroom: newsroom.name })),
    description: plain(filled(words.report.description, { summary: summary.sentence })),
    speaks: report.language,
    say: ownWords(report, sha256),
    newsroom: plain(newsroom.name),
    published: `${momentWords(edition.publishedAt, report)} ${zone(report)}`,
    date: {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
    },
    short: plain(beginning(story.headline, 60)),
    headline: plain(story.headline),
    ...typstLanguage(story.language),
    direction: directionOf(story.headline),
    byline: plain(story.byline),
    address: url,
    sha256,
    withdrawn: withdrawn === null ? null : plain(withdrawn),
    summary: summary.sentence,
    figures: figuresOf(report, words),
    strip: stripOf(report),
    changes: changesOf(report),
    open: openOf(report),
    statements: statements.map((one) => setStatement(one, report)),
    key: keyOf(report, words),
    story: storyOf(report),
    asked: askedOf(report),
    method,
    record: recordOf(report),
  };
}

type Figure = [n: number, mark: Mark, label: string, detail: string | null];

function figuresOf({ summary, statements }: ToldReport, words: Catalogue): Figure[] {
  const label = (status: ItemStatus, n: number) => formFor(words, words.counted[status], n);
  const detail = (status: 'PENDING' | 'DISPUTED') => {
    const why = reasons(statements, status);
    return why ? plain(why) : null;
  };
  const { verified, pending, disputed } = summary;
  return [
    [verified, 'verified', label('VERIFIED', verified), null],
    [pending, 'pending', label('PENDING', pending), detail('PENDING')],
    [disputed, 'disputed', label('DISPUTED', disputed), detail('DISPUTED')],
  ];
}

/** Neighbours alike are one cell where there are too many to be told apart. */
const DENSE = 90;

function stripOf({ statements }: ToldReport): [Mark, number][] {
  const cells: [Mark, number][] = [];
  for (const mark of statements.map(markOf)) {
    const last = cells.at(-1);
    if (statements.length > DENSE && last?.[0] === mark) last[1] += 1;
    else cells.push([mark, 1]);
  }
  return cells;
}

const MARKS: readonly Mark[] = ['verified', 'pending', 'disputed', 'changed'];

/** The marks that the story has, with what they mean. */
function keyOf({ statements }: ToldReport, { marked }: Catalogue): [Mark, string][] {
  const used = new Set(statements.map(markOf));
  return MARKS.filter((mark) => used.has(mark)).map((mark) => [mark, marked[mark]]);
}

function changesOf(report: ToldReport) {
  const { changes } = report;
  if (!changes) return null;
  const say = wordsOf(report).record;
  const groups = new Map<string, { words: string; lines: Run[][] }>();
  for (const change of changes.statements) {
    const key = `${change.what === 'removed' ? 'old' : 'new'} ${change.number}`;
    const group = groups.get(key) ?? { words: plain(beginning(change.words)), lines: [] };
    groups.set(key, group);
    group.lines.push(changeLine(change, say));
  }
  const headline = changes.headline
    ? [{ words: '', lines: [fromTo(`${say.headline}${say.colon}`, changes.headline)] }]
    : [];
  return {
    note: plain(changes.note),
    items: [...headline, ...groups.values()].map(({ words, lines }) => [words, lines]),
  };
}

/** "Status: Pending → Verified" */
function changeLine({ what, before, after }: ToldChange, say: Catalogue['record']): Run[] {
  const label = say.changes[what];
  if (before === null || after === null) return [[`${label}.`, '']];
  // A question ends with its own mark.
  const isQuestion = what === 'quotation' || what === 'substance';
  return fromTo(isQuestion ? label : `${label}${say.colon}`, { before, after });
}

const fromTo = (label: string, { before, after }: { before: string; after: string }): Run[] => [
  [`${label} `, ''],
  [plain(before), 'before'],
  [' → ', 'soft'],
  [plain(after), 'bold'],
];

function openOf(report: ToldReport) {
  const words = wordsOf(report);
  const open = report.statements.filter(({ status }) => status !== 'VERIFIED');
  return {
    lead: countedInWords(words, words.statements.open, open.length),
    items: open.map((one) => [
      markOf(one),
      one.number,
      plain(beginning(plainly(one, words))),
      plain(statusWords(words, one)),
    ]),
  };
}

type BlockLook = 'head' | 'quote' | 'pulled' | 'aside' | '';
const BLOCK_LOOKS: Partial<Record<ReportBlock['kind'], BlockLook>> = {
  HEADLINE: 'head',
  SUBHEAD: 'head',
  BLOCK_QUOTE: 'quote',
  POST: 'quote',
  PULL_QUOTE: 'pulled',
  CORRECTION: 'aside',
};

/** Words, their mark, and the statement's number, twice where it is printed after them. */
type StoryPiece = [words: string, mark: Mark | '', numbers: number[]];

function storyOf({ story, statements }: ToldReport): [BlockLook, Direction, StoryPiece[]][] {
  const { text, blocks, headline } = story;
  const cut = withEnds(blocks.map(({ start, end }) => piecesOf(start, end, statements)));
  return blocks.flatMap(({ kind, start, end }, i) => {
    const pieces = cut[i] ?? [];
    const words = text.slice(start, end);
    // The page already bears the headline; it comes again only where a statement is marked in it.
    const isRepeated = kind === 'HEADLINE' && words.trim() === headline.trim();
    if (isRepeated && pieces.every(({ statement }) => statement === null)) return [];
    const set = pieces.map(({ start: from, end: to, statement, isLast }): StoryPiece => {
      const said = plain(text.slice(from, to));
      if (!statement) return [said, '', []];
      return [said, markOf(statement), isLast ? [statement.number, statement.number] : [statement.number]];
    });
    return [[BLOCK_LOOKS[kind] ?? '', directionOf(words), set]];
  });
}

function requestOf(request: ReportRequest, report: ToldReport) {
  const words = wordsOf(report);
  const say = words.asked;
  const { statements: all } = request;
  const asked = filled(say.request, {
    channel: askedByIn(words, request.channel),
    at: momentWords(request.sentAt, report),
    deadline: request.deadline ? filled(say.deadline, { at: near(request.deadline, request, report) }) : '',
    about:
      all.length === 0
        ? ''
        : filled(all.length === 1 ? say.about.one : say.about.other, { numbers: all.join(', ') }),
  });
  const answer: Directed | null = request.answer ? directed(inMarks(words, request.answer.trim())) : null;
  return {
    asked: plain(asked),
    outcome: `${cameOf(request, report)}${answer ? words.record.colon : '.'}`,
    answer,
  };
}

const near = (iso: string, { sentAt }: ReportRequest, report: ToldReport) =>
  nearIn(wordsOf(report), new Date(iso), new Date(sentAt), report.newsroom.timeZone);

/** "Answered at 17:10", "No answer by then" */
function cameOf(request: ReportRequest, report: ToldReport): string {
  const { outcome, sentAt, answeredAt, deadline } = request;
  const words = wordsOf(report);
  const what = words.outcomes[outcome].ofRequest;
  if (answeredAt) {
    const isThatDay = isSameDay(new Date(answeredAt), new Date(sentAt), report.newsroom.timeZone);
    const at = near(answeredAt, request, report);
    return filled(isThatDay ? words.asked.answeredAt : words.asked.answeredOn, { what, at });
  }
  const isLate = outcomeRow(outcome).silent === 'after the deadline' && deadline !== null;
  return isLate ? filled(words.asked.byThen, { what }) : what;
}

function askedOf(report: ToldReport) {
  const { asked, edition } = report;
  const say = wordsOf(report).asked;
  const at = momentWords(edition.publishedAt, report);
  return {
    lead: asked.length === 0 ? say.nobody : filled(say.asOf, { at, zone: zone(report) }),
    parties: asked.map(({ party, words, requests }) => [
      plain(party),
      words,
      requests.map((request) => requestOf(request, report)),
    ]),
  };
}

function recordOf(report: ToldReport): [string, string][] {
  const { newsroom, story, signOff, edition } = report;
  const { record: say, paper } = wordsOf(report);
  const alone = secondPersonSentence(report, say);
  const when = (iso: string) => `${momentWords(iso, report)} ${zone(report)}`;
  const rows: [string, string][] = [
    [say.newsroom, newsroom.name],
    ...(story.byline ? ([[say.story, story.byline]] as [string, string][]) : []),
    [say.signedOff, `${signOff.by}, ${when(signOff.at)}`],
    [say.published, `${edition.publishedBy}, ${when(edition.publishedAt)}`],
    ...(alone ? ([[say.secondPerson, alone]] as [string, string][]) : []),
    [paper.edition, String(edition.number)],
  ];
  return rows.map(([term, words]) => [term, plain(words)]);
}

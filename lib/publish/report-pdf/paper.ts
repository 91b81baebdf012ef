/** A published edition as its template reads it (lib/typeset/templates/report.typ): words and codes, no markup. */
import { askedBy } from '../../domain/channels.ts';
import { outcomeRow } from '../../domain/contact-outcomes.ts';
import { formatDateTime, formatNear } from '../../domain/moments.ts';
import type { ReportSnapshot } from '../../domain/report/snapshot.ts';
import { plainly, statusLabel } from '../../domain/report/statement-words.ts';
import { tellReport } from '../../domain/report/tell.ts';
import type { ReportBlock, ReportRequest, ToldReport } from '../../domain/report/told.ts';
import { formatCount } from '../../domain/wording.ts';
import { type Mark, markOf } from '../report-html/marks.ts';
import { reasons } from '../report-html/page.ts';
import { CHANGE_LABELS, secondPersonSentence } from '../report-html/provenance.ts';
import { piecesOf, withEnds } from '../report-html/story.ts';
import { beginning, zone } from '../report-html/words.ts';
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
  const at = new Date(edition.publishedAt);
  return {
    title: plain(`${story.headline} · Verification report, ${newsroom.name}`),
    description: plain(`${summary.sentence}. What each rests on, and who was asked.`),
    newsroom: plain(newsroom.name),
    edition: edition.number,
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
    figures: [
      [summary.verified, 'verified', null],
      [summary.pending, 'pending', detail(report, 'PENDING')],
      [summary.disputed, 'disputed', detail(report, 'DISPUTED')],
    ],
    strip: stripOf(report),
    changes: changesOf(report),
    open: openOf(report),
    statements: statements.map((one) => setStatement(one, report)),
    key: KEY.filter(([mark]) => statements.some((one) => markOf(one) === mark)),
    story: storyOf(report),
    asked: askedOf(report),
    method,
    record: recordOf(report),
  };
}

const detail = ({ statements }: ToldReport, status: 'PENDING' | 'DISPUTED') => {
  const words = reasons(statements, status);
  return words ? plain(words) : null;
};

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

const KEY: [Mark, string][] = [
  ['verified', 'verified'],
  ['pending', 'pending'],
  ['disputed', 'disputed'],
  ['changed', 'changed since it was checked'],
];

function changesOf({ changes }: ToldReport) {
  if (!changes) return null;
  const groups = new Map<string, { words: string; lines: Run[][] }>();
  for (const { what, number, words, before, after } of changes.statements) {
    const key = `${what === 'removed' ? 'old' : 'new'} ${number}`;
    const group = groups.get(key) ?? { words: plain(beginning(words)), lines: [] };
    groups.set(key, group);
    const label = CHANGE_LABELS[what];
    if (before === null || after === null) group.lines.push([[`${label}.`, '']]);
    else group.lines.push(changed(label.endsWith('?') ? label : `${label}:`, before, after));
  }
  const headline = changes.headline
    ? [{ words: '', lines: [changed('Headline:', changes.headline.before, changes.headline.after)] }]
    : [];
  return {
    since: changes.since,
    note: plain(changes.note),
    items: [...headline, ...groups.values()].map(({ words, lines }) => [words, lines]),
  };
}

const changed = (label: string, before: string, after: string): Run[] => [
  [`${label} `, ''],
  [plain(before), 'before'],
  [' → ', 'soft'],
  [plain(after), 'bold'],
];

function openOf({ statements }: ToldReport) {
  const open = statements.filter(({ status }) => status !== 'VERIFIED');
  const [are, them, they] = open.length === 1 ? ['is', 'it', 'it is'] : ['are', 'them', 'they are'];
  return {
    lead: `The story was published with ${formatCount(open.length, 'statement')} that ${are} not verified, and shows ${them} as what ${they}.`,
    items: open.map((one) => [
      markOf(one),
      one.number,
      plain(beginning(plainly(one))),
      plain(statusLabel(one)),
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
  const { silent, words } = outcomeRow(request.outcome);
  const sent = new Date(request.sentAt);
  const by = (iso: string) => formatNear(new Date(iso), sent, report.newsroom.timeZone);
  const deadline = request.deadline ? `, with a deadline of ${by(request.deadline)}` : '';
  const { statements: all } = request;
  const about =
    all.length === 0 ? '' : `, about ${all.length === 1 ? 'statement' : 'statements'} ${all.join(', ')}`;
  const when = request.answeredAt
    ? ` ${/^\d+:/.test(by(request.answeredAt)) ? 'at' : 'on'} ${by(request.answeredAt)}`
    : silent === 'after the deadline' && request.deadline
      ? ' by then'
      : '';
  const answer: Directed | null = request.answer ? directed(`“${request.answer.trim()}”`) : null;
  return {
    asked: plain(
      `Asked ${askedBy(request.channel)} on ${momentWords(request.sentAt, report)}${deadline}${about}.`,
    ),
    outcome: `${words.ofRequest}${when}${answer ? ':' : '.'}`,
    answer,
  };
}

function askedOf(report: ToldReport) {
  const { asked, edition, newsroom } = report;
  const at = formatDateTime(new Date(edition.publishedAt), newsroom.timeZone);
  return {
    lead:
      asked.length === 0
        ? 'Nobody was asked for comment on this story.'
        : `As it stood on ${at}. All times are ${zone(report)}, the newsroom’s own.`,
    parties: asked.map(({ party, words, requests }) => [
      plain(party),
      words,
      requests.map((request) => requestOf(request, report)),
    ]),
  };
}

function recordOf(report: ToldReport): [string, string][] {
  const { newsroom, story, signOff, edition } = report;
  const alone = secondPersonSentence(report);
  const when = (iso: string) => `${momentWords(iso, report)} ${zone(report)}`;
  const rows: [string, string][] = [
    ['Newsroom', newsroom.name],
    ...(story.byline ? ([['Story', story.byline]] as [string, string][]) : []),
    ['Signed off', `${signOff.by}, ${when(signOff.at)}`],
    ['Published', `${edition.publishedBy}, ${when(edition.publishedAt)}`],
    ...(alone ? ([['Second person', alone]] as [string, string][]) : []),
    ['Edition', String(edition.number)],
  ];
  return rows.map(([term, words]) => [term, plain(words)]);
}

/** A story's binder as its template reads it (lib/typeset/templates/binder.typ): words and codes, no markup. */

import { outcomeRow } from '../domain/contact-outcomes.ts';
import { KIND_LABELS } from '../domain/item-kinds.ts';
import { formatDateTime, formatPages, timecode } from '../domain/moments.ts';
import { ENGLISH } from '../domain/report/catalogue/english.ts';
import { askedByIn, statusWords } from '../domain/report/words.ts';
import { statementText } from '../domain/statement.ts';
import { TERMS_LABELS } from '../domain/terms.ts';
import { asTyped } from '../domain/threads.ts';
import {
  QUOTATION_LABELS,
  SOURCE_TYPE_LABELS,
  STAGE_LABELS,
  STANCE_LABELS,
  SUBSTANCE_LABELS,
} from '../domain/vocabulary.ts';
import { capitalised, formatCount, formatList, formatSize } from '../domain/wording.ts';
import type { CheckView, ItemView } from '../items/view.ts';
import { markOf } from '../publish/report-html/marks.ts';
import { directed, plain, typstLanguage } from '../publish/report-pdf/words.ts';
import type { ThreadView } from '../threads/view.ts';
import type { WorkbenchView } from '../workbench/view.ts';

type Line = { term: string; words: string };

export type FoundFile = {
  id: string;
  fileName: string;
  /** Its path in the archive: "S3 Minutes/2 minutes.pdf". */
  inBinder: string;
  size: number;
  sha256: string;
  finalUrl: string;
  addedBy: string;
  addedAt: Date;
};

export type Binder = {
  /** Without whatever rests on a confidential source. */
  view: WorkbenchView;
  /** Source by source, in the order in which items first rest on them. */
  sources: { id: string; files: FoundFile[] }[];
  signOffs: {
    by: string;
    at: Date;
    note: string;
    unverified: number;
    ended: { at: Date; reason: string } | null;
  }[];
  /** How many sources were left out because they are confidential. */
  leftOut: number;
  /** And how many requests for comment, because they rest on one. */
  contactsLeftOut: number;
  hasThreads: boolean;
  taken: { by: string; at: Date };
};

/** @returns what binder.typ reads */
export function binderPaper(binder: Binder) {
  const { view, signOffs, hasThreads, taken } = binder;
  const { story, newsroom, revision } = view;
  const at = (when: string | Date) => formatDateTime(new Date(when), newsroom.timeZone);
  const items = view.items.filter(({ isCut }) => !isCut);
  return {
    title: plain(`${story.headline} · Binder`),
    newsroom: plain(newsroom.name),
    headline: directed(story.headline),
    ...typstLanguage(story.language),
    stamp: plain(`Taken by ${taken.by} on ${at(taken.at)}, at revision ${revision.number}`),
    cover: coverOf(binder, at),
    items: items.map((item, i) => itemOf(item, i + 1, binder, at)),
    sources: binder.sources.map(({ id, files }, i) => sourceOf(id, i + 1, files, view, at)),
    contacts: view.contacts.map((contact) => ({
      party: plain(contact.party),
      lines: lines([
        [
          'Asked',
          capitalised(`${askedByIn(ENGLISH, contact.channel)}, ${at(contact.sentAt)}, by ${contact.by}`),
        ],
        ['Whom', contact.person],
        ['Deadline', contact.deadline ? at(contact.deadline) : ''],
        ['About', about(contact.itemIds, items)],
        [
          'Outcome',
          outcomeRow(contact.outcome).label + (contact.answeredAt ? `, ${at(contact.answeredAt)}` : ''),
        ],
        ['Because', contact.reason],
      ]),
      asked: contact.asked ? directed(contact.asked) : null,
      answer: contact.answer ? directed(contact.answer) : null,
    })),
    signOffs: signOffs.map((one) => ({
      lines: lines([
        ['Signed off', `${one.by}, ${at(one.at)}`],
        ['Not verified then', String(one.unverified)],
        ['Ended', one.ended ? `${one.ended.reason}, ${at(one.ended.at)}` : 'stands'],
        ['Note', one.note],
      ]),
    })),
    threads: hasThreads ? threadsOn([story.id, ...view.contacts.map(({ id }) => id)], view.threads, at) : [],
    leftOut: leftOutWords(binder),
    hasThreads,
  };
}

function leftOutWords({ leftOut, contactsLeftOut }: Binder): string {
  const what = [
    ...(leftOut > 0 ? [formatCount(leftOut, 'confidential source')] : []),
    ...(contactsLeftOut > 0
      ? [formatCount(contactsLeftOut, 'request for comment', 'requests for comment')]
      : []),
  ];
  return what.length === 0
    ? 'Nothing was left out for being confidential.'
    : `Left out, with all evidence and checks that rest on confidential sources: ${formatList(what)}.`;
}

type At = (when: string | Date) => string;

/** Without what is empty. */
const lines = (all: [term: string, words: string][]): Line[] =>
  all.filter(([, words]) => words !== '').map(([term, words]) => ({ term, words: plain(words) }));

function coverOf({ view, taken, sources }: Binder, at: At): Line[] {
  const { story, newsroom, revision, signOff, hold, assigned } = view;
  const items = view.items.filter(({ isCut }) => !isCut);
  const count = (status: ItemView['status']) => items.filter((one) => one.status === status).length;
  const files = sources.reduce((sum, one) => sum + one.files.length, 0);
  return lines([
    ['Newsroom', newsroom.name],
    ['Byline', story.byline],
    ['Authors', story.authors.map(({ name }) => name).join(', ')],
    ['Desk', story.desk],
    ['Stage', STAGE_LABELS[story.stage]],
    ['Revision', `${revision.number}, ${at(revision.createdAt)}`],
    ['Checked by', assigned.map(({ name }) => name).join(', ')],
    [
      'Items',
      `${items.length}: ${count('VERIFIED')} verified, ${count('PENDING')} pending, ${count('DISPUTED')} disputed`,
    ],
    ['Sources', `${sources.length}, with ${formatCount(files, 'file')}`],
    ['Sign-off', signOff ? `${signOff.by.name}, ${at(signOff.at)}` : 'none stands'],
    ['Blocked', hold ? `${hold.by}, ${at(hold.at)}: ${hold.reason}` : ''],
    ['Published', story.editions > 0 ? formatCount(story.editions, 'edition') : 'not yet'],
    ['Taken', `${taken.by}, ${at(taken.at)}`],
  ]);
}

const about = (ids: readonly string[], items: readonly ItemView[]) => {
  const tabs = items.flatMap(({ id }, i) => (ids.includes(id) ? [String(i + 1)] : []));
  return tabs.length === 0 ? '' : `${tabs.length === 1 ? 'tab' : 'tabs'} ${tabs.join(', ')}`;
};

/** An item as it reads by itself; one without speaker and cue, its words alone. */
export const wordsOf = ({ statement, exact }: ItemView): string =>
  statement.some(({ is }) => is !== 'words') ? statementText(statement) : exact;

function itemOf(item: ItemView, tab: number, { view, sources, hasThreads }: Binder, at: At) {
  const numbers = new Map(sources.map(({ id }, i) => [id, `S${i + 1}`]));
  const words = wordsOf(item);
  const supports = view.support.filter(({ itemId }) => itemId === item.id);
  return {
    tab,
    mark: markOf({ ...item, isChangedSinceCheck: item.changes !== null && item.status === 'PENDING' }),
    kind: KIND_LABELS[item.kind].toLowerCase(),
    words: directed(words),
    status: plain(statusWords(ENGLISH, item)),
    lines: lines([
      ['Speaker', item.speaker?.name ?? ''],
      ['When, where', [item.occasion, item.date].filter(Boolean).join(', ')],
      ['Was it said?', item.quotation ? QUOTATION_LABELS[item.quotation] : ''],
      ['Is it true?', item.substance ? SUBSTANCE_LABELS[item.substance] : ''],
      ['Checked', formatList(item.ticks)],
      ['Verdict', item.decidedBy && item.decidedAt ? `${item.decidedBy}, ${at(item.decidedAt)}` : ''],
      ['Rests on', capitalised(item.sourceWords)],
      ['With', item.assignee?.name ?? ''],
      ['Original', item.original ? `${item.original.words} (${item.original.language})` : ''],
      ['Translated', item.original?.translator ?? ''],
      ...supports.map(({ party, words: told }): [string, string] => ['Asked', `${party}: ${told}`]),
    ]),
    evidence: item.evidence.map((one) => ({
      number: numbers.get(one.source.id) ?? '',
      stance: STANCE_LABELS[one.stance],
      title: plain([one.source.title, one.locator].filter(Boolean).join(', ')),
      added: plain(`${one.addedBy}, ${at(one.addedAt)}`),
      excerpt: one.excerpt ? directed(one.excerpt) : null,
    })),
    checks: item.checks.map((check) => ({
      number: numbers.get(check.sourceId) ?? '',
      outcome: plain(
        [
          `${QUOTATION_LABELS[check.proposed]}${placeOf(check)}`,
          ...(check.isStale ? ['out of date'] : []),
          ...(check.isUnread ? ['heard by a recogniser, read by nobody'] : []),
        ].join(', '),
      ),
      by: plain(`${check.by}, ${at(check.at)}`),
      passage: check.passage ? directed(`${check.before}${check.passage}${check.after}`) : null,
    })),
    threads: hasThreads ? threadsOn([item.id], view.threads, at) : [],
  };
}

function placeOf({ fromMs, page, lastPage, line }: CheckView): string {
  if (fromMs !== null) return `, at ${timecode(fromMs)}`;
  if (page !== null) return `, ${formatPages({ page, lastPage })}`;
  return line === null ? '' : `, line ${line}`;
}

function sourceOf(id: string, number: number, files: readonly FoundFile[], view: WorkbenchView, at: At) {
  const source = view.items.flatMap(({ evidence }) => evidence).find((one) => one.source.id === id)?.source;
  return {
    number: `S${number}`,
    title: plain(source?.title ?? ''),
    link: source?.link ?? '',
    lines: source
      ? lines([
          ['Type', SOURCE_TYPE_LABELS[source.type] + (source.isPrimary ? ', primary' : '')],
          ['From', source.author],
          ['Published', source.publishedAt ? at(source.publishedAt) : ''],
          ['Origin', source.origin],
          ['Terms', TERMS_LABELS[source.terms]],
          ['Agreed words', source.termsText],
        ])
      : [],
    files: files.map((file) => ({
      name: plain(file.inBinder),
      about: plain(`${formatSize(file.size)}, added by ${file.addedBy}, ${at(file.addedAt)}`),
      link: file.finalUrl,
      sha256: file.sha256,
    })),
  };
}

function threadsOn(places: readonly string[], threads: readonly ThreadView[], at: At) {
  return threads
    .filter(({ placeId }) => places.includes(placeId))
    .map(({ notes, resolved }) => ({
      state: resolved ? 'resolved' : 'open',
      notes: notes.map((note) => ({
        by: plain(`${note.by.name}, ${at(note.at)}`),
        said: directed(asTyped(note.parts)),
      })),
    }));
}

/** What the comments and footnotes of a Word file say of an item. A file that leaves: nothing confidential is in its input. */
import { hasSubstance, isReportedSpeech } from '../domain/item-kinds.ts';
import { formatPages, timecode } from '../domain/moments.ts';
import { TERMS_LABELS } from '../domain/terms.ts';
import { asTyped } from '../domain/threads.ts';
import {
  QUOTATION_LABELS,
  SOURCE_STATUS_LABELS,
  SOURCE_TYPE_LABELS,
  STANCE_LABELS,
  STATUS_LABELS,
  SUBSTANCE_LABELS,
} from '../domain/vocabulary.ts';
import { commentHead, footnoteHead, NOTE_HEAD, UNNAMED_FOOTNOTE } from '../domain/word-drafts.ts';
import type { CheckView, EvidenceView, ItemView } from '../items/view.ts';
import type { CommentToWrite } from '../reading/word-draft.ts';
import type { Clock } from '../tables/story-columns.ts';
import type { ThreadView } from '../threads/view.ts';

/** An item as it leaves: without the evidence of confidential sources, of which it is only said that there is some. */
export type ToldItem = {
  number: number;
  item: ItemView;
  evidence: readonly EvidenceView[];
  restsOnUnnamed: boolean;
  /** Open threads on it that everybody in the newsroom reads; empty where notes were not asked for. */
  threads: readonly ThreadView[];
};

const joined = (parts: readonly (string | null | false)[], by: string) => parts.filter(Boolean).join(by);

/** "DISPUTED · item 12", both answers, each source with its place, and who checked it when. */
export function checkedComment(told: ToldItem, clock: Clock): CommentToWrite {
  const { item, evidence, restsOnUnnamed, number } = told;
  return {
    initials: STATUS_LABELS[item.status].charAt(0),
    lines: [
      commentHead(item.status, number),
      ...(item.reason ? [item.reason] : []),
      ...bothAnswers(item),
      ...evidence.map((one) => `${STANCE_LABELS[one.stance]}: ${sourceWords(one, item.checks)}`),
      ...(restsOnUnnamed ? ['Also rests on a source that is not named here.'] : []),
      ...(evidence.length === 0 && !restsOnUnnamed ? [SOURCE_STATUS_LABELS[item.sourceStatus]] : []),
      checkedBy(item, clock),
    ],
    replies: told.threads.map((thread) => threadLines(thread, clock)),
  };
}

/** What is asked of its kind, and the answers, on one line. */
function bothAnswers({ kind, quotation, substance }: ItemView): string[] {
  const answers = [
    isReportedSpeech(kind) && `Was it said? ${quotation ? QUOTATION_LABELS[quotation] : 'Not established'}.`,
    hasSubstance(kind) && `Is it true? ${substance ? SUBSTANCE_LABELS[substance] : 'Not established'}.`,
  ];
  const line = joined(answers, ' ');
  return line === '' ? [] : [line];
}

function checkedBy({ status, decidedBy, decidedAt }: ItemView, clock: Clock): string {
  if (status === 'PENDING' || decidedBy === null) return 'Not checked yet.';
  return `Checked by ${decidedBy}${decidedAt === null ? '' : `, ${clock(decidedAt)}`}`;
}

/** The notes alone, for a draft that tells of its items in footnotes; null where there are none. */
export function notesComment({ item, threads }: ToldItem, clock: Clock): CommentToWrite | null {
  const [first, ...others] = threads.map((thread) => threadLines(thread, clock));
  return first ? { initials: STATUS_LABELS[item.status].charAt(0), lines: first, replies: others } : null;
}

/** The first line says what it is; Stet knows its notes again by that. */
const threadLines = ({ notes }: ThreadView, clock: Clock): string[] =>
  notes.map(
    ({ by, at, parts }, i) => `${i === 0 ? NOTE_HEAD : ''}${by.name}, ${clock(at)}: ${asTyped(parts)}`,
  );

/** "Minutes of the council, City of Ghent (Document), p. 3, https://…" */
function sourceWords({ source, locator }: EvidenceView, checks: readonly CheckView[]): string {
  const place =
    locator || placeOfCheck(checks.find(({ sourceId, isStale }) => sourceId === source.id && !isStale));
  const terms =
    source.terms === 'ON_RECORD'
      ? ''
      : joined([TERMS_LABELS[source.terms], source.termsText], ': ').toLowerCase();
  const about = joined([SOURCE_TYPE_LABELS[source.type], terms], '; ');
  const name = `${joined([source.title, source.author], ', ')} (${about})`;
  return joined([name, place, source.link], ', ');
}

/** Where the comparison found the words, for evidence without a place of its own. */
function placeOfCheck(check: CheckView | undefined): string {
  if (!check) return '';
  if (check.fromMs !== null) return timecode(check.fromMs);
  if (check.page !== null) return formatPages({ page: check.page, lastPage: check.lastPage });
  return check.line === null ? '' : `line ${check.line}`;
}

/** Gives each source one number, in the order in which the story comes to them. */
export class Footnotes {
  readonly #numbers = new Map<string, number>();

  /** The footnotes of an item: one for each of its sources. */
  of({ item, evidence, restsOnUnnamed }: ToldItem): string[] {
    return [
      ...evidence.map((one) => {
        const number = this.#numbers.get(one.source.id) ?? this.#numbers.size + 1;
        this.#numbers.set(one.source.id, number);
        return `${footnoteHead(number)}: ${sourceWords(one, item.checks)}. ${STANCE_LABELS[one.stance]}.`;
      }),
      ...(restsOnUnnamed ? [`${UNNAMED_FOOTNOTE}.`] : []),
    ];
  }
}

/** What the tables of one story tell, column by column. */
import type { ContactView } from '../contacts/view.ts';
import { OUTCOME_LABELS } from '../domain/contact-outcomes.ts';
import { KIND_LABELS } from '../domain/item-kinds.ts';
import { statementText } from '../domain/statement.ts';
import { TERMS_LABELS } from '../domain/terms.ts';
import {
  QUOTATION_LABELS,
  SOURCE_STATUS_LABELS,
  SOURCE_TYPE_LABELS,
  STANCE_LABELS,
  STATUS_LABELS,
  SUBSTANCE_LABELS,
} from '../domain/vocabulary.ts';
import type { EvidenceView, ItemView } from '../items/view.ts';
import type { Told } from './view.ts';

/** Evidence as far as the person who takes the table may know of it. */
export type NamedEvidence = EvidenceView & { isConfidential: boolean };

export type ItemLine = { number: number; item: ItemView; evidence: readonly NamedEvidence[] };

export type SourceLine = {
  source: EvidenceView['source'] & {
    language: string;
    isFirsthand: boolean | null;
    capturedAt: string | null;
  };
  isConfidential: boolean;
  /** The items that rest on it, and how. */
  uses: readonly { number: number; stance: EvidenceView['stance']; locator: string }[];
};

export type ContactLine = { contact: ContactView; numbers: readonly number[] };

/** By the newsroom's clock: `2026-11-29 14:05`. */
export type Clock = (iso: string | null) => string | null;

export const yesOrNo = (value: boolean | null): string =>
  value === null ? 'not said' : value ? 'yes' : 'no';

const list = (parts: readonly string[]) => parts.filter((part) => part !== '').join('; ');

function evidenceWords({ source, stance, locator, isConfidential }: NamedEvidence): string {
  const about = [STANCE_LABELS[stance].toLowerCase(), locator, isConfidential ? 'confidential' : ''];
  return `${source.title} (${about.filter((part) => part !== '').join(', ')})`;
}

export const itemColumns = (zone: string, clock: Clock): Told<ItemLine>[] => [
  { head: 'Item', width: 6, tell: ({ number }) => number },
  { head: 'Kind', width: 18, tell: ({ item }) => KIND_LABELS[item.kind] },
  { head: 'Words', width: 60, tell: ({ item }) => item.exact },
  { head: 'Statement', width: 60, tell: ({ item }) => statementText(item.statement) },
  { head: 'Speaker', width: 22, tell: ({ item }) => item.speaker?.name ?? null },
  { head: 'Status', width: 10, tell: ({ item }) => STATUS_LABELS[item.status] },
  { head: 'Reason', width: 22, tell: ({ item }) => item.reason },
  { head: 'Checked', width: 22, tell: ({ item }) => item.ticks.join(', ') },
  { head: 'Was it said?', width: 20, tell: ({ item }) => item.quotation && QUOTATION_LABELS[item.quotation] },
  { head: 'Is it true?', width: 16, tell: ({ item }) => item.substance && SUBSTANCE_LABELS[item.substance] },
  { head: 'Rests on', width: 18, tell: ({ item }) => SOURCE_STATUS_LABELS[item.sourceStatus] },
  { head: 'Sources', width: 50, tell: ({ evidence }) => list(evidence.map(evidenceWords)) },
  {
    head: 'Parties',
    width: 24,
    tell: ({ item }) => list(item.parties.map(({ name, mention }) => mention || name)),
  },
  { head: 'Decided by', width: 20, tell: ({ item }) => item.decidedBy },
  { head: `Decided (${zone})`, width: 18, isMoment: true, tell: ({ item }) => clock(item.decidedAt) },
  { head: 'Given to', width: 20, tell: ({ item }) => item.assignee?.name ?? null },
  { head: `Due (${zone})`, width: 18, isMoment: true, tell: ({ item }) => clock(item.dueAt) },
];

export const sourceColumns = (zone: string, clock: Clock): Told<SourceLine>[] => [
  { head: 'Title', width: 50, tell: ({ source }) => source.title },
  { head: 'Type', width: 20, tell: ({ source }) => SOURCE_TYPE_LABELS[source.type] },
  { head: 'Author', width: 24, tell: ({ source }) => source.author },
  { head: 'Link', width: 40, tell: ({ source }) => source.link },
  { head: 'Language', width: 10, tell: ({ source }) => source.language },
  { head: 'Primary', width: 10, tell: ({ source }) => yesOrNo(source.isPrimary) },
  { head: 'First-hand', width: 10, tell: ({ source }) => yesOrNo(source.isFirsthand) },
  { head: 'Origin', width: 24, tell: ({ source }) => source.origin },
  { head: 'Terms', width: 18, tell: ({ source }) => TERMS_LABELS[source.terms] },
  { head: 'Agreed words', width: 30, tell: ({ source }) => source.termsText },
  {
    head: `Published (${zone})`,
    width: 18,
    isMoment: true,
    tell: ({ source }) => clock(source.publishedAt),
  },
  { head: `Captured (${zone})`, width: 18, isMoment: true, tell: ({ source }) => clock(source.capturedAt) },
  { head: 'Confidential', width: 12, tell: ({ isConfidential }) => yesOrNo(isConfidential) },
  {
    head: 'Items',
    width: 40,
    tell: ({ uses }) =>
      list(
        uses.map(({ number, stance, locator }) =>
          [String(number), STANCE_LABELS[stance].toLowerCase(), locator]
            .filter((part) => part !== '')
            .join(' '),
        ),
      ),
  },
];

export const contactColumns = (zone: string, clock: Clock): Told<ContactLine>[] => [
  { head: 'Party', width: 26, tell: ({ contact }) => contact.party },
  { head: 'Person', width: 24, tell: ({ contact }) => contact.person },
  { head: 'Channel', width: 14, tell: ({ contact }) => contact.channel },
  { head: `Asked (${zone})`, width: 18, isMoment: true, tell: ({ contact }) => clock(contact.sentAt) },
  { head: 'What was asked', width: 50, tell: ({ contact }) => contact.asked },
  { head: `Deadline (${zone})`, width: 18, isMoment: true, tell: ({ contact }) => clock(contact.deadline) },
  { head: 'Outcome', width: 22, tell: ({ contact }) => OUTCOME_LABELS[contact.outcome] },
  { head: 'Reason', width: 22, tell: ({ contact }) => contact.reason },
  { head: 'Answer', width: 50, tell: ({ contact }) => contact.answer },
  {
    head: `Answered (${zone})`,
    width: 18,
    isMoment: true,
    tell: ({ contact }) => clock(contact.answeredAt),
  },
  { head: 'Answer kept as', width: 30, tell: ({ contact }) => contact.answerSource?.title ?? null },
  { head: 'By', width: 20, tell: ({ contact }) => contact.by },
  { head: 'Items', width: 16, tell: ({ numbers }) => numbers.join(', ') },
];

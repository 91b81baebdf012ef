/**
 * The schema of what an edition stores, so that no sentence of ours and no slip gets into a snapshot that may never
 * change: a code is one on its list, a moment a moment, a figure a figure. Only fields marked `value` here hold words,
 * and those are somebody else's: a name, a title, what a person typed or what a story says.
 */
import { z } from 'zod';
import { ARCHIVED_ADDRESS } from '../domain/archiving.ts';
import { CONTACT_OUTCOMES } from '../domain/contact-outcomes.ts';
import { FORCES, POLARITIES } from '../domain/force.ts';
import { ITEM_KINDS } from '../domain/item-kinds.ts';
import { VERDICT_REASON_CODES } from '../domain/reasons.ts';
import { CLIP_NAME } from '../domain/report/offered-clips.ts';
import { REPORT_LANGUAGES } from '../domain/report/report-languages.ts';
import { REPORT_VERSION, type Snapshot } from '../domain/report/snapshot.ts';
import { STATEMENT_ADDRESS } from '../domain/report/statement-address.ts';
import {
  BLOCK_KINDS,
  ITEM_STATUSES,
  QUOTATION_VERDICTS,
  SOURCE_TYPES,
  STANCES,
  SUBSTANCE_VERDICTS,
  VERIFIED_TICKS,
} from '../domain/vocabulary.ts';

/** Words that are not ours. */
const value = z.string();
const values = z.array(value);
const count = z.int().min(0);
/** From 1: the number of a statement, an edition, a revision. */
const number = z.int().min(1);
/** As `Date.toISOString` writes it. */
const moment = z.string().regex(/^(?:\d{4}|[+-]\d{6})-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const outcome = z.enum(CONTACT_OUTCOMES);
const quotation = z.enum(QUOTATION_VERDICTS).nullable();
const substance = z.enum(SUBSTANCE_VERDICTS).nullable();
const cue = { force: z.enum(FORCES).nullable(), polarity: z.enum(POLARITIES).nullable() };
/** A code from the list, or the words of somebody who gave a reason of their own; if neither, none. */
const judged = {
  status: z.enum(ITEM_STATUSES),
  reason: z.enum(VERDICT_REASON_CODES).nullable(),
  reasonText: value.nullable(),
};
const span = { start: count, end: count };
const stance = z.enum(STANCES);

const story = z.strictObject({
  headline: value,
  byline: value,
  language: value,
  revision: number,
  text: value,
  blocks: z.array(z.strictObject({ ...span, kind: z.enum(BLOCK_KINDS).exclude(['ASIDE']) })),
});

const pieces = z.array(z.strictObject({ text: value, is: z.enum(['same', 'differs', 'excused']) }));
const wording = z.strictObject({
  source: value,
  place: z
    .union([
      z.strictObject({ page: z.int(), lastPage: z.int().nullable() }),
      z.strictObject({ ms: z.number().min(0) }),
    ])
    .nullable(),
  printed: pieces,
  found: pieces,
});

const clip = z.strictObject({
  file: z.string().regex(CLIP_NAME),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.string().regex(/^(?:audio|video)\/[a-z0-9.+-]+$/),
  ...{ source: value, words: value, fromMs: count, toMs: count },
});

const source = z.discriminatedUnion('terms', [
  z.strictObject({
    terms: z.literal('ON_RECORD'),
    stance,
    type: z.enum(SOURCE_TYPES),
    title: value,
    author: value,
    link: value,
    locator: value,
    excerpt: value,
    isPrimary: z.boolean(),
    origin: value,
    publishedAt: moment.nullable(),
    capturedAt: moment.optional(),
    archived: z.strictObject({ address: z.string().regex(ARCHIVED_ADDRESS), at: moment }).optional(),
  }),
  z.strictObject({ terms: z.literal('BACKGROUND'), stance, termsText: value }),
]);

const rests = <Because extends string, Status extends z.ZodType, More extends z.ZodRawShape>(
  because: Because,
  status: Status,
  more: More,
) => z.strictObject({ because: z.literal(because), status, ...more });
const [contradicted, unsourced] = [z.literal('CONTRADICTED'), z.literal('UNSOURCED')];
const restsOn = z.discriminatedUnion('because', [
  rests('EVIDENCE_AGAINST', contradicted, { origins: count, against: count }),
  rests('PARTY_ANSWERED', contradicted, { parties: values }),
  rests('PRIMARY_SOURCE', z.literal('PRIMARY'), { types: z.array(z.enum(SOURCE_TYPES)), origins: count }),
  rests('INDEPENDENT_ORIGINS', z.literal('CORROBORATED'), { origins: count }),
  rests('ONE_ORIGIN', z.literal('SINGLE_SOURCE'), { sources: count }),
  rests('SILENCE', z.enum(['AWAITING_REPLY', 'NO_COMMENT']), {
    silent: z.array(z.strictObject({ party: value, outcome })),
  }),
  rests('NOT_ALL_ASKED', unsourced, { parties: values, asked: count }),
  rests('NO_PARTY_NAMED', unsourced, {}),
  rests('NONE_PUBLISHED', unsourced, {}),
]);

const asked = { channel: value, sentAt: moment, deadline: moment.nullable(), answeredAt: moment.nullable() };
const party = z.strictObject({
  name: value,
  isSupported: z.boolean(),
  outcome: outcome.nullable(),
  request: z.strictObject(asked).nullable(),
});

const of = { number, words: value };
const changed = <What extends string, One extends z.ZodType>(what: What, one: One) =>
  z.strictObject({ ...of, what: z.literal(what), before: one, after: one });
const statementChange = z.discriminatedUnion('what', [
  z.strictObject({ ...of, what: z.enum(['added', 'removed']) }),
  changed('words', value),
  changed('speaker', value.nullable()),
  changed('cue', z.strictObject({ text: value.nullable(), ...cue })),
  changed('status', z.strictObject(judged)),
  changed('quotation', quotation),
  changed('substance', substance),
  changed('sources', count),
]);
const history = z.strictObject({
  edition: number,
  publishedAt: moment,
  is: z.enum(['CORRECTED', 'UPDATED']),
  note: value,
  changes: z.array(statementChange),
});

const statement = z.strictObject({
  number,
  /** Only editions from before there were addresses have none, and those are never stored again. */
  id: z.string().regex(STATEMENT_ADDRESS),
  history: z.array(history),
  kind: z.enum(ITEM_KINDS),
  words: value,
  spans: z.array(z.strictObject(span)),
  speaker: value.nullable(),
  statement: z.array(z.strictObject({ is: z.enum(['words', 'cue', 'speaker', 'frame']), text: value })),
  cue: value.nullable(),
  ...cue,
  occasion: value.nullable(),
  date: value.nullable(),
  ...judged,
  checked: z.array(z.enum(VERIFIED_TICKS)),
  quotation,
  substance,
  wordings: z.array(wording),
  clips: z.array(clip).min(1).optional(),
  restsOn,
  sources: z.array(source),
  outcome: outcome.nullable(),
  parties: z.array(party),
});

const changes = z.strictObject({
  since: number,
  note: value,
  headline: z.strictObject({ before: value, after: value }).nullable(),
  statements: z.array(statementChange),
});

export const SNAPSHOT: z.ZodType<Snapshot> = z.strictObject({
  stet: z.literal(REPORT_VERSION),
  language: z.enum(REPORT_LANGUAGES).optional(),
  newsroom: z.strictObject({ name: value, timeZone: value }),
  rules: z.strictObject({
    secondPersonRule: z.boolean(),
    evidenceRule: z.boolean(),
    originsForClaims: count,
  }),
  edition: z.strictObject({ number, publishedAt: moment, publishedBy: value }),
  signOff: z.strictObject({ by: value, at: moment }),
  summary: z.strictObject({ all: count, verified: count, disputed: count, pending: count, silent: values }),
  story,
  statements: z.array(statement),
  asked: z.array(
    z.strictObject({
      party: value,
      outcome,
      requests: z.array(z.strictObject({ ...asked, outcome, answer: value, statements: z.array(number) })),
    }),
  ),
  changes: changes.nullable(),
});

/**
 * A snapshot as it may be stored.
 * @throws TypeError where it does not fit: that is a bug, and nothing is published.
 */
export function keptSnapshot(snapshot: Snapshot): Snapshot {
  const fit = SNAPSHOT.safeParse(snapshot);
  if (!fit.success) throw new TypeError('No edition stores such a snapshot.', { cause: fit.error });
  return fit.data;
}

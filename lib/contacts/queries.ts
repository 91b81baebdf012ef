import { type Prisma, readPreparedIn, type Tx } from '../db.ts';
import { partiesNotAsked } from '../domain/allegations.ts';
import { awaitedReplies } from '../domain/awaiting.ts';
import type { SignedAttempt } from '../domain/fingerprint.ts';
import { type Mismatch, mismatchesOf } from '../domain/gate.ts';
import { restsOnLog } from '../domain/item-kinds.ts';
import { supportOf } from '../domain/supported-wording.ts';
import type { ContactOutcome, ItemKind } from '../domain/vocabulary.ts';
import { type JsonRow, rowFrom } from '../rows-as-json.ts';
import type { AwaitedView } from '../stories/view.ts';
import type { ContactView, NotAskedView } from './view.ts';

type NonResponse = { outcome: ContactOutcome | null; parties: { name: string; mention: string }[] };
type Support = ReturnType<typeof supportOf>;

/** The parts of an item row that bear on the log. */
type LoggedItem = NonResponse & {
  id: string;
  kind: ItemKind;
  exact: string;
  speakerName: string | null;
  cutAt: Date | null;
  cue: string | null;
  reading: unknown;
};

/** A story's contact log, and what it says about its non-responses. */
export type ContactLog = {
  views: ContactView[];
  /** The attempts as a signature covers them and as the report assembles them. */
  attempts: (SignedAttempt & { partyAliases: string[]; itemIds: string[] })[];
  supportOf(item: NonResponse): Support;
  /** Non-responses among these items that say more than the log shows. */
  mismatches(items: readonly LoggedItem[]): Mismatch[];
  /** Parties that these items accuse and that nobody has asked. */
  notAsked(items: readonly LoggedItem[]): NotAskedView[];
  awaiting: AwaitedView[];
  hasOpenRequests: boolean;
};

export const attemptInclude = {
  party: true,
  by: { select: { name: true } },
  items: { select: { itemId: true }, orderBy: { itemId: 'asc' } },
  answerSource: { select: { id: true, title: true } },
} as const satisfies Prisma.ContactAttemptInclude;

type AttemptRow = Prisma.ContactAttemptGetPayload<{ include: typeof attemptInclude }>;

/** What `attemptInclude` says, in one statement: it is asked with every change of an item. */
const ATTEMPTS = `SELECT to_json(attempt) AS row, to_json(party) AS party, member.name AS by,
    (SELECT coalesce(json_agg(item_id ORDER BY item_id), '[]') FROM contact_attempt_item WHERE attempt_id = attempt.id) AS items,
    (SELECT json_build_object('id', id, 'title', title) FROM source WHERE id = attempt.answer_source_id) AS "answerSource"
  FROM contact_attempt attempt JOIN party ON party.id = attempt.party_id JOIN member ON member.id = attempt.by_id
  WHERE story_id = $1 ORDER BY sent_at, attempt.id`;

type JsonAttempt = {
  row: JsonRow;
  party: JsonRow;
  by: string;
  items: string[];
  answerSource: { id: string; title: string } | null;
};

/** The rows of a story's log, the first sent first. */
export async function attemptRows(client: Tx, storyId: string): Promise<AttemptRow[]> {
  const found = await readPreparedIn<JsonAttempt>(client, 'contact log', ATTEMPTS, [storyId]);
  return found.map(({ row, party, by, items, answerSource }) => ({
    ...rowFrom<AttemptRow>(row),
    party: rowFrom<AttemptRow['party']>(party),
    by: { name: by },
    items: items.map((itemId) => ({ itemId })),
    answerSource,
  }));
}

/** Reads a story's log in one query. */
export async function contactLog(
  client: Tx,
  storyId: string,
  now: Date,
  timeZone: string,
): Promise<ContactLog> {
  const rows = await attemptRows(client, storyId);
  const attempts = rows.map(({ party, items, ...row }) => ({
    ...row,
    party: party.name,
    partyAliases: party.aliases,
    itemIds: items.map(({ itemId }) => itemId),
  }));
  const ofItem = (item: NonResponse) =>
    supportOf(
      { outcome: item.outcome, parties: item.parties.map(({ name, mention }) => ({ name, mention })) },
      attempts,
      now,
      { timeZone },
    );
  const awaited = awaitedReplies(attempts, now);
  return {
    attempts,
    views: rows.map((row) => ({
      id: row.id,
      version: row.version,
      party: row.party.name,
      partyId: row.party.id,
      partyVersion: row.party.version,
      partyKind: row.party.kind,
      partyAliases: row.party.aliases,
      channel: row.channel,
      person: row.person,
      asked: row.asked,
      sentAt: row.sentAt.toISOString(),
      deadline: row.deadline?.toISOString() ?? null,
      timeZone: row.timeZone,
      followUpOfId: row.followUpOfId,
      answerSource: row.answerSource,
      outcome: row.outcome,
      reason: row.reason,
      answer: row.answer,
      answeredAt: row.answeredAt?.toISOString() ?? null,
      by: row.by.name,
      itemIds: row.items.map(({ itemId }) => itemId),
    })),
    supportOf: ofItem,
    mismatches: (items) =>
      mismatchesOf(
        live(items)
          .filter(({ kind }) => restsOnLog(kind))
          .map((item) => ({ itemId: item.id, support: ofItem(item) })),
      ),
    notAsked: (items) =>
      partiesNotAsked(
        live(items).map((item) => ({
          id: item.id,
          kind: item.kind,
          exact: item.exact,
          speaker: item.speakerName,
          cue: item.cue ?? (item.reading as { cue?: string | null } | null)?.cue ?? null,
        })),
        attempts,
        live(items).flatMap(({ parties }) => parties.map(({ name, mention }) => mention || name)),
      ),
    awaiting: awaited.map(({ party, until }) => ({ party, until: until?.toISOString() ?? null })),
    hasOpenRequests: awaited.length > 0,
  };
}

const live = (items: readonly LoggedItem[]) => items.filter(({ cutAt }) => cutAt === null);

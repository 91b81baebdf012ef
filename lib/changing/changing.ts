/**
 * How every change begins that others may be making too. What it was based on is compared with the present state before
 * it waits for anything: an out-of-date version is refused at the cost of a few reads. Then it takes its turn
 * (lib/changing/turns.ts), and locks the rows themselves, which keeps other processes out. The mutation checks once
 * more under that lock: what is reported sooner here is decided there.
 */
import { lastChange } from '../audit/queries.ts';
import { isHeldByAnother } from '../database-away.ts';
import { db, readPrepared, readPreparedIn, type Tx } from '../db.ts';
import { stale } from '../domain/errors.ts';
import { HELD_AT_MOST } from '../waits.ts';
import { inTurn, leavingConnections, tooMany } from './turns.ts';

const versionsOf = (table: string) =>
  `SELECT id::text, version::text AS stamp FROM "${table}" WHERE id = ANY($1::uuid[])`;

/**
 * What a form can be based on, and how to see whether that has changed. $2: the things it may be in; anything outside
 * them is not found, and the mutation says so.
 */
const STAMPS = {
  story: versionsOf('story'),
  item: `${versionsOf('item')} AND story_id = ANY($2::uuid[])`,
  evidence: `SELECT e.id::text, e.version::text AS stamp FROM evidence e JOIN item i ON i.id = e.item_id
    WHERE e.id = ANY($1::uuid[]) AND i.id = ANY($2::uuid[]) AND i.story_id = ANY($2::uuid[])`,
  proposal: `${versionsOf('proposed_source')} AND story_id = ANY($2::uuid[])`,
  contact: `${versionsOf('contact_attempt')} AND story_id = ANY($2::uuid[])`,
  party: `${versionsOf('party')}
    AND EXISTS (SELECT FROM contact_attempt WHERE party_id = party.id AND story_id = ANY($2::uuid[]))`,
  source: versionsOf('source'),
  thread: `${versionsOf('thread')} AND coalesce(story_id, source_id) = ANY($2::uuid[])`,
  member: versionsOf('member'),
  settings: `SELECT wanted::text AS id, version::text AS stamp FROM newsroom, unnest($1::uuid[]) wanted`,
  /** Which revision of a story is the current one. */
  revisionOf: `SELECT s.id::text, r.id::text AS stamp FROM story s
    JOIN revision r ON r.story_id = s.id AND r.number = s.revision_number WHERE s.id = ANY($1::uuid[])`,
  /** Which version of a source's words is current, and the SHA-256 of those words; empty where it has none. */
  textOf: `SELECT id::text, coalesce(current_text_id::text, '') AS stamp FROM source WHERE id = ANY($1::uuid[])`,
  wordsOf: `SELECT s.id::text, coalesce(t.sha256, '') AS stamp FROM source s
    LEFT JOIN source_text t ON t.id = s.current_text_id WHERE s.id = ANY($1::uuid[])`,
} as const;

/** A thing as it was when the person changing it looked at it. */
export type BasedOn = {
  of: keyof typeof STAMPS;
  id: string;
  stamp: number | string | null;
  /** The story that it is in, and the item where it belongs to one. */
  within?: readonly string[];
  /** Whose history says what happened in the meantime, if not its own. */
  told?: string;
};

type Change = {
  /** Things whose writers take turns: ids, or names that no id can be. */
  turns: readonly string[] | ((client: Tx) => Promise<readonly string[]>);
  basedOn?: readonly BasedOn[];
  /** Throws what takes precedence over being out of date: there is no such thing, or the person may not. */
  first?: (client: Tx) => Promise<unknown>;
};

export type Length = { timeout?: number; maxWait?: number };

/**
 * Does a change in a transaction, in its turn.
 * @throws AppError `conflict` where what it is based on is out of date, where too many are waiting, or where another
 * process holds what it needs; and whatever the work throws
 */
export async function changing<T>(
  { turns, basedOn = [], first }: Change,
  work: (tx: Tx) => Promise<T>,
  length?: Length,
): Promise<T> {
  await refuseStale(basedOn, first);
  const things = typeof turns === 'function' ? await turns(db) : turns;
  return inTurn(things, async (hasWaited) => {
    if (hasWaited) await refuseStale(basedOn, first);
    try {
      return await leavingConnections(() => db.$transaction(work, length));
    } catch (error) {
      throw isHeldByAnother(error) ? tooMany() : error;
    }
  });
}

/** One statement for each kind of thing, however many there are; more only where one is out of date. */
async function refuseStale(basedOn: readonly BasedOn[], first?: Change['first']): Promise<void> {
  for (const of of new Set(basedOn.map((one) => one.of))) {
    const wanted = basedOn.filter((one) => one.of === of);
    const rows = await readPrepared<{ id: string; stamp: string }>(`stamps: ${of}`, STAMPS[of], [
      wanted.map(({ id }) => id),
      ...(STAMPS[of].includes('$2') ? [wanted.flatMap(({ within = [] }) => within)] : []),
    ]);
    const now = new Map(rows.map(({ id, stamp }) => [id, stamp]));
    const old = wanted.find(({ id, stamp }) => now.has(id) && now.get(id) !== `${stamp ?? ''}`);
    if (!old) continue;
    await first?.(db);
    throw stale(await lastChange(db, old.told ?? old.id));
  }
}

/**
 * Does work that has to read a text before it changes a thing: one at a time, because reading takes long, and not at
 * all where the version is out of date. Others can go on changing the thing itself in the meantime.
 */
export async function readingInTurn<T>(
  thing: string,
  { basedOn = [], first }: Pick<Change, 'basedOn' | 'first'>,
  work: () => Promise<T>,
): Promise<T> {
  await refuseStale(basedOn, first);
  return inTurn([`reading of ${thing}`], async (hasWaited) => {
    if (hasWaited) await refuseStale(basedOn, first);
    return work();
  });
}

/**
 * Locks rows until the transaction ends, so that what a mutation bases its decision on is what it writes to. Done
 * first, before reading anything that the decision rests on; stories always before sources, and each in the order of
 * their ids, so that no two writers wait for each other.
 * @param isUsedMeanwhile others may start referring to the rows: a source is attached to an item, say.
 */
export async function holdRows(
  tx: Tx,
  table: 'story' | 'source',
  ids: readonly string[],
  { isUsedMeanwhile = false } = {},
): Promise<void> {
  if (ids.length === 0) return;
  // The limit is set while the rows are being found, so before they are locked; lib/audit/append.ts sets its own.
  const strength = isUsedMeanwhile ? 'NO KEY UPDATE' : 'UPDATE';
  await readPreparedIn(
    tx,
    `hold ${table} for ${strength}`,
    `SELECT id FROM "${table}" WHERE id = ANY($1::uuid[]) AND set_config('lock_timeout', $2, true) IS NOT NULL
     ORDER BY id FOR ${strength}`,
    [[...ids], `${HELD_AT_MOST}`],
  );
}

/** What is true of every mutation; each of lib/every-mutation*.db.test.ts tries a part of them. */

import { beforeAll, describe, expect, test } from 'vitest';
import { AUDIT_PAYLOADS } from '../lib/audit/payloads.ts';
import { db } from '../lib/db.ts';
import { auditSentence } from '../lib/domain/audit/event.ts';
import { type AuditAct, PAYLOAD_VERSION } from '../lib/domain/audit/payloads.ts';
import { AppError, type ErrorCode } from '../lib/domain/errors.ts';
import type { Role } from '../lib/domain/vocabulary.ts';
import { everyRow, statementsOf, withRecordRefusing } from './database-watch.ts';
import { createBareDesk, createDesk, EVERY_MUTATION } from './every-mutation.ts';
import { createMember, createStory, type MadeMember, type MadeStory } from './factories.ts';
import type { Mutation } from './tried-mutation.ts';

/** Who tries: each role; in lower case, with a byline on the story itself. */
const COLUMNS = {
  R: 'REPORTER',
  r: 'REPORTER',
  C: 'CHECKER',
  c: 'CHECKER',
  E: 'EDITOR',
  e: 'EDITOR',
  L: 'LEGAL',
  V: 'VIEWER',
  A: 'ADMIN',
  a: 'ADMIN',
} as const satisfies Record<string, Role>;
type Column = keyof typeof COLUMNS;
const columns = Object.keys(COLUMNS) as Column[];

/**
 * Each part has its own file, and so its own database: they run side by side, and the checksums over all rows, of which
 * each test takes several, stay quick. Whatever is in none of the other parts is in the newsroom's.
 */
export const PARTS = ['newsroom', 'stories', 'items', 'sources', 'readers'] as const;
type Part = (typeof PARTS)[number];

export function mutationsOf(part: Part): Mutation[] {
  return EVERY_MUTATION.filter((mutation) => partOf(mutation) === part);
}

function partOf({ act, isBare = false }: Mutation): Part {
  // Wishes for captures, so far.
  if (act === null) return 'sources';
  const subject = act.slice(0, act.indexOf('.'));
  if (subject === 'source') return isBare ? 'readers' : 'sources';
  if (subject === 'item') return 'items';
  if (subject === 'story' || subject === 'evidence' || subject === 'proposal') return 'stories';
  return 'newsroom';
}

const people = {} as Record<Column, MadeMember>;
let editor: MadeMember;
let second: MadeMember;
let other: MadeStory;

const desk = async ({ isBare = false }: Mutation) =>
  isBare
    ? createBareDesk(editor.actor, other)
    : createDesk(
        editor.actor,
        columns.filter((column) => column === column.toLowerCase()).map((column) => people[column].id),
        other,
      );

/** Only an AppError with this code may come out. */
async function refusedWith(work: () => Promise<unknown>, code: ErrorCode): Promise<AppError> {
  const error = await work().then(
    () => new Error('was allowed'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).code).toBe(code);
  return error as AppError;
}

/** The payload is what the schema of its act admits (codes, ids and values), and can be read. */
function expectCodes({ action, payload }: { action: string; payload: string }): void {
  const stored = JSON.parse(payload);
  const { v, rows: _rows, rowsSha256: _list, ...kept } = stored;
  expect(v).toBe(PAYLOAD_VERSION);
  const schema = AUDIT_PAYLOADS[action as AuditAct];
  const isBare = schema.safeParse(null).success;
  expect(isBare ? kept : schema.parse(kept), action).toEqual(isBare ? {} : kept);
  expect(auditSentence(action, stored)).not.toBe(action);
}

/** No row anywhere differs afterwards. */
async function withoutATrace<T>(work: () => Promise<T>): Promise<T> {
  const before = await everyRow();
  const result = await work();
  expect(await everyRow()).toEqual(before);
  return result;
}

/** The tests of all mutations in a part. */
export function tryEveryMutation(part: Part): void {
  beforeAll(async () => {
    for (const column of columns) people[column] = await createMember(COLUMNS[column]);
    editor = await createMember('EDITOR');
    second = await createMember('ADMIN');
    other = await createStory(editor.actor);
  });

  describe.each(mutationsOf(part).map((mutation) => [mutation.name, mutation] as const))(
    '%s',
    (_, mutation) => {
      const may = new Set(mutation.may.split(' ') as Column[]);
      const mayNot = columns.filter((column) => !may.has(column));

      test(`is for ${mutation.may}, writes ${mutation.act ? 'its event' : 'none'}, and is refused to all others`, async () => {
        if (mayNot.length > 0) {
          const { run } = await mutation.prepare(await desk(mutation));
          await withoutATrace(async () => {
            for (const column of mayNot) await refusedWith(() => run(people[column].actor), 'forbidden');
          });
        }
        for (const column of may) {
          const { run } = await mutation.prepare(await desk(mutation));
          const head = await db.auditEvent.count();
          const waiting = await db.recordPending.count();
          await run(people[column].actor);
          const events = await db.auditEvent.findMany({
            where: { seq: { gt: head } },
            orderBy: { seq: 'asc' },
          });
          if (mutation.act === null) {
            expect(events.map(({ action }) => action)).toEqual([]);
            expect(await db.recordPending.count()).toBe(waiting);
            continue;
          }
          const own = events.find(({ action }) => action === mutation.act);
          expect(own, `${column}: ${events.map(({ action }) => action)}`).toBeDefined();
          expect(own).toMatchObject({ actorId: people[column].id, actorName: people[column].name });
          // Every row that it wrote is named by an event: nothing was written after the last of them.
          expect(await db.recordPending.count()).toBe(waiting);
          expect(auditSentence(mutation.act, JSON.parse(own?.payload ?? '{}')).trim()).not.toBe('');
          for (const event of events) expectCodes(event);
        }
      });

      test('knows nothing of another story’s things', async () => {
        const { foreign } = await mutation.prepare(await desk(mutation));
        await withoutATrace(async () => {
          for (const attempt of foreign) await refusedWith(() => attempt(second.actor), 'missing');
        });
      });

      test.runIf(mutation.act)('leaves nothing behind where its event cannot be written', async () => {
        const { run } = await mutation.prepare(await desk(mutation));
        const before = await everyRow();
        await withRecordRefusing(async () => {
          await expect(run(second.actor)).rejects.toThrow(/the record is full/);
        });
        expect(await everyRow()).toEqual(before);
        await run(second.actor);
        expect(await everyRow()).not.toEqual(before);
      });

      test.runIf(mutation.isVersioned)('a stale write is told who did what', async () => {
        const { run } = await mutation.prepare(await desk(mutation));
        await run(people.A.actor);
        const last = await db.auditEvent.findFirstOrThrow({
          where: { action: mutation.act ?? '' },
          orderBy: { seq: 'desc' },
        });
        let error = new AppError('conflict', '');
        const sent = await withoutATrace(() =>
          statementsOf(async () => {
            error = await refusedWith(() => run(second.actor), 'conflict');
          }),
        );
        expect(error.conflict).toMatchObject({ by: people.A.name, at: last.at.toISOString() });
        expect(error.conflict?.what).not.toBe('');
        expect(error.message).toContain(people.A.name);
        // Refused by plain reads: it waits for nobody, and nobody waits for it. What a person uses is counted in
        // separate rows, each locked for one statement.
        const others = sent.filter(({ text }) => !/\blimit_use\b/.test(text));
        expect(others.filter(({ text }) => /FOR (NO KEY )?UPDATE|advisory/i.test(text))).toEqual([]);
        expect(sent.length).toBeLessThan(20);
      });

      test.runIf(mutation.isVersioned)('of two at once exactly one is done', async () => {
        const { run } = await mutation.prepare(await desk(mutation));
        const head = await db.auditEvent.count();
        const results = await Promise.allSettled([run(people.A.actor), run(second.actor)]);
        const lost = results.filter((result) => result.status === 'rejected');
        expect(lost.map(({ reason }) => (reason instanceof AppError ? reason.code : reason))).toEqual([
          'conflict',
        ]);
        const done = await db.auditEvent.findMany({
          where: { seq: { gt: head }, action: mutation.act ?? '' },
        });
        expect(new Set(done.map(({ actorId }) => actorId)).size).toBe(1);
      });
    },
  );
}

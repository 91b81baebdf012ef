/** Tables taken out of Stet. Nothing of a story changes by it, but the record says who took what. */
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { spend } from '../auth/limits.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { missing } from '../domain/errors.ts';
import { toLocalInput } from '../domain/moments.ts';
import type { TableFormat, TableName } from '../domain/tables.ts';
import { readAside } from '../reading/read-aside.ts';
import { streamOf } from '../server/stream-of.ts';
import { CSV_START, CSV_TYPE, csvLine } from './csv.ts';
import { registerTable, storiesTable } from './list-queries.ts';
import type { takeListSchema, takeStoryTableSchema } from './schema.ts';
import { storyTables } from './story-queries.ts';
import type { Table } from './view.ts';

export type TableFile = { fileName: string; type: string; body: ReadableStream<Uint8Array> | Uint8Array };

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Taken = {
  table: TableName;
  format: TableFormat;
  /** Of one story: which. */
  story?: { storyId: string; headline: string };
};

/**
 * Items, sources or contact log of a story as a file, or all three as the sheets of one workbook.
 *
 * @throws AppError `missing`; `limited`
 */
export async function takeStoryTable(
  actor: Actor,
  { storyId, table, format }: z.output<typeof takeStoryTableSchema>,
): Promise<TableFile> {
  await spendOnTable(actor);
  // A CSV file is one table.
  if (table === 'story' && format === 'csv') throw missing('table');
  const { headline, timeZone, ...tables } = await storyTables(actor, storyId);
  const taken = table === 'story' ? [tables.items, tables.sources, tables.contacts] : [tables[table]];
  const name = [wordsOf(headline), ...(table === 'story' ? [] : [table])].join(' ');
  return take(actor, { table, format, story: { storyId, headline } }, taken, { name, timeZone });
}

/**
 * The register of sources, or the list of stories, narrowed down as on their pages.
 *
 * @throws AppError `validation` where it would be too long; `limited`
 */
export async function takeList(
  actor: Actor,
  { table, format, query, type, shelf }: z.output<typeof takeListSchema>,
): Promise<TableFile> {
  await spendOnTable(actor);
  const { timeZone, table: list } =
    table === 'register'
      ? await registerTable(actor, { format, query, type })
      : await storiesTable(actor, { format, query, shelf });
  return take(actor, { table, format }, [list], {
    name: table === 'register' ? 'sources' : 'stories',
    timeZone,
  });
}

/** It is a file that is opened, and an entry that the record keeps. */
async function spendOnTable(actor: Actor): Promise<void> {
  await spend(actor, 'downloads');
  await spend(actor, 'changes');
}

async function take(
  actor: Actor,
  taken: Taken,
  tables: readonly Table[],
  { name, timeZone }: { name: string; timeZone: string },
): Promise<TableFile> {
  // The day leads, so that files stand in the order in which they were taken.
  const day = toLocalInput(new Date().toISOString(), timeZone).slice(0, 10);
  const fileName = `${day} ${name}.${taken.format}`;
  if (taken.format === 'xlsx') {
    const sheets = await Promise.all(
      tables.map(async ({ sheet, columns, rows }) => ({
        ...{ name: sheet, columns },
        rows: (await Array.fromAsync(rows())).flat(),
      })),
    );
    const body = await readAside(actor, 'workbook', sheets);
    await recordTaking(actor, taken, tables);
    return { fileName, type: XLSX_TYPE, body };
  }
  await recordTaking(actor, taken, tables);
  return { fileName, type: CSV_TYPE, body: streamOf(csvOf(tables)) };
}

async function* csvOf(tables: readonly Table[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const { columns, rows } of tables) {
    yield encoder.encode(CSV_START + csvLine(columns.map(({ head }) => head)));
    for await (const some of rows()) yield encoder.encode(some.map(csvLine).join(''));
  }
}

/**
 * The event is the newsroom's and not the story's: nothing of the story changed, so nobody is told that something did.
 */
function recordTaking(
  actor: Actor,
  { table, format, story }: Taken,
  tables: readonly Table[],
): Promise<void> {
  const count = tables.reduce((sum, table) => sum + table.count, 0);
  return db.$transaction((tx) =>
    appendAudit(tx, actor, {
      act: 'table.take',
      subject: { type: 'table', id: table },
      payload: { table, format, count, ...story },
    }),
  );
}

/** "tramway-sold": the first words of a headline, in any script, as part of a file's name. */
function wordsOf(headline: string): string {
  const words = headline
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const short =
    words.length > 60
      ? words
          .slice(0, 60)
          .toWellFormed()
          .replace(/-[^-]*$/, '')
      : words;
  return short || 'story';
}

import { openReader } from '../confidential/queries.ts';
import { db, type Prisma, readPrepared } from '../db.ts';
import { SHELF_CONDITIONS } from '../desk/list-queries.ts';
import { AS_LISTED, listedStory, type StoryRow, storiesStatement } from '../desk/story-rows.ts';
import type { Shelf } from '../desk/view.ts';
import type { Actor } from '../domain/actor.ts';
import { invalid, missing } from '../domain/errors.ts';
import { allows } from '../domain/permissions.ts';
import { MOST_ROWS, TABLE_FORMATS, type TableFormat } from '../domain/tables.ts';
import { TERMS_LABELS } from '../domain/terms.ts';
import { SOURCE_TYPE_LABELS, type SourceType, STAGE_LABELS } from '../domain/vocabulary.ts';
import { formatNumber } from '../domain/wording.ts';
import { addressOf } from '../reports/edition.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { matchingSql } from '../sources/queries.ts';
import { type Clock, yesOrNo } from './story-columns.ts';
import { clockOf } from './story-queries.ts';
import { headed, type Table, type Told, told } from './view.ts';

/** So many rows are read at a time: some hundred kilobytes. */
const AT_A_TIME = 500;

/** Which stories or sources, and in which order: read first, so that what changes meanwhile comes neither twice nor not at all. */
type Ids = readonly { id: string }[];

/** One more than there may be is looked for, so that it shows. */
const limitOf = (format: TableFormat) => MOST_ROWS[format] + 1;

function refuseTooMany(ids: Ids, format: TableFormat): void {
  const most = MOST_ROWS[format];
  if (ids.length <= most) return;
  const instead =
    format === 'xlsx' ? 'Take it as CSV, or narrow the list down first.' : 'Narrow the list down first.';
  throw invalid(
    'table',
    `As ${TABLE_FORMATS[format]} a table holds at most ${formatNumber(most)} rows, and this one would have more. ${instead}`,
  );
}

function tableOf<Row extends { id: string }>(
  sheet: string,
  columns: readonly Told<Row>[],
  ids: Ids,
  read: (some: string[]) => Promise<Row[]>,
): Table {
  return {
    sheet,
    columns: headed(columns),
    count: ids.length,
    async *rows() {
      for (let from = 0; from < ids.length; from += AT_A_TIME) {
        const some = ids.slice(from, from + AT_A_TIME).map(({ id }) => id);
        const byId = new Map((await read(some)).map((row) => [row.id, row]));
        yield some.flatMap((id) => {
          const row = byId.get(id);
          return row ? [told(columns, row)] : [];
        });
      }
    },
  };
}

const registerColumns = (zone: string, clock: Clock): Told<RegisterRow>[] => [
  { head: 'Title', width: 50, tell: ({ title }) => title },
  { head: 'Type', width: 20, tell: ({ type }) => SOURCE_TYPE_LABELS[type] },
  { head: 'Author', width: 24, tell: ({ author }) => author },
  { head: 'Link', width: 40, tell: ({ link }) => link },
  { head: 'Language', width: 10, tell: ({ language }) => language },
  { head: 'Primary', width: 10, tell: ({ isPrimary }) => yesOrNo(isPrimary) },
  { head: 'First-hand', width: 10, tell: ({ isFirsthand }) => yesOrNo(isFirsthand) },
  { head: 'Origin', width: 24, tell: ({ origin }) => origin },
  { head: 'Terms', width: 18, tell: ({ terms }) => TERMS_LABELS[terms] },
  { head: 'Agreed words', width: 30, tell: ({ termsText }) => termsText },
  {
    head: `Published (${zone})`,
    width: 18,
    isMoment: true,
    tell: ({ publishedAt }) => clock(iso(publishedAt)),
  },
  { head: `Captured (${zone})`, width: 18, isMoment: true, tell: ({ capturedAt }) => clock(iso(capturedAt)) },
  { head: 'Confidential', width: 12, tell: ({ isConfidential }) => yesOrNo(isConfidential) },
  { head: 'Stories', width: 8, tell: ({ stories }) => stories },
  { head: 'Added by', width: 20, tell: ({ createdBy }) => createdBy.name },
  { head: `Added (${zone})`, width: 18, isMoment: true, tell: ({ createdAt }) => clock(iso(createdAt)) },
];

const iso = (at: Date | null) => at?.toISOString() ?? null;

const registered = {
  ...{ id: true, title: true, type: true, author: true, link: true, language: true, isPrimary: true },
  ...{ isFirsthand: true, origin: true, terms: true, termsText: true, publishedAt: true, capturedAt: true },
  ...{ isConfidential: true, createdAt: true, createdBy: { select: { name: true } } },
} as const satisfies Prisma.SourceSelect;
type RegisterRow = Prisma.SourceGetPayload<{ select: typeof registered }> & { stories: number };

type Search = { format: TableFormat; query?: string; type?: SourceType | undefined };

/**
 * The register, newest first, or what matches in title, author or link; of confidential sources those that are open to the
 * actor. Throws AppError `missing`, `validation` where it is too long.
 */
export async function registerTable(
  actor: Actor,
  { format, ...search }: Search,
): Promise<{ timeZone: string; table: Table }> {
  if (!allows(actor, 'story.read')) throw missing('table');
  const { timeZone } = await newsroomSettings(db);
  const ids = await db.$queryRaw<Ids>`
    SELECT id FROM source WHERE ${matchingSql(search)} AND (NOT is_confidential OR EXISTS (
      SELECT FROM confidential_reader WHERE source_id = source.id AND member_id = ${actor.id}::uuid AND closed_at IS NULL))
    ORDER BY created_at DESC, id DESC LIMIT ${limitOf(format)}`;
  refuseTooMany(ids, format);
  const read = async (some: string[]): Promise<RegisterRow[]> => {
    const rows = await db.source.findMany({
      // Once more: it may have become confidential, or closed to them, since.
      where: { id: { in: some }, OR: [{ isConfidential: false }, { readers: { some: openReader(actor) } }] },
      select: registered,
    });
    const uses = await db.$queryRaw<{ id: string; stories: number }[]>`
      SELECT e.source_id AS id, count(DISTINCT i.story_id)::int AS stories
      FROM evidence e JOIN item i ON i.id = e.item_id
      WHERE e.source_id = ANY(${some}::uuid[]) AND e.removed_at IS NULL GROUP BY e.source_id`;
    const stories = new Map(uses.map((use) => [use.id, use.stories]));
    return rows.map((row) => ({ ...row, stories: stories.get(row.id) ?? 0 }));
  };
  return { timeZone, table: tableOf('Sources', registerColumns(timeZone, clockOf(timeZone)), ids, read) };
}

type ListRow = StoryRow & {
  revision: number;
  changedAt: Date;
  slug: string | null;
  edition: number | null;
  publishedAt: Date | null;
};
type StoryLine = ReturnType<typeof listedStory> &
  Pick<ListRow, 'revision' | 'changedAt' | 'slug' | 'edition' | 'publishedAt'>;

const storyColumns = (zone: string, clock: Clock): Told<StoryLine>[] => [
  { head: 'Headline', width: 60, tell: ({ headline }) => headline },
  { head: 'Byline', width: 24, tell: ({ byline }) => byline },
  { head: 'Desk', width: 16, tell: ({ desk }) => desk },
  { head: 'Stage', width: 16, tell: ({ stage }) => STAGE_LABELS[stage] },
  { head: `Deadline (${zone})`, width: 18, isMoment: true, tell: ({ deadline }) => clock(deadline) },
  { head: 'Items', width: 7, tell: ({ counts }) => counts.all },
  { head: 'Verified', width: 9, tell: ({ counts }) => counts.verified },
  { head: 'Pending', width: 9, tell: ({ counts }) => counts.pending },
  { head: 'Disputed', width: 9, tell: ({ counts }) => counts.disputed },
  { head: 'Without a source', width: 16, tell: ({ unsourced }) => unsourced },
  { head: 'Lapsed', width: 8, tell: ({ lapsed }) => lapsed.length },
  {
    head: 'Replies awaited from',
    width: 30,
    tell: ({ awaiting }) => awaiting.map(({ party }) => party).join('; '),
  },
  { head: 'Who checks it', width: 30, tell: ({ assigned }) => assigned.map(({ name }) => name).join('; ') },
  { head: 'Blocked by', width: 20, tell: ({ hold }) => hold?.by ?? null },
  { head: 'Signed off by', width: 20, tell: ({ signOff }) => signOff?.by ?? null },
  {
    head: `Signed off (${zone})`,
    width: 18,
    isMoment: true,
    tell: ({ signOff }) => clock(signOff?.at ?? null),
  },
  { head: 'Revision', width: 9, tell: ({ revision }) => revision },
  { head: 'Edition', width: 8, tell: ({ edition }) => edition },
  {
    head: `Published (${zone})`,
    width: 18,
    isMoment: true,
    tell: ({ publishedAt }) => clock(iso(publishedAt)),
  },
  { head: 'Report', width: 30, tell: ({ slug, edition }) => (slug && edition ? addressOf(slug) : null) },
  { head: `Changed (${zone})`, width: 18, isMoment: true, tell: ({ changedAt }) => clock(iso(changedAt)) },
];

/** The newsroom's stories on a shelf, in its order, whatever the number. Throws as `registerTable` does. */
export async function storiesTable(
  actor: Actor,
  { format, shelf = 'all', query = '' }: { format: TableFormat; shelf?: Shelf; query?: string },
  now = new Date(),
): Promise<{ timeZone: string; table: Table }> {
  if (!allows(actor, 'story.read')) throw missing('table');
  const { timeZone, secondPersonRule } = await newsroomSettings(db);
  const { which, order } = SHELF_CONDITIONS[shelf];
  const ids = await readPrepared<{ id: string }>(
    `stories of a table, ${shelf}${query && ', searched'}`,
    `SELECT id FROM story WHERE ${which}${query && ' AND story.headline ILIKE $2'} ORDER BY ${order} LIMIT $1`,
    [limitOf(format), ...(query ? [`%${query.replace(/[\\%_]/g, '\\$&')}%`] : [])],
  );
  refuseTooMany(ids, format);
  const read = async (some: string[]): Promise<StoryLine[]> => {
    const rows = await readPrepared<ListRow>(
      'stories for a table',
      storiesStatement('SELECT * FROM story WHERE id = ANY($1::uuid[])', {
        ...{ who: '$2', order: 'story.id', more: AS_LISTED },
      }),
      [some, actor.id],
    );
    return rows.map(({ revision, changedAt, slug, edition, publishedAt, ...row }) => ({
      ...listedStory(row, secondPersonRule, now),
      ...{ revision, changedAt, slug, edition, publishedAt },
    }));
  };
  return { timeZone, table: tableOf('Stories', storyColumns(timeZone, clockOf(timeZone)), ids, read) };
}

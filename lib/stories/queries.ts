import { type Prisma, readPreparedIn, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { carriesWork } from '../domain/assignment.ts';
import { isNamedIn, writersOf } from '../domain/authors.ts';
import { missing } from '../domain/errors.ts';
import { can, type Subject } from '../domain/permissions.ts';
import { type JsonRow, rowFrom } from '../rows-as-json.ts';
import { type NewsroomSettings, newsroomSettings, settingsFrom } from '../settings/queries.ts';
import type { AssignedView } from './view.ts';

/** What the permission table needs to know. */
const includedForRules = {
  authors: { include: { member: { select: { id: true, name: true } } } },
  signOffs: {
    where: { endedAt: null },
    orderBy: { at: 'desc' },
    take: 1,
    include: { by: { select: { id: true, name: true, role: true, deactivatedAt: true } } },
  },
} as const satisfies Prisma.StoryInclude;

/** Those who check a story, the first assigned first. */
export const assignmentParts = {
  orderBy: [{ at: 'asc' }, { memberId: 'asc' }],
  select: {
    dueAt: true,
    member: { select: { id: true, name: true, role: true, deactivatedAt: true } },
  },
} as const satisfies Prisma.Story$assignmentsArgs;

export const storyInclude = {
  ...includedForRules,
  revisions: {
    orderBy: { number: 'desc' },
    take: 1,
    include: { blocks: { orderBy: { ordinal: 'asc' } }, original: { select: { revisionId: true } } },
  },
  holds: {
    where: { liftedAt: null },
    orderBy: { at: 'desc' },
    take: 1,
    include: { by: { select: { name: true } } },
  },
  report: { include: { _count: { select: { editions: true } } } },
  assignments: assignmentParts,
} as const satisfies Prisma.StoryInclude;

type StoryRow = Prisma.StoryGetPayload<{ include: typeof storyInclude }>;
/** A story with its current revision, as everybody has it. */
export type StoryAsItIs = {
  story: StoryRow;
  revision: StoryRow['revisions'][number];
  newsroom: NewsroomSettings;
};
export type StoryScope = StoryAsItIs & {
  /** What the permission table needs to know about the story. */
  subject: Subject;
};

const PERSON = "json_build_object('id', id, 'name', name, 'role', role, 'deactivated_at', deactivated_at)";
/** A member as a story and its items name one, in a statement's text. @param id the column with the member's id */
export const personOf = (id: string) => `(SELECT ${PERSON} FROM member WHERE id = ${id})`;

/** What `storyInclude` says, in one statement: every change of a story begins with it. */
const STORY = `SELECT to_json(story) AS row,
  (SELECT coalesce(json_agg(json_build_object('row', to_json(story_author), 'member', ${personOf('member_id')})), '[]')
    FROM story_author WHERE story_id = story.id) AS authors,
  (SELECT json_build_object('row', to_json(sign_off), 'by', ${personOf('by_id')})
    FROM sign_off WHERE story_id = story.id AND ended_at IS NULL ORDER BY at DESC LIMIT 1) AS "signOff",
  (SELECT json_build_object('row', to_json(revision),
      'blocks', (SELECT coalesce(json_agg(block ORDER BY ordinal), '[]') FROM block WHERE revision_id = revision.id),
      'hasOriginal', EXISTS (SELECT FROM original WHERE revision_id = revision.id))
    FROM revision WHERE story_id = story.id ORDER BY number DESC LIMIT 1) AS revision,
  (SELECT json_build_object('row', to_json(publication_hold), 'by', ${personOf('by_id')})
    FROM publication_hold WHERE story_id = story.id AND lifted_at IS NULL ORDER BY at DESC LIMIT 1) AS hold,
  (SELECT json_build_object('row', to_json(report),
      'editions', (SELECT count(*) FROM edition WHERE report_id = report.id))
    FROM report WHERE story_id = story.id) AS report,
  (SELECT coalesce(json_agg(json_build_object('due_at', due_at, 'member', ${personOf('member_id')}) ORDER BY at, member_id), '[]')
    FROM story_assignment WHERE story_id = story.id) AS assignments,
  (SELECT to_json(newsroom) FROM newsroom WHERE id = 1) AS newsroom
  FROM story WHERE id = $1`;

type JsonStory = {
  row: JsonRow;
  authors: { row: JsonRow; member: JsonRow }[];
  signOff: { row: JsonRow; by: JsonRow } | null;
  revision: { row: JsonRow; blocks: JsonRow[]; hasOriginal: boolean } | null;
  hold: { row: JsonRow; by: JsonRow } | null;
  report: { row: JsonRow; editions: number } | null;
  assignments: { due_at: string | null; member: JsonRow }[];
  newsroom: JsonRow | null;
};

/** A story with its current revision as `storyInclude` has it, and the newsroom's row; null where there is no such story. */
export async function storyRow(
  client: Tx,
  storyId: string,
): Promise<{ story: StoryRow; newsroom: JsonRow | null } | null> {
  const [found] = await readPreparedIn<JsonStory>(client, 'story', STORY, [storyId]);
  if (!found) return null;
  const { row, authors, signOff, revision, hold, report, assignments, newsroom } = found;
  const story: object = {
    ...rowFrom<object>(row),
    authors: authors.map(({ row: author, member: { id, name } }) => ({
      ...rowFrom<object>(author),
      member: { id, name },
    })),
    signOffs: signOff ? [{ ...rowFrom<object>(signOff.row), by: rowFrom(signOff.by) }] : [],
    revisions: (revision ? [revision] : []).map(({ row: { id, ...rest }, blocks, hasOriginal }) => ({
      ...rowFrom<object>({ id, ...rest }),
      blocks: blocks.map(rowFrom),
      original: hasOriginal ? { revisionId: id } : null,
    })),
    holds: hold ? [{ ...rowFrom<object>(hold.row), by: { name: hold.by.name } }] : [],
    report: report && { ...rowFrom<object>(report.row), _count: { editions: report.editions } },
    assignments: assignments.map(({ member, ...rest }) => ({
      ...rowFrom<object>(rest),
      member: rowFrom(member),
    })),
  };
  return { story: story as StoryRow, newsroom };
}

/** A story that the actor may see, with its current revision. Throws AppError `missing` otherwise. */
export async function storyScope(client: Tx, actor: Actor, storyId: string): Promise<StoryScope> {
  if (!can(actor, 'story.read').allowed) throw missing('story');
  const found = await storyRow(client, storyId);
  const revision = found?.story.revisions[0];
  if (!found || !revision) throw missing('story');
  const { story } = found;
  const newsroom = await settingsFrom(client, found.newsroom);
  return { story, revision, newsroom, subject: subjectOf(actor, story, newsroom) };
}

/** The same without the text, which may be long: for callers that only ask what the actor may do. */
export async function storySubject(client: Tx, actor: Actor, storyId: string): Promise<Subject> {
  if (!can(actor, 'story.read').allowed) throw missing('story');
  const story = await client.story.findUnique({ where: { id: storyId }, include: includedForRules });
  if (!story) throw missing('story');
  return subjectOf(actor, story, await newsroomSettings(client));
}

type ForRules = Prisma.StoryGetPayload<{ include: typeof includedForRules }>;

/** What the permission table needs to know about a story for this person. */
export function subjectOf(
  actor: Pick<Actor, 'id' | 'name'>,
  story: ForRules,
  newsroom: NewsroomSettings,
): Subject {
  const signOff = story.signOffs[0];
  return {
    story: {
      // A person now named in the byline is an author, whoever it named when it was written.
      authorIds: [...writersOf(story.authors), ...(isNamedIn(story.byline, actor.name) ? [actor.id] : [])],
      changerIds: story.authors.map(({ memberId }) => memberId),
    },
    signedOffById: signOff?.byId ?? null,
    ...(signOff && {
      signer: { id: signOff.byId, role: signOff.by.role, isActive: signOff.by.deactivatedAt === null },
    }),
    isArchived: story.archivedAt !== null,
    secondPersonRule: newsroom.secondPersonRule,
  };
}

/** Who checks a story, as screens show it: whoever was deactivated, or may check no longer, is left out. */
export function assignedView(assignments: StoryRow['assignments']): AssignedView[] {
  return assignments
    .filter(({ member }) => carriesWork(member))
    .map(({ member: { id, name }, dueAt }) => ({ id, name, dueAt: dueAt?.toISOString() ?? null }));
}

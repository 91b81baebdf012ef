import type { Prisma, Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { carriesWork } from '../domain/assignment.ts';
import { isNamedIn, writersOf } from '../domain/authors.ts';
import { missing } from '../domain/errors.ts';
import { can, type Subject } from '../domain/permissions.ts';
import { type NewsroomSettings, newsroomSettings } from '../settings/queries.ts';
import type { AssignedView } from './view.ts';

/** What the permission table needs to know. */
const includedForRules = {
  authors: { include: { member: { select: { id: true, name: true } } } },
  signOffs: { where: { endedAt: null }, orderBy: { at: 'desc' }, take: 1, include: { by: true } },
} as const satisfies Prisma.StoryInclude;

/** Those who check a story, the first assigned first. */
export const assignmentParts = {
  orderBy: [{ at: 'asc' }, { memberId: 'asc' }],
  select: {
    dueAt: true,
    member: { select: { id: true, name: true, role: true, deactivatedAt: true } },
  },
} as const satisfies Prisma.Story$assignmentsArgs;

const storyInclude = {
  ...includedForRules,
  revisions: {
    orderBy: { number: 'desc' },
    take: 1,
    include: { blocks: { orderBy: { ordinal: 'asc' } }, original: { select: { revisionId: true } } },
  },
  holds: { where: { liftedAt: null }, orderBy: { at: 'desc' }, take: 1, include: { by: true } },
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

/** A story that the actor may see, with its current revision. Throws AppError `missing` otherwise. */
export async function storyScope(client: Tx, actor: Actor, storyId: string): Promise<StoryScope> {
  if (!can(actor, 'story.read').allowed) throw missing('story');
  const story = await client.story.findUnique({ where: { id: storyId }, include: storyInclude });
  const revision = story?.revisions[0];
  if (!story || !revision) throw missing('story');
  const newsroom = await newsroomSettings(client);
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

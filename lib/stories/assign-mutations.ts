/** Who checks which story, and until when. It is no part of what was signed: a signature stays valid. */
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { whyNotDue, whyNotGiven } from '../domain/assignment.ts';
import type { AuditEventInput } from '../domain/audit/event.ts';
import { invalid } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { tell } from '../notices/records.ts';
import { insertRows } from '../rows-in-bulk.ts';
import { changingStory } from './changing-story.ts';
import { assignedView, assignmentParts, type StoryScope, storyScope, subjectOf } from './queries.ts';
import type { assignStorySchema, unassignStorySchema } from './schema.ts';
import type { AssignedView } from './view.ts';

export type AssignedStory = { assigned: AssignedView[] };

/**
 * Adds people to those who check a story, in a constant number of statements; whoever is on it already gets the due
 * time. All or nobody: one who cannot be given it is named.
 */
export function assignStory(actor: Actor, input: z.output<typeof assignStorySchema>): Promise<AssignedStory> {
  const { storyId, dueAt } = input;
  return changingStory(actor, { storyId, may: 'story.assign' }, async (tx) => {
    const scope = await storyScope(tx, actor, storyId);
    authorise(actor, 'story.assign', scope.subject);
    const people = await giveable(tx, scope, input.memberIds);
    const before = new Map(scope.story.assignments.map((one) => [one.member.id, one.dueAt]));
    const isNew = ({ id }: { id: string }) =>
      !before.has(id) || (before.get(id)?.getTime() ?? 0) !== (dueAt?.getTime() ?? 0);
    const given = people.filter(isNew);
    const now = new Date();
    const late = whyNotDue(
      dueAt,
      given.map(({ id }) => before.get(id) ?? null),
      now,
    );
    if (late && given.length > 0) throw invalid('dueAt', late);
    await insertRows(
      tx,
      'story_assignment',
      given.map(({ id }) => ({ storyId, memberId: id, byId: actor.id, at: now, dueAt })),
      ['storyId', 'memberId'],
    );
    await tell(tx, actor, {
      ...{ kind: 'ASSIGNED', act: 'story.assign', storyId },
      // A new due time alone is no news for them: it stands in their work.
      people: given.flatMap(({ id }) => (before.has(id) ? [] : [{ memberId: id, part: 'ASSIGNEE' }])),
    });
    const due = dueAt && { due: dueAt.toISOString() };
    const events = given.map(
      ({ name }): AuditEventInput => ({
        act: 'story.assign',
        subject: { type: 'story', id: storyId },
        storyId,
        payload: { name, ...due },
      }),
    );
    if (events.length > 0) await appendAudit(tx, actor, ...events);
    return assignedNow(tx, storyId);
  });
}

/** Takes somebody off a story; whoever is not on it is not on it afterwards either. */
export function unassignStory(
  actor: Actor,
  { storyId, memberId }: z.output<typeof unassignStorySchema>,
): Promise<AssignedStory> {
  return changingStory(actor, { storyId, may: 'story.assign' }, async (tx) => {
    const { story, subject } = await storyScope(tx, actor, storyId);
    authorise(actor, 'story.assign', subject);
    const one = story.assignments.find(({ member }) => member.id === memberId);
    if (one) {
      await tx.storyAssignment.delete({ where: { storyId_memberId: { storyId, memberId } } });
      await appendAudit(tx, actor, {
        act: 'story.unassign',
        subject: { type: 'story', id: storyId },
        storyId,
        payload: { name: one.member.name },
      });
    }
    return assignedNow(tx, storyId);
  });
}

async function assignedNow(tx: Tx, storyId: string): Promise<AssignedStory> {
  return {
    assigned: assignedView(await tx.storyAssignment.findMany({ where: { storyId }, ...assignmentParts })),
  };
}

/** The people whom the story is to be given to. Throws for the first who cannot be, with the reason. */
async function giveable(tx: Tx, { story, newsroom }: StoryScope, memberIds: readonly string[]) {
  const people = await tx.member.findMany({
    where: { id: { in: [...memberIds] } },
    select: { id: true, name: true, role: true, deactivatedAt: true },
    orderBy: { name: 'asc' },
  });
  if (people.length < new Set(memberIds).size)
    throw invalid('memberIds', 'One of them is not a member here.');
  if (story.archivedAt) {
    throw invalid('memberIds', 'Nobody works on an archived story. Take it out of the archive first.');
  }
  for (const person of people) {
    const whyNot = whyNotGiven(person, subjectOf(person, story, newsroom));
    if (whyNot) throw invalid('memberIds', whyNot);
  }
  return people;
}

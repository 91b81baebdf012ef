import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { whyNotGiven } from '../domain/assignment.ts';
import { restsOnLog } from '../domain/item-kinds.ts';
import { type Action, can, type Subject } from '../domain/permissions.ts';
import { readingNotes } from '../domain/readings.ts';
import { GIVE_WAY_AFTER, giveWay } from '../give-way.ts';
import { countOwnVerdicts } from '../items/own-verdicts.ts';
import { playedItems, proposedLanguage } from '../reports/edition.ts';
import { signedFingerprint } from '../reports/queries.ts';
import { assignedView, type StoryScope, storyScope, subjectOf } from '../stories/queries.ts';
import type { PersonView } from '../stories/view.ts';
import { namedThreadsFor, type StoryThreads } from '../threads/queries.ts';
import { type Gathered, gather } from './gathered-queries.ts';
import type { WorkbenchView } from './view.ts';

/** Everything the workbench shows of a story, in a handful of queries whatever its length. */
export async function workbench(actor: Actor, storyId: string, now = new Date()): Promise<WorkbenchView> {
  for (let reading = 1; ; reading += 1) {
    const view = await workbenchIn(db, actor, storyId, now);
    if (view.items.length <= GIVE_WAY_AFTER || reading === MOST_READINGS) return view;
    // A long story's items are read in several queries: a revision may have come in between.
    const { version } = await db.story.findUniqueOrThrow({
      where: { id: storyId },
      select: { version: true },
    });
    if (version === view.story.version) return view;
  }
}

/** A story that changes faster than it can be read is shown as last read. */
const MOST_READINGS = 4;

async function workbenchIn(
  client: Tx,
  actor: Actor,
  storyId: string,
  now = new Date(),
): Promise<WorkbenchView> {
  return viewOf(client, actor, await storyScope(client, actor, storyId), now);
}

async function viewOf(client: Tx, actor: Actor, scope: StoryScope, now: Date): Promise<WorkbenchView> {
  const { shared, ...rest } = await sharedViewOf(await gather(client, scope, now), now);
  return { ...shared, ...viewFor(actor, scope, rest) };
}

/** What everybody who opens the story sees alike. */
export type SharedView = Omit<WorkbenchView, 'me' | 'can' | 'namedThreads'>;

/** What the rest is made from: how many of its verdicts their words' authors gave, and threads that not everybody reads. */
export type Rest = { ownVerdicts: number; named: StoryThreads['named'] };

/** The part of the workbench that is the same for all, and what the rest of it is made from. */
export async function sharedViewOf(gathered: Gathered, now: Date): Promise<{ shared: SharedView } & Rest> {
  const { scope, log, rows, items, threads, members, files } = gathered;
  const { story, revision, newsroom } = scope;
  const supports = items
    .filter(({ kind, isCut }) => restsOnLog(kind) && !isCut)
    .map((item) => ({ item, support: log.supportOf(item) }));
  const signOff = story.signOffs[0];
  const hold = story.holds[0];
  await giveWay();
  const notAsked = log.notAsked(rows);
  await giveWay();
  const fingerprint = signedFingerprint(scope, rows, log, files);
  await giveWay();
  const shared: SharedView = {
    story: {
      id: story.id,
      version: story.version,
      headline: story.headline,
      byline: story.byline,
      desk: story.desk,
      deadline: story.deadline?.toISOString() ?? null,
      language: story.language,
      stage: story.stage,
      isArchived: story.archivedAt !== null,
      authors: story.authors.filter(({ how }) => how !== 'CHANGED').map(({ member }) => member),
      reportSlug: story.report?.slug ?? null,
      editions: story.report?._count.editions ?? 0,
      reportLanguage: proposedLanguage(story),
    },
    newsroom: {
      name: newsroom.name,
      timeZone: newsroom.timeZone,
      secondPersonRule: newsroom.secondPersonRule,
    },
    revision: {
      id: revision.id,
      number: revision.number,
      text: revision.text,
      wordCount: revision.wordCount,
      isCurrent: true,
      createdAt: revision.createdAt.toISOString(),
      readings: readingNotes(revision.readings),
      hasOriginal: revision.original !== null,
    },
    blocks: revision.blocks.map(({ id, start, end, kind, asideReason }) => ({
      id,
      start,
      end,
      kind,
      asideReason,
    })),
    items,
    contacts: log.views,
    support: supports.flatMap(({ item, support }) =>
      support.parties.map(({ party, isSupported, words }) => ({
        itemId: item.id,
        party,
        isSupported,
        words,
      })),
    ),
    supportedWording: Object.fromEntries(
      supports.map(({ item, support }) => [item.id, support.supportedWording]),
    ),
    mismatches: log.mismatches(rows),
    notAsked,
    awaiting: log.awaiting,
    beingRead: gathered.beingRead,
    played: playedItems({ rows, files }, now),
    now: now.toISOString(),
    signOff: signOff
      ? {
          id: signOff.id,
          by: { id: signOff.by.id, name: signOff.by.name },
          at: signOff.at.toISOString(),
          note: signOff.note,
          unverified: signOff.unverified,
        }
      : null,
    hold: hold ? { id: hold.id, by: hold.by.name, at: hold.at.toISOString(), reason: hold.reason } : null,
    fingerprint,
    members: members.map(personOf),
    assigned: assignedView(story.assignments),
    checkers: members
      .filter((member) => whyNotGiven(member, subjectOf(member, story, newsroom)) === null)
      .map(personOf),
    proposals: gathered.proposals,
    threads: threads.open,
    threadReaders: threads.readersOf,
  };
  return { shared, ownVerdicts: countOwnVerdicts(scope, rows), named: threads.named };
}

const personOf = ({ id, name }: PersonView): PersonView => ({ id, name });

/** The rest: who is looking, and what they may do. */
export function viewFor(
  actor: Actor,
  { story, newsroom }: Pick<StoryScope, 'story' | 'newsroom'>,
  { ownVerdicts, named }: Rest,
): Pick<WorkbenchView, 'me' | 'can' | 'namedThreads'> {
  const subject = { ...subjectOf(actor, story, newsroom), ownVerdicts };
  return {
    me: { id: actor.id, name: actor.name },
    can: abilities(actor, subject),
    namedThreads: namedThreadsFor(actor, named),
  };
}

/** The answers of the permission table that the workbench shows. */
function abilities(actor: Actor, subject: Subject): WorkbenchView['can'] {
  const asked = {
    annotate: 'item.annotate',
    note: 'thread.write',
    recordVerdict: 'item.recordVerdict',
    assign: 'item.assign',
    assignStory: 'story.assign',
    revise: 'story.revise',
    archive: 'story.archive',
    takeBinder: 'story.takeBinder',
    manageSources: 'source.manage',
    logContact: 'contact.log',
    signOff: 'story.signOff',
    publish: 'report.publish',
    hold: 'publication.hold',
    withdraw: 'report.withdraw',
  } as const satisfies Record<string, Action>;
  const whyNot: Record<string, string> = {};
  const yes = {} as Record<keyof typeof asked, boolean>;
  for (const [name, action] of Object.entries(asked) as [keyof typeof asked, Action][]) {
    const answer = can(actor, action, subject);
    yes[name] = answer.allowed;
    if (!answer.allowed) whyNot[name] = answer.reason;
  }
  return { ...yes, whyNot };
}

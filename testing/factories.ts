/**
 * Makes what tests and seeds start from, through the same mutations as everybody's work, so that nothing here can be
 * something the application would refuse. Only members are written directly: a test needs them signed in at once.
 */
import { randomBytes } from 'node:crypto';
import { mintActor } from '../lib/auth/actor.ts';
import { hashPassword } from '../lib/auth/passwords.ts';
import { logContact } from '../lib/contacts/mutations.ts';
import { type LogContactInput, logContactSchema } from '../lib/contacts/schema.ts';
import { db } from '../lib/db.ts';
import type { Actor } from '../lib/domain/actor.ts';
import type { ItemKind, Role, Stance } from '../lib/domain/vocabulary.ts';
import { recordVerdict } from '../lib/items/mutations.ts';
import { type RecordVerdictInput, recordVerdictSchema } from '../lib/items/schema.ts';
import { makeItem } from '../lib/items/shape-mutations.ts';
import type { ItemView } from '../lib/items/view.ts';
import { holdPublication, publish, signOff } from '../lib/reports/mutations.ts';
import { bringInStory } from '../lib/revisions/bring-in-mutations.ts';
import { addEvidence, addSource } from '../lib/sources/mutations.ts';
import { type AddSourceInput, addSourceSchema } from '../lib/sources/schema.ts';
import { type BringInStoryInput, bringInStorySchema } from '../lib/stories/schema.ts';
import { workbench } from '../lib/workbench/queries.ts';
import type { WorkbenchView } from '../lib/workbench/view.ts';

/** A story with one of each: a direct quote, an indirect one, a figure, and somebody who did not comment. */
export const STORY_TEXT = `Ferry replaces bridge until spring

“The bridge will open to traffic on the first Monday in March,” the harbour master said in a statement.

The transport ministry said that the repairs had cost 4.2 million euros.

The ferry carried 12,000 passengers in January.

There was no immediate comment from Moscow or Beijing.`;

/** Nobody signs in with it: a member who needs a password is given one. */
let somePassword: Promise<string> | undefined;
let made = 0;

export type MadeMember = { actor: Actor; id: string; email: string; name: string };

type MemberOptions = {
  name?: string;
  email?: string;
  /** To sign in with. */
  password?: string;
  /** Has not accepted the invitation: no password yet. */
  isInvited?: boolean;
  isDeactivated?: boolean;
  mustChangePassword?: boolean;
};

export async function createMember(role: Role, options: MemberOptions = {}): Promise<MadeMember> {
  made += 1;
  const tag = `${made}-${randomBytes(4).toString('hex')}`;
  somePassword ??= hashPassword(randomBytes(24).toString('base64url'));
  const member = await db.member.create({
    data: {
      email: options.email ?? `${role.toLowerCase()}-${tag}@newsroom.example`,
      name: options.name ?? `${role[0]}${role.slice(1).toLowerCase()} ${tag}`,
      role,
      passwordHash: options.isInvited
        ? null
        : await (options.password === undefined ? somePassword : hashPassword(options.password)),
      mustChangePassword: options.mustChangePassword ?? false,
      deactivatedAt: options.isDeactivated ? new Date() : null,
    },
  });
  return { actor: mintActor(member), id: member.id, email: member.email, name: member.name };
}

/** The same person as the next request sees them: role and name read again. */
export async function actorAgain({ id }: { id: string }): Promise<Actor> {
  return mintActor(await db.member.findUniqueOrThrow({ where: { id } }));
}

export type MadeStory = { storyId: string; view: WorkbenchView };

type StoryOptions = Partial<BringInStoryInput> & { text?: string };

/**
 * A story brought in by `by`, from pasted text; written by an outsider, unless an author or a byline says otherwise.
 */
export async function createStory(
  by: Actor,
  { text = STORY_TEXT, ...input }: StoryOptions = {},
): Promise<MadeStory> {
  const byline = input.authorIds?.length || by.role === 'REPORTER' ? '' : 'By a news agency';
  const { storyId } = await bringInStory(by, bringInStorySchema.parse({ byline, ...input }), {
    pasted: text,
  });
  return { storyId, view: await workbench(by, storyId) };
}

/** The item as it is now. */
export async function itemNow(by: Actor, storyId: string, itemId: string): Promise<ItemView> {
  const item = (await workbench(by, storyId)).items.find(({ id }) => id === itemId);
  if (!item) throw new Error(`Story ${storyId} has no item ${itemId}.`);
  return item;
}

/** The span of these words in the story's current text. */
export function spanOf(
  { view }: { view: { revision: { text: string } } },
  words: string,
): { start: number; end: number } {
  const start = view.revision.text.indexOf(words);
  if (start < 0) throw new Error(`The story does not say “${words}”.`);
  return { start, end: start + words.length };
}

/** An item of exactly these words, made by hand unless it is there already. */
export async function createItem(
  by: Actor,
  story: MadeStory,
  words: string,
  kind: ItemKind = 'DIRECT_QUOTE',
  speakerName = '',
): Promise<ItemView> {
  const { items } = await workbench(by, story.storyId);
  const known = items.find((item) => item.exact === words && item.kind === kind && !item.isCut);
  if (known) return known;
  const { items: changed } = await makeItem(by, {
    storyId: story.storyId,
    revisionId: story.view.revision.id,
    kind,
    spans: [spanOf(story, words)],
    speakerName,
  });
  return changed[0] as ItemView;
}

export async function createSource(by: Actor, input: Partial<AddSourceInput> = {}): Promise<string> {
  const { sourceId } = await addSource(
    by,
    addSourceSchema.parse({
      type: 'OFFICIAL_TRANSCRIPT',
      title: 'Transcript of the statement',
      isPrimary: true,
      isFirsthand: true,
      ...input,
    }),
  );
  return sourceId;
}

/** Evidence for an item; from a new source unless one is given. Returns the item as it then is. */
export async function createEvidence(
  by: Actor,
  storyId: string,
  itemId: string,
  { sourceId, stance = 'SUPPORTS' }: { sourceId?: string; stance?: Stance } = {},
): Promise<ItemView> {
  const source = { sourceId: sourceId ?? (await createSource(by)) };
  const place = { excerpt: 'The words as they were spoken.', locator: 'page 1' };
  const { items } = await addEvidence(by, { storyId, itemId, source, stance, ...place });
  return items[0] as ItemView;
}

/** A logged request for comment; sent an hour ago and not answered yet. */
export async function createContact(
  by: Actor,
  storyId: string,
  partyName: string,
  options: Partial<LogContactInput> = {},
): Promise<{ id: string; version: number }> {
  await logContact(
    by,
    logContactSchema.parse({
      storyId,
      partyName,
      channel: 'e-mail',
      sentAt: new Date(Date.now() - 3_600_000).toISOString(),
      deadline: null,
      outcome: 'NO_IMMEDIATE_RESPONSE',
      answeredAt: null,
      ...options,
    }),
  );
  return db.contactAttempt.findFirstOrThrow({
    where: { storyId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, version: true },
  });
}

/** A verdict on the item as it is: verified, verbatim, unless said otherwise. */
export async function createVerdict(
  by: Actor,
  storyId: string,
  itemId: string,
  verdict: Partial<RecordVerdictInput> = {},
): Promise<ItemView> {
  const { version, kind } = await itemNow(by, storyId, itemId);
  const isSpeech = kind !== 'FACTUAL_CLAIM' && kind !== 'NON_RESPONSE';
  const { items } = await recordVerdict(
    by,
    recordVerdictSchema.parse({
      storyId,
      itemId,
      version,
      status: 'VERIFIED',
      ticks: ['wording', 'speaker'],
      quotation: isSpeech ? 'VERBATIM' : null,
      substance: null,
      ...verdict,
    }),
  );
  return items[0] as ItemView;
}

/** What the sign-off form sends: exactly what the screen shows, with everything unverified confirmed. */
export async function signOffInput(by: Actor, storyId: string) {
  const { revision, fingerprint, items, mismatches, threads, namedThreads } = await workbench(by, storyId);
  const confirmedUnverified = items.filter(({ isCut, status }) => !isCut && status !== 'VERIFIED').length;
  const confirmedMismatches = mismatches.length;
  return {
    storyId,
    revisionId: revision.id,
    fingerprint,
    confirmedUnverified,
    confirmedMismatches,
    confirmedThreads: [...threads, ...namedThreads].filter(({ resolved }) => !resolved).length,
    note: '',
  };
}

export async function createSignOff(
  by: Actor,
  storyId: string,
): Promise<{ id: string; unverified: number; mismatches: number }> {
  const input = await signOffInput(by, storyId);
  await signOff(by, input);
  const { id } = await db.signOff.findFirstOrThrow({ where: { storyId, endedAt: null } });
  return { id, unverified: input.confirmedUnverified, mismatches: input.confirmedMismatches };
}

/** Signed off by one editor and published by another. */
export async function createReport(
  signer: Actor,
  publisher: Actor,
  storyId: string,
  changeNote = '',
): Promise<{ slug: string; edition: number }> {
  const { id, unverified, mismatches } = await createSignOff(signer, storyId);
  return publish(publisher, {
    storyId,
    signOffId: id,
    confirmedUnverified: unverified,
    confirmedMismatches: mismatches,
    changeNote,
  });
}

export async function createHold(
  by: Actor,
  storyId: string,
  reason = 'Awaiting advice.',
): Promise<{ id: string }> {
  await holdPublication(by, { storyId, reason });
  return db.publicationHold.findFirstOrThrow({ where: { storyId, liftedAt: null }, select: { id: true } });
}

/** A job that was tried as often as it is, and failed. */
export async function createFailedJob(fault = 'PrismaClientKnownRequestError P2002'): Promise<string> {
  const [job] = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM graphile_worker.add_job(
      'contact.replyDue', json_build_object('attemptId', gen_random_uuid()), run_at => now() + interval '1 day')`;
  const id = job?.id ?? '';
  await db.$executeRaw`SELECT FROM graphile_worker.permanently_fail_jobs(ARRAY[${id}::bigint], ${fault})`;
  return id;
}

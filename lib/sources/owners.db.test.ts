import { beforeAll, describe, expect, test } from 'vitest';
import {
  createContact,
  createEvidence,
  createMember,
  createSource,
  createStory,
  type MadeMember,
} from '../../testing/factories.ts';
import { askLift, lift, withdrawLift } from '../confidential/lift-mutations.ts';
import { addConfidentialSource, readIdentity, removeReader } from '../confidential/mutations.ts';
import { addConfidentialSourceSchema, makeConfidentialSchema } from '../confidential/schema.ts';
import { changeParty } from '../contacts/party-mutations.ts';
import { db } from '../db.ts';
import { auditSentence } from '../domain/audit/event.ts';
import { openSource } from '../evidence/queries.ts';
import { setSourceText } from '../evidence/text-mutations.ts';
import { makeConfidential } from './confidential-mutations.ts';
import { mergeSources } from './merge-mutations.ts';
import { changeSource } from './mutations.ts';
import { sourcePage } from './queries.ts';
import { changeSourceSchema } from './schema.ts';

let owner: MadeMember;
let stranger: MadeMember;
let editor: MadeMember;
let legal: MadeMember;
beforeAll(async () => {
  owner = await createMember('REPORTER');
  stranger = await createMember('REPORTER');
  editor = await createMember('EDITOR');
  legal = await createMember('LEGAL');
});

const refused = { code: 'forbidden' };
const secret = { identity: 'Nobody Inparticular', termsText: 'a person at the port' };
const terms = (sourceId: string, version: number, to: 'OFF_RECORD' | 'ON_RECORD', by: MadeMember) =>
  changeSource(
    by.actor,
    changeSourceSchema.parse({ sourceId, version, type: 'INTERVIEW', title: 'A talk', terms: to }),
  );

describe('a reporter who is a stranger to a source', () => {
  test('neither replaces its text, nor changes its terms, nor makes it confidential, nor merges it', async () => {
    const sourceId = await createSource(owner.actor, { terms: 'OFF_RECORD' });
    const own = await createSource(stranger.actor);
    const text = { sourceId, text: 'Other words.', basedOn: null };
    await expect(setSourceText(stranger.actor, text)).rejects.toMatchObject(refused);
    await expect(terms(sourceId, 1, 'ON_RECORD', stranger)).rejects.toMatchObject(refused);
    const confidential = makeConfidentialSchema.parse({ ...secret, sourceId, version: 1 });
    await expect(makeConfidential(stranger.actor, confidential)).rejects.toMatchObject(refused);
    for (const [keep, go] of [
      [own, sourceId],
      [sourceId, own],
    ] as const) {
      const pair = { sourceId: keep, duplicateId: go, version: 1, duplicateVersion: 1 };
      await expect(mergeSources(stranger.actor, pair)).rejects.toMatchObject(refused);
    }
    expect((await sourcePage(stranger.actor, sourceId)).can).toMatchObject({
      change: false,
      whyNotChange: expect.stringMatching(/^Reporters change the sources that they added/),
    });
  });

  test('does not come to own it by laying it beside their own story, once another story rests on it', async () => {
    const sourceId = await createSource(owner.actor);
    for (const authorIds of [[owner.id], [stranger.id]]) {
      const story = await createStory(editor.actor, { authorIds });
      await createEvidence(editor.actor, story.storyId, story.view.items[0]?.id ?? '', { sourceId });
    }
    const text = { sourceId, text: 'Other words.', basedOn: null };
    await expect(setSourceText(stranger.actor, text)).rejects.toMatchObject(refused);
    await setSourceText(owner.actor, text);
  });

  test('whoever added a source is named on it when somebody else makes it confidential', async () => {
    const sourceId = await createSource(owner.actor);
    const input = makeConfidentialSchema.parse({ ...secret, sourceId, version: 1 });
    await makeConfidential(editor.actor, input);
    expect((await readIdentity(owner.actor, { sourceId })).identity).toBe(secret.identity);
  });
});

test('terms are set back, and the history says both', async () => {
  const sourceId = await createSource(owner.actor, { terms: 'OFF_RECORD' });
  await terms(sourceId, 1, 'ON_RECORD', owner);
  await terms(sourceId, 2, 'OFF_RECORD', editor);
  const events = await db.auditEvent.findMany({
    where: { subjectId: sourceId, action: 'source.change' },
    orderBy: { seq: 'asc' },
  });
  const [there, back] = events.map(({ payload }) => auditSentence('source.change', JSON.parse(payload)));
  expect(there?.toLowerCase()).toContain('off the record before, on the record now');
  expect(back?.toLowerCase()).toContain('on the record before, off the record now');
  // The source's page says what they were, and who changed them, so that they can be restored there.
  expect((await sourcePage(owner.actor, sourceId)).termsBefore).toMatchObject({
    terms: 'ON_RECORD',
    by: editor.name,
  });
  const secretLater = makeConfidentialSchema.parse({ ...secret, sourceId, version: 3 });
  await makeConfidential(owner.actor, secretLater);
  expect((await sourcePage(owner.actor, sourceId)).termsBefore).toBeNull();
});

test('a party is renamed by whoever named it, not by a stranger who asked it too, and back', async () => {
  const name = `Harbour ${crypto.randomUUID()}`;
  const mine = await createStory(owner.actor, { authorIds: [owner.id] });
  const theirs = await createStory(stranger.actor, { authorIds: [stranger.id] });
  await createContact(owner.actor, mine.storyId, name);
  await createContact(stranger.actor, theirs.storyId, name);
  const { id: partyId } = await db.party.findUniqueOrThrow({ where: { name } });
  const rename = (by: MadeMember, storyId: string, version: number, to: string) =>
    changeParty(by.actor, { storyId, partyId, version, name: to, kind: 'ORGANISATION', aliases: [] });
  await expect(rename(stranger, theirs.storyId, 1, 'Nonsense')).rejects.toMatchObject(refused);
  await rename(owner, mine.storyId, 1, `${name} trust`);
  await rename(editor, theirs.storyId, 2, name);
  expect(await db.party.findUniqueOrThrow({ where: { id: partyId } })).toMatchObject({ name, version: 3 });
  const renamed = await db.auditEvent.findMany({ where: { subjectId: partyId, action: 'party.change' } });
  // The record keeps what it was called, so that it can be restored; the words are made from it.
  expect(renamed.map(({ payload }) => JSON.parse(payload))).toContainEqual(
    expect.objectContaining({ name, nameNow: `${name} trust` }),
  );
  expect(renamed.map(({ payload }) => auditSentence('party.change', JSON.parse(payload)))).toContain(
    `changed the party ${name}: called ${name} trust now`,
  );
});

describe('that a source is confidential no longer', () => {
  const made = async (readerIds: string[] = []) =>
    (await addConfidentialSource(owner.actor, addConfidentialSourceSchema.parse({ ...secret, readerIds })))
      .sourceId;
  const ask = (by: MadeMember, sourceId: string, reason = 'They said it in public.') =>
    askLift(by.actor, { sourceId, reason });

  test('takes one who is named and an editor; then it is open, and what was sealed is gone', async () => {
    const sourceId = await made();
    await setSourceText(owner.actor, { sourceId, text: 'What they said.', basedOn: null });
    await expect(lift(editor.actor, { sourceId })).rejects.toMatchObject(refused);
    await ask(owner, sourceId);
    await expect(lift(owner.actor, { sourceId })).rejects.toMatchObject(refused);
    await expect(lift(stranger.actor, { sourceId })).rejects.toMatchObject(refused);
    expect(await openSource(stranger.actor, sourceId)).toBeNull();
    await lift(editor.actor, { sourceId });
    expect((await openSource(stranger.actor, sourceId))?.text?.text).toBe('What they said.');
    expect(await db.confidentialIdentity.count({ where: { sourceId } })).toBe(0);
    expect(await db.confidentialReader.count({ where: { sourceId } })).toBe(0);
    await expect(readIdentity(owner.actor, { sourceId })).rejects.toMatchObject(refused);
  });

  test('two who are both editors and not named, or both named and no editors, are not enough', async () => {
    const sourceId = await made([legal.id]);
    await ask(editor, sourceId);
    const other = await createMember('ADMIN');
    await expect(lift(other.actor, { sourceId })).rejects.toMatchObject(refused);
    await withdrawLift(legal.actor, { sourceId });
    await ask(owner, sourceId);
    await expect(lift(legal.actor, { sourceId })).rejects.toMatchObject(refused);
  });

  test('rests on who asked as they are now: taken off, deactivated or closed, they count no more', async () => {
    const sourceId = await made([legal.id]);
    await ask(legal, sourceId);
    await db.confidentialReader.updateMany({
      where: { sourceId, memberId: legal.id },
      data: { closedAt: new Date() },
    });
    await expect(lift(editor.actor, { sourceId })).rejects.toMatchObject(refused);
    await db.confidentialReader.updateMany({ where: { sourceId }, data: { closedAt: null } });
    await removeReader(owner.actor, { sourceId, memberId: legal.id });
    await expect(lift(editor.actor, { sourceId })).rejects.toMatchObject(refused);
  });

  test('is asked without saying who it is, once, and can be undone', async () => {
    const sourceId = await made();
    await expect(ask(owner, sourceId, 'Inparticular said it.')).rejects.toMatchObject({ code: 'validation' });
    await ask(owner, sourceId);
    await expect(ask(editor, sourceId)).rejects.toMatchObject({ code: 'validation' });
    await lift(editor.actor, { sourceId });
    const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
    await makeConfidential(owner.actor, makeConfidentialSchema.parse({ ...secret, sourceId, version }));
    expect(await openSource(stranger.actor, sourceId)).toBeNull();
    expect((await readIdentity(owner.actor, { sourceId })).identity).toBe(secret.identity);
  });
});

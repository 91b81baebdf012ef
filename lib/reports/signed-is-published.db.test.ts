import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  actorAgain,
  createEvidence,
  createMember,
  createSignOff,
  createSource,
  createStory,
  type MadeMember,
  type MadeStory,
  signOffInput,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import type { Role } from '../domain/vocabulary.ts';
import { changeRole, deactivateMember, reactivateMember } from '../members/mutations.ts';
import { changeSettings } from '../settings/mutations.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { changeSettingsSchema } from '../settings/schema.ts';
import { archiveStory } from '../stories/mutations.ts';
import { workbench } from '../workbench/queries.ts';
import { publish, signOff } from './mutations.ts';

let signer: MadeMember;
let publisher: MadeMember;
let admin: MadeMember;
let story: MadeStory;
let sourceId: string;

const GONE = 'Whoever signed this off is no longer a member who may sign it off. Have it signed off again.';
const ARCHIVED = 'An archived story is neither signed off nor published. Take it out of the archive first.';

beforeAll(async () => {
  publisher = await createMember('EDITOR');
  admin = await createMember('ADMIN');
});

beforeEach(async () => {
  signer = await createMember('EDITOR');
  story = await createStory(admin.actor);
  sourceId = await createSource(admin.actor);
  await createEvidence(admin.actor, story.storyId, story.view.items[0]?.id ?? '', { sourceId });
  await newText(1, 'c');
  await db.evidenceFile.create({
    data: {
      sourceId,
      sha256: 'a'.repeat(64),
      size: 1,
      mediaType: 'application/pdf',
      fileName: 'a.pdf',
      addedById: admin.id,
    },
  });
});

/** Another version of the source's text, written outside the application. */
async function newText(number: number, sha: string) {
  const { id } = await db.sourceText.create({
    data: { sourceId, number, text: `Words of version ${number}.`, sha256: sha.repeat(64) },
  });
  await db.source.update({ where: { id: sourceId }, data: { currentTextId: id } });
}

/** Signs off, and returns the function that publishes it. */
async function signed() {
  const { id, unverified, mismatches } = await createSignOff(signer.actor, story.storyId);
  const input = {
    storyId: story.storyId,
    signOffId: id,
    confirmedUnverified: unverified,
    confirmedMismatches: mismatches,
    changeNote: '',
  };
  return (by = publisher) => publish(by.actor, input);
}

const versionOf = async ({ id }: { id: string }) =>
  (await db.member.findUniqueOrThrow({ where: { id } })).version;

describe('what changes after the signature, by whatever way, is not published on it', () => {
  const settings = async (fields: object) => {
    await changeSettings(
      admin.actor,
      changeSettingsSchema.parse({ ...(await newsroomSettings(db)), ...fields }),
    );
  };
  const changes: Record<string, () => Promise<unknown>> = {
    'the newsroom’s name': () => settings({ name: `Another ${story.storyId.slice(0, 8)}` }),
    'the newsroom’s rules': async () =>
      settings({ originsForClaims: ((await newsroomSettings(db)).originsForClaims % 3) + 1 }),
    'a source’s text': () => newText(2, 'b'),
    'a file’s bytes': () =>
      db.$transaction(async (tx) => {
        await tx.$executeRaw`ALTER TABLE evidence_file DISABLE TRIGGER USER`;
        await tx.evidenceFile.updateMany({ where: { sourceId }, data: { sha256: 'b'.repeat(64) } });
        await tx.$executeRaw`ALTER TABLE evidence_file ENABLE TRIGGER USER`;
      }),
    'a file taken away': () =>
      db.evidenceFile.updateMany({ where: { sourceId }, data: { removedAt: new Date() } }),
    'a source’s origin': () => db.source.updateMany({ where: { id: sourceId }, data: { origin: 'A wire' } }),
    'whether it is firsthand': () =>
      db.source.updateMany({ where: { id: sourceId }, data: { isFirsthand: false } }),
    'an author’s name': async () => {
      await db.storyAuthor.create({ data: { storyId: story.storyId, memberId: admin.id } });
    },
  };
  test.each(Object.keys(changes))('%s', async (name) => {
    const go = await signed();
    await changes[name]?.();
    await expect(go()).rejects.toMatchObject({ code: 'conflict' });
    expect(await db.edition.count({ where: { report: { storyId: story.storyId } } })).toBe(0);
  });

  test('nothing changed: it is published', async () => {
    await expect((await signed())()).resolves.toMatchObject({ edition: 1 });
  });
});

describe('the signature counts while its signer may sign', () => {
  const whyNot = async () => (await workbench(publisher.actor, story.storyId)).can.whyNot.publish;

  test('deactivated: refused, with the reason beside the button; back again: published', async () => {
    const go = await signed();
    await deactivateMember(admin.actor, { memberId: signer.id, version: await versionOf(signer) });
    await expect(go()).rejects.toMatchObject({ code: 'forbidden', message: GONE });
    expect(await whyNot()).toBe(GONE);
    await reactivateMember(admin.actor, { memberId: signer.id, version: await versionOf(signer) });
    expect(await whyNot()).toBeUndefined();
    await go();
  });

  test.each<Role>(['REPORTER', 'CHECKER', 'LEGAL', 'VIEWER'])('as %s: refused', async (role) => {
    const go = await signed();
    await changeRole(admin.actor, { memberId: signer.id, version: await versionOf(signer), role });
    await expect(go()).rejects.toMatchObject({ code: 'forbidden', message: GONE });
    expect(await whyNot()).toBe(GONE);
  });

  test('deactivated or moved while it is published: one after the other, never both', async () => {
    for (let i = 0; i < 6; i += 1) {
      story = await createStory(admin.actor);
      signer = await createMember(i % 2 ? 'ADMIN' : 'EDITOR');
      const go = await signed();
      const input = { memberId: signer.id, version: await versionOf(signer) };
      const [published, ended] = await Promise.allSettled([
        go(),
        i % 3 ? deactivateMember(admin.actor, input) : changeRole(admin.actor, { ...input, role: 'VIEWER' }),
      ]);
      expect(ended.status).toBe('fulfilled');
      if (published.status === 'rejected') {
        expect(published.reason).toMatchObject({ code: 'forbidden', message: GONE });
        continue;
      }
      const [out, gone] = await Promise.all([
        db.auditEvent.findFirstOrThrow({ where: { storyId: story.storyId, action: 'report.publish' } }),
        db.auditEvent.findFirstOrThrow({
          where: { subjectId: signer.id, action: { in: ['member.deactivate', 'member.changeRole'] } },
        }),
      ]);
      expect(out.seq).toBeLessThan(gone.seq);
    }
  });

  test('a publisher who is deactivated meanwhile publishes nothing', async () => {
    const go = await signed();
    const leaving = await createMember('EDITOR');
    await deactivateMember(admin.actor, { memberId: leaving.id, version: 1 });
    await expect(go(leaving)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(go({ ...leaving, actor: await actorAgain(leaving) })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

test('an archived story is neither signed off nor published', async () => {
  const archive = async (is: boolean) => {
    const { version } = (await workbench(admin.actor, story.storyId)).story;
    await archiveStory(admin.actor, { storyId: story.storyId, version }, is);
  };
  const input = await signOffInput(signer.actor, story.storyId);
  await archive(true);
  await expect(signOff(signer.actor, input)).rejects.toMatchObject({ code: 'forbidden', message: ARCHIVED });
  await archive(false);
  const go = await signed();
  await archive(true);
  await expect(go()).rejects.toMatchObject({ code: 'forbidden', message: ARCHIVED });
  expect((await workbench(publisher.actor, story.storyId)).can.whyNot.publish).toBe(ARCHIVED);
});

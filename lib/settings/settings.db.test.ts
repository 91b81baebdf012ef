import { beforeEach, describe, expect, test } from 'vitest';
import { everyRow } from '../../testing/database-watch.ts';
import {
  createItem,
  createMember,
  createReport,
  createSignOff,
  createStory,
  createVerdict,
  type MadeMember,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { auditSentence } from '../domain/audit/event.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { tellReport } from '../domain/report/tell.ts';
import { publish } from '../reports/mutations.ts';
import { publishedEdition } from '../reports/published.fixture.ts';
import { workbench } from '../workbench/queries.ts';
import { changeSettings } from './mutations.ts';
import { newsroomSettings } from './queries.ts';
import { changeSettingsSchema } from './schema.ts';

let admin: MadeMember;

/** A newsroom of one, with its initial settings. */
beforeEach(async () => {
  await db.member.updateMany({ data: { deactivatedAt: new Date() } });
  await db.newsroom.deleteMany();
  admin = await createMember('ADMIN');
});

async function change(fields: object) {
  const current = await newsroomSettings(db);
  await changeSettings(admin.actor, changeSettingsSchema.parse({ ...current, ...fields }));
}

const ruleOff = () => change({ secondPersonRule: false });
const isRuleOn = async () => (await newsroomSettings(db)).secondPersonRule;

describe('the second-person rule', () => {
  const refusal = {
    code: 'validation',
    fields: { secondPersonRule: 'Two people here can publish, so the second-person rule stays on.' },
  };

  test('is on unless somebody turns it off', async () => {
    expect(await isRuleOn()).toBe(true);
  });

  test('goes where one person is the whole newsroom: they check their own, sign off and publish, and the report says so', async () => {
    await ruleOff();
    const story = await createStory(admin.actor, { authorIds: [admin.id] });
    const claim = await createItem(admin.actor, story, '12,000 passengers', 'PARTIAL_QUOTE');
    await createVerdict(admin.actor, story.storyId, claim.id);
    const { slug } = await createReport(admin.actor, admin.actor, story.storyId);
    const edition = await publishedEdition(slug);
    const report = tellReport(readSnapshot(edition?.snapshot ?? ''));
    expect(report.secondPerson).toBe(false);
    expect(report.method.join(' ')).toContain('works without a second person');
  });

  test.each(['EDITOR', 'ADMIN'] as const)('stays where a second person can publish: %s', async (role) => {
    await createMember(role);
    const before = await everyRow();
    await expect(ruleOff()).rejects.toMatchObject(refusal);
    expect(await everyRow()).toMatchObject({ ...before, newsroom: expect.any(String) });
    expect(await isRuleOn()).toBe(true);
  });

  test.each([
    ['a reporter', () => createMember('REPORTER')],
    ['a checker', () => createMember('CHECKER')],
    ['legal', () => createMember('LEGAL')],
    ['an editor who has not taken up the invitation', () => createMember('EDITOR', { isInvited: true })],
    ['an editor who was deactivated', () => createMember('EDITOR', { isDeactivated: true })],
  ])('goes although there is %s, who cannot publish', async (_, create) => {
    await create();
    await ruleOff();
    expect(await isRuleOn()).toBe(false);
  });

  test('comes back by itself with a second person, and goes with them', async () => {
    await ruleOff();
    const story = await createStory(admin.actor, { authorIds: [admin.id] });
    const signed = await createSignOff(admin.actor, story.storyId);
    const editor = await createMember('EDITOR');
    expect(await isRuleOn()).toBe(true);
    const { can } = await workbench(admin.actor, story.storyId);
    expect([can.publish, can.recordVerdict, can.signOff]).toEqual([false, false, false]);
    const input = {
      storyId: story.storyId,
      signOffId: signed.id,
      confirmedUnverified: signed.unverified,
      confirmedMismatches: signed.mismatches,
      changeNote: '',
    };
    await expect(publish(admin.actor, input)).rejects.toMatchObject({ code: 'forbidden' });
    await db.member.update({ where: { id: editor.id }, data: { deactivatedAt: new Date() } });
    expect(await isRuleOn()).toBe(false);
    await expect(publish(admin.actor, input)).resolves.toMatchObject({ edition: 1 });
  });
});

test('a change says in the record what it changed', async () => {
  await change({ name: 'Harbour Post', originsForClaims: 2 });
  const event = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  expect(JSON.parse(event.payload)).toEqual({ v: 2, name: 'Harbour Post', originsForClaims: 2 });
  expect(auditSentence(event.action, JSON.parse(event.payload))).toBe(
    'changed the settings: name to Harbour Post, originsForClaims to 2',
  );
  const { seq } = event;
  await change({});
  expect((await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })).seq).toBe(seq);
});

test('the evidence rule and the origins that a claim needs hold for the next verdict', async () => {
  const story = await createStory(admin.actor);
  const claim = await createItem(
    admin.actor,
    story,
    'The ferry carried 12,000 passengers in January.',
    'FACTUAL_CLAIM',
  );
  const verify = () => createVerdict(admin.actor, story.storyId, claim.id, { ticks: ['substance'] });
  await expect(verify()).rejects.toMatchObject({
    fields: { status: expect.stringContaining('needs a source') },
  });
  await change({ evidenceRule: false });
  await expect(verify()).resolves.toMatchObject({ status: 'VERIFIED' });
});

test.each([
  ['name', { name: ' ' }],
  ['timeZone', { timeZone: 'Europe/Atlantis' }],
  ['originsForClaims', { originsForClaims: 0 }],
  ['version', { version: 0 }],
])('the form refuses a wrong %s', async (field, fields) => {
  const current = await newsroomSettings(db);
  const { error } = changeSettingsSchema.safeParse({ ...current, ...fields });
  expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
});

import { beforeAll, describe, expect, test } from 'vitest';
import {
  actorAgain,
  createItem,
  createMember,
  createSignOff,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
  type MadeStory,
  STORY_TEXT,
  signOffInput,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import type { Role } from '../domain/vocabulary.ts';
import { cutItem, makeItem, restoreItem } from '../items/shape-mutations.ts';
import { mergeItems, splitItem } from '../items/split-merge-mutations.ts';
import { changeAccount } from '../members/mutations.ts';
import { publish, signOff } from '../reports/mutations.ts';
import { moveBlock } from '../revisions/aside-mutations.ts';
import { changeStory } from '../revisions/details-mutations.ts';
import { reviseStory } from '../revisions/revise-mutations.ts';
import { workbench } from '../workbench/queries.ts';
import { archiveStory } from './mutations.ts';

const WORDS = 'The bridge will open to traffic';
const OWN = 'Nobody gives the verdict on a story that they wrote, brought in as their own, or revised.';
const LINE = 'Nobody gives the verdict on a line that they put back into the story.';
const SIGNS =
  'Nobody signs off what they wrote or changed: its text, its headline, its language or which lines count.';

let checker: MadeMember;
let editor: MadeMember;
let admin: MadeMember;

beforeAll(async () => {
  checker = await createMember('CHECKER');
  editor = await createMember('EDITOR');
  admin = await createMember('ADMIN');
});

/** Their verdict on the item, and their signature, are refused. */
async function refusedBoth(who: MadeMember, story: MadeStory, itemId: string, message = OWN) {
  await expect(createVerdict(who.actor, story.storyId, itemId)).rejects.toMatchObject({ message });
  const signature = signOffInput(who.actor, story.storyId).then((input) => signOff(who.actor, input));
  await expect(signature).rejects.toMatchObject({ code: 'forbidden' });
}

const change = async (by: MadeMember, { storyId }: MadeStory, fields: object) => {
  const { story } = await workbench(by.actor, storyId);
  const { version, headline, byline, desk, language } = story;
  await changeStory(by.actor, {
    storyId,
    version,
    headline,
    byline,
    desk,
    deadline: null,
    language,
    ...fields,
  });
};

const revise = async (by: MadeMember, { storyId }: MadeStory, from: string, to: string) => {
  const { revision } = await workbench(by.actor, storyId);
  await reviseStory(
    by.actor,
    { storyId, revisionId: revision.id },
    { pasted: revision.text.replace(from, to) },
  );
};

/** The item of exactly these words in the present text. */
const itemOf = async (by: MadeMember, story: MadeStory, words = WORDS) =>
  createItem(by.actor, { storyId: story.storyId, view: await workbench(by.actor, story.storyId) }, words);

describe('who brings a story in', () => {
  test.each<Role>(['CHECKER', 'EDITOR', 'ADMIN'])('%s without naming an author wrote it', async (role) => {
    const who = await createMember(role);
    for (const byline of ['', ' — ', '\u200b\u3164']) {
      const story = await createStory(who.actor, { byline });
      await refusedBoth(who, story, (await itemOf(who, story)).id);
    }
  });

  test.each<Role>(['CHECKER', 'EDITOR', 'ADMIN'])(
    '%s with a wire’s or a reporter’s byline checks it',
    async (role) => {
      const who = await createMember(role);
      const reporter = await createMember('REPORTER');
      for (const named of [
        { byline: 'By a news agency' },
        { byline: '', authorIds: [reporter.id] },
        { byline: reporter.name },
      ]) {
        const story = await createStory(who.actor, named);
        expect((await createVerdict(who.actor, story.storyId, (await itemOf(who, story)).id)).status).toBe(
          'VERIFIED',
        );
      }
    },
  );

  test('a reporter is an author whatever the line says, also as the editor they become', async () => {
    const reporter = await createMember('REPORTER');
    const story = await createStory(reporter.actor, { byline: 'By a news agency' });
    await db.member.update({ where: { id: reporter.id }, data: { role: 'EDITOR' } });
    const later = { ...reporter, actor: await actorAgain(reporter) };
    await refusedBoth(later, story, (await itemOf(later, story)).id);
  });

  test('the record says who was named, and how', async () => {
    const story = await createStory(editor.actor, { byline: checker.name });
    const event = await db.auditEvent.findFirstOrThrow({ where: { storyId: story.storyId } });
    expect(JSON.parse(event.payload).authors).toEqual([{ how: 'BYLINE', memberId: checker.id }]);
  });
});

describe('names, in whatever order', () => {
  test('a byline of before, a name of before, a name of later', async () => {
    const who = await createMember('EDITOR', { name: 'Quill Marlow' });
    const brought = await createStory(checker.actor, { byline: 'Q. Marlow' });
    await refusedBoth(who, brought, (await itemOf(checker, brought)).id);
    await changeAccount(who.actor, { name: 'Tarn Osgood', email: who.email, current: '' });
    const renamed = { ...who, actor: await actorAgain(who) };
    const under = await createStory(renamed.actor, { byline: 'By QUILL  MÁRLOW' });
    await refusedBoth(renamed, under, (await itemOf(checker, under)).id);
    const ahead = await createStory(renamed.actor, { byline: 'By Wren Hallow' });
    await changeAccount(renamed.actor, { name: 'Wren Hallow', email: who.email, current: '' });
    const again = { ...who, actor: await actorAgain(who) };
    await refusedBoth(again, ahead, (await itemOf(checker, ahead)).id);
  });

  test('a byline that is taken out again takes no author away, and neither does the database', async () => {
    const story = await createStory(checker.actor);
    const item = await itemOf(checker, story);
    await change(checker, story, { byline: editor.name });
    await change(checker, story, { byline: 'By a news agency' });
    await refusedBoth(editor, story, item.id);
    await expect(
      db.$executeRaw`DELETE FROM story_author WHERE story_id = ${story.storyId}::uuid`,
    ).rejects.toThrow(/append-only/);
  });

  test('verdicts given before the byline named them count no more: sign-off and publication wait', async () => {
    const story = await createStory(editor.actor);
    const item = await itemOf(editor, story);
    await createVerdict(editor.actor, story.storyId, item.id);
    await change(checker, story, { byline: editor.name });
    expect((await workbench(admin.actor, story.storyId)).can.whyNot.signOff).toMatch(
      /whoever wrote the words/,
    );
    const signs = signOffInput(admin.actor, story.storyId).then((input) => signOff(admin.actor, input));
    await expect(signs).rejects.toThrow(/whoever wrote the words/);
    // The same verdict by somebody else is accepted.
    await createVerdict(checker.actor, story.storyId, item.id);
    await createSignOff(admin.actor, story.storyId);
  });
});

describe('who changes the text', () => {
  test.each<Role>(['CHECKER', 'EDITOR', 'ADMIN'])(
    '%s who revised it gives no verdict on it by no order of steps',
    async (role) => {
      const who = await createMember(role);
      const story = await createStory(checker.actor);
      await revise(who, story, WORDS, `${WORDS} and trains`);
      const item = await itemOf(who, story, `${WORDS} and trains`);
      await refusedBoth(who, story, item.id);
      // Revised back, by themselves or by somebody else.
      await revise(checker, story, `${WORDS} and trains`, WORDS);
      await refusedBoth(who, story, (await itemOf(who, story)).id);
      // Cut and restored, split, merged, made again.
      const whole = await itemOf(who, story);
      const one = { storyId: story.storyId, itemId: whole.id };
      await cutItem(who.actor, { ...one, version: whole.version });
      await restoreItem(who.actor, { ...one, version: whole.version + 1 });
      const { items } = await splitItem(who.actor, {
        ...one,
        version: whole.version + 2,
        at: whole.start + 11,
      });
      for (const part of items) await refusedBoth(who, story, part.id);
      await mergeItems(who.actor, {
        storyId: story.storyId,
        items: items.map(({ id, version }) => ({ itemId: id, version })),
      });
      const view = await workbench(who.actor, story.storyId);
      const made = await makeItem(who.actor, {
        storyId: story.storyId,
        revisionId: view.revision.id,
        kind: 'FACTUAL_CLAIM',
        spans: [{ start: whole.start, end: whole.start + 10 }],
        speakerName: '',
      });
      await refusedBoth(who, story, made.items[0]?.id ?? '');
      // Archived and taken out again.
      for (const isArchived of [true, false]) {
        const { version } = (await workbench(admin.actor, story.storyId)).story;
        await archiveStory(admin.actor, { storyId: story.storyId, version }, isArchived);
      }
      await refusedBoth(who, story, whole.id);
    },
  );

  test('a verdict given anew with one’s own revision is refused, and nothing is stored', async () => {
    const story = await createStory(checker.actor);
    const item = await itemOf(checker, story);
    await createVerdict(checker.actor, story.storyId, item.id);
    const input = { storyId: story.storyId, revisionId: story.view.revision.id, anew: [item.id] };
    const pasted = STORY_TEXT.replace('harbour master said', 'harbour master claimed');
    await expect(reviseStory(checker.actor, input, { pasted })).rejects.toMatchObject({ message: OWN });
    expect(await db.revision.count({ where: { storyId: story.storyId } })).toBe(1);
  });

  test('what they had verified before, and left as it was, stands', async () => {
    const story = await createStory(admin.actor);
    const item = await itemOf(checker, story);
    await createVerdict(checker.actor, story.storyId, item.id);
    await revise(checker, story, '12,000 passengers', '13,000 passengers');
    expect((await itemNow(admin.actor, story.storyId, item.id)).status).toBe('VERIFIED');
    expect((await workbench(admin.actor, story.storyId)).can.signOff).toBe(true);
  });

  test('who put a line back judges all but that line, and signs nothing off; a later text keeps it so', async () => {
    const story = await createStory(admin.actor);
    const block = story.view.blocks[1];
    const move = (by: MadeMember, isAside: boolean) =>
      moveBlock(by.actor, { storyId: story.storyId, blockId: block?.id ?? '' }, isAside);
    await move(admin, true);
    await move(editor, false);
    const own = await itemOf(editor, story);
    await refusedBoth(editor, story, own.id, LINE);
    const ferry = story.view.items.find(({ exact }) => exact.includes('12,000'));
    await createVerdict(editor.actor, story.storyId, ferry?.id ?? '', {
      status: 'DISPUTED',
      reason: 'sources conflict',
      ticks: [],
    });
    await revise(admin, story, '12,000 passengers', '13,000 passengers');
    await refusedBoth(editor, story, (await itemOf(editor, story)).id, LINE);
  });

  test.each([
    ['headline', { headline: 'Another headline' }],
    ['language', { language: 'fi' }],
  ])('who changed the %s does not sign it off', async (_, fields) => {
    const story = await createStory(checker.actor);
    await change(editor, story, fields);
    const input = await signOffInput(editor.actor, story.storyId);
    await expect(signOff(editor.actor, input)).rejects.toMatchObject({ message: SIGNS });
    await createSignOff(admin.actor, story.storyId);
  });

  test('who changed desk or byline does', async () => {
    const story = await createStory(checker.actor);
    await change(editor, story, { desk: 'City', byline: 'By another agency' });
    await createSignOff(editor.actor, story.storyId);
  });
});

test('the second-person rule off and on: what its author decided meanwhile is neither signed nor published', async () => {
  const rule = (secondPersonRule: boolean) =>
    db.newsroom.upsert({
      where: { id: 1 },
      create: { id: 1, secondPersonRule },
      update: { secondPersonRule },
    });
  const alone = await createMember('EDITOR');
  const story = await createStory(alone.actor, { byline: '' });
  const item = await itemOf(alone, story);
  const others = await db.member.findMany({
    where: { role: { in: ['EDITOR', 'ADMIN'] }, id: { not: alone.id }, deactivatedAt: null },
  });
  const ids = { id: { in: others.map(({ id }) => id) } };
  await db.member.updateMany({ where: ids, data: { deactivatedAt: new Date() } });
  await rule(false);
  await createVerdict(alone.actor, story.storyId, item.id);
  const { revision } = await workbench(alone.actor, story.storyId);
  const pasted = STORY_TEXT.replace('the harbour master said', 'the harbour master claimed');
  const revised = { storyId: story.storyId, revisionId: revision.id, anew: [item.id] };
  expect((await reviseStory(alone.actor, revised, { pasted })).confirmed).toBe(1);
  const { id, unverified, mismatches } = await createSignOff(alone.actor, story.storyId);
  await db.member.updateMany({ where: ids, data: { deactivatedAt: null } });
  await rule(true);
  const input = {
    storyId: story.storyId,
    signOffId: id,
    confirmedUnverified: unverified,
    confirmedMismatches: mismatches,
    changeNote: '',
  };
  await expect(publish(admin.actor, input)).rejects.toMatchObject({ code: 'forbidden' });
  await change(admin, story, { desk: 'City' });
  const signs = signOffInput(editor.actor, story.storyId).then((given) => signOff(editor.actor, given));
  await expect(signs).rejects.toThrow(/whoever wrote the words/);
});

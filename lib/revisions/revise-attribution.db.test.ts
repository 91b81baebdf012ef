/** A verdict belongs to what the story says, not just to the span. */
import { beforeAll, describe, expect, test } from 'vitest';
import { everyRow } from '../../testing/database-watch.ts';
import {
  createItem,
  createMember,
  createSignOff,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
  type MadeStory,
} from '../../testing/factories.ts';
import { contactLog } from '../contacts/queries.ts';
import { db } from '../db.ts';
import type { AttributionChange } from '../domain/attribution-change.ts';
import { changeSentence } from '../domain/change-words.ts';
import { CHANGED_SINCE_CHECK } from '../domain/reasons.ts';
import { itemHistory } from '../items/queries.ts';
import { itemRows } from '../items/row-queries.ts';
import { changeItemSchema } from '../items/schema.ts';
import { answerQuestion, changeItem } from '../items/shape-mutations.ts';
import type { ItemView } from '../items/view.ts';
import { publish } from '../reports/mutations.ts';
import { signedFingerprint } from '../reports/queries.ts';
import { storyScope } from '../stories/queries.ts';
import { workbench } from '../workbench/queries.ts';
import { moveBlock } from './aside-mutations.ts';
import { changeStory } from './details-mutations.ts';
import { previewRevision } from './queries.ts';
import { reviseStory } from './revise-mutations.ts';

const QUOTE = '“We will pay for every house,” Mara Lund, the owner of the dam, told the inquiry on Monday.';
const BY_THE_LAWYER =
  '“We will pay for every house,” Mara Lund’s lawyer, Bo Kray, told the inquiry on Monday.';
const SAFE = 'Corin Bell said the dam was safe in March.';
const STORY = `${QUOTE}\n\n${SAFE}\n\nThe ferry carried 12,000 passengers in January.`;

let checker: MadeMember;
let editor: MadeMember;

beforeAll(async () => {
  checker = await createMember('CHECKER');
  editor = await createMember('EDITOR');
});

const saying = (story: MadeStory, words: string) => {
  const item = story.view.items.find(({ exact }) => exact.includes(words));
  if (!item) throw new Error(`No item says “${words}”.`);
  return item;
};

async function verified(text: string, words: string, by = checker) {
  const story = await createStory(checker.actor, { text });
  const { id } = saying(story, words);
  await createVerdict(by.actor, story.storyId, id);
  const now = () => itemNow(checker.actor, story.storyId, id);
  const input = async () => ({
    storyId: story.storyId,
    revisionId: (await workbench(checker.actor, story.storyId)).revision.id,
  });
  const revise = async (
    pasted: string,
    more: { seen?: string; anew?: string[] } = {},
    actor = checker.actor,
  ) => reviseStory(actor, { ...(await input()), ...more }, { pasted });
  const preview = async (pasted: string, actor = checker.actor) =>
    previewRevision(actor, await input(), { pasted });
  return { story, storyId: story.storyId, id, now, revise, preview };
}

const why = ({ changes }: ItemView) => changes?.map((one) => changeSentence(one));

describe('R1: the speaker of a verified quote is exchanged', () => {
  test('the verdict lapses and says why; the new speaker is read with their place', async () => {
    const { storyId, id, now, revise } = await verified(STORY, 'We will pay');
    expect(await revise(STORY.replace(QUOTE, BY_THE_LAWYER))).toMatchObject({ changed: 1, unchanged: 2 });
    const item = await now();
    expect(item).toMatchObject({
      status: 'PENDING',
      reason: CHANGED_SINCE_CHECK,
      ticks: [],
      quotation: null,
    });
    expect(why(item)).toEqual(['Speaker changed: Mara Lund → Bo Kray']);
    const { revision } = await workbench(checker.actor, storyId);
    expect(item.speaker?.name).toBe('Bo Kray');
    expect(revision.text.slice(item.speaker?.start ?? 0, item.speaker?.end ?? 0)).toContain('Bo Kray');
    expect(item.statement.map(({ text }) => text).join('')).toContain('Bo Kray, told');
    const { changes } = await db.verdict.findFirstOrThrow({ where: { itemId: id, byId: null } });
    expect(changes).toMatchObject([
      { what: 'speaker', before: { name: 'Mara Lund' }, after: { name: 'Bo Kray' } },
    ]);
  });

  test('the record keeps codes and values, and tells them in words', async () => {
    const { storyId, id, revise } = await verified(STORY, 'We will pay');
    await revise(STORY.replace(QUOTE, BY_THE_LAWYER));
    const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: id, action: 'item.lapse' } });
    const { changes } = JSON.parse(event.payload) as { changes: AttributionChange[] };
    expect(changes[0]).toMatchObject({ what: 'speaker' });
    const history = await itemHistory(checker.actor, storyId, id);
    expect(history.at(-1)?.words).toContain('Speaker changed: Mara Lund → Bo Kray');
  });

  test('the sign-off ends, and nothing is published of it', async () => {
    const { storyId, revise } = await verified(STORY, 'We will pay');
    await createSignOff(editor.actor, storyId);
    await revise(STORY.replace(QUOTE, BY_THE_LAWYER));
    expect(await db.signOff.count({ where: { storyId, endedAt: null } })).toBe(0);
  });
});

describe('more than one revision', () => {
  test('before anybody looked again: all that changed since the check is told', async () => {
    const { now, revise } = await verified(STORY, 'the dam was safe');
    await revise(STORY.replace('Corin Bell said', 'Peter Hart said'));
    await revise(STORY.replace('Corin Bell said', 'Peter Hart has never said'));
    expect(why(await now())).toEqual([
      'Speaker changed: Corin Bell → Peter Hart',
      'Sense changed: “said” → “has never said”',
    ]);
  });

  test('there and back: it reads again as it was checked, and a person says that it holds', async () => {
    const { now, revise } = await verified(STORY, 'the dam was safe');
    await revise(STORY.replace('said', 'has never said'));
    await revise(STORY);
    expect(await now()).toMatchObject({ status: 'PENDING', reason: CHANGED_SINCE_CHECK, changes: [] });
  });

  test('a verdict given anew is bound to what the text said then', async () => {
    const { storyId, id, now, revise } = await verified(STORY, 'the dam was safe');
    await revise(STORY.replace('Corin Bell', 'Peter Hart'));
    await createVerdict(editor.actor, storyId, id);
    await revise(`${STORY.replace('Corin Bell', 'Peter Hart')}\n\nThe river fell.`);
    expect(await now()).toMatchObject({ status: 'VERIFIED', speaker: { name: 'Peter Hart' } });
    await revise(STORY);
    expect(why(await now())).toEqual(['Speaker changed: Peter Hart → Corin Bell']);
  });

  test('what nobody had checked is read anew and lapses nothing', async () => {
    const { story, storyId, revise } = await verified(STORY, 'We will pay');
    await revise(STORY.replace('Corin Bell', 'Peter Hart'));
    const item = await itemNow(checker.actor, storyId, saying(story, 'the dam was safe').id);
    expect(item).toMatchObject({ status: 'PENDING', reason: 'not started', speaker: { name: 'Peter Hart' } });
    expect(await db.verdict.count({ where: { itemId: item.id } })).toBe(0);
  });
});

describe('what a person had set by hand', () => {
  async function setByHand() {
    const made = await verified(STORY, 'We will pay');
    const { id, storyId } = made;
    const item = saying(made.story, 'the dam was safe');
    const of = { storyId, itemId: item.id, version: 1 };
    await changeItem(checker.actor, changeItemSchema.parse({ ...of, speakerName: 'Ada Moss' }));
    await createVerdict(checker.actor, storyId, item.id);
    const now = () => itemNow(checker.actor, storyId, item.id);
    return { ...made, other: id, now, itemId: item.id };
  }

  test('stays where the text reads as before', async () => {
    const { now, revise } = await setByHand();
    await revise(`${STORY}\n\nThe river fell.`);
    expect(await now()).toMatchObject({ status: 'VERIFIED', speaker: { name: 'Ada Moss' }, asked: [] });
  });

  test('is asked about where the text reads otherwise, and answered by a person', async () => {
    for (const keep of ['mine', 'text'] as const) {
      const { storyId, itemId, now, revise } = await setByHand();
      await revise(STORY.replace('Corin Bell', 'Peter Hart'));
      const asked = await now();
      expect(asked).toMatchObject({ status: 'PENDING', speaker: { name: 'Ada Moss' } });
      expect(asked.asked).toMatchObject([{ what: 'speaker', after: { name: 'Peter Hart' } }]);
      await expect(createVerdict(editor.actor, storyId, itemId)).rejects.toMatchObject({
        code: 'validation',
      });
      await answerQuestion(checker.actor, { storyId, itemId, version: asked.version, keep });
      expect(await now()).toMatchObject({
        asked: [],
        status: 'PENDING',
        speaker: { name: keep === 'mine' ? 'Ada Moss' : 'Peter Hart' },
      });
      await createVerdict(editor.actor, storyId, itemId);
      await revise(`${STORY.replace('Corin Bell', 'Peter Hart')}\n\nThe river fell.`);
      expect((await now()).status).toBe('VERIFIED');
    }
  });

  test('a cue set by hand lapses the verdict, and so does an outcome', async () => {
    const { storyId, itemId, now } = await setByHand();
    const { version } = await now();
    const input = { storyId, itemId, version, cue: 'denied', force: 'DENIED' };
    await changeItem(checker.actor, changeItemSchema.parse(input));
    expect(await now()).toMatchObject({ status: 'PENDING', cue: 'denied', force: 'DENIED' });
    expect(why(await now())).toEqual(['Sense changed: “said” → “denied”']);
  });

  test('an item made by hand that the engine does not read stands on its sentence', async () => {
    const text = 'Die Brücke sei sicher, sagte Anna Vogt am Montag.\n\nDer Fluss fiel.';
    const story = await createStory(checker.actor, { text, language: 'de' });
    const made = await createItem(checker.actor, story, 'Die Brücke sei sicher', 'PARAPHRASE', 'Anna Vogt');
    await createVerdict(checker.actor, story.storyId, made.id);
    const revise = async (pasted: string) => {
      const { revision } = await workbench(checker.actor, story.storyId);
      await reviseStory(checker.actor, { storyId: story.storyId, revisionId: revision.id }, { pasted });
      return itemNow(checker.actor, story.storyId, made.id);
    };
    expect((await revise(text.replace('fiel', 'fiel nicht'))).status).toBe('VERIFIED');
    expect((await revise(text.replace('sagte', 'bestritt'))).reason).toBe(CHANGED_SINCE_CHECK);
  });
});

describe('the page before it is saved', () => {
  const after = STORY.replace(QUOTE, BY_THE_LAWYER).replace(
    '\n\nThe ferry carried 12,000 passengers in January.',
    '',
  );

  test('shows what saving does, and writes nothing', async () => {
    const { storyId, revise, preview } = await verified(STORY, 'We will pay');
    await createSignOff(editor.actor, storyId);
    const before = await everyRow();
    const shown = await preview(after);
    expect(await everyRow()).toEqual(before);
    expect(shown.counts).toEqual({ stand: 1, lapse: 1, readAnew: 0, gone: 1, found: 0 });
    expect(shown.endsSignOff).toEqual({ revision: 1, by: editor.name });
    const [lapses] = shown.items;
    expect(lapses).toMatchObject({
      state: 'lapses',
      canGiveAnew: false,
      was: { ticks: ['wording', 'speaker'] },
    });
    expect(lapses?.changes.map((one) => changeSentence(one))).toEqual([
      'Speaker changed: Mara Lund → Bo Kray',
    ]);
    expect(await revise(after, { seen: shown.seen })).toMatchObject({ unchanged: 1, changed: 1, gone: 1 });
  });

  test('what is no longer what was shown is refused, and nothing stored', async () => {
    const { story, storyId, revise, preview } = await verified(STORY, 'We will pay');
    const { seen } = await preview(after);
    await createVerdict(checker.actor, storyId, saying(story, 'the dam was safe').id);
    const before = await everyRow();
    await expect(revise(after, { seen })).rejects.toMatchObject({ code: 'conflict' });
    await expect(revise(`${after}\n\nMore.`, { seen })).rejects.toMatchObject({ code: 'conflict' });
    expect(await everyRow()).toEqual(before);
  });

  test('nobody gives a verdict anew with a revision of their own', async () => {
    const { id, now, revise } = await verified(STORY, 'We will pay');
    await expect(revise(after, { anew: [id] })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await now()).toMatchObject({ status: 'VERIFIED', speaker: { name: 'Mara Lund' } });

    const reporter = await createMember('REPORTER');
    const own = await createStory(reporter.actor, { text: STORY });
    const quote = saying(own, 'We will pay');
    await createVerdict(checker.actor, own.storyId, quote.id);
    const input = { storyId: own.storyId, revisionId: own.view.revision.id };
    expect((await previewRevision(reporter.actor, input, { pasted: after })).items[0]?.canGiveAnew).toBe(
      false,
    );
    const before = await everyRow();
    const asAuthor = reviseStory(reporter.actor, { ...input, anew: [quote.id] }, { pasted: after });
    await expect(asAuthor).rejects.toMatchObject({ code: 'forbidden' });
    expect(await everyRow()).toEqual(before);
  });
});

describe('the same text read otherwise', () => {
  const HEARD = `The inquiry met on Monday.

Mara Lund told the inquiry:

“We will pay for every house. We will pay in May.”

The river fell.`;

  test('a paragraph set aside that told whose words these are', async () => {
    const { story, storyId, now } = await verified(HEARD, 'We will pay');
    expect((await now()).speaker?.name).toBe('Mara Lund');
    const { text } = story.view.revision;
    const block = story.view.blocks.find(({ start, end }) => text.slice(start, end).startsWith('Mara'));
    await moveBlock(checker.actor, { storyId, blockId: block?.id ?? '' }, true);
    expect(why(await now())?.[0]).toBe('Speaker changed: Mara Lund → nobody');
    await moveBlock(checker.actor, { storyId, blockId: block?.id ?? '' }, false);
    expect(await now()).toMatchObject({ changes: [], speaker: { name: 'Mara Lund' } });
  });

  test('another language by which nothing is read lapses nothing', async () => {
    const { storyId, now } = await verified(STORY, 'the dam was safe');
    const { story } = await workbench(checker.actor, storyId);
    const fields = { headline: story.headline, byline: '', desk: '', deadline: null, language: 'fi' };
    await changeStory(checker.actor, { storyId, version: story.version, ...fields });
    expect((await now()).status).toBe('VERIFIED');
  });
});

test('a sign-off made before attribution was signed still publishes', async () => {
  const { storyId } = await verified(STORY, 'We will pay');
  const scope = await storyScope(db, editor.actor, storyId);
  const log = await contactLog(db, storyId, new Date(), 'UTC');
  const fingerprint = signedFingerprint(scope, await itemRows(db, storyId), log, new Map(), 'signed/1');
  const publisher = await createMember('EDITOR');
  const first = await createSignOff(editor.actor, storyId);
  await db.signOff.update({ where: { id: first.id }, data: { fingerprint } });
  const input = { storyId, signOffId: first.id, changeNote: '' };
  const confirmed = { confirmedUnverified: first.unverified, confirmedMismatches: first.mismatches };
  await expect(publish(publisher.actor, { ...input, ...confirmed })).resolves.toMatchObject({ edition: 1 });
});

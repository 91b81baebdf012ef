import { beforeAll, describe, expect, test } from 'vitest';
import {
  createItem,
  createMember,
  createSource,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { openSource } from '../evidence/queries.ts';
import { setSourceText } from '../evidence/text-mutations.ts';
import { itemHistory } from '../items/queries.ts';
import { changeItem } from '../items/shape-mutations.ts';
import { checkAllQuotes, checkQuote } from './mutations.ts';

const WORDS = 'We will pay for every house before the winter,';
const STORY = `Inquiry hears of the flood

“${WORDS}” Mara Lund told the inquiry.

“I cannot promise that,” Lund said.`;
const VTT = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ada Holm>We will pay for every house before the winter.</v>

00:00:05.000 --> 00:00:08.000
<v Mara Lund>I cannot promise that.</v>
`;

let checker: MadeMember;
beforeAll(async () => {
  checker = await createMember('CHECKER');
});

async function held(transcript: string, speakerName = 'Mara Lund', options = {}) {
  const { actor } = checker;
  const sourceId = await createSource(actor, { title: 'The inquiry', ...options });
  const { notice } = await setSourceText(actor, { sourceId, text: transcript, basedOn: null });
  const story = await createStory(actor, { text: STORY });
  const { storyId } = story;
  let item = await createItem(actor, story, `“${WORDS}”`, 'DIRECT_QUOTE', speakerName);
  if (item.speaker?.name !== speakerName)
    item =
      (await changeItem(actor, { storyId, itemId: item.id, version: item.version, speakerName })).items[0] ??
      item;
  const { items } = await checkQuote(actor, { storyId, itemId: item.id, sourceId });
  const check = items[0]?.checks[0];
  if (!check) throw new Error('not checked');
  return { storyId, sourceId, itemId: item.id, check, notice };
}

describe('whose words a transcript says they are', () => {
  test('another’s: misattributed, though word for word', async () => {
    const { check, storyId, itemId } = await held(VTT);
    expect(check).toMatchObject({
      outcome: 'verbatim',
      proposed: 'MISATTRIBUTED',
      said: { kind: 'other', words: 'the transcript gives these words to Ada Holm', speakers: ['Ada Holm'] },
      fromMs: 1000,
    });
    expect((await itemHistory(checker.actor, storyId, itemId)).at(-1)?.words).toContain('misattributed');
  });

  test('the proposal follows the speaker that the item has now', async () => {
    const { storyId, itemId } = await held(VTT);
    const { version } = await itemNow(checker.actor, storyId, itemId);
    const { items } = await changeItem(checker.actor, { storyId, itemId, version, speakerName: 'Ada Holm' });
    expect(items[0]?.checks[0]).toMatchObject({
      proposed: 'VERBATIM',
      said: { kind: 'told' },
      isStale: false,
    });
  });

  test('a speaker who is only counted is asked about', async () => {
    const { check } = await held(VTT.replace('Ada Holm', 'Speaker 2').replace('Mara Lund', 'Speaker 1'));
    expect(check).toMatchObject({
      proposed: 'VERBATIM',
      said: { kind: 'unknown', words: 'the transcript calls the speaker “Speaker 2”: who is that?' },
    });
  });

  test('of two places the one in the right turn is taken; and it is chosen anew when the speaker changes', async () => {
    const both = VTT.replace('I cannot promise that.', 'We will pay for every house before the winter.');
    const { check, storyId, itemId } = await held(both);
    expect(check).toMatchObject({
      proposed: 'VERBATIM',
      fromMs: 5000,
      said: { kind: 'told', speakers: ['Mara Lund'] },
      others: 1,
    });
    const { version } = await itemNow(checker.actor, storyId, itemId);
    const { items } = await changeItem(checker.actor, { storyId, itemId, version, speakerName: 'Ada Holm' });
    expect(items[0]?.checks[0]).toMatchObject({ said: { kind: 'other' }, isStale: true });
  });

  test('a verdict that says otherwise needs a reason, and is against the evidence', async () => {
    const { storyId, itemId } = await held(VTT);
    const refusal = await createVerdict(checker.actor, storyId, itemId).then(
      () => null,
      (error: unknown) => error as AppError,
    );
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal?.fields?.reason).toContain('A transcript gives these words to somebody else');
    await createVerdict(checker.actor, storyId, itemId, {
      reason: 'the transcript has the two exchanged; heard on the recording',
    });
    const event = await db.auditEvent.findFirst({
      where: { subjectId: itemId, action: 'item.recordVerdict' },
      orderBy: { seq: 'desc' },
    });
    expect(JSON.parse(event?.payload ?? '{}')).toMatchObject({ isAgainstEvidence: true });
  });

  test('all quotes at once: counted apart from those that are word for word', async () => {
    const { actor } = checker;
    const { storyId, sourceId } = await held(VTT);
    let counts = {};
    for await (const step of checkAllQuotes(actor, { storyId, sourceId }))
      if ('finished' in step) counts = step.counts;
    expect(counts).toEqual({ verbatim: 1, trimmed: 0, misattributed: 1, altered: 0, not_found: 0 });
  });

  test('a court’s page: the witness of the heading, page and line', async () => {
    const page = `                                                          17
 1                        MARA LUND,
 2   called as a witness, was examined and testified as follows:
 3   BY MR. HALDER:
 4        Q.   What did you promise?
 5        A.   We will pay for every house
 6   before the winter.
`;
    const { check, sourceId } = await held(page);
    expect(check).toMatchObject({
      outcome: 'verbatim',
      proposed: 'VERBATIM',
      page: 17,
      line: 5,
      said: { kind: 'told', speakers: ['A (MARA LUND)'] },
    });
    const opened = await openSource(checker.actor, sourceId);
    expect(opened?.text).toMatchObject({ form: 'lines' });
    expect(opened?.text?.turns.map(([, , label]) => label)).toEqual([null, 'Q', 'A']);
    expect((await held(page, 'Ada Holm')).check.proposed).toBe('MISATTRIBUTED');
  });

  test('a text of an earlier version, without turns, says nothing of who speaks', async () => {
    const { storyId, sourceId, itemId } = await held(VTT);
    const kept = await db.sourceText.findFirstOrThrow({ where: { sourceId } });
    const { text, form, sha256 } = kept;
    const { id } = await db.sourceText.create({
      data: { sourceId, number: 2, text, form, sha256, came: 'carried' },
    });
    await db.source.update({ where: { id: sourceId }, data: { currentTextId: id } });
    const { items } = await checkQuote(checker.actor, { storyId, itemId, sourceId });
    expect(items[0]?.checks[0]).toMatchObject({ proposed: 'VERBATIM', said: null });
  });

  test('what could not be read of a pasted transcript is told', async () => {
    const { notice } = await held(VTT.replace('00:00:05.000 -->', '00:00:0x.000 -->'));
    expect(notice).toMatch(/^2 lines of this file could not be read/);
  });
});

import { type Actor, mintActor } from '../../lib/auth/actor.ts';
import { logContact } from '../../lib/contacts/mutations.ts';
import { db } from '../../lib/db.ts';
import { bringInStory } from '../../lib/stories/mutations.ts';
import { bringInStorySchema } from '../../lib/stories/schema.ts';
import { DemoDesk } from './demo-desk.ts';
import { DEMO_SOURCES, DEMO_STORY } from './story.ts';

const HOUR = 3_600_000;

/**
 * The demo story, partly checked, so that a newcomer sees what the tool is for: quotes held against what was
 * published, one of them altered; a claim that a source contradicts; a non-response of which one party was asked and
 * the other was not. Done through the same mutations as everybody's work, by an account that nobody can sign in with.
 */
export async function seedDemo(now = new Date()): Promise<void> {
  if ((await db.story.count({ where: { isDemo: true } })) > 0) return;
  const checker = await demoMember('Demo checker');
  const { storyId } = await bringInStory(
    checker,
    bringInStorySchema.parse({
      headline: DEMO_STORY.headline,
      byline: DEMO_STORY.byline,
      desk: DEMO_STORY.desk,
      deadline: new Date(now.getTime() + 6 * HOUR).toISOString(),
      language: 'en',
    }),
    { pasted: DEMO_STORY.text },
  );
  await db.story.update({ where: { id: storyId }, data: { isDemo: true } });
  const desk = new DemoDesk(checker, storyId);
  await checkAgainstPosts(desk);
  await checkAgainstDeclaration(desk);
  await askMoscow(checker, storyId, now);
  const silence = await desk.item('no immediate comment', 'NON_RESPONSE');
  await desk.record(silence.id, { status: 'PENDING', reason: 'awaiting reply' });
}

/** The quotes, held against what he published in two languages. */
async function checkAgainstPosts(desk: DemoDesk): Promise<void> {
  const ukrainian = await desk.source({
    type: 'SOCIAL_POST',
    title: 'Telegram post of 8 April 2025, in Ukrainian',
    author: 'Volodymyr Zelensky',
    link: 'https://t.me/V_Zelenskiy_official',
    language: 'uk',
    publishedAt: '2025-04-08T12:30:00Z',
    text: DEMO_SOURCES.ukrainian,
  });
  const english = await desk.source({
    type: 'SOCIAL_POST',
    title: 'Post on X of 8 April 2025, in English',
    author: 'Volodymyr Zelensky',
    link: 'https://x.com/ZelenskyyUa',
    language: 'en',
    publishedAt: '2025-04-08T12:40:00Z',
    text: DEMO_SOURCES.english,
  });

  const prisoners = await desk.item('two Chinese citizens prisoner', 'PARAPHRASE');
  await desk.rest(prisoners.id, english, 'SUPPORTS', {
    excerpt: 'Our military has captured two Chinese citizens who were fighting as part of the Russian army.',
    locator: 'first paragraph',
  });
  await desk.record(prisoners.id, {
    status: 'VERIFIED',
    quotation: 'TRIMMED_FAIRLY',
    ticks: ['wording', 'speaker', 'context'],
  });

  const documents = await desk.item('We have the documents', 'DIRECT_QUOTE');
  await desk.original(documents.id, {
    words: 'Є документи цих полонених, банківські картки, персональні дані',
    language: 'uk',
    translator: 'the foreign desk',
  });
  await desk.rest(documents.id, ukrainian, 'SUPPORTS', { excerpt: '', locator: 'last sentence' });
  await desk.check(documents.id, ukrainian);
  await desk.record(documents.id, {
    status: 'VERIFIED',
    quotation: 'TRANSLATED_FAIRLY',
    substance: 'UNPROVEN',
    ticks: ['wording', 'speaker'],
  });

  const signal = await desk.item('is a clear signal that Putin', 'DIRECT_QUOTE');
  await desk.rest(signal.id, english, 'SUPPORTS', { excerpt: '', locator: 'fourth paragraph' });
  await desk.check(signal.id, english);
  await desk.record(signal.id, {
    status: 'VERIFIED',
    quotation: 'VERBATIM',
    ticks: ['wording', 'speaker', 'context'],
  });

  const response = await desk.item('This requires a response', 'DIRECT_QUOTE');
  await desk.rest(response.id, english, 'CONTRADICTS', { excerpt: '', locator: 'last paragraph' });
  await desk.check(response.id, english);
  await desk.record(response.id, { status: 'DISPUTED', reason: 'wording altered', quotation: 'ALTERED' });

  const more = await desk.item('many more Chinese citizens', 'PARTIAL_QUOTE');
  await desk.rest(more.id, english, 'SUPPORTS', { excerpt: '', locator: 'second paragraph' });
  await desk.check(more.id, english);
  await desk.note(
    more.id,
    'Word for word in English. The Ukrainian video says it too; who checks that before this runs?',
  );
}

/** A fragment that stands, and a claim that the same document contradicts. */
async function checkAgainstDeclaration(desk: DemoDesk): Promise<void> {
  const declaration = await desk.source({
    type: 'DOCUMENT',
    title: 'Washington Summit Declaration, 10 July 2024',
    author: 'NATO',
    link: 'https://www.nato.int/cps/en/natohq/official_texts_227678.htm',
    language: 'en',
    publishedAt: '2024-07-10T18:00:00Z',
  });
  const enabler = await desk.item('decisive enabler', 'PARTIAL_QUOTE');
  await desk.rest(enabler.id, declaration, 'SUPPORTS', {
    excerpt: 'The PRC has become a decisive enabler of Russia’s war against Ukraine',
    locator: 'paragraph 26',
  });
  await desk.record(enabler.id, {
    status: 'VERIFIED',
    quotation: 'VERBATIM',
    ticks: ['wording', 'speaker', 'context'],
  });
  const neutral = await desk.item('is neutral in the war', 'ATTRIBUTED_CLAIM');
  await desk.rest(neutral.id, declaration, 'CONTRADICTS', {
    excerpt: 'its large-scale support for Russia’s defence industrial base',
    locator: 'paragraph 26',
  });
  await desk.record(neutral.id, { status: 'DISPUTED', reason: 'sources conflict', substance: 'UNPROVEN' });
}

/** One of the two parties that the story says did not comment. */
function askMoscow(checker: Actor, storyId: string, now: Date): Promise<void> {
  return logContact(checker, {
    storyId,
    partyName: 'Moscow',
    channel: 'e-mail',
    person: 'Kremlin press service',
    asked: 'Were the two men serving in the Russian army, and under what contract?',
    sentAt: new Date(now.getTime() - 2 * HOUR),
    deadline: new Date(now.getTime() + 4 * HOUR),
    timeZone: 'Europe/Moscow',
    followUpOfId: null,
    itemIds: [],
    outcome: 'NO_IMMEDIATE_RESPONSE',
    reason: '',
    answer: '',
    answeredAt: null,
  });
}

/** Somebody to have done the work, whom nobody can sign in as. */
async function demoMember(name: string): Promise<Actor> {
  const email = `${name.toLowerCase().replace(/\W+/g, '-')}@newsroom.example`;
  const member = await db.member.upsert({
    where: { email },
    create: { email, name, role: 'CHECKER', deactivatedAt: new Date() },
    update: {},
  });
  return mintActor(member);
}

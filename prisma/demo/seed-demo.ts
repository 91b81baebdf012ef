import path from 'node:path';
import { mintActor } from '../../lib/auth/actor.ts';
import { db } from '../../lib/db.ts';
import type { Actor } from '../../lib/domain/actor.ts';
import { env } from '../../lib/env.ts';
import { bringInStory } from '../../lib/revisions/bring-in-mutations.ts';
import { bringInStorySchema } from '../../lib/stories/schema.ts';
import { DemoDesk } from './demo-desk.ts';
import { DEMO_SOURCES, DEMO_STORY } from './story.ts';

const HOUR = 3_600_000;
const RECORDING = path.join(import.meta.dirname, 'recording');

/** He published it in two languages, and a machine read it out: still one origin. */
const ORIGIN = 'Volodymyr Zelensky’s statement of 8 April 2025';

/**
 * The demo story, partly checked, so that a newcomer sees what the tool is for: quotes checked against what was
 * published and against a recording that plays from the words, one of them altered; a recording whose words have no times
 * until somebody has them found; a claim that a source contradicts;
 * an official who must not be named; a non-response of which one party was asked and the other was not, and one whose
 * deadline has passed. Made through the same mutations as everybody's work, by an account that nobody can sign in with.
 * @returns what was left out and why, one sentence each
 */
export async function seedDemo(now = new Date()): Promise<string[]> {
  if ((await db.story.count({ where: { isDemo: true } })) > 0) return [];
  const checker = await demoMember('Demo checker');
  const editor = await demoMember('Demo editor');
  try {
    return await workAtTheStory(checker, editor, now);
  } finally {
    // Only a member can be named on a confidential source, so the accounts are closed once their work is done.
    await db.member.updateMany({
      where: { id: { in: [checker.id, editor.id] } },
      data: { deactivatedAt: now },
    });
  }
}

async function workAtTheStory(checker: Actor, editor: Actor, now: Date): Promise<string[]> {
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
  const colleague = new DemoDesk(editor, storyId);
  const untimed = await addUntimedRecording(desk);
  const english = await checkAgainstPosts(desk, untimed);
  const thread = await checkAgainstRecording(desk, english, colleague);
  await checkAgainstDeclaration(desk);
  await askForComment(desk, now);
  if (env.hasSecretKey) await restOnAnOfficial(desk);
  await giveToNewcomer(desk, now);
  await workMeanwhile(colleague, thread);
  if (env.hasSecretKey) return [];
  return [
    'The demo is without its confidential source: STET_SECRET_KEY is not set (npm start makes one), so nobody’s identity can be encrypted.',
  ];
}

/**
 * Whoever set Stet up finds the story among their own work, and an item that is due before it. They count as having seen the
 * story as it was given to them: what is done after that is told as done since they were here.
 */
async function giveToNewcomer(desk: DemoDesk, now: Date): Promise<void> {
  const newcomer = await db.member.findFirst({
    where: { role: 'ADMIN', deactivatedAt: null },
    orderBy: { createdAt: 'asc' },
  });
  if (!newcomer) return;
  const silence = await desk.item('There was no immediate comment', 'NON_RESPONSE');
  await desk.assign(newcomer.id, silence.id, new Date(now.getTime() + 2 * HOUR));
  await desk.seen(mintActor(newcomer));
}

/** Somebody else at work: a verdict, and a word in the open thread that asked for them. */
async function workMeanwhile(desk: DemoDesk, thread: { threadId: string }): Promise<void> {
  const northKoreans = await desk.item('About 11,000 North Korean soldiers', 'PARAPHRASE');
  await desk.record(northKoreans.id, { status: 'PENDING', reason: 'awaiting source' });
  await desk.reply(thread, 'I do. The video is not in the register yet, so the quote waits for it.');
}

/** A recording with its words and without their times, which one press finds on the newcomer's own machine. */
async function addUntimedRecording(desk: DemoDesk): Promise<string> {
  const recording = await desk.source({
    type: 'RECORDING',
    title: 'The last two paragraphs of 8 April 2025, read by a machine for this demo',
    language: 'en',
    origin: ORIGIN,
    isPrimary: false,
    isFirsthand: false,
    text: DEMO_SOURCES.closing,
  });
  await desk.file(recording, path.join(RECORDING, 'closing-words.mp3'));
  return recording;
}

/**
 * The quotes, checked against what he published in two languages, one of them also against a recording that does not play
 * from the words yet; returns the English post.
 */
async function checkAgainstPosts(desk: DemoDesk, untimed: string): Promise<string> {
  const ukrainian = await desk.source({
    type: 'SOCIAL_POST',
    title: 'Telegram post of 8 April 2025, in Ukrainian',
    author: 'Volodymyr Zelensky',
    link: 'https://t.me/V_Zelenskiy_official',
    language: 'uk',
    origin: ORIGIN,
    publishedAt: '2025-04-08T12:30:00Z',
    text: DEMO_SOURCES.ukrainian,
  });
  const english = await desk.source({
    type: 'SOCIAL_POST',
    title: 'Post on X of 8 April 2025, in English',
    author: 'Volodymyr Zelensky',
    link: 'https://x.com/ZelenskyyUa',
    language: 'en',
    origin: ORIGIN,
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
  await desk.rest(signal.id, untimed, 'SUPPORTS', { excerpt: '', locator: 'first paragraph' });
  await desk.check(signal.id, untimed);
  await desk.record(signal.id, {
    status: 'VERIFIED',
    quotation: 'VERBATIM',
    ticks: ['wording', 'speaker', 'context'],
  });
  return english;
}

/** The quotes, checked against the transcript of a recording, which plays from its words: one was altered. Returns the open thread. */
async function checkAgainstRecording(
  desk: DemoDesk,
  english: string,
  colleague: DemoDesk,
): Promise<{ threadId: string }> {
  const recording = await desk.source({
    type: 'RECORDING',
    title: 'The English words of 8 April 2025, read by a machine for this demo',
    language: 'en',
    origin: ORIGIN,
    isPrimary: false,
    isFirsthand: false,
  });
  for (const name of ['english-words.mp3', 'english-words.vtt'])
    await desk.file(recording, path.join(RECORDING, name));

  const response = await desk.item('This requires a response', 'DIRECT_QUOTE');
  await desk.rest(response.id, english, 'CONTRADICTS', { excerpt: '', locator: 'last paragraph' });
  await desk.rest(response.id, recording, 'CONTRADICTS', { excerpt: '', locator: '0:44' });
  await desk.check(response.id, recording);
  await desk.record(response.id, { status: 'DISPUTED', reason: 'wording altered', quotation: 'ALTERED' });

  const more = await desk.item('many more Chinese citizens', 'PARTIAL_QUOTE');
  await desk.rest(more.id, english, 'SUPPORTS', { excerpt: '', locator: 'second paragraph' });
  await desk.rest(more.id, recording, 'SUPPORTS', { excerpt: '', locator: '0:18' });
  await desk.check(more.id, recording);
  // One thread that is open, and one that came to its end.
  const open = await desk.note(
    more.id,
    `Word for word in English. The Ukrainian video says it too: @{${colleague.memberId}}, who checks that before this runs?`,
  );
  const asked = await desk.note(response.id, 'Is the English text theirs, or an agency’s?');
  await colleague.reply(asked, 'Theirs: it is on their own site, with the same date.');
  await desk.resolve(asked);
  return open;
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

/**
 * Two of three parties were asked: Moscow, whose time is not up, and Seoul, whose deadline has passed. The log supports
 * what the story says about these; about Beijing, whom nobody asked, it supports nothing.
 */
async function askForComment(desk: DemoDesk, now: Date): Promise<void> {
  const at = (hours: number) => new Date(now.getTime() + hours * HOUR);
  const captured = await desk.item('two Chinese citizens prisoner', 'PARAPHRASE');
  await desk.ask({
    partyName: 'Moscow',
    channel: 'e-mail',
    person: 'Kremlin press service',
    asked: 'Were the two men serving in the Russian army, and under what contract?',
    sentAt: at(-2),
    deadline: at(4),
    timeZone: 'Europe/Moscow',
    itemIds: [captured.id],
  });
  const northKoreans = await desk.item('About 11,000 North Korean soldiers', 'PARAPHRASE');
  await desk.ask({
    partyName: 'Seoul',
    channel: 'e-mail',
    person: 'National Intelligence Service, press office',
    asked: 'How many North Korean soldiers are in the Kursk region today?',
    sentAt: at(-26),
    deadline: at(-2),
    timeZone: 'Asia/Seoul',
    itemIds: [northKoreans.id],
  });
  const waiting = await desk.item('no immediate comment', 'NON_RESPONSE');
  await desk.record(waiting.id, { status: 'PENDING', reason: 'awaiting reply' });
  const silent = await desk.item('Seoul did not respond', 'NON_RESPONSE');
  await desk.record(silent.id, { status: 'VERIFIED', ticks: ['wording'] });
}

/** A statement that rests on somebody who must not be named: no real person, and no invented one either. */
async function restOnAnOfficial(desk: DemoDesk): Promise<void> {
  const official = await desk.confidentialSource({
    identity: 'A description of the person would stand here.',
    terms: 'BACKGROUND',
    termsText: 'an official briefed on the case',
  });
  const held = await desk.item('held and questioned', 'PARAPHRASE');
  await desk.rest(held.id, official, 'SUPPORTS', { excerpt: '', locator: 'in conversation' });
  await desk.record(held.id, { status: 'PENDING', reason: 'awaiting source' });
}

/** Somebody to have done the work, and as whom nobody can sign in. */
async function demoMember(name: string): Promise<Actor> {
  const email = `${name.toLowerCase().replace(/\W+/g, '-')}@newsroom.example`;
  const member = await db.member.upsert({
    where: { email },
    create: { email, name, role: 'CHECKER' },
    update: { deactivatedAt: null },
  });
  return mintActor(member);
}

/** A story as it goes to Word, for whom, what the record says of it, and what it does when it comes back. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createEvidence,
  createMember,
  createSource,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
  type MadeStory,
} from '../../testing/factories.ts';
import { checkQuote } from '../checks/mutations.ts';
import { addConfidentialSource } from '../confidential/mutations.ts';
import { addConfidentialSourceSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { auditSentence } from '../domain/audit/event.ts';
import { AppError } from '../domain/errors.ts';
import { CHANGED_SINCE_CHECK } from '../domain/reasons.ts';
import type { WordDraftKind } from '../domain/word-drafts.ts';
import { takeRecognisedWords } from '../evidence/recognised-mutations.ts';
import type { ItemView } from '../items/view.ts';
import { commented, documentOf, edited, partOf, withComment } from '../reading/word-draft.fixture.ts';
import { previewRevision } from '../revisions/queries.ts';
import { reviseStory } from '../revisions/revise-mutations.ts';
import { takeStoryTable } from '../tables/mutations.ts';
import { openThread, resolveThread } from '../threads/mutations.ts';
import { workbench } from '../workbench/queries.ts';
import { takeDraft } from './mutations.ts';

let editor: MadeMember;
let other: MadeMember;
let story: MadeStory;

beforeAll(async () => {
  editor = await createMember('EDITOR');
  other = await createMember('VIEWER');
  await db.newsroom.create({ data: { id: 1, timeZone: 'Europe/Oslo' } });
});

beforeEach(async () => {
  story = await createStory(editor.actor);
});

const item = (index: number) => story.view.items[index] as ItemView;

async function taken(kind: WordDraftKind = 'checked', withNotes = false, actor: Actor = other.actor) {
  const { body, ...file } = await takeDraft(actor, { storyId: story.storyId, kind, withNotes });
  if (!(body instanceof Uint8Array)) throw new Error('It is made as a whole.');
  return { ...file, bytes: body };
}

/** The words of the comments or footnotes of a file, each a line. */
const notesIn = (bytes: Uint8Array, kind: 'comment' | 'footnote'): string[] =>
  partOf(bytes, `word/${kind}s.xml`)
    .split(`</w:${kind}>`)
    .map((note) =>
      [...note.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<\/w:p>/g)].map(([, words]) => words ?? ' | ').join(''),
    )
    .map((note) => note.replace(/( \| )+$/, ''))
    .filter((note) => note.trim() !== '');

const everythingIn = (bytes: Uint8Array) =>
  Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('');

describe('the checked draft', () => {
  test('says of each item what is known of it, over its words', async () => {
    const sourceId = await createSource(editor.actor, {
      title: 'Minutes of the harbour board',
      author: 'Harbour board',
      link: 'https://harbour.example/minutes',
    });
    await createEvidence(editor.actor, story.storyId, item(0).id, { sourceId });
    await createVerdict(editor.actor, story.storyId, item(0).id);
    await createVerdict(editor.actor, story.storyId, item(1).id, {
      status: 'DISPUTED',
      reason: 'sources conflict',
      ticks: [],
      quotation: null,
    });
    const { bytes, fileName, type } = await taken();
    expect(fileName).toMatch(/^\d{4}-\d\d-\d\d ferry-replaces-bridge-until-spring checked\.docx$/);
    expect(type).toContain('wordprocessingml');
    const [first = '', second = '', third] = notesIn(bytes, 'comment');
    expect(first).toMatch(
      /^VERIFIED · item 1 \| Was it said\? Word for word\. Is it true\? Not established\. \| Supports: Minutes of the harbour board, Harbour board \(Official transcript\), page 1, https:\/\/harbour\.example\/minutes \| Checked by .*, \d{4}-\d\d-\d\d \d\d:\d\d$/,
    );
    expect(second).toMatch(/^DISPUTED · item 2 \| sources conflict \|/);
    expect(third).toMatch(/^PENDING · item 3 .*Not checked yet\.$/);
    expect(
      [...partOf(bytes, 'word/comments.xml').matchAll(/w:initials="(\w)"/g)].map(([, one]) => one),
    ).toEqual(['V', 'D', 'P', 'P']);
    const words = /<w:commentRangeStart w:id="2"\/>(.*?)<w:commentRangeEnd w:id="2"\/>/.exec(
      documentOf(bytes),
    )?.[1];
    expect(words?.replace(/<[^>]*>/g, '')).toBe(item(2).exact);
  });

  test('is in the record, and nobody is told', async () => {
    await taken('footnoted', true);
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(event).toMatchObject({ action: 'draft.take', actorId: other.id, storyId: null });
    expect(auditSentence(event.action, JSON.parse(event.payload))).toBe(
      'took the footnoted draft of “Ferry replaces bridge until spring”, revision 1, as a Word file, with notes: 4 items',
    );
  });

  test('has notes only when asked for, open ones, and names them as notes', async () => {
    await openThread(editor.actor, { storyId: story.storyId, itemId: item(0).id, body: 'Rang twice.' });
    const { thread: done } = await openThread(editor.actor, {
      storyId: story.storyId,
      itemId: item(0).id,
      body: 'Was it so?',
    });
    await resolveThread(editor.actor, { storyId: story.storyId, threadId: done.id, version: 1 });
    expect(everythingIn((await taken()).bytes)).not.toContain('Rang twice');
    for (const kind of ['checked', 'footnoted'] as const) {
      const comments = notesIn((await taken(kind, true)).bytes, 'comment');
      expect(comments.filter((words) => words.startsWith('Note in Stet · '))).toEqual([
        expect.stringMatching(new RegExp(`^Note in Stet · ${editor.name}, .*: Rang twice\\.$`)),
      ]);
      expect(comments.join('')).not.toContain('Was it so?');
    }
  });

  test('names no confidential source and nothing that it gave, whoever takes it', async () => {
    const input = {
      identity: 'Ines Calloway of the pilots',
      termsText: 'a person close to the harbour',
      label: 'Confidential source 7',
    };
    const { sourceId } = await addConfidentialSource(editor.actor, addConfidentialSourceSchema.parse(input));
    await createEvidence(editor.actor, story.storyId, item(0).id, { sourceId });
    await openThread(editor.actor, { storyId: story.storyId, itemId: item(0).id, body: 'She rang twice.' });
    for (const actor of [editor.actor, other.actor]) {
      for (const kind of ['checked', 'footnoted'] as const) {
        const { bytes } = await taken(kind, true, actor);
        const all = everythingIn(bytes);
        for (const secret of [
          'Calloway',
          'pilots',
          'close to the harbour',
          'Confidential source',
          'page 1',
          'as they were spoken',
          'She rang',
        ])
          expect(all).not.toContain(secret);
        expect(all).toContain('source that is not named');
      }
    }
  });

  test('is not there for a story that is not', async () => {
    const gone = '00000000-0000-4000-8000-000000000000';
    await expect(
      takeDraft(other.actor, { storyId: gone, kind: 'checked', withNotes: false }),
    ).rejects.toThrow(AppError);
  });
});

test('the footnoted draft numbers each source once', async () => {
  const minutes = await createSource(editor.actor, { title: 'Minutes' });
  const tape = await createSource(editor.actor, { title: 'Tape', type: 'RECORDING' });
  for (const [index, sourceId] of [
    [0, minutes],
    [1, tape],
    [2, minutes],
  ] as const)
    await createEvidence(editor.actor, story.storyId, item(index).id, { sourceId });
  const { bytes } = await taken('footnoted');
  const footnotes = notesIn(bytes, 'footnote').map((words) => words.replace(/:.*/, '').trim());
  expect(footnotes).toEqual(['Source 1 (Stet)', 'Source 2 (Stet)', 'Source 1 (Stet)']);
  expect(notesIn(bytes, 'comment')).toEqual([]);
});

describe('a file that comes back', () => {
  const bring = (bytes: Uint8Array, more: { despite?: 'other_story' | 'other_revision' } = {}) => ({
    fileName: 'back.docx',
    bytes,
    ...more,
  });
  const now = () => workbench(editor.actor, story.storyId);
  const input = async (of: MadeStory = story) => ({
    storyId: of.storyId,
    revisionId: (await workbench(editor.actor, of.storyId)).revision.id,
  });

  test('untouched is the text that the story has', async () => {
    const { bytes } = await taken();
    await expect(previewRevision(editor.actor, await input(), bring(bytes))).rejects.toThrow(
      'This is the text that the story has already.',
    );
  });

  test('changed is a revision: items keep their places and verdicts, but where their words changed', async () => {
    await createVerdict(editor.actor, story.storyId, item(0).id);
    await createVerdict(editor.actor, story.storyId, item(2).id, {
      status: 'DISPUTED',
      reason: 'sources conflict',
      ticks: [],
      quotation: null,
    });
    const { bytes } = await taken();
    const changed = edited(
      bytes,
      (xml) =>
        commented(
          xml
            .replace('12,000', '21,000')
            .replace('the harbour master said', 'the harbour master said on Monday'),
          'transport',
          900,
        ),
      { 'word/comments.xml': (xml) => withComment(xml, 900, 'Ministry notice, p. 2') },
    );
    const shown = await previewRevision(editor.actor, await input(), bring(changed));
    expect(shown.back).toEqual({ byBookmark: 4, byWords: 0 });
    expect(shown.notes).toEqual({ found: 1, stand: 0, gone: 0 });
    expect(shown.counts).toMatchObject({ gone: 0, found: 0 });
    await reviseStory(editor.actor, { ...(await input()), seen: shown.seen }, bring(changed));
    expect(await itemNow(editor.actor, story.storyId, item(2).id)).toMatchObject({
      status: 'PENDING',
      reason: CHANGED_SINCE_CHECK,
      exact: 'The ferry carried 21,000 passengers in January.',
    });
    const { items, proposals, revision } = await now();
    for (const { spans, exact } of items)
      expect(spans.map(({ start, end }) => revision.text.slice(start, end)).join(' … ')).toBe(exact);
    expect(proposals.map(({ words, author }) => [words, author])).toEqual([
      ['Ministry notice, p. 2', 'Ines Calloway'],
    ]);
  });

  test('whose bookmarks were lost is carried over by its words, and says so', async () => {
    const { bytes } = await taken();
    const changed = edited(bytes, (xml) =>
      xml.replace(/<w:bookmarkStart [^>]*w:id="2"\/>/, '').replace('4.2 million', '4.3 million'),
    );
    const shown = await previewRevision(editor.actor, await input(), bring(changed));
    expect(shown.back).toEqual({ byBookmark: 3, byWords: 1 });
    expect(shown.counts.gone).toBe(0);
  });

  test('of another story, or of an older revision, is asked about first, and nothing is stored', async () => {
    const { bytes } = await taken();
    const changed = edited(bytes, (xml) => xml.replace('12,000', '21,000'));
    const another = await createStory(editor.actor);
    const of = (despite?: 'other_story' | 'other_revision') => bring(changed, despite && { despite });
    await expect(reviseStory(editor.actor, await input(another), of())).rejects.toMatchObject({
      asks: 'other_story',
      fields: { file: expect.stringContaining('another story') },
    });
    const shown = await previewRevision(editor.actor, await input(another), of('other_story'));
    expect(shown.back).toEqual({ byBookmark: 0, byWords: 4 });

    await reviseStory(editor.actor, await input(), {
      pasted: `${story.view.revision.text}\n\nThe river fell.`,
    });
    await expect(previewRevision(editor.actor, await input(), of())).rejects.toMatchObject({
      asks: 'other_revision',
      fields: { file: expect.stringMatching(/revision 1; the story is at revision 2.*would be lost/) },
    });
    await expect(previewRevision(editor.actor, await input(), of('other_story'))).rejects.toMatchObject({
      asks: 'other_revision',
    });
    expect((await now()).revision.number).toBe(2);
    expect((await previewRevision(editor.actor, await input(), of('other_revision'))).back).toMatchObject({
      byBookmark: 4,
    });
  });
});

test('no word that only a recogniser heard is in a draft or a table', async () => {
  const sourceId = await createSource(editor.actor, { title: 'Evening call', type: 'RECORDING' });
  const said = 'The bridge will open to traffic on the first Thursday in March.';
  const bytes = Buffer.from(
    JSON.stringify({ segments: [{ start: 0, end: 4, text: said, avg_logprob: -0.1 }] }),
  );
  await takeRecognisedWords(editor.actor, { sourceId, bytes, replaces: false });
  const quote = story.view.items.find(({ exact }) => exact.includes('The bridge will open'));
  const { storyId } = story;
  await createEvidence(editor.actor, storyId, quote?.id ?? '', { sourceId });
  const { items } = await checkQuote(editor.actor, { storyId, itemId: quote?.id ?? '', sourceId });
  expect(items[0]?.checks[0]).toMatchObject({ isUnread: true, outcome: 'altered' });
  for (const kind of ['checked', 'footnoted'] as const) {
    const { bytes: file } = await taken(kind);
    const parts = Object.values(unzipSync(file)).map((part) => strFromU8(part));
    expect(parts.some((part) => part.includes('Evening call'))).toBe(true);
    expect(parts.some((part) => part.includes('Thursday'))).toBe(false);
  }
  for (const table of ['items', 'sources', 'contacts'] as const) {
    const { body } = await takeStoryTable(editor.actor, { storyId, table, format: 'csv' });
    expect(await new Response(body as BodyInit).text()).not.toContain('Thursday');
  }
});

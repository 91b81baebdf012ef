import { beforeAll, describe, expect, test } from 'vitest';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { docx, paragraph, run } from '../files/docx.fixture.ts';
import type { Incoming } from '../reading/read-incoming.ts';
import { bringInStorySchema } from '../stories/schema.ts';
import { workbench } from '../workbench/queries.ts';
import { moveBlock, moveBlocks } from './aside-mutations.ts';
import { bringInStory } from './bring-in-mutations.ts';
import { originalOf } from './original-queries.ts';

const QUOTE = '“We can sail again,” harbour master Mira Kole told reporters on Monday.';
const CAPTION = '“The crane is new,” the owner said in May.';
const PAGE = `<!doctype html><title>Port reopens</title><article><h1>Port reopens</h1><p>${QUOTE}</p>
<figure><figcaption>${CAPTION}</figcaption></figure><figure><figcaption>The mole in the night.</figcaption></figure>
<p>The crane was moved to the mole in the night, according to the port authority.</p></article>`;

let checker: MadeMember;
beforeAll(async () => {
  checker = await createMember('CHECKER');
});

const bringIn = async (incoming: Incoming) =>
  bringInStory(checker.actor, bringInStorySchema.parse({ language: 'en' }), incoming);
const bytes = (text: string) => new TextEncoder().encode(text);
const view = (storyId: string) => workbench(checker.actor, storyId);

describe('all of a kind', () => {
  test('is put back in one press, its items found, and set aside again with them', async () => {
    const { storyId } = await bringIn({ fileName: 'port.html', bytes: bytes(PAGE) });
    const before = await view(storyId);
    const captions = before.blocks.filter(({ asideReason }) => asideReason === 'caption');
    expect(captions).toHaveLength(2);
    expect(before.items.some(({ exact }) => exact.includes('The crane is new'))).toBe(false);

    const blockIds = captions.map(({ id }) => id);
    await moveBlocks(checker.actor, { storyId, blockIds, reason: 'caption', isAside: false });
    const back = await view(storyId);
    expect(back.blocks.filter(({ kind }) => kind === 'ASIDE')).toEqual([]);
    expect(back.items.find(({ exact }) => exact.includes('The crane is new'))?.isCut).toBe(false);

    await moveBlocks(checker.actor, { storyId, blockIds, reason: 'caption', isAside: true });
    const again = await view(storyId);
    expect(again.blocks).toEqual(before.blocks);
    expect(again.items.find(({ exact }) => exact.includes('The crane is new'))?.isCut).toBe(true);
    const events = await db.auditEvent.findMany({ where: { storyId, action: { contains: 'All' } } });
    expect(events.map(({ action }) => action).sort()).toEqual(['story.putBackAll', 'story.setAsideAll']);
  });

  test('leaves alone what was moved meanwhile, and knows no other story’s lines', async () => {
    const { storyId } = await bringIn({ fileName: 'port.html', bytes: bytes(PAGE) });
    const other = await bringIn({ fileName: 'port.html', bytes: bytes(PAGE) });
    const [first, second] = (await view(storyId)).blocks.filter(({ kind }) => kind === 'ASIDE');
    await moveBlock(checker.actor, { storyId, blockId: first?.id ?? '' }, false);
    await moveBlock(checker.actor, { storyId, blockId: first?.id ?? '' }, true);
    const blockIds = [first?.id ?? '', second?.id ?? ''];
    await moveBlocks(checker.actor, { storyId, blockIds, reason: 'caption', isAside: false });
    const { blocks } = await view(storyId);
    expect(blocks.filter(({ kind }) => kind === 'ASIDE').map(({ asideReason }) => asideReason)).toEqual([
      'by hand',
    ]);
    await expect(
      moveBlocks(checker.actor, { storyId: other.storyId, blockIds, reason: 'caption', isAside: false }),
    ).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('what came in is kept, and what was read of it told', () => {
  test('a Word file: codes and values in the database, the file byte for byte', async () => {
    const change = 'w:id="1" w:author="Desk"';
    const file = docx(
      paragraph(`${run(QUOTE)}<w:ins ${change}>${run(' It was plainly safe.')}</w:ins>`) +
        paragraph(run('The port authority has counted forty-one trips since the spring, it said.')),
    );
    const { storyId } = await bringIn({ fileName: 'ferry.docx', bytes: file });
    const { revision } = await view(storyId);
    expect(revision.readings).toEqual([
      { code: 'tracked_change', count: 1, details: [{ words: 'It was plainly safe.', how: 'put_in' }] },
    ]);
    const original = await originalOf(checker.actor, storyId, revision.id);
    expect(original).toMatchObject({ isText: false, name: 'ferry.docx' });
    expect(original.isText ? null : Buffer.from(original.bytes).equals(Buffer.from(file))).toBe(true);
  });

  test('a page comes back as its source, a paste as it was pasted', async () => {
    const html = await bringIn({ fileName: 'port.html', bytes: bytes(PAGE) });
    const { revision } = await view(html.storyId);
    expect(await originalOf(checker.actor, html.storyId, revision.id)).toEqual({
      isText: true,
      name: 'port.html',
      text: PAGE,
    });
    const pasted = `${QUOTE}\r\n\r\n  It rained.`;
    const paste = await bringIn({ pasted });
    const own = (await view(paste.storyId)).revision;
    expect(await originalOf(checker.actor, paste.storyId, own.id)).toMatchObject({ text: pasted });
    await expect(originalOf(checker.actor, html.storyId, own.id)).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('where next to nothing is left', () => {
  const box = (words: string) => `<w:r><w:txbxContent>${paragraph(run(words))}</w:txbxContent></w:r>`;
  const incoming = () => ({
    fileName: 'boxes.docx',
    bytes: docx(
      paragraph(run('Port reopens'), '<w:pStyle w:val="Title"/>') +
        paragraph(box(QUOTE) + box('The owner did not respond to a request for comment.')),
    ),
  });

  test('nothing is stored before the question is answered; each answer does what it says', async () => {
    const stories = await db.story.count();
    const asked = await bringIn(incoming()).catch((error: unknown) => error);
    expect(asked).toBeInstanceOf(AppError);
    expect(asked).toMatchObject({
      code: 'validation',
      asks: 'little_left',
      fields: { file: 'Almost all of this file was set aside (2 of 2 paragraphs).' },
    });
    expect(await db.story.count()).toBe(stories);

    const back = await view((await bringIn({ ...incoming(), keep: 'story' })).storyId);
    expect(back.items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['DIRECT_QUOTE', 'NON_RESPONSE']),
    );
    const asRead = await view((await bringIn({ ...incoming(), keep: 'as_read' })).storyId);
    expect(asRead.items).toEqual([]);
    expect(asRead.blocks.filter(({ kind }) => kind === 'ASIDE')).toHaveLength(2);
  });
});

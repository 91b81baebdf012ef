import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFileAndRead } from '../../testing/add-file-and-read.ts';
import {
  createItem,
  createMember,
  createSource,
  createStory,
  itemNow,
  type MadeMember,
} from '../../testing/factories.ts';
import { checkQuote } from '../checks/mutations.ts';
import { bodyLines, pdf, placedStream } from '../files/pdf.fixture.ts';
import { SAMPLES } from './files.fixture.ts';
import { openSource } from './queries.ts';
import { setSourceText } from './text-mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-everyday-'));
process.env.STET_EVIDENCE_DIR = directory;

let editor: MadeMember;
beforeAll(async () => {
  editor = await createMember('EDITOR');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function upload(bytes: Uint8Array, fileName: string) {
  const sourceId = await createSource(editor.actor);
  async function* body() {
    yield bytes;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const head = { sourceId, fileName, size: bytes.length, sha256 };
  const { notice } = await addFileAndRead(editor.actor, head, body());
  return { sourceId, notice, text: (await openSource(editor.actor, sourceId))?.text };
}

test.each(['mail', 'rtf', 'odt'] as const)('%s is taken as evidence and read', async (key) => {
  const { text, notice } = await upload(SAMPLES[key].bytes, SAMPLES[key].name);
  expect(text?.text).toContain('The bridge will open');
  if (key === 'mail') {
    expect(text?.text).toContain('From: Ada Example <ada@port.example>');
    expect(text?.text).toContain('Date: Thu, 1 Jan 2026 10:00:00 +0000');
    expect(notice).toContain('Read as a mail from Ada Example.');
  }
});

test('a chat is read from a file and from what is pasted alike', async () => {
  const chat = '12/03/24, 2:02 pm - Amina Bello: The gate was open.\n12/03/24, 2:05 pm - Jonas: I closed it.';
  const { sourceId, text, notice } = await upload(Buffer.from(chat), 'WhatsApp Chat.txt');
  expect(notice).toBe('Read as a chat: 2 messages by 2 senders.');
  await setSourceText(editor.actor, { sourceId, text: chat, basedOn: text?.sha256 ?? null });
  expect((await openSource(editor.actor, sourceId))?.text?.text).toBe(text?.text);
});

test('a quote over a page break is word for word, and on both pages', async () => {
  const pages = [
    ['The inquiry found that he told the captain to sail', 1],
    ['anyway, because the trip had been paid for in advance.', 2],
  ] as const;
  const bytes = pdf(
    pages.map(([line, page]) =>
      placedStream([
        [9, 72, 740, 'Port Authority of Lund'],
        ...bodyLines([line]),
        [9, 72, 40, `Report 12/2026 - not to be copied, page ${page}`],
      ]),
    ),
  );
  const { sourceId, notice } = await upload(bytes, 'report.pdf');
  expect(notice).toContain('not part of the text');
  const story = await createStory(editor.actor, {
    text: 'Inquiry ends\n\n“He told the captain to sail anyway, because the trip had been paid for in advance,” the report says.',
  });
  const item = await createItem(
    editor.actor,
    story,
    'He told the captain to sail anyway, because the trip had been paid for in advance,',
  );
  await checkQuote(editor.actor, { storyId: story.storyId, itemId: item.id, sourceId });
  const { checks } = await itemNow(editor.actor, story.storyId, item.id);
  expect(checks).toMatchObject([{ outcome: 'verbatim', page: 1, lastPage: 2 }]);
});

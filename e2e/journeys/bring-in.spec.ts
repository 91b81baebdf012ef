import { db } from '../../lib/db.ts';
import { docx, paragraph, run } from '../../lib/files/docx.fixture.ts';
import { odt } from '../../lib/files/odt.fixture.ts';
import { pdf, placedStream } from '../../lib/files/pdf.fixture.ts';
import { bringIn, expect, galley, itemRow, test } from '../fixtures.ts';

const HEADLINE = 'Ferry replaces bridge until spring';
const QUOTE = '“The bridge will open in March,” the harbour master said in a statement.';
const SILENCE = 'There was no immediate comment from Moscow or Beijing.';
const PARAGRAPHS = [HEADLINE, QUOTE, SILENCE];

const FILES: Record<string, { mimeType: string; buffer: Buffer }> = {
  'story.txt': { mimeType: 'text/plain', buffer: Buffer.from(PARAGRAPHS.join('\n\n')) },
  'story.md': {
    mimeType: 'text/markdown',
    buffer: Buffer.from(
      `# ${HEADLINE}\n\n${QUOTE}\n\nThere was **no immediate comment** from Moscow or Beijing.\n`,
    ),
  },
  'story.html': {
    mimeType: 'text/html',
    buffer: Buffer.from(
      `<!doctype html><title>x</title><style>p{}</style><h1>${HEADLINE}</h1><p>${QUOTE}</p><script>alert(1)</script><p>${SILENCE}</p>`,
    ),
  },
  'story.docx': {
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(docx(PARAGRAPHS.map((words) => paragraph(run(words))).join(''))),
  },
  'story.odt': {
    mimeType: 'application/vnd.oasis.opendocument.text',
    buffer: Buffer.from(odt(PARAGRAPHS.map((words) => `<text:p>${words}</text:p>`).join(''))),
  },
  'story.pdf': {
    mimeType: 'application/pdf',
    buffer: Buffer.from(
      pdf([placedStream(PARAGRAPHS.map((words, i) => [11, 72, 700 - i * 40, words] as const))]),
    ),
  },
  'story.eml': {
    mimeType: 'message/rfc822',
    buffer: Buffer.from(
      `From: Ada Holm <ada@desk.example>\nSubject: Ferry\nContent-Type: text/plain; charset=utf-8\n\n${PARAGRAPHS.join('\n\n')}\n`,
    ),
  },
  'story.json': {
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        uri: 'x',
        headlines: [{ value: HEADLINE }],
        bodies: [{ value: `<p>${QUOTE}</p><p>${SILENCE}</p>` }],
      }),
    ),
  },
};

test('a pasted story, with what is known about it', async ({ colleague }) => {
  const { page, name } = await colleague('CHECKER');
  await page.goto('/stories');
  await page.getByRole('link', { name: 'Bring in a story' }).first().click();
  await page.getByLabel('The story', { exact: true }).fill(PARAGRAPHS.join('\n\n'));
  await expect(page.getByText('27 words')).toBeVisible();
  await page.getByLabel('Headline').fill('The ferry and the bridge');
  await page.getByLabel('Byline').fill('By the harbour desk');
  await page.getByRole('textbox', { name: 'Desk' }).fill('Harbour');
  await page.getByLabel('Deadline').fill('2031-03-03T18:00');
  await page.getByLabel('Language').selectOption('en');
  await page.getByRole('button', { name: 'Bring in the story' }).click();
  await expect(page).toHaveURL(/\/stories\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1, name: 'The ferry and the bridge' })).toBeVisible();
  await expect(galley(page)).toContainText('By the harbour desk · Harbour');
  await expect(itemRow(page, 'The bridge will open in March')).toContainText('Direct quote');
  await expect(itemRow(page, SILENCE)).toContainText('Moscow, Beijing');
  expect(name).not.toBe('');

  await page.getByRole('link', { name: 'Stet: all stories' }).click();
  const entry = page.getByRole('listitem').filter({ hasText: 'The ferry and the bridge' });
  await expect(entry).toContainText('By the harbour desk');
  await expect(entry).toContainText('3 Mar');
});

for (const [name, { mimeType, buffer }] of Object.entries(FILES)) {
  test(`${name} is read as the same story`, async ({ colleague }) => {
    const { page } = await colleague('CHECKER');
    await page.goto('/stories/new');
    await page.getByLabel('Text file').setInputFiles({ name, mimeType, buffer });
    await expect(page.getByText(name)).toBeVisible();
    await page.getByRole('button', { name: 'Bring in the story' }).click();
    await expect(page).toHaveURL(/\/stories\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('heading', { level: 1, name: HEADLINE })).toBeVisible();
    await expect(itemRow(page, 'The bridge will open in March')).toContainText('Direct quote');
    await expect(itemRow(page, SILENCE)).toContainText('Moscow, Beijing');
    await expect(galley(page)).not.toContainText('alert(1)');
    await expect(galley(page)).not.toContainText('**');
  });
}

test('a link inside the network is not opened; what was typed stays', async ({ colleague }) => {
  const { page } = await colleague('CHECKER');
  await page.goto('/stories/new');
  await page.getByLabel('Headline').fill('The ferry and the bridge');
  await page.getByLabel('From a link').fill('http://127.0.0.1/secret');
  await page.getByLabel('From a link').press('Enter');
  await expect(page.getByText('is not on the public internet')).toBeVisible();
  await expect(page).toHaveURL(/\/stories\/new$/);
  await expect(page.getByLabel('From a link')).toHaveValue('http://127.0.0.1/secret');
  await expect(page.getByLabel('Headline')).toHaveValue('The ferry and the bridge');
});

/** Twelve megabytes of the same letter in a few kilobytes: an attack, not a story. */
const bomb = () => Buffer.from(docx(paragraph(run('a'.repeat(12_000_000))), {}, { level: 9 }));

const BAD: { what: string; file?: { name: string; buffer: () => Buffer }; text?: string; says: RegExp }[] = [
  { what: 'nothing but spaces', text: ' \n \n ', says: /empty|no text|Paste/i },
  { what: 'a NUL in pasted text', text: 'A story\u0000 with a NUL in it.', says: /NUL|not text|control/i },
  { what: 'more than a megabyte', text: 'word '.repeat(220_000), says: /1 MB|megabyte/i },
  {
    what: 'an empty file',
    file: { name: 'story.txt', buffer: () => Buffer.alloc(0) },
    says: /This file is empty/,
  },
  {
    what: 'a binary file named .txt',
    file: { name: 'story.txt', buffer: () => Buffer.from([1, 2, 3, 0, 255, 254, 7, 0, 0, 0, 9, 130]) },
    says: /is named \.txt but is/,
  },
  {
    what: 'a PDF named .docx',
    file: { name: 'story.docx', buffer: () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n') },
    says: /is named \.docx but is a PDF/,
  },
  {
    what: 'a Word file named .txt',
    file: { name: 'story.txt', buffer: () => FILES['story.docx']?.buffer ?? Buffer.alloc(0) },
    says: /is named \.txt but is a ZIP archive or an Office document/,
  },
  {
    what: 'a PDF',
    file: { name: 'story.pdf', buffer: () => Buffer.from('%PDF-1.7\n') },
    says: /This PDF is damaged/,
  },
  {
    what: 'a file of more than a megabyte of text',
    file: { name: 'story.txt', buffer: () => Buffer.from('word '.repeat(220_000)) },
    says: /1 MB/,
  },
  { what: 'a zip bomb named .docx', file: { name: 'story.docx', buffer: bomb }, says: /./ },
];

for (const { what, file, text, says } of BAD) {
  test(`${what} is refused beside its field; nothing is stored and nothing typed is lost`, async ({
    colleague,
  }) => {
    const { page, id } = await colleague('CHECKER');
    await page.goto('/stories/new');
    const field = page.getByLabel(file ? 'Text file' : 'The story', { exact: true });
    if (file) {
      const mimeType = 'application/octet-stream';
      await page.getByLabel('Text file').setInputFiles({ name: file.name, mimeType, buffer: file.buffer() });
    } else await field.fill(text ?? '');
    await page.getByLabel('Headline').fill('What was typed');
    await page.getByRole('textbox', { name: 'Desk' }).fill('Harbour');
    await page.getByRole('button', { name: 'Bring in the story' }).click();

    await expect(page.getByText('Nothing was stored')).toBeVisible();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(says);
    await expect(page).toHaveURL('/stories/new');
    await expect(page.getByLabel('Headline')).toHaveValue('What was typed');
    await expect(page.getByRole('textbox', { name: 'Desk' })).toHaveValue('Harbour');
    if (file) await expect(page.getByText(file.name, { exact: false }).first()).toBeVisible();
    else await expect(field).toHaveValue(text ?? '');
    expect(await db.story.count({ where: { createdById: id } })).toBe(0);
  });
}

test('a field that is wrong says so itself, and the file that was chosen stays chosen', async ({
  colleague,
}) => {
  const { page } = await colleague('CHECKER');
  await page.goto('/stories/new');
  const file = FILES['story.txt'];
  if (!file) throw new Error('There is a text file.');
  await page.getByLabel('Text file').setInputFiles({ name: 'story.txt', ...file });
  await page.getByLabel('Headline').fill('h'.repeat(301));
  await page.getByRole('button', { name: 'Bring in the story' }).click();
  await expect(page.getByLabel('Headline')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Headline').fill('A headline');
  await page.getByRole('button', { name: 'Bring in the story' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A headline' })).toBeVisible();
});

test('lines that a PDF broke are joined into paragraphs', async ({ colleague }) => {
  const { page } = await colleague('CHECKER');
  const lines = [
    'Ferry replaces bridge until spring',
    '',
    '“The bridge will open to traffic on the first Monday in March, and not a',
    'day earlier than that, whatever the weather,” the harbour master said in a',
    'statement that his office sent to reporters on Tuesday morning at nine.',
    '',
    'The ferry carried 12,000 passengers in January, more than in any winter',
    'before, according to the port authority, which counts them at the gate.',
  ];
  await bringIn(page, lines.join('\n'));
  await expect(galley(page).getByText('and not a day earlier than that')).toBeVisible();
  await expect(galley(page).getByRole('paragraph').filter({ hasText: 'ferry carried' })).toContainText(
    'more than in any winter before, according to the port authority',
  );
});

test('handles, credits and related lines are set aside in grey, and can be put back', async ({
  colleague,
}) => {
  const { page } = await colleague('CHECKER');
  await bringIn(
    page,
    [
      HEADLINE,
      '@harbour_master_official',
      QUOTE,
      'Photo: Port Authority',
      'Related article: The night the bridge closed',
      SILENCE,
    ].join('\n\n'),
  );
  const asides = galley(page).getByRole('paragraph').filter({ hasText: 'set aside, not part of the story' });
  await expect(asides).toHaveCount(3);
  await expect(asides.nth(0)).toContainText('@harbour_master_official');
  await expect(asides.nth(1)).toContainText('Photo: Port Authority');
  await expect(asides.nth(2)).toContainText('Related article: The night the bridge closed');

  await asides.nth(2).getByRole('button', { name: 'put back' }).click();
  await expect(asides).toHaveCount(2);
  await expect(page.getByText('Put back into the story.').first()).toBeVisible();
  await page.keyboard.press('u');
  await expect(asides).toHaveCount(3);
  await page.reload();
  await expect(asides).toHaveCount(3);
});

import { db } from '../../lib/db.ts';
import { docx, paragraph, run } from '../../lib/files/docx.fixture.ts';
import { odt } from '../../lib/files/odt.fixture.ts';
import { choose, expect, expectAccessible, galley, itemRow, test } from '../fixtures.ts';

const HEADLINE = 'Port reopens after three weeks';
const QUOTE = '“We can sail again,” harbour master Mira Kole told reporters on Monday.';
const SILENCE = 'The owner of the ferry did not respond to a request for comment.';

const PAGE = `<!doctype html><html><head><title>${HEADLINE} - The Harbour Times</title></head><body>
<nav><a href="/">Home</a></nav><article class="no-share"><h1>${HEADLINE}</h1>
<figure><img src="a.jpg"><figcaption>The port on Monday, Mira Kole said nothing.</figcaption></figure>
<p>${QUOTE}</p><aside><p>Related: Ministry drops inquiry</p></aside><p>${SILENCE}</p>
<figure><img src="b.jpg"><figcaption>“The crane is new,” the owner said in May.</figcaption></figure>
<p>The crane was moved to the mole in the night, according to the port authority.</p>
<script>alert(1)</script></article><footer><p>© The Harbour Times. All rights reserved.</p></footer></body></html>`;

async function bringInFile(page: import('@playwright/test').Page, name: string, buffer: Buffer) {
  await page.goto('/stories/new');
  await page.getByLabel('Text file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Bring in the story' }).click();
}

test('an import says what it set aside, brings all of a kind back in one press, and shows the original', async ({
  colleague,
}) => {
  const { page } = await colleague('CHECKER');
  await bringInFile(page, 'port.html', Buffer.from(PAGE));
  const read = page.getByRole('region', { name: 'What was read' });
  await expect(read).toContainText('in 3 paragraphs are the story');
  await expect(read).toContainText('Set aside: 2 captions, 1 “Related” line');
  const asides = galley(page).getByRole('paragraph').filter({ hasText: 'set aside, not part of the story' });
  await expect(asides).toHaveCount(3);

  await read.getByRole('button', { name: 'Put back' }).click();
  await page.getByRole('menuitem', { name: '2 captions' }).click();
  await expect(asides).toHaveCount(1);
  await expect(itemRow(page, 'The crane is new')).toBeVisible();
  await expect(read).toContainText('in 5 paragraphs are the story');
  await expect(read).toContainText('Set aside: 1 “Related” line');

  await page.keyboard.press('u');
  await expect(asides).toHaveCount(3);
  await expect(read).toContainText('2 captions');
  await expectAccessible(page);

  const [original] = await Promise.all([
    page.context().waitForEvent('page'),
    read.getByRole('link', { name: 'Show the original' }).click(),
  ]);
  await expect(original.locator('body')).toContainText('<script>alert(1)</script>');
  expect(await original.evaluate(() => document.contentType)).toBe('text/plain');
  await original.close();

  await read.getByRole('button', { name: 'Close what was read' }).click();
  await expect(read).toBeHidden();
  await page.reload();
  await expect(galley(page)).toContainText('owner of the ferry did not respond');
  await expect(read).toBeHidden();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'What was read of the text' }).click();
  await expect(read).toBeVisible();
});

test('tracked changes of a Word file are told with their words, its comment at the words that it is about', async ({
  colleague,
}) => {
  const { page } = await colleague('CHECKER');
  const change = 'w:id="1" w:author="Desk" w:date="2026-01-01T00:00:00Z"';
  const body =
    paragraph(run(HEADLINE)) +
    paragraph(
      `${run('“The ferry was ')}<w:del ${change}><w:r><w:delText>not </w:delText></w:r></w:del><w:ins ${change}>${run('plainly ')}</w:ins>${run('safe to sail,” Captain Ola Brandt told the inquiry.')}<w:r><w:commentReference w:id="0"/></w:r>`,
    ) +
    paragraph(run(SILENCE));
  const comments = `<w:comments><w:comment w:id="0" w:author="Desk">${paragraph(run('Tape 14:02. NOT safe?'))}</w:comment></w:comments>`;
  await bringInFile(page, 'ferry.docx', Buffer.from(docx(body, { 'word/comments.xml': comments })));
  const read = page.getByRole('region', { name: 'What was read' });
  await expect(read).toContainText('2 tracked changes read as accepted');
  await read.getByRole('button', { name: 'Show them' }).click();
  await expect(read).toContainText('“not” was taken out');
  await expect(read).toContainText('“plainly” was put in');
  await expect(read).toContainText('1 comment is not part of the text');
  await expectAccessible(page);
  const item = await choose(page, 'plainly safe to sail');
  await expect(item.getByText('Tape 14:02. NOT safe?', { exact: true })).toBeVisible();
});

for (const [name, file] of [
  [
    'ferry.odt',
    odt(
      `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>not </text:p></text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes><text:h>${HEADLINE}</text:h><text:p>“The ferry was <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>plainly <text:change-end text:change-id="c2"/>safe to sail,” Captain Ola Brandt told the inquiry.</text:p><text:p>${SILENCE}</text:p>`,
    ),
  ],
  [
    'ferry.rtf',
    Buffer.from(
      `{\\rtf1\\ansi ${HEADLINE}\\par "The ferry was {\\deleted\\revauthdel1 not }{\\revised\\revauth1 plainly }safe to sail," Captain Ola Brandt told the inquiry.\\par ${SILENCE}\\par }`,
    ),
  ],
] as const) {
  test(`tracked changes of ${name} are told as a Word file's are, and once more at sign-off`, async ({
    colleague,
  }) => {
    const { page } = await colleague('CHECKER');
    await bringInFile(page, name, Buffer.from(file));
    const read = page.getByRole('region', { name: 'What was read' });
    await expect(read).toContainText('2 tracked changes read as accepted');
    await read.getByRole('button', { name: 'Show them' }).click();
    await expect(read).toContainText('“not” was taken out');
    await expect(read).toContainText('“plainly” was put in');
    await expect(itemRow(page, 'plainly safe to sail')).toBeVisible();
    const signer = await colleague('EDITOR');
    await signer.page.goto(page.url());
    await signer.page.getByRole('button', { name: 'Sign off…' }).click();
    await expect(
      signer.page.getByText('2 tracked changes of the draft were not settled, and read as accepted.'),
    ).toBeVisible();
  });
}

test('where almost nothing is left Stet asks first, and one press puts the story back', async ({
  colleague,
}) => {
  const { page, id } = await colleague('CHECKER');
  const box = (words: string) => `<w:r><w:txbxContent>${paragraph(run(words))}</w:txbxContent></w:r>`;
  const buffer = Buffer.from(
    docx(paragraph(run(HEADLINE), '<w:pStyle w:val="Title"/>') + paragraph(box(QUOTE) + box(SILENCE))),
  );
  await page.goto('/stories/new');
  await page.getByRole('textbox', { name: 'Desk' }).fill('Harbour');
  await page.getByLabel('Text file').setInputFiles({
    name: 'boxes.docx',
    mimeType: 'application/octet-stream',
    buffer,
  });
  await page.getByRole('button', { name: 'Bring in the story' }).click();
  await expect(
    page.getByText('Almost all of this file was set aside (2 of 2 paragraphs).').first(),
  ).toBeVisible();
  expect(await db.story.count({ where: { createdById: id } })).toBe(0);
  await expect(page.getByRole('textbox', { name: 'Desk' })).toHaveValue('Harbour');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Put the story back' }).click();
  await expect(page).toHaveURL(/\/stories\/[0-9a-f-]{36}$/);
  await expect(itemRow(page, 'We can sail again')).toBeVisible();
  await expect(itemRow(page, SILENCE)).toBeVisible();
});

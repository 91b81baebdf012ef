import { setSourceText } from '../../lib/evidence/text-mutations.ts';
import { createSource, createStory } from '../../testing/factories.ts';
import { choose, expect, expectAccessible, inspector, itemRow, openDesk, test } from '../fixtures.ts';
import { file, recording } from '../recording.ts';

/** What a machine made of a recording: no punctuation, no capitals, a filler. */
const TRANSCRIPT = `1
00:00:00,000 --> 00:00:03,500
uh good evening the ferry will not sail on friday

2
00:00:05,000 --> 00:00:08,500
we have repaired the engine and the whole crew has slept
`;

const STORY = `Ferry back on Friday

“The ferry will sail on Friday,” the harbour master said on Tuesday.

“We have repaired the engine and the whole crew has slept,” she added.`;

test('all quotes are held against a transcript: one is altered, is played and disputed; one stands', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const sourceId = await createSource(actor, { title: 'Evening call with the harbour', type: 'RECORDING' });
  const { storyId } = await createStory(actor, { text: STORY });

  await test.step('the recording and its transcript are uploaded', async () => {
    await page.goto(`/sources/${sourceId}`);
    await page
      .getByLabel('Files to add')
      .setInputFiles([file('call.wav', recording()), file('call.srt', TRANSCRIPT)]);
    await expect(page.getByText('2 files added.')).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText('The transcript stands with its recording above.')).toBeVisible();
  });

  await test.step('all quotes are checked against it', async () => {
    await openDesk(page, storyId);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: /Check all quotes/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Check all quotes' });
    await dialog.getByLabel('Source').selectOption(sourceId);
    await dialog.getByRole('button', { name: 'Check all quotes' }).click();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'altered' })).toContainText('1');
    await expect(dialog.getByRole('listitem').filter({ hasText: 'word for word' })).toContainText('1');
    await dialog.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('the altered one says loudly that the sense changed, and plays from its place', async () => {
    const panel = await choose(page, 'The ferry will sail on Friday');
    await expect(panel.getByText('This changes the sense')).toBeVisible();
    await expect(panel.getByText('What differs is a negation.')).toBeVisible();
    await expect(panel.locator('mark').filter({ hasText: 'not' })).toBeVisible();
    await panel.getByRole('button', { name: /^Play from 0:0[01]$/ }).click();
    const player = panel.getByLabel(/^Evening call with the harbour, from 0:0[01]$/);
    await expect
      .poll(() => player.evaluate((audio: HTMLAudioElement) => audio.readyState))
      .toBeGreaterThan(1);
    await expectAccessible(page);
  });

  await test.step('it is disputed with one press', async () => {
    await inspector(page).getByRole('button', { name: 'Dispute: wording altered' }).click();
    await expect(itemRow(page, 'The ferry will sail on Friday')).toContainText('Disputed');
    await expect(inspector(page).getByLabel('Was it said?')).toHaveValue('ALTERED');
  });

  await test.step('the other one’s proposal is taken as the answer; no status changes by itself', async () => {
    const panel = await choose(page, 'We have repaired the engine');
    await expect(panel.getByRole('paragraph').filter({ hasText: /^Word for word$/ })).toBeVisible();
    await expect(itemRow(page, 'We have repaired the engine')).toContainText('Pending');
    await panel.getByRole('button', { name: 'Was it said? “Word for word”' }).click();
    await expect(panel.getByLabel('Was it said?')).toHaveValue('VERBATIM');
  });
});

test('words chosen in a source’s text fill in excerpt and place, by mouse or by keyboard', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const sourceId = await createSource(actor, { title: 'Minutes of the harbour board' });
  await setSourceText(actor, {
    sourceId,
    text: 'The board met on Monday.\n\nThe engine was repaired on Sunday, and nobody was hurt.',
    basedOn: null,
  });
  const { storyId } = await createStory(actor, { text: STORY });
  await openDesk(page, storyId);
  const panel = await choose(page, 'We have repaired the engine');
  await page.keyboard.press('s');
  const form = panel.getByRole('form', { name: 'Add a source' });
  await form.getByLabel('Title').fill('Minutes of the harbour');
  await form.getByRole('option', { name: /Minutes of the harbour board/ }).click();
  await form.getByLabel('Place in the source').fill('agenda item 2');
  await form.getByRole('button', { name: 'Choose from its words' }).click();
  const words = form.getByLabel(/^Its words/);
  await expect(words).toBeFocused();
  const whole = await words.inputValue();
  await page.keyboard.type('x');
  await page.keyboard.press('Backspace');
  await expect(words).toHaveValue(whole);
  await page.keyboard.press('Control+End');
  for (let k = 0; k < 'nobody was hurt.'.length; k += 1) await page.keyboard.press('Shift+ArrowLeft');
  await expect(form.getByLabel(/^Excerpt/)).toHaveValue('nobody was hurt.');
  await expect(form.getByLabel('Place in the source')).toHaveValue('paragraph 2');
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Put back what stood there' }).click();
  await expect(form.getByLabel('Place in the source')).toHaveValue('agenda item 2');
  await expect(form.getByLabel(/^Excerpt/)).toHaveValue('');
  await words.dblclick({ position: { x: 20, y: 16 } });
  await expect(form.getByLabel('Place in the source')).toHaveValue(/^paragraph [12]$/);
  await form.getByRole('button', { name: 'Add source' }).click();
  await expect(panel.getByRole('listitem').filter({ hasText: 'Minutes of the harbour board' })).toContainText(
    'paragraph',
  );
});

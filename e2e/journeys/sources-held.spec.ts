import { checkQuote } from '../../lib/checks/mutations.ts';
import { addConfidentialSource } from '../../lib/confidential/mutations.ts';
import { addConfidentialSourceSchema } from '../../lib/confidential/schema.ts';
import { setSourceText } from '../../lib/evidence/text-mutations.ts';
import {
  createContact,
  createEvidence,
  createMember,
  createSource,
  createStory,
  createVerdict,
} from '../../testing/factories.ts';
import { choose, expect, expectAccessible, openDesk, test } from '../fixtures.ts';

const OLD = 'The bridge will open to traffic on the first Monday in March.';
const NEW = 'The bridge will not open to traffic on the first Monday in March.';

test('the words of a source are replaced: what rested on them lapses, is checked again, and they are put back', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('EDITOR');
  const sourceId = await createSource(actor, { title: 'Transcript of the harbour call' });
  await setSourceText(actor, { sourceId, text: OLD, basedOn: null });
  const { storyId, view } = await createStory(actor);
  const itemId = view.items[0]?.id ?? '';
  await createEvidence(actor, storyId, itemId, { sourceId });
  await checkQuote(actor, { storyId, itemId, sourceId });
  await createVerdict((await createMember('CHECKER')).actor, storyId, itemId);

  await test.step('the text is corrected', async () => {
    await page.goto(`/sources/${sourceId}`);
    await page.getByRole('button', { name: 'Correct the text' }).click();
    await page.getByLabel('Words of the source').fill(NEW);
    await page.getByRole('button', { name: 'Save the text' }).click();
    await page.getByText('Version 2 of the words').click();
    const versions = page.getByRole('list', { name: 'Versions of the words' });
    await versions.getByRole('button', { name: 'Read version 1' }).click();
    await expect(versions.getByText(OLD)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the verdict lapsed, the check is stale, and is made again', async () => {
    await openDesk(page, storyId);
    const panel = await choose(page, 'The bridge will open to traffic');
    await expect(panel.getByText('replaced: version 1', { exact: false }).first()).toBeVisible();
    await expect(panel.getByText(/version 2 replaced them/)).toBeVisible();
    await expectAccessible(page);
    await panel.getByRole('button', { name: 'Check again', exact: true }).click();
    await expect(panel.getByText('This changes the sense')).toBeVisible();
  });

  await test.step('the earlier words are put back, as a new version', async () => {
    await page.goto(`/sources/${sourceId}`);
    await page.getByText('Version 2 of the words').click();
    await page.getByRole('button', { name: 'Put back version 1' }).click();
    await expect(page.getByText('Version 3 of the words')).toBeVisible();
  });
});

test('a reporter who is a stranger to a source is told whose it is', async ({ colleague }) => {
  const { page } = await colleague('REPORTER');
  const owner = await createMember('REPORTER');
  const sourceId = await createSource(owner.actor, { title: 'Minutes of a stranger' });
  await page.goto(`/sources/${sourceId}`);
  await expect(page.getByText(/Reporters change the sources that they added.* or an editor/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make confidential' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Paste the words' })).toHaveCount(0);
});

test('confidentiality is lifted by two: one who is named asks, an editor confirms', async ({ colleague }) => {
  const asker = await colleague('REPORTER');
  const editor = await colleague('EDITOR');
  const { sourceId } = await addConfidentialSource(
    asker.actor,
    addConfidentialSourceSchema.parse({ identity: 'Nobody Inparticular', termsText: 'a person at the port' }),
  );
  await asker.page.goto(`/sources/${sourceId}`);
  await asker.page.getByRole('button', { name: 'No longer confidential…' }).click();
  await asker.page.getByLabel('Why it need not be confidential any more').fill('They said it in public.');
  await asker.page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(asker.page.getByText(/lifted by two people/)).toBeVisible();
  await expect(asker.page.getByRole('button', { name: /^Confirm/ })).toHaveCount(0);

  await editor.page.goto(`/sources/${sourceId}`);
  await expect(editor.page.getByText(/They said it in public/)).toBeVisible();
  await expectAccessible(editor.page);
  await editor.page.getByRole('button', { name: 'Confirm: no longer confidential' }).click();
  await expect(editor.page.getByRole('heading', { name: 'Confidential source', exact: true })).toHaveCount(0);
  await expect(editor.page.getByRole('button', { name: 'Make confidential' })).toBeVisible();
  await expect(editor.page.getByText('Nobody Inparticular')).toHaveCount(0);
});

test('terms that somebody changed are put back from the source’s page', async ({ colleague }) => {
  const owner = await colleague('REPORTER');
  const sourceId = await createSource(owner.actor, { title: 'A talk at the quay', terms: 'OFF_RECORD' });
  const { page } = owner;
  await page.goto(`/sources/${sourceId}`);
  await page.getByRole('button', { name: 'Change details' }).click();
  await page.getByLabel('Terms of attribution').selectOption({ label: 'On the record' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/Before: off the record\. Changed by/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Put back…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Put the terms back' });
  await expect(dialog.getByLabel('Terms of attribution').getByRole('option', { selected: true })).toHaveText(
    'Off the record',
  );
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/Before: on the record\. Changed by/)).toBeVisible();
});

test('a party that was renamed is called as before again by U', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  const name = `Harbour office ${storyId.slice(-6)}`;
  await createContact(actor, storyId, name);
  await openDesk(page, storyId);
  await page.keyboard.press('c');
  const log = page.getByRole('region', { name: 'Contact log' });
  const thread = log.getByRole('region', { name, exact: true });
  await thread.getByRole('button', { name: /names/i }).click();
  await log.getByLabel('Name', { exact: true }).fill(`${name} trust`);
  await log.getByRole('button', { name: 'Save' }).click();
  await expect(log.getByRole('region', { name: `${name} trust`, exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await page.keyboard.press('c');
  await expect(thread).toBeVisible();
});

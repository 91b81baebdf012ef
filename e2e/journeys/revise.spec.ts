import { createMember, createStory, createVerdict } from '../../testing/factories.ts';
import { awake, expect, inspector, openDesk, test } from '../fixtures.ts';

const QUOTE = '“We will pay for every house,” Mara Lund, the owner of the dam, told the inquiry on Monday.';
const BY_THE_LAWYER =
  '“We will pay for every house,” Mara Lund’s lawyer, Bo Kray, told the inquiry on Monday.';
const STORY = `Dam safe in March, says official

${QUOTE}

Corin Bell said the dam was safe in March.

The ferry carried 12,000 passengers in January.`;

async function checkedStory() {
  const editor = await createMember('EDITOR');
  const story = await createStory(editor.actor, { text: STORY });
  for (const item of story.view.items) {
    if (item.kind !== 'FACTUAL_CLAIM') await createVerdict(editor.actor, story.storyId, item.id);
  }
  return story;
}

test('a revision that swaps the speaker lapses the verdict and says why, before it is saved and after', async ({
  colleague,
}) => {
  const { page } = await colleague('CHECKER');
  const { storyId } = await checkedStory();
  await page.goto(`/stories/${storyId}/revise`);
  await awake(page);
  const field = page.getByLabel('The text of revision 2');
  await field.fill(STORY.replace(QUOTE, BY_THE_LAWYER).replace('Bell said', 'Bell has never said'));
  await page.getByRole('button', { name: 'See what it does' }).click();

  const effects = page.getByRole('region', { name: 'What it does to the check' });
  await expect(effects).toContainText('2 items stand');
  await expect(effects).toContainText('2 lapse');
  const speaker = effects.getByRole('listitem').filter({ hasText: 'We will pay' });
  await expect(speaker).toContainText(/Speaker changed: Mara Lund .*Bo Kray/);
  await expect(speaker).toContainText('Was verified: wording, speaker.');
  const denial = effects.getByRole('listitem').filter({ hasText: 'the dam was safe' });
  await expect(denial).toContainText(/Sense changed: “said” .*“has never said”/);
  await expect(page.locator('ins').filter({ hasText: 'has never' })).toBeVisible();

  // Going back, or reloading the page, loses nothing.
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await expect(field).toHaveValue(/Bo Kray/);
  await page.reload();
  await expect(field).toHaveValue(/Bo Kray/);
  await page.getByRole('button', { name: 'See what it does' }).click();
  // The person who brings a text in is an author of it and gives no verdict on it.
  await expect(
    denial.getByRole('checkbox', { name: 'It still holds: I give the verdict anew' }),
  ).toBeHidden();
  await page.getByRole('button', { name: 'Save revision 2' }).click();

  const items = page.getByRole('region', { name: 'Items' });
  const lapsed = items.getByRole('listitem').filter({ hasText: 'We will pay' });
  await expect(lapsed).toContainText('Changed since check · speaker changed: Mara Lund → Bo Kray');
  await expect(items.getByRole('listitem').filter({ hasText: 'has never said' })).toContainText(
    'Changed since check',
  );
  await lapsed.getByRole('button').click();
  await expect(inspector(page).getByText('Speaker changed')).toBeVisible();
});

test('what others did meanwhile is shown before anything is saved', async ({ colleague }) => {
  const { page } = await colleague('CHECKER');
  const story = await checkedStory();
  const claim = story.view.items.find(({ kind }) => kind === 'FACTUAL_CLAIM');
  await page.goto(`/stories/${story.storyId}/revise`);
  await awake(page);
  await page.getByLabel('The text of revision 2').fill(STORY.replace(QUOTE, BY_THE_LAWYER));
  await page.getByRole('button', { name: 'See what it does' }).click();
  await expect(page.getByRole('region', { name: 'What it does to the check' })).toContainText('1 lapses');
  const other = await createMember('EDITOR');
  await createVerdict(other.actor, story.storyId, claim?.id ?? '', {
    status: 'DISPUTED',
    reason: 'sources conflict',
    ticks: [],
  });
  await page.getByRole('button', { name: 'Save revision 2' }).click();
  await expect(page.getByText('Nothing was saved yet')).toBeVisible();
  await page.getByRole('button', { name: 'Save revision 2' }).click();
  await expect(page).toHaveURL(new RegExp(`/stories/${story.storyId}$`));
});

test('what a person had set by hand is asked about', async ({ colleague }) => {
  const { page } = await colleague('CHECKER');
  const { storyId } = await checkedStory();
  await openDesk(page, storyId);
  const items = page.getByRole('region', { name: 'Items' });
  await items.getByRole('listitem').filter({ hasText: 'the dam was safe' }).getByRole('button').click();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('textbox', { name: 'Speaker' }).fill('Ada Moss');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(items.getByRole('listitem').filter({ hasText: 'the dam was safe' })).toContainText('Ada Moss');

  await page.goto(`/stories/${storyId}/revise`);
  await awake(page);
  await page.getByLabel('The text of revision 2').fill(STORY.replace('Corin Bell', 'Peter Hart'));
  await page.getByRole('button', { name: 'See what it does' }).click();
  await expect(page.getByText('The text now says Peter Hart; Ada Moss was set by hand.')).toBeVisible();
  await page.getByRole('button', { name: 'Save revision 2' }).click();
  await items.getByRole('listitem').filter({ hasText: 'the dam was safe' }).getByRole('button').click();
  await expect(page.getByText('Which holds?')).toBeVisible();
  await page.getByRole('button', { name: 'Take what the text says' }).click();
  await expect(page.getByText('Which holds?')).toBeHidden();
  await expect(items.getByRole('listitem').filter({ hasText: 'the dam was safe' })).toContainText(
    'Peter Hart',
  );
});

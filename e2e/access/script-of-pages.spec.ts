import { createMember, createReport, createSource, createStory } from '../../testing/factories.ts';
import { kilobytesOfScript, SCRIPT_OF_PAGES } from '../../testing/script-of-pages.ts';
import { expect, test } from '../fixtures.ts';

test('no page brings more script than it may', async ({ colleague, anonymous }) => {
  const { page, actor } = await colleague('ADMIN');
  const { actor: publisher } = await createMember('EDITOR');
  const { storyId } = await createStory(actor);
  const sourceId = await createSource(actor);
  const { slug } = await createReport(actor, publisher, storyId);
  const places = { storyId, sourceId, slug };
  for (const { page: name, at, mostKilobytes, isForVisitors } of SCRIPT_OF_PAGES) {
    const kilobytes = await kilobytesOfScript(isForVisitors ? anonymous : page, at(places));
    expect.soft(kilobytes, name).toBeLessThanOrEqual(mostKilobytes);
    // Measured at all: every page but the published ones and the sign-in page has some.
    if (mostKilobytes > 0) expect.soft(kilobytes, name).toBeGreaterThan(mostKilobytes / 2);
  }
});

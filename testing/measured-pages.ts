/** What the main pages ask of the database, by the name of the page. */

import { readDesk } from '../lib/desk/desk-queries.ts';
import { listStories } from '../lib/desk/list-queries.ts';
import { readWork } from '../lib/desk/work-queries.ts';
import type { Actor } from '../lib/domain/actor.ts';
import { itemHistory } from '../lib/items/queries.ts';
import { listRecord } from '../lib/record/queries.ts';
import { listSources } from '../lib/sources/queries.ts';
import { workbench } from '../lib/workbench/queries.ts';

export async function mainPages(
  actor: Actor,
  storyId: string,
): Promise<Record<string, () => Promise<unknown>>> {
  const { items } = await workbench(actor, storyId);
  return {
    'stories, first page': () => listStories(actor),
    'stories, searched': () => listStories(actor, { query: 'Pier 4999' }),
    'the desk, first page': () => readDesk(actor, 'UTC'),
    'the desk, searched': () => readDesk(actor, 'UTC', { query: 'Pier 4999' }),
    'my work': () => readWork(actor),
    'a story on the workbench': () => workbench(actor, storyId),
    'the history of an item': () => itemHistory(actor, storyId, items[0]?.id ?? ''),
    'sources, first page': () => listSources(actor),
    'sources, searched': () => listSources(actor, { query: 'sitting 19999' }),
    'the record': () => listRecord(actor),
  };
}

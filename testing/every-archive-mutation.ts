/** Asking the Internet Archive to keep a page: the mutation, with what is needed to try it. */
import { db } from '../lib/db.ts';
import { askForArchiving } from '../lib/sources/archive-mutations.ts';
import { createEvidence, createSource } from './factories.ts';
import type { Mutation } from './tried-mutation.ts';

const NOWHERE = '01a20971-0000-7000-8000-000000000000';

export const EVERY_ARCHIVE_MUTATION: readonly Mutation[] = [
  {
    name: 'askForArchiving',
    act: 'source.askArchive',
    // Who may change a source that a story of theirs rests on.
    may: 'r C c E e A a',
    isVersioned: false,
    prepare: async ({ editor, story }) => {
      const internetArchive = true;
      await db.newsroom.upsert({
        where: { id: 1 },
        create: { internetArchive },
        update: { internetArchive },
      });
      const sourceId = await createSource(editor, { link: 'https://news.example/bridge' });
      await createEvidence(editor, story.storyId, story.view.items[0]?.id ?? '', { sourceId });
      const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
      return {
        run: (actor) => askForArchiving(actor, { sourceId, version }),
        foreign: [(actor) => askForArchiving(actor, { sourceId: NOWHERE, version })],
      };
    },
  },
];

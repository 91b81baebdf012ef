/** The mutations of tokens with which programs bring stories in, each with what is needed to try it. */
import { db } from '../lib/db.ts';
import type { Actor } from '../lib/domain/actor.ts';
import { shareStory } from '../lib/revisions/share-mutations.ts';
import { bringInStorySchema } from '../lib/stories/schema.ts';
import { makeStoryToken, revokeStoryToken } from '../lib/tokens/mutations.ts';
import { bare } from './every-source-mutation.ts';
import { STORY_TEXT } from './factories.ts';
import type { Mutation } from './tried-mutation.ts';

/** Whoever tries it has one. */
async function everyoneHasOne(): Promise<void> {
  const members = await db.member.findMany({ select: { id: true } });
  await db.storyToken.createMany({
    data: members.map(({ id }) => ({
      ...{ memberId: id, name: 'CMS', begins: 'stet_abcde' },
      tokenHash: crypto.randomUUID(),
    })),
  });
}

const tokenOf = ({ id }: Actor) =>
  db.storyToken.findFirstOrThrow({ where: { memberId: id, revokedAt: null }, select: { id: true } });

const anothers = ({ id }: Actor) =>
  db.storyToken.findFirstOrThrow({
    where: { memberId: { not: id }, revokedAt: null },
    select: { id: true },
  });

export const EVERY_TOKEN_MUTATION: readonly Mutation[] = [
  bare({
    name: 'makeStoryToken',
    act: 'member.makeStoryToken',
    may: 'R r C c E e A a',
    isVersioned: false,
    prepare: async () => ({ run: (actor) => makeStoryToken(actor, { name: 'CMS' }), foreign: [] }),
  }),
  bare({
    name: 'revokeStoryToken',
    act: 'member.revokeStoryToken',
    may: 'R r C c E e L V A a',
    isVersioned: false,
    prepare: async () => {
      await everyoneHasOne();
      return {
        run: async (actor) => revokeStoryToken(actor, { tokenId: (await tokenOf(actor)).id }),
        foreign: [async (actor) => revokeStoryToken(actor, { tokenId: (await anothers(actor)).id })],
      };
    },
  }),
  bare({
    name: 'shareStory',
    act: 'story.bringIn',
    may: 'R r C c E e A a',
    isVersioned: false,
    prepare: async () => {
      await everyoneHasOne();
      return {
        run: async (actor) => {
          const sharing = { tokenId: (await tokenOf(actor)).id, key: null, sha256: '' };
          return shareStory(actor, sharing, bringInStorySchema.parse({}), { pasted: STORY_TEXT });
        },
        foreign: [],
      };
    },
  }),
];

/** A change to a story begins here: see lib/changing/changing.ts. */
import { type BasedOn, changing, holdRows, type Length, readingInTurn } from '../changing/changing.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type Action, authorise, type Subject } from '../domain/permissions.ts';
import { storySubject } from './queries.ts';

type StoryChange = {
  storyId: string;
  /** What is to be done: a person who may not is told so before being told of a conflict. */
  may: Action;
  basedOn?: readonly BasedOn[];
  /** Throws what else takes precedence over being out of date. */
  first?: (client: Tx, subject: Subject) => Promise<unknown>;
};

/** What `changing` needs to know of a change to a story. */
function storyChange(actor: Actor, { storyId, may, basedOn = [], first: more }: StoryChange) {
  const first = async (client: Tx) => {
    const subject = await storySubject(client, actor, storyId);
    authorise(actor, may, subject);
    await more?.(client, subject);
  };
  return { turns: [storyId], basedOn, first };
}

/** Does a change to a story: nobody else changes the story until its transaction ends. */
export function changingStory<T>(
  actor: Actor,
  change: StoryChange,
  work: (tx: Tx) => Promise<T>,
  length?: Length,
): Promise<T> {
  return changing(
    storyChange(actor, change),
    async (tx) => {
      await holdRows(tx, 'story', [change.storyId]);
      return work(tx);
    },
    length,
  );
}

/** The same as `readingInTurn`, for a change to a story. */
export function readingStoryInTurn<T>(actor: Actor, change: StoryChange, work: () => Promise<T>): Promise<T> {
  return readingInTurn(change.storyId, storyChange(actor, change), work);
}

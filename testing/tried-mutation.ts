/** How a mutation is tried by every role: see testing/every-mutation.ts. */
import type { Actor } from '../lib/domain/actor.ts';
import type { AuditAct } from '../lib/domain/audit/payloads.ts';
import type { ItemView } from '../lib/items/view.ts';
import type { MadeStory } from './factories.ts';

/** Where a mutation is tried: a story, and another one whose things it must not touch. */
export type Desk = { story: DeskStory; other: MadeStory; editor: Actor };

/** A story that was just brought in, with as much of its view as a trial needs. */
export type DeskStory = {
  storyId: string;
  view: {
    revision: { id: string; text: string };
    blocks: { id: string }[];
    items: Pick<ItemView, 'id' | 'version'>[];
  };
};

/** The mutation with valid input, and with ids in it that belong elsewhere. */
export type Trial = {
  run: (actor: Actor) => Promise<unknown>;
  foreign: ((actor: Actor) => Promise<unknown>)[];
};

export type Mutation = {
  name: string;
  /** Null where it changes nothing that the record holds, so that no event tells of it. */
  act: AuditAct | null;
  /** Refused for everyone else; see COLUMNS in testing/every-mutation.db.test.ts. */
  may: string;
  /** If done twice with the same input, the second time is a conflict. */
  isVersioned: boolean;
  prepare: (desk: Desk) => Promise<Trial>;
  /** It is about no story, so its desk needs none. */
  isBare?: boolean;
};

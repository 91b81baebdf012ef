/** How a mutation is tried by every role: see testing/every-mutation.ts. */
import type { Actor } from '../lib/domain/actor.ts';
import type { AuditAct } from '../lib/domain/audit/payloads.ts';
import type { ItemView } from '../lib/items/view.ts';
import type { MadeStory } from './factories.ts';

/** Where a mutation is tried: a story, and another one whose things are none of its business. */
export type Desk = { story: DeskStory; other: MadeStory; editor: Actor };

/** A story that was just brought in, with as much of its view as a trial asks for. */
export type DeskStory = {
  storyId: string;
  view: {
    revision: { id: string; text: string };
    blocks: { id: string }[];
    items: Pick<ItemView, 'id' | 'version'>[];
  };
};

/** The mutation with sound input, and with ids in it that belong elsewhere. */
export type Trial = {
  run: (actor: Actor) => Promise<unknown>;
  foreign: ((actor: Actor) => Promise<unknown>)[];
};

export type Mutation = {
  name: string;
  act: AuditAct;
  /** Refused for all but these; see COLUMNS in testing/every-mutation.db.test.ts. */
  may: string;
  /** Done twice with one input, the second time is a conflict. */
  isVersioned: boolean;
  prepare: (desk: Desk) => Promise<Trial>;
  /** It is about no story: its desk needs none of its own. */
  isBare?: boolean;
};

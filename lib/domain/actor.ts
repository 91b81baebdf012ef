/** Who is making the request. */
import type { Role } from './vocabulary.ts';

declare const minted: unique symbol;

/**
 * Somebody who is signed in; queries and mutations take it as their first argument. In the application only
 * `requireActor()` makes one (lib/architecture.test.ts enforces that), so a forgotten check is a type error.
 */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The address the request came from, used for the limits alone. Seeds and tests have none. */
  readonly address?: string;
  readonly [minted]: true;
};

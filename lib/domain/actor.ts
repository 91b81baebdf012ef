/** Who is at work. */
import type { Role } from './vocabulary.ts';

declare const minted: unique symbol;

/**
 * Somebody who is signed in, as queries and mutations take it first. Only `requireActor()` mints one in the
 * application (lib/architecture.test.ts holds that), so a forgotten check is a type error.
 */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Where this request comes from: for the limits alone. Seeds and tests come from nowhere. */
  readonly address?: string;
  readonly [minted]: true;
};

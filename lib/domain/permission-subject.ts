/** What the permission table asks about: a person, and the thing they want to act on. */

import type { Role } from './vocabulary.ts';

/** What the rules need to know about the person. */
export type Person = { id: string; role: Role };

/** What the rules need to know about the thing. Leave out what the action does not touch. */
export type Subject = {
  story?: {
    /** Who wrote it or a revision of it: see lib/domain/authors.ts. */
    authorIds: readonly string[];
    /** Who changed what it says in other ways: headline, language, which lines count. */
    changerIds?: readonly string[];
  };
  /** The item concerned: who put back the lines it is in. */
  item?: { putBackByIds: readonly string[] };
  /** Who signed off the revision that is to be published. */
  signedOffById?: string | null;
  /** The same person as they are now. */
  signer?: Person & { isActive: boolean };
  isArchived?: boolean;
  /** How many verdicts were given by an author of the words (before that was known, or without a second person). */
  ownVerdicts?: number;
  /** The newsroom's second-person rule; on by default. */
  secondPersonRule?: boolean;
  /** The member whose account is to be changed. */
  member?: { id: string };
  /** The source concerned, and who is named on it if it is confidential. */
  source?: {
    isConfidential: boolean;
    readerIds: readonly string[];
    /** Also named, but with a password set through a link: shut out until the person is confirmed. */
    closedReaderIds?: readonly string[];
    /** Who is responsible for it: needed by the actions that change it. */
    owners?: Owners;
    /** Who asked for confidentiality to be lifted, as they are now. */
    lift?: { askedBy: Person; isNamed: boolean } | null;
  };
  /** The party concerned. */
  party?: Owners;
};

/** Who is responsible for a source or party: the person who added it, and those who work on the stories that use it. */
export type Owners = {
  addedById: string | null;
  /** The authors of each story that uses it; a story without authors is no one person's. */
  stories: readonly { authorIds: readonly string[] }[];
};

/** A condition in the table, and the sentence shown to anybody it does not hold for. */
export type Predicate = { says: string; holds: (person: Person, subject: Subject) => boolean };

/** A story's authors as permissions take them: by their ids alone. */
export const withAuthorIds = ({ authors }: { authors: { memberId: string }[] }) => ({
  authorIds: authors.map(({ memberId }) => memberId),
});

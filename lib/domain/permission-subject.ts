/** What the permission table asks about: a person, and what they want to do something to. */

import type { Role } from './vocabulary.ts';

/** What the rules need to know about the person. */
export type Person = { id: string; role: Role };

/** What the rules need to know about the thing. Leave out what the action does not touch. */
export type Subject = {
  story?: {
    /** Who wrote it or a revision of it: see lib/domain/authors.ts. */
    authorIds: readonly string[];
    /** Who changed what it says otherwise: headline, language, which lines count. */
    changerIds?: readonly string[];
  };
  /** The item concerned: who put the lines back that it stands in. */
  item?: { putBackByIds: readonly string[] };
  /** Who signed the revision off that is to be published. */
  signedOffById?: string | null;
  /** The same person as they are now. */
  signer?: Person & { isActive: boolean };
  isArchived?: boolean;
  /** How many verdicts were given by whoever wrote the words (before that was known, or without a second person). */
  ownVerdicts?: number;
  /** The newsroom's second-person rule; on unless said otherwise. */
  secondPersonRule?: boolean;
  /** The member whose account is to be changed. */
  member?: { id: string };
  /** The source concerned, and who is named on it if it is confidential. */
  source?: {
    isConfidential: boolean;
    readerIds: readonly string[];
    /** Named too, but with a password set with a link: closed until the person is confirmed. */
    closedReaderIds?: readonly string[];
    /** Whose it is: asked for by what changes it. */
    owners?: Owners;
    /** Who asked that it is confidential no longer, as they are now. */
    lift?: { askedBy: Person; isNamed: boolean } | null;
  };
  /** The party concerned. */
  party?: Owners;
};

/** Who answers for a source or party: whoever added it, and whoever works on the stories that use it. */
export type Owners = {
  addedById: string | null;
  /** The authors of each story that uses it; a story without authors is nobody's own. */
  stories: readonly { authorIds: readonly string[] }[];
};

/** A condition of the table, and the sentence for whom it does not hold. */
export type Predicate = { says: string; holds: (person: Person, subject: Subject) => boolean };

/** A story's authors as a subject of permissions has them: by their ids alone. */
export const withAuthorIds = ({ authors }: { authors: { memberId: string }[] }) => ({
  authorIds: authors.map(({ memberId }) => memberId),
});

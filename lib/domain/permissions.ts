/**
 * Who may do what: one table that reads as sentences. Source of the roles: docs/vocabulary.md. Mutations enforce it,
 * queries send its results along (`view.can`), components only show them.
 */
import { forbidden } from './errors.ts';
import type { Owners, Person, Predicate, Subject } from './permission-subject.ts';
import type { Role } from './vocabulary.ts';

export type { Owners, Person, Subject } from './permission-subject.ts';

const isAuthor: Predicate = {
  says: 'Reporters work on their own stories.',
  holds: (person, { story }) => story?.authorIds.includes(person.id) ?? false,
};

/**
 * Who wrote a story: those the byline names or who were chosen; a reporter who brings it in; anyone who brings it in
 * and names nobody as its author; anyone who brings in a revision. None of this is ever taken back.
 */
const isNotAuthorUnlessAlone: Predicate = {
  says: 'Nobody gives the verdict on a story that they wrote, brought in as their own, or revised.',
  holds: (person, { story, secondPersonRule = true }) =>
    !secondPersonRule || !(story?.authorIds.includes(person.id) ?? false),
};

const didNotPutBackUnlessAlone: Predicate = {
  says: 'Nobody gives the verdict on a line that they put back into the story.',
  holds: (person, { item, secondPersonRule = true }) =>
    !secondPersonRule || !(item?.putBackByIds.includes(person.id) ?? false),
};

const changedNothingUnlessAlone: Predicate = {
  says: 'Nobody signs off what they wrote or changed: its text, its headline, its language or which lines count.',
  holds: (person, { story, secondPersonRule = true }) =>
    !secondPersonRule || ![...(story?.authorIds ?? []), ...(story?.changerIds ?? [])].includes(person.id),
};

const isSecondPerson: Predicate = {
  says: 'Publishing needs a second person: whoever signed off cannot publish as well.',
  holds: (person, { signedOffById, secondPersonRule = true }) =>
    !secondPersonRule || signedOffById !== person.id,
};

const isNotArchived: Predicate = {
  says: 'An archived story is neither signed off nor published. Take it out of the archive first.',
  holds: (_, { isArchived }) => !isArchived,
};

const isJudgedByOthers: Predicate = {
  says: 'Some verdicts were given by whoever wrote the words. They count once somebody else gives them.',
  holds: (_, { ownVerdicts = 0, secondPersonRule = true }) => !secondPersonRule || ownVerdicts === 0,
};

const isSignedByWhoMay: Predicate = {
  says: 'Whoever signed this off is no longer a member who may sign it off. Have it signed off again.',
  holds: (_, subject) => {
    const { signer } = subject;
    if (!signer) return true;
    const mayRole = PERMISSIONS['story.signOff'].roles as Rule['roles'];
    return (
      signer.isActive &&
      mayRole[signer.role] !== undefined &&
      changedNothingUnlessAlone.holds(signer, subject)
    );
  },
};

const isSomeoneElse: Predicate = {
  says: 'This cannot be done to your own account: ask another administrator.',
  holds: (person, { member }) => member?.id !== person.id,
};

const isNamedIfConfidential: Predicate = {
  says: 'Only the people named on a confidential source may open what it gave.',
  holds: (person, { source }) => !source?.isConfidential || source.readerIds.includes(person.id),
};

const isNamedReader: Predicate = {
  says: 'Only the people named on a confidential source may read who it is, and name others.',
  holds: (person, { source }) => (source?.isConfidential && source.readerIds.includes(person.id)) ?? false,
};

const isNotClosed: Predicate = {
  says: 'Your password was set with a link, so what is confidential is closed to you: your account page says how it opens again.',
  holds: (person, { source }) =>
    !(source?.isConfidential && (source.closedReaderIds?.includes(person.id) ?? false)),
};

/** Added by this person, or used by their own stories and no others. */
const isOwn = (person: Person, owners: Owners | undefined): boolean =>
  owners !== undefined &&
  (owners.addedById === person.id ||
    (owners.stories.length > 0 && owners.stories.every(({ authorIds }) => authorIds.includes(person.id))));

const isReportersSource: Predicate = {
  says: 'Reporters change the sources that they added, that only their own stories rest on, or on which they are named.',
  holds: (person, { source }) =>
    isOwn(person, source?.owners) ||
    (source?.isConfidential === true && source.readerIds.includes(person.id)),
};

const isCheckersSource: Predicate = {
  says: 'Checkers change the sources that they added, that a story rests on, or on which they are named.',
  holds: (person, subject) =>
    (subject.source?.owners?.stories.length ?? 0) > 0 || isReportersSource.holds(person, subject),
};

const isReportersParty: Predicate = {
  says: 'Reporters change the parties that they named first, or that only their own stories asked.',
  holds: (person, { party }) => isOwn(person, party),
};

const isEditor = ({ role }: Person) => role === 'EDITOR' || role === 'ADMIN';

const isOtherHalf: Predicate = {
  says: 'Confidentiality is lifted by two people: somebody who is named on the source, and an editor.',
  holds: (person, { source }) => {
    const lift = source?.lift;
    if (!lift || lift.askedBy.id === person.id) return false;
    const isNamed = source.readerIds.includes(person.id);
    return (isNamed || lift.isNamed) && (isEditor(person) || isEditor(lift.askedBy));
  },
};

type Rule = { does: string; roles: Partial<Record<Role, readonly Predicate[]>> };

const everyone: Rule['roles'] = { REPORTER: [], CHECKER: [], EDITOR: [], LEGAL: [], VIEWER: [], ADMIN: [] };
const ifNamed = [isNotClosed, isNamedIfConfidential];
const othersNamed: Rule['roles'] = { CHECKER: ifNamed, EDITOR: ifNamed, LEGAL: ifNamed, ADMIN: ifNamed };
const everyoneNamed: Rule['roles'] = { ...othersNamed, REPORTER: ifNamed, VIEWER: ifNamed };
const annotators: Rule['roles'] = { REPORTER: [isAuthor], CHECKER: [], EDITOR: [], ADMIN: [] };

const PERMISSIONS = {
  'story.read': { does: 'read stories', roles: everyone },
  'story.create': { does: 'bring in a story', roles: { REPORTER: [], CHECKER: [], EDITOR: [], ADMIN: [] } },
  'story.revise': { does: 'change a story’s text, details and set-aside lines', roles: annotators },
  'story.takeBinder': {
    does: 'take a story’s binder and call sheets',
    roles: { REPORTER: [], CHECKER: [], EDITOR: [], LEGAL: [], ADMIN: [] },
  },
  'story.archive': { does: 'archive a story', roles: { EDITOR: [], ADMIN: [] } },
  'item.annotate': { does: 'make, change, split, merge, cut and restore items', roles: annotators },
  'story.assign': { does: 'assign stories', roles: { CHECKER: [], EDITOR: [], ADMIN: [] } },
  'item.assign': { does: 'assign items', roles: { CHECKER: [], EDITOR: [], ADMIN: [] } },
  'thread.read': { does: 'read threads', roles: everyoneNamed },
  'thread.write': {
    does: 'write notes, and resolve threads',
    roles: { ...othersNamed, REPORTER: [...ifNamed, isAuthor] },
  },
  'thread.writeOnSource': {
    does: 'write notes on a source, and resolve its threads',
    roles: { ...othersNamed, REPORTER: [...ifNamed, isReportersSource] },
  },
  'item.recordVerdict': {
    does: 'give verdicts',
    roles: {
      CHECKER: [isNotAuthorUnlessAlone, didNotPutBackUnlessAlone],
      EDITOR: [isNotAuthorUnlessAlone, didNotPutBackUnlessAlone],
      ADMIN: [isNotAuthorUnlessAlone, didNotPutBackUnlessAlone],
    },
  },
  'source.register': {
    does: 'add sources to the register',
    roles: { REPORTER: [], CHECKER: [], EDITOR: [], ADMIN: [] },
  },
  'source.change': {
    does: 'change a source of the register, its files and its text',
    roles: {
      REPORTER: [isNotClosed, isReportersSource],
      CHECKER: [isNotClosed, isCheckersSource],
      EDITOR: [],
      ADMIN: [],
    },
  },
  // Whoever may publish a report.
  'source.offerClip': { does: 'say which clips reports offer', roles: { EDITOR: ifNamed, ADMIN: ifNamed } },
  'source.open': {
    does: 'open a source’s files and text',
    roles: everyoneNamed,
  },
  'source.readIdentity': {
    does: 'read who a confidential source is',
    roles: {
      REPORTER: [isNotClosed, isNamedReader],
      CHECKER: [isNotClosed, isNamedReader],
      EDITOR: [isNotClosed, isNamedReader],
      LEGAL: [isNotClosed, isNamedReader],
      VIEWER: [isNotClosed, isNamedReader],
      ADMIN: [isNotClosed, isNamedReader],
    },
  },
  'source.nameReaders': {
    does: 'say who may read who a confidential source is',
    roles: {
      REPORTER: [isNotClosed, isNamedReader],
      CHECKER: [isNotClosed, isNamedReader],
      EDITOR: [isNotClosed, isNamedReader],
      LEGAL: [isNotClosed, isNamedReader],
      ADMIN: [isNotClosed, isNamedReader],
    },
  },
  'source.confirmReader': {
    does: 'confirm that somebody named on a confidential source is who they are',
    roles: {
      REPORTER: [isNotClosed, isNamedReader],
      CHECKER: [isNotClosed, isNamedReader],
      EDITOR: [isNotClosed, isNamedReader],
      LEGAL: [isNotClosed, isNamedReader],
      ADMIN: [isNotClosed, isNamedReader],
    },
  },
  'source.askLift': {
    does: 'ask that a source is confidential no longer',
    roles: {
      REPORTER: [isNotClosed, isNamedReader],
      CHECKER: [isNotClosed, isNamedReader],
      EDITOR: [isNotClosed],
      LEGAL: [isNotClosed, isNamedReader],
      ADMIN: [isNotClosed],
    },
  },
  'source.lift': {
    does: 'confirm that a source is confidential no longer',
    roles: {
      REPORTER: [isNotClosed, isOtherHalf],
      CHECKER: [isNotClosed, isOtherHalf],
      EDITOR: [isNotClosed, isOtherHalf],
      LEGAL: [isNotClosed, isOtherHalf],
      ADMIN: [isNotClosed, isOtherHalf],
    },
  },
  'source.manage': { does: 'add and change evidence', roles: annotators },
  'contact.log': { does: 'keep the contact log', roles: annotators },
  'party.change': {
    does: 'change a party of the newsroom',
    roles: { REPORTER: [isReportersParty], CHECKER: [], EDITOR: [], ADMIN: [] },
  },
  'story.signOff': {
    does: 'sign a revision off',
    roles: {
      EDITOR: [isNotArchived, changedNothingUnlessAlone, isJudgedByOthers],
      ADMIN: [isNotArchived, changedNothingUnlessAlone, isJudgedByOthers],
    },
  },
  'report.publish': {
    does: 'publish a report',
    roles: {
      EDITOR: [isNotArchived, isSecondPerson, isSignedByWhoMay, isJudgedByOthers],
      ADMIN: [isNotArchived, isSecondPerson, isSignedByWhoMay, isJudgedByOthers],
    },
  },
  'report.withdraw': { does: 'withdraw a report', roles: { EDITOR: [], ADMIN: [] } },
  'publication.hold': { does: 'block publication, and lift the block', roles: { LEGAL: [], ADMIN: [] } },
  // Whoever may have work of their own: what is assigned, asked for or written.
  'calendar.make': {
    does: 'have your deadlines in a calendar',
    roles: { REPORTER: [], CHECKER: [], EDITOR: [], ADMIN: [] },
  },
  'member.read': { does: 'see who works here', roles: { ADMIN: [] } },
  'member.invite': { does: 'invite members', roles: { ADMIN: [] } },
  'member.change': { does: 'change roles, deactivate, reset passwords', roles: { ADMIN: [isSomeoneElse] } },
  'security.read': { does: 'read the security log', roles: { ADMIN: [] } },
  'settings.change': { does: 'change the newsroom’s settings', roles: { ADMIN: [] } },
  'message.setUp': { does: 'set up outgoing messages', roles: { ADMIN: [] } },
  'jobs.read': { does: 'see what Stet does in the background', roles: { ADMIN: [] } },
  'jobs.run': { does: 'run a failed job again', roles: { ADMIN: [] } },
  'audit.read': { does: 'read the record', roles: { EDITOR: [], LEGAL: [], ADMIN: [] } },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof PERMISSIONS;
export const ACTIONS = Object.keys(PERMISSIONS) as Action[];

/** The roles that may do this to some things at least, in the order of the table. */
export function rolesThatMay(action: Action): Role[] {
  return Object.keys(PERMISSIONS[action].roles) as Role[];
}

export type Answer = { allowed: true } | { allowed: false; reason: string };

/** Whether this person may do this to that. The reason is a sentence to show. */
export function can(person: Person, action: Action, subject: Subject = {}): Answer {
  const rule: Rule = PERMISSIONS[action];
  const conditions = rule.roles[person.role];
  if (!conditions) return { allowed: false, reason: `Your role does not let you ${rule.does}.` };
  const broken = conditions.find((condition) => !condition.holds(person, subject));
  return broken ? { allowed: false, reason: broken.says } : { allowed: true };
}

/** The same as a plain yes or no, for what a screen shows. */
export function allows(person: Person, action: Action, subject: Subject = {}): boolean {
  return can(person, action, subject).allowed;
}

/** Throws AppError `forbidden` with the reason where the table says no. */
export function authorise(person: Person, action: Action, subject: Subject = {}): void {
  const answer = can(person, action, subject);
  if (!answer.allowed) throw forbidden(answer.reason);
}

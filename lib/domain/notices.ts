/**
 * What members are told in their inbox, and who is told: one table, by the kind of notice. Pure. Rules that hold for all
 * kinds: nobody is told of what they did themself, nobody twice of one thing that they have not looked at yet, nobody
 * who is not active or may not read the story, and nobody who muted the story, but of what is addressed to them.
 */
import { allows } from './permissions.ts';
import type { Role } from './vocabulary.ts';

/** What somebody has to do with a story or an item: why a notice may concern them. */
export type Part =
  /** The item is assigned to them. */
  | 'ASSIGNEE'
  /** They are named in a note with an @. */
  | 'MENTIONED'
  /** They wrote in the thread before. */
  | 'IN_THREAD'
  /** They logged the request for comment. */
  | 'ASKER'
  /** They gave the verdict. */
  | 'CHECKER'
  /** They signed the revision off. */
  | 'SIGNER'
  /** They wrote the story or a revision of it. */
  | 'AUTHOR';

type KindRow = {
  /** What the kind is called where one chooses among kinds. */
  label: string;
  /** Who is told. */
  tells: readonly Part[];
  /** The same as a sentence. */
  rule: string;
  /** Somebody addressed it to them, so it comes even of a story that they muted. */
  isAddressed: boolean;
};

export const NOTICE_KINDS = {
  ASSIGNED: {
    label: 'Assigned to you',
    tells: ['ASSIGNEE'],
    rule: 'Whoever an item or a story is assigned to hears of it.',
    isAddressed: true,
  },
  MENTIONED: {
    label: 'Mentioned',
    tells: ['MENTIONED'],
    rule: 'Whoever a note names with an @ hears of it.',
    isAddressed: true,
  },
  REPLIED: {
    label: 'Replied',
    tells: ['IN_THREAD'],
    rule: 'Whoever wrote in a thread hears of replies in it.',
    isAddressed: false,
  },
  REPLY_OVERDUE: {
    label: 'Reply overdue',
    tells: ['ASKER'],
    rule: 'Whoever asked a party hears when its deadline has passed without an answer.',
    isAddressed: false,
  },
  VERDICT_LAPSED: {
    label: 'Verdict lapsed',
    tells: ['CHECKER'],
    rule: 'Whoever gave a verdict hears when it lapses because what was checked has changed.',
    isAddressed: false,
  },
  SIGN_OFF_LAPSED: {
    label: 'Sign-off lapsed',
    tells: ['SIGNER'],
    rule: 'Whoever signed a revision off hears when the signature lapses.',
    isAddressed: false,
  },
  LEGAL_HOLD: {
    label: 'Publication blocked',
    tells: ['AUTHOR', 'SIGNER', 'CHECKER', 'ASSIGNEE'],
    rule: 'Whoever wrote, checks or signed a story hears when its publication is blocked.',
    isAddressed: false,
  },
  PUBLISHED: {
    label: 'Published',
    tells: ['AUTHOR', 'SIGNER', 'CHECKER'],
    rule: 'Whoever wrote, checked or signed a story hears when an edition of its report is published.',
    isAddressed: false,
  },
} as const satisfies Record<string, KindRow>;

export type NoticeKind = keyof typeof NOTICE_KINDS;
export const NOTICE_KIND_CODES = Object.keys(NOTICE_KINDS) as NoticeKind[];

/**
 * How somebody wants a kind by mail. The inbox has all kinds whatever they choose: who ends a mail with one click must
 * not lose sight of their work. What is too much there, one mutes by the story.
 */
export type NoticeDelivery = 'NOW' | 'DIGEST' | 'NEVER';

/** Somebody with a part in what happened. */
export type Concerned = { memberId: string; part: Part };

/**
 * Whom the table tells of a kind: each once, in the order in which they were given, and never the one who did it.
 * @param actorId null: Stet did it
 */
export function toldOf(kind: NoticeKind, people: readonly Concerned[], actorId: string | null): string[] {
  const tells: readonly Part[] = NOTICE_KINDS[kind].tells;
  const told = people.filter(({ memberId, part }) => tells.includes(part) && memberId !== actorId);
  return [...new Set(told.map(({ memberId }) => memberId))];
}

/** What decides whether somebody is told at all. */
export type Listener = {
  id: string;
  role: Role;
  isActive: boolean;
  hasMuted: boolean;
};

/** Whether a member takes in a notice of this kind. */
export function takesIn(kind: NoticeKind, listener: Listener): boolean {
  if (!listener.isActive || !allows(listener, 'story.read')) return false;
  return NOTICE_KINDS[kind].isAddressed || !listener.hasMuted;
}

/** What a line of the inbox is made of. */
export type ToldNotice = {
  kind: NoticeKind;
  /** Who did it; null: Stet. */
  by: string | null;
  count: number;
  /** It is about the story as a whole, not about items of it. */
  isStory: boolean;
  /** The party that was asked; null where the kind is about none. */
  party: string | null;
};

/** The line itself, without the words of the item. */
export function noticeWords({ kind, by, count, isStory, party }: ToldNotice): string {
  const who = by ?? 'Stet';
  const given = isStory ? 'the story' : count === 1 ? 'an item' : `${count} items`;
  const verdicts = count === 1 ? 'Your verdict' : `${count} of your verdicts`;
  const words: Record<NoticeKind, string> = {
    ASSIGNED: `${who} assigned ${given} to you.`,
    MENTIONED: `${who} mentioned you in a note.`,
    REPLIED: `${who} replied in a thread that you wrote in.`,
    REPLY_OVERDUE: `${party ?? 'A party'} has not answered, and the deadline has passed.`,
    VERDICT_LAPSED: `${verdicts} lapsed: ${who} changed what was checked.`,
    SIGN_OFF_LAPSED: `Your sign-off lapsed: ${who} changed what it covered.`,
    LEGAL_HOLD: `${who} blocked publication.`,
    PUBLISHED: `${who} published an edition of the report.`,
  };
  return words[kind];
}

/**
 * Where a party stands by the contact log, and whether that supports how a story words its silence: the decision, in
 * codes. Words for it: standing-words.ts. Source of the rule: the table "Contact outcome, and the wording it supports"
 * in docs/vocabulary.md.
 */
import {
  type ContactOutcome,
  hasAnswer,
  isAnswer,
  isSilence,
  isUnreached,
  leavesOpen,
  NEVER_ASKED,
  outcomeRow,
  silenceCalled,
  wasAsked,
} from './contact-outcomes.ts';
import { coversParty, isSameName } from './metonyms.ts';

/** The parts of a contact attempt that bear on wording. */
export type Attempt = {
  party: string;
  partyAliases: readonly string[];
  channel: string;
  person: string;
  sentAt: Date;
  deadline: Date | null;
  outcome: ContactOutcome;
  answeredAt: Date | null;
};

export type NamedParty = { name: string; mention: string };

/** `outcome` is how the sentence words it; null where nobody has said. */
export type NonResponse = { outcome: ContactOutcome | null; parties: readonly NamedParty[] };

/** Where a party stands by the log, at one moment. */
export type Standing = {
  /** Every outcome whose wording the log supports now. */
  supports: ReadonlySet<ContactOutcome>;
  /** The one to word now; null where nobody was asked. */
  outcome: ContactOutcome | null;
  /** The time by which an answer is due; null where none is, or where no deadline was set. */
  awaitedUntil: Date | null;
  /** The party has answered in substance, which rules out every non-response wording. */
  hasAnswered: boolean;
  /** The attempt that decides, for showing. */
  attempt: Attempt | null;
};

/** A party of a non-response, as its sentence names it, and whether the log supports what is said of it. */
export type PartyStanding = { party: string; isSupported: boolean; standing: Standing };

/** What may be said of a standing: how it came out, and of which request; neither, where nothing was logged. */
export type ToldStanding = {
  /** NOT_CONTACTED where the log says that nobody asked, and has nothing else. */
  outcome: ContactOutcome | null;
  request: { channel: string; sentAt: Date; deadline: Date | null; answeredAt: Date | null } | null;
};

/** When an outcome came about: for an answer, when it came; otherwise, when the request went out. */
function momentOf(attempt: Attempt): number {
  return (hasAnswer(attempt.outcome) ? (attempt.answeredAt ?? attempt.sentAt) : attempt.sentAt).getTime();
}

/** Attempts that reached this party: by its name, its aliases, or an office of the government it stands for. */
function attemptsTo(party: NamedParty, attempts: readonly Attempt[]): Attempt[] {
  const names = [party.name, party.mention].filter((name) => name !== '');
  return attempts.filter((attempt) =>
    names.some(
      (name) =>
        coversParty(attempt.party, name) || attempt.partyAliases.some((alias) => isSameName(alias, name)),
    ),
  );
}

/**
 * What the log shows about one party at `now`. Attempts not yet sent do not count; a later answer supersedes
 * earlier silence, and a later unanswered request supersedes an earlier answer.
 */
export function standingOf(party: NamedParty, attempts: readonly Attempt[], now: Date): Standing {
  const nothing: Standing = {
    supports: new Set(),
    outcome: null,
    awaitedUntil: null,
    hasAnswered: false,
    attempt: null,
  };
  const logged = attemptsTo(party, attempts).filter((attempt) => attempt.sentAt <= now);
  const made = logged
    .filter((attempt) => wasAsked(attempt.outcome))
    .sort((a, b) => momentOf(a) - momentOf(b));
  const latest = made.at(-1);
  if (!latest) return { ...nothing, attempt: logged.at(-1) ?? null };
  if (isAnswer(latest.outcome)) {
    return {
      ...nothing,
      supports: new Set([latest.outcome]),
      outcome: latest.outcome,
      hasAnswered: true,
      attempt: latest,
    };
  }

  // Only what came after the last answer in substance bears on silence now.
  const lastAnswer = made.findLastIndex((attempt) => isAnswer(attempt.outcome));
  const since = made.slice(lastAnswer + 1);
  const lastReaction = since.findLastIndex((attempt) => hasAnswer(attempt.outcome));
  const reaction = since[lastReaction];
  const unanswered = since.slice(lastReaction + 1);
  const silent = unanswered.filter((attempt) => isSilence(attempt.outcome));
  const supports = new Set<ContactOutcome>();
  if (reaction) supports.add(reaction.outcome);
  for (const { outcome } of unanswered) if (isUnreached(outcome)) supports.add(outcome);
  const silence = silent.length > 0 ? silenceOf(silent, now) : null;
  if (silence) supports.add(silence);

  const awaiting = [...silent, ...(reaction && leavesOpen(reaction.outcome) ? [reaction] : [])];
  const deadline = latestDeadline(awaiting);
  // A party that declined has declined, whatever it did about the follow-up.
  const final = reaction && outcomeRow(reaction.outcome).isFinal ? reaction : null;
  const decisive = final ?? latest;
  return {
    supports,
    outcome: isSilence(decisive.outcome) ? silence : decisive.outcome,
    awaitedUntil: deadline && deadline > now ? deadline : null,
    hasAnswered: false,
    attempt: decisive,
  };
}

/** Silence is "not immediately" until the deadline passes; without a deadline it is what the log says. */
function silenceOf(silent: readonly Attempt[], now: Date): ContactOutcome {
  const deadline = latestDeadline(silent);
  const isLate = deadline
    ? deadline <= now
    : silent.some((attempt) => outcomeRow(attempt.outcome).silent === 'after the deadline');
  return silenceCalled(isLate ? 'after the deadline' : 'before the deadline');
}

function latestDeadline(attempts: readonly Attempt[]): Date | null {
  const all = attempts.flatMap(({ deadline }) => (deadline ? [deadline.getTime()] : []));
  return all.length > 0 ? new Date(Math.max(...all)) : null;
}

/**
 * Whether the log supports what a non-response says, party by party.
 * @param nonResponse how the sentence words it, and the parties as mentioned and as resolved.
 * @param attempts the story's contact log, in any order.
 * @param now the moment the answer is for: what is supported changes when a deadline passes.
 */
export function standingsOf(
  nonResponse: NonResponse,
  attempts: readonly Attempt[],
  now: Date,
): PartyStanding[] {
  return nonResponse.parties.map((party) => {
    const standing = standingOf(party, attempts, now);
    const isSupported =
      !standing.hasAnswered &&
      (nonResponse.outcome === null ? standing.outcome !== null : standing.supports.has(nonResponse.outcome));
    return { party: partyWords(party), isSupported, standing };
  });
}

const PRONOUN = /^(he|she|it|they|him|her|them|both|neither|either)$/i;

/** The party as the sentence names it, unless the sentence only says "he". */
function partyWords({ name, mention }: NamedParty): string {
  const words = mention === '' || PRONOUN.test(mention) ? name : mention;
  return words.replace(/^The /, 'the ');
}

/** The part of a standing that those who may not see the whole log are shown. */
export function toldStanding({ attempt, outcome }: Standing): ToldStanding {
  if (!attempt) return { outcome: null, request: null };
  // Nobody was asked, so there is no request to report.
  if (outcome === null) return { outcome: NEVER_ASKED, request: null };
  const { channel, sentAt, deadline } = attempt;
  const answeredAt = isSilence(outcome) ? null : attempt.answeredAt;
  return { outcome, request: { channel, sentAt, deadline, answeredAt } };
}

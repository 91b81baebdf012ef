/**
 * The contact log governs wording: a non-response sentence needs, for each party it names, a logged attempt whose
 * outcome supports its wording. Source of the rule: the table "Contact outcome, and the wording it supports" in
 * docs/vocabulary.md.
 */
import { coversParty, isSameName, readGovernment } from './metonyms.ts';
import { shortMomentWords } from './moments.ts';
import type { ContactOutcome } from './vocabulary.ts';
import { capitalised, listWords } from './wording.ts';

/** What of a contact attempt bears on wording. */
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
  /** The one to word now; null where nothing was asked. */
  outcome: ContactOutcome | null;
  /** Until when an answer is awaited; null where none is, or where no deadline was set. */
  awaitedUntil: Date | null;
  /** The party has answered in substance, so no non-response wording is left. */
  hasAnswered: boolean;
  /** The attempt that decides, for showing. */
  attempt: Attempt | null;
};

export type PartySupported = { party: string; isSupported: boolean; words: string; standing: Standing };
export type Support = { parties: PartySupported[]; supportedWording: string | null };

const ANSWERS: ReadonlySet<ContactOutcome> = new Set(['RESPONDED', 'DENIED']);
const SILENCES: ReadonlySet<ContactOutcome> = new Set(['NO_IMMEDIATE_RESPONSE', 'NO_RESPONSE']);

/** When an outcome came about: an answer when it came, everything else when the request went out. */
function momentOf(attempt: Attempt): number {
  const isReaction = !SILENCES.has(attempt.outcome) && attempt.outcome !== 'UNREACHABLE';
  return (isReaction ? (attempt.answeredAt ?? attempt.sentAt) : attempt.sentAt).getTime();
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
    .filter((attempt) => attempt.outcome !== 'NOT_CONTACTED')
    .sort((a, b) => momentOf(a) - momentOf(b));
  const latest = made.at(-1);
  if (!latest) return { ...nothing, attempt: logged.at(-1) ?? null };
  if (ANSWERS.has(latest.outcome)) {
    return {
      ...nothing,
      supports: new Set([latest.outcome]),
      outcome: latest.outcome,
      hasAnswered: true,
      attempt: latest,
    };
  }

  // Only what came after the last answer in substance bears on silence now.
  const lastAnswer = made.findLastIndex((attempt) => ANSWERS.has(attempt.outcome));
  const since = made.slice(lastAnswer + 1);
  const lastReaction = since.findLastIndex(
    (attempt) => !SILENCES.has(attempt.outcome) && attempt.outcome !== 'UNREACHABLE',
  );
  const reaction = since[lastReaction];
  const unanswered = since.slice(lastReaction + 1);
  const silent = unanswered.filter((attempt) => SILENCES.has(attempt.outcome));
  const supports = new Set<ContactOutcome>();
  if (reaction) supports.add(reaction.outcome);
  if (unanswered.some((attempt) => attempt.outcome === 'UNREACHABLE')) supports.add('UNREACHABLE');
  const silence = silent.length > 0 ? silenceOf(silent, now) : null;
  if (silence) supports.add(silence);

  const awaiting = [...silent, ...(reaction?.outcome === 'PROMISED_LATER' ? [reaction] : [])];
  const deadline = latestDeadline(awaiting);
  // A party that declined has declined, however it met the follow-up.
  const outcome =
    reaction?.outcome === 'DECLINED' || latest === reaction
      ? reaction.outcome
      : latest.outcome === 'UNREACHABLE'
        ? 'UNREACHABLE'
        : silence;
  return {
    supports,
    outcome,
    awaitedUntil: deadline && deadline > now ? deadline : null,
    hasAnswered: false,
    attempt: reaction?.outcome === 'DECLINED' ? reaction : latest,
  };
}

/** Silence is "not immediately" until the deadline passes; without a deadline it is what the log says it is. */
function silenceOf(silent: readonly Attempt[], now: Date): ContactOutcome {
  const deadline = latestDeadline(silent);
  if (deadline) return deadline > now ? 'NO_IMMEDIATE_RESPONSE' : 'NO_RESPONSE';
  return silent.some((attempt) => attempt.outcome === 'NO_RESPONSE')
    ? 'NO_RESPONSE'
    : 'NO_IMMEDIATE_RESPONSE';
}

function latestDeadline(attempts: readonly Attempt[]): Date | null {
  const all = attempts.flatMap(({ deadline }) => (deadline ? [deadline.getTime()] : []));
  return all.length > 0 ? new Date(Math.max(...all)) : null;
}

/**
 * Does the log support what a non-response says, party by party, and what wording does it support now?
 * @param nonResponse how the sentence words it, and the parties as mentioned and as resolved.
 * @param attempts the story's contact log, in any order.
 * @param now the moment the answer is for: wording changes when a deadline passes.
 * @returns `supportedWording` is one sentence about every party that was asked and did not answer, or null.
 */
export function supportOf(
  nonResponse: NonResponse,
  attempts: readonly Attempt[],
  now: Date,
  format: { timeZone: string },
): Support {
  const parties = nonResponse.parties.map((party): PartySupported => {
    const standing = standingOf(party, attempts, now);
    const isSupported =
      !standing.hasAnswered &&
      (nonResponse.outcome === null ? standing.outcome !== null : standing.supports.has(nonResponse.outcome));
    return {
      party: partyWords(party),
      isSupported,
      words: standingWords(standing, nonResponse.outcome, isSupported, now, format.timeZone),
      standing,
    };
  });
  return { parties, supportedWording: wordingFor(parties) };
}

const PRONOUN = /^(he|she|it|they|him|her|them|both|neither|either)$/i;

/** As the sentence names it, unless it only says "he". */
function partyWords({ name, mention }: NamedParty): string {
  const words = mention === '' || PRONOUN.test(mention) ? name : mention;
  return words.replace(/^The /, 'the ');
}

const OUTCOME_SAID: Record<ContactOutcome, string> = {
  NO_IMMEDIATE_RESPONSE: 'no answer yet',
  NO_RESPONSE: 'no answer',
  RESPONDED: 'answered',
  DENIED: 'denied it',
  DECLINED: 'declined to comment',
  UNABLE: 'could not comment',
  PROMISED_LATER: 'said it would respond',
  UNREACHABLE: 'could not be reached',
  NOT_CONTACTED: 'not contacted',
};

/** "Press service, e-mail 14:05, deadline 18:00 · no answer yet" */
function standingWords(
  { attempt, outcome, hasAnswered }: Standing,
  worded: ContactOutcome | null,
  isSupported: boolean,
  now: Date,
  timeZone: string,
): string {
  if (!attempt) return 'no attempt logged';
  if (outcome === null) return 'not contacted: no wording is supported';
  const at = (moment: Date) => shortMomentWords(moment, now, timeZone);
  const asked = [
    attempt.person,
    `${attempt.channel} ${at(attempt.sentAt)}`,
    attempt.deadline ? `deadline ${at(attempt.deadline)}` : '',
  ].filter((part) => part !== '');
  const isLate = outcome === 'NO_RESPONSE' && attempt.deadline !== null;
  const said = isLate ? 'no answer by the deadline' : OUTCOME_SAID[outcome];
  const when = attempt.answeredAt && !SILENCES.has(outcome) ? ` ${at(attempt.answeredAt)}` : '';
  const so = hasAnswered
    ? ': its answer belongs in the story'
    : isSupported || worded === null
      ? ''
      : `, which does not support “${WORDED[worded]}”`;
  return `${capitalised(asked.join(', '))} · ${said}${when}${so}`;
}

const WORDED: Record<ContactOutcome, string> = {
  NO_IMMEDIATE_RESPONSE: 'no immediate comment',
  NO_RESPONSE: 'did not respond',
  RESPONDED: 'said in a statement',
  DENIED: 'denied',
  DECLINED: 'declined to comment',
  UNABLE: 'could not comment',
  PROMISED_LATER: 'said it would respond',
  UNREACHABLE: 'could not be reached',
  NOT_CONTACTED: 'not contacted',
};

/** One sentence for all parties that were asked and did not answer, those with the same standing together. */
function wordingFor(parties: readonly PartySupported[]): string | null {
  const groups = new Map<ContactOutcome, string[]>();
  for (const { party, standing } of parties) {
    if (standing.outcome === null || standing.hasAnswered) continue;
    const group = groups.get(standing.outcome) ?? [];
    if (!group.includes(party)) group.push(party);
    groups.set(standing.outcome, group);
  }
  const [first, ...others] = groups;
  if (!first) return null;
  if (others.length === 0 && first[0] === 'NO_IMMEDIATE_RESPONSE') {
    return `There was no immediate comment from ${listWords(first[1], 'or')}.`;
  }
  const clauses = [first, ...others].map(([outcome, names]) => clauseFor(outcome, names));
  return `${capitalised(clauses.join('; '))}.`;
}

function clauseFor(outcome: ContactOutcome, names: readonly string[]): string {
  const who = listWords(names);
  const isOne = names.length === 1;
  const request = isOne ? 'a request for comment' : 'requests for comment';
  switch (outcome) {
    case 'NO_IMMEDIATE_RESPONSE':
      return `${who} did not immediately respond to ${request}`;
    case 'NO_RESPONSE':
      return `${who} did not respond to ${request}`;
    case 'DECLINED':
      return `${who} declined to comment`;
    case 'UNABLE':
      return `${who} could not comment`;
    case 'UNREACHABLE':
      return `${who} could not be reached for comment`;
    default:
      return promiseFor(names);
  }
}

/** A government or an abbreviated body is "it"; of anybody else the log does not say whether he, she or they. */
function promiseFor(names: readonly string[]): string {
  const who = listWords(names);
  if (names.length > 1) return `${who} said they would respond`;
  const isBody = readGovernment(who) !== null || /^(the )?\p{Lu}{2,}$/u.test(who);
  return isBody ? `${who} said it would respond` : `${who} said a response would follow`;
}

/** What the screens show of a story’s requests for comment. Plain data: it is sent to the browser. */
import type { NotAsked } from '../domain/allegations.ts';
import type { PartyKind } from '../domain/party.ts';
import type { ContactOutcome } from '../domain/vocabulary.ts';

export type ContactView = {
  id: string;
  version: number;
  party: string;
  partyId: string;
  partyVersion: number;
  partyKind: PartyKind;
  partyAliases: string[];
  channel: string;
  person: string;
  asked: string;
  sentAt: string;
  deadline: string | null;
  /** The time zone that the deadline was given in; empty: the newsroom's. */
  timeZone: string;
  /** The request that this one follows up. */
  followUpOfId: string | null;
  /** The source that their answer became. */
  answerSource: { id: string; title: string } | null;
  outcome: ContactOutcome;
  reason: string;
  answer: string;
  answeredAt: string | null;
  by: string;
  itemIds: string[];
};

/** What the log says of a party that a non-response names. */
export type PartySupport = {
  itemId: string;
  party: string;
  isSupported: boolean;
  /** "Press service, e-mail 14:05, deadline 18:00 · no answer yet" or "no attempt logged". */
  words: string;
};

/** A party that the story accuses and that nobody has asked. */
export type NotAskedView = NotAsked;

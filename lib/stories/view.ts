/** What the screens show of a story. Plain data: it crosses to the browser. */
import type { NotAsked } from '../domain/allegations.ts';
import type { Mismatch } from '../domain/gate.ts';
import type { PartyKind } from '../domain/party.ts';
import type { ReadingNote } from '../domain/readings.ts';
import type { BlockKind, ContactOutcome, StoryStage } from '../domain/vocabulary.ts';
import type { ItemView, PersonView } from '../items/view.ts';

export type Counts = { all: number; verified: number; pending: number; disputed: number };

/** A party that has not answered yet; overdue where `until` has passed. */
export type AwaitedView = { party: string; until: string | null };

export type StoryListEntry = {
  id: string;
  headline: string;
  byline: string;
  desk: string;
  deadline: string | null;
  stage: StoryStage;
  revision: number;
  updatedAt: string;
  counts: Counts;
  /** Whose answer is awaited: overdue first, then by the nearest deadline. */
  awaiting: AwaitedView[];
  reportSlug: string | null;
};

export type BlockView = {
  id: string;
  start: number;
  end: number;
  kind: BlockKind;
  asideReason: string | null;
};

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
  /** The clock that the deadline was given by; empty: the newsroom's. */
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

/** What the log says of one party that a non-response names. */
export type PartySupport = {
  itemId: string;
  party: string;
  isSupported: boolean;
  /** "Press service, e-mail 14:05, deadline 18:00 · no answer yet" or "no attempt logged". */
  words: string;
};

/** A party that the story accuses and that nobody has asked. */
export type NotAskedView = NotAsked;

export type SignOffView = { id: string; by: PersonView; at: string; note: string; unverified: number };

export type WorkbenchView = {
  story: {
    id: string;
    version: number;
    headline: string;
    byline: string;
    desk: string;
    deadline: string | null;
    language: string;
    stage: StoryStage;
    isArchived: boolean;
    authors: PersonView[];
    reportSlug: string | null;
    editions: number;
  };
  newsroom: { name: string; timeZone: string; secondPersonRule: boolean };
  revision: {
    id: string;
    number: number;
    text: string;
    wordCount: number;
    isCurrent: boolean;
    createdAt: string;
    /** What there is to tell of how it was read. */
    readings: ReadingNote[];
    /** What it was read from was kept; older versions of Stet kept nothing. */
    hasOriginal: boolean;
  };
  blocks: BlockView[];
  /** In text order; cut items too (isCut). */
  items: ItemView[];
  contacts: ContactView[];
  support: PartySupport[];
  /** Per non-response item: the wording that the log supports now, or null where it supports none. */
  supportedWording: Record<string, string | null>;
  /** Non-responses that say more than the log shows now: to be mended, or confirmed at the gate. */
  mismatches: Mismatch[];
  notAsked: NotAskedView[];
  awaiting: AwaitedView[];
  /** The server's clock when all this held: a deadline that passes later changes it. */
  now: string;
  signOff: SignOffView | null;
  hold: { id: string; by: string; at: string; reason: string } | null;
  /** Of everything a signature would cover, at this moment. */
  fingerprint: string;
  members: PersonView[];
  me: PersonView;
  /** Answers of the permission table, with the reason where not. */
  can: {
    annotate: boolean;
    note: boolean;
    recordVerdict: boolean;
    assign: boolean;
    revise: boolean;
    archive: boolean;
    manageSources: boolean;
    logContact: boolean;
    signOff: boolean;
    publish: boolean;
    hold: boolean;
    withdraw: boolean;
    whyNot: Record<string, string>;
  };
};

/** Everything that the workbench shows of a story. Plain data: it crosses to the browser. */
import type { ContactView, NotAskedView, PartySupport } from '../contacts/view.ts';
import type { Mismatch } from '../domain/gate.ts';
import type { ReadingNote } from '../domain/readings.ts';
import type { ReportLanguage } from '../domain/report/report-languages.ts';
import type { StoryStage } from '../domain/vocabulary.ts';
import type { ItemView } from '../items/view.ts';
import type { ProposalView } from '../proposals/view.ts';
import type { AssignedView, AwaitedView, BlockView, PersonView } from '../stories/view.ts';
import type { ThreadView } from '../threads/view.ts';

type SignOffView = { id: string; by: PersonView; at: string; note: string; unverified: number };

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
    /** What its report is proposed in. */
    reportLanguage: ReportLanguage;
  };
  newsroom: { name: string; timeZone: string; secondPersonRule: boolean };
  revision: {
    id: string;
    number: number;
    text: string;
    wordCount: number;
    isCurrent: boolean;
    createdAt: string;
    /** What should be reported about how it was read. */
    readings: ReadingNote[];
    /** Whether what it was read from was kept; older versions of Stet kept nothing. */
    hasOriginal: boolean;
  };
  blocks: BlockView[];
  /** In text order; including cut items (isCut). */
  items: ItemView[];
  contacts: ContactView[];
  support: PartySupport[];
  /** For each non-response item: the wording that the log supports now, or null where it supports none. */
  supportedWording: Record<string, string | null>;
  /** Non-responses that say more than the log supports: to be corrected, or confirmed before publishing. */
  mismatches: Mismatch[];
  notAsked: NotAskedView[];
  awaiting: AwaitedView[];
  /** Ids of the newsroom's sources that have no words yet, and a file whose text is being read. */
  beingRead: string[];
  /** Ids of the items whose recording a report published now would play. */
  played: string[];
  /** The server's clock when all this was true: a deadline that passes later changes it. */
  now: string;
  signOff: SignOffView | null;
  hold: { id: string; by: string; at: string; reason: string } | null;
  /** Of everything that a signature would cover, at this moment. */
  fingerprint: string;
  members: PersonView[];
  /** Who checks the story, the first assigned first. */
  assigned: AssignedView[];
  /** Who may be given the story: active, and allowed to give verdicts on it. */
  checkers: PersonView[];
  /** What the draft's notes propose as sources, decided ones too, in text order. */
  proposals: ProposalView[];
  /** The threads that everybody reads, oldest first. */
  threads: ThreadView[];
  /** Those on what rests on a confidential source, where that names whoever is looking. */
  namedThreads: ThreadView[];
  /** By item and request for comment that rest on a confidential source: the ids of those who may read threads on it. */
  threadReaders: Record<string, readonly string[]>;
  me: PersonView;
  /** Answers of the permission table, with the reason where the answer is no. */
  can: {
    annotate: boolean;
    note: boolean;
    recordVerdict: boolean;
    assign: boolean;
    assignStory: boolean;
    revise: boolean;
    archive: boolean;
    takeBinder: boolean;
    manageSources: boolean;
    logContact: boolean;
    signOff: boolean;
    publish: boolean;
    hold: boolean;
    withdraw: boolean;
    whyNot: Record<string, string>;
  };
};

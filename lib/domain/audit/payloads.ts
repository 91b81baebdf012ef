/**
 * What the record stores for each act: codes, ids and values, and no sentence of ours. Words that a person typed, names
 * and titles are values. The sentence people read is made from them when it is read (sentences.ts), so that even old
 * events can be shown in another language, or better worded. lib/audit/payloads.ts has a schema for each and refuses
 * whatever does not fit before anything is written.
 */
import type { Authorship } from '../authors.ts';
import type { Cut } from '../clips.ts';
import type { Stretch } from '../listened.ts';
import type { MessageChannel } from '../messages.ts';
import type { PartyKind } from '../party.ts';
import type { ProposalKind } from '../proposals.ts';
import type { Recogniser } from '../recognised.ts';
import type { TableFormat, TableName } from '../tables.ts';
import type { ThreadPlace } from '../threads.ts';
import type { ContactOutcome, Role, Stance, Terms } from '../vocabulary.ts';
import type { WordDraftKind } from '../word-drafts.ts';
import type { AsideCode, FileProblem, QuoteFinding, Reasoned, SignOffLapse, StoryDetail } from './codes.ts';
import type { PayloadsOfItems } from './payloads-of-items.ts';

/**
 * Written in every payload as `v`. Payloads without it are from before (earlier-payloads.ts). To give a payload another
 * shape, raise this and keep the reader for the old shape: an event is never rewritten.
 */
export const PAYLOAD_VERSION = 2;

type Named = { name: string };
type Titled = { title: string };
type ClipKept = { fileName: string; mediaType: string; size: number; sha256: string } & {
  ofSha256: string;
  cut: Cut;
} & Partial<Stretch>;
type OfWords = { number: number; sha256: string; fileSha256: string };
type OfChannel = { channel: MessageChannel };
type OnThread = { on: ThreadPlace };
/** Which note of the draft a proposed source comes from. */
type OfNote = { note: ProposalKind; number: number };
type Terming = { termsBefore: Terms; terms: Terms; termsTextBefore: string; termsText: string };

/** What a merge of two sources moved, so that it can be undone. */
export type MovedByMerge = {
  evidence: string[];
  files: string[];
  attempts: string[];
  checks: string[];
  hasText: boolean;
};

/** Of what was taken or made of a story and changed nothing in it: which it was, where the event is not the story's. */
type OfStory = { storyId: string; headline: string };

/** Act → payload; null: there is nothing to say beyond the act, what it was done to and by whom. */
export type AuditPayloads = PayloadsOfItems & {
  'member.invite': Named & { role: Role };
  'member.changeRole': Named & { from: Role; to: Role };
  'member.deactivate': Named;
  'member.reactivate': Named;
  /** `named`: the number of confidential sources that name them. */
  'member.makePasswordLink': Named & { named?: number };
  'member.setPassword': null;
  /** `by`: who made the link; null: the operator of the machine. `closed`: the number of confidential sources. */
  'member.setPasswordByLink': { by: string | null; closed?: number };
  'member.proveEarlierPassword': { closed: number };
  'member.changeAccount': { nameBefore: string; emailBefore: string; name: string; email: string };
  'member.signIn': null;
  'member.signOut': null;
  /** `headlines`: it names stories by their headlines. */
  'member.makeCalendar': { headlines: boolean };
  'member.revokeCalendar': null;
  /** `token`: the row's id; `name`: what its owner calls it. */
  'member.makeStoryToken': { token: string; name: string };
  'member.revokeStoryToken': { token: string; name: string };
  /** What was changed, and to what. */
  'settings.change': {
    name?: string;
    timeZone?: string;
    secondPersonRule?: boolean;
    evidenceRule?: boolean;
    listeningRule?: boolean;
    clipsInReports?: boolean;
    originsForClaims?: number;
    mailHeadlines?: boolean;
    digestHour?: number;
    digestDays?: string;
    internetArchive?: boolean;
  } & Partial<Record<'factCheckingPolicy' | 'correctionsPolicy' | 'unnamedSourcesPolicy', string>>;
  /** `job`: its name; `number`: the one that the page of jobs shows. */
  'job.runAgain': { job: string; number: number };
  /** `outcome`: SENT, or the code of what went wrong. */
  'mail.sendTest': { outcome: string };
  'message.addChannel': OfChannel;
  'message.changeChannel': OfChannel;
  /** `outcome`: what the service answered, so that it was paused without anybody asking. */
  'message.pauseChannel': OfChannel & { outcome?: string };
  'message.resumeChannel': OfChannel;
  'message.removeChannel': OfChannel;
  /** `outcome`: the HTTP status that came back, or a code. */
  'message.testChannel': OfChannel & { outcome: string };
  'message.sendAgain': OfChannel;
  'story.bringIn': {
    headline: string;
    words: number;
    items: number;
    sha256: string;
    format: string;
    authors: readonly { memberId: string; how: Authorship }[];
    /** The token of the program that brought it in for them. */
    token?: string;
  };
  'story.change': { changed: readonly StoryDetail[] };
  'story.revise': {
    number: number;
    sha256: string;
    unchanged: number;
    changed: number;
    gone: number;
    found: number;
    confirmed: number;
  };
  'story.checkQuotes': Titled & { count: number } & Record<QuoteFinding, number>;
  'story.archive': null;
  /** As what it was taken; how many items, evidence files, and confidential sources that were left out. */
  'story.takeBinder': {
    as: 'ZIP' | 'PDF' | 'CALL_SHEETS';
    items: number;
    files: number;
    leftOut: number;
    threads?: true;
  } & OfStory;
  'story.unarchive': null;
  'story.assign': Named & { due?: string };
  'story.unassign': Named;
  'story.setAside': { words: string };
  'story.putBack': { words: string };
  'story.setAsideAll': { count: number } & Reasoned<AsideCode>;
  'story.putBackAll': { count: number } & Reasoned<AsideCode>;
  /** Of a thread and its notes: ids, never the words. */
  'thread.open': OnThread & { note: string; mentioned: readonly string[] };
  'thread.reply': OnThread & { note: string; mentioned: readonly string[]; reopened: boolean };
  'thread.resolve': OnThread;
  'thread.reopen': OnThread;
  'note.edit': OnThread & { note: string; mentioned: readonly string[] };
  'source.add': Titled;
  'source.change': Titled & Partial<Terming>;
  'source.addFile': Titled & { fileName: string; mediaType: string; size: number; sha256: string };
  /** Where in the recording is not said of a confidential source's. */
  'source.keepClip': Titled & ClipKept;
  /** That reports may play a clip: its SHA-256 and its recording's, and where it was cut. Its source is on the record. */
  'source.offerClip': Titled & Stretch & { sha256: string; ofSha256: string };
  'source.endClipOffer': Titled & { sha256: string };
  'source.removeFile': Titled & { fileName: string };
  'source.restoreFile': Titled & { fileName: string };
  'source.fileFault': Titled & { fileId: string; sha256: string; problem: FileProblem };
  'source.capture': Titled & { url: string };
  'source.askArchive': Titled & { url: string };
  /** `address`: where the Internet Archive keeps the page, with the time in it. */
  'source.archive': Titled & { url: string; address: string };
  /** `recogniser`: the program whose words they are. */
  'source.setText': Titled & { words: number; sha256: string; number: number; recogniser?: Recogniser };
  /** Version and SHA-256 of the words, and the SHA-256 of the recording that they were read against. */
  'source.readWords': Titled & OfWords;
  /** How many of the words have a time now, and the SHA-256 of the recording that they were found in. */
  'source.alignText': Titled & OfWords & { aligned: number; words: number };
  'source.restoreText': Titled & { number: number; restores: number; sha256: string };
  'source.removeText': Titled;
  'source.merge': Titled & { duplicate: string; moved: MovedByMerge };
  'source.unmerge': Titled & { duplicate: string };
  'source.makeConfidential': Titled;
  'source.askLift': Titled & { reason: string };
  'source.withdrawLift': Titled;
  'source.lift': Titled & { askedBy: string };
  'source.readIdentity': Titled;
  'source.openFile': Titled;
  'source.openText': Titled;
  'source.changeIdentity': Titled;
  'source.addReader': Titled & Named;
  'source.confirmReader': Titled & Named;
  'source.removeReader': Titled & Named;
  'evidence.add': Titled & { stance: Stance };
  'evidence.change': Titled & { stance: Stance };
  'evidence.remove': Titled;
  'evidence.restore': Titled;
  /** Of a proposed source: which note it is and what became of it, never what the note says. `items`: how many rest on it. */
  'proposal.accept': OfNote & Titled & { source: string; items: number };
  'proposal.dismiss': OfNote;
  'proposal.reopen': OfNote;
  'contact.log': { party: string; channel: string; outcome: ContactOutcome };
  'contact.recordOutcome': { party: string; outcome: ContactOutcome; answer: string };
  'contact.makeSource': Titled & { party: string; count: number };
  /** `name`: what it was called before; the others only where they were changed. */
  'party.change': Named & {
    nameNow?: string;
    kindBefore?: PartyKind;
    kind?: PartyKind;
    aliasesBefore?: readonly string[];
    aliases?: readonly string[];
  };
  'story.signOff': {
    revision: number;
    unverified: number;
    mismatches: number;
    fingerprint: string;
    /** Open threads that everybody may read; left out where there were none. */
    openThreads?: number;
  };
  'story.withdrawSignOff': null;
  'story.signOffLapsed': SignOffLapse;
  'publication.hold': { reason: string };
  'publication.lift': null;
  'report.publish': { edition: number; slug: string; sha256: string; mismatches: number };
  'report.withdraw': { reason: string };
  /**
   * The files that readers get of an edition, made on the operator's order: 1 where there were none yet, more where
   * they were made again.
   */
  'report.makeFiles': { edition: number; rendering: number };
  /**
   * The PDF of an edition, by a job. `lacking`: characters that no font has ("U+C11C"), for which it is without PDF/UA;
   * `withdrawn`: that which says so.
   */
  'report.makePdf': { edition: number; rendering: number; lacking: string[]; withdrawn?: true } & OfStory;
  /** The PDF of an edition takes more time or memory than there is; `withdrawn`: that which says so. */
  'report.pdfTooLarge': { edition: number; withdrawn?: true } & OfStory;
  /** Pictures for links to an edition and its statements; `lacking`: characters of those that no font has, not drawn. */
  'report.drawPictures': { edition: number; pictures: number; lacking: string[] } & OfStory;
  /** Somebody took a table out of Stet; of one story, with which. */
  'table.take': { table: TableName; format: TableFormat; count: number; storyId?: string; headline?: string };
  /** Somebody took a story out of Stet as a Word file; `items`: how many it tells of. */
  'draft.take': {
    kind: WordDraftKind;
    withNotes: boolean;
    storyId: string;
    headline: string;
    revision: number;
    items: number;
  };
};

export type AuditAct = keyof AuditPayloads;

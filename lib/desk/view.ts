/** What the desk and somebody's work show. Plain data: it crosses to the browser. */
import type { StoryStanding } from '../domain/in-the-way.ts';
import type { ContactOutcome, StoryStage } from '../domain/vocabulary.ts';
import type { AssignedView, PersonView } from '../stories/view.ts';

/** A story as the desk and the list of stories tell it. */
export type ListedStory = StoryStanding & {
  id: string;
  headline: string;
  byline: string;
  desk: string;
  stage: StoryStage;
  deadline: string | null;
  assigned: AssignedView[];
  /** Who else has items of it that are not verified. */
  workers: PersonView[];
  /** What others did since whoever looks was here last, counted up to a hundred; null for nothing. */
  since: { at: string; changes: number } | null;
};

export type DeskStory = ListedStory & {
  /** Those of the team who wrote it, and so give no verdict on it. */
  barredIds: string[];
};

export type StoryListEntry = ListedStory & {
  revision: number;
  changedAt: string;
  /** Its report: the newest edition, and when that came out. */
  out: { slug: string; edition: number; at: string } | null;
};

/** Which stories the list shows, as its address has it. */
export const SHELVES = {
  all: 'All',
  running: 'At work',
  out: 'Published',
  archived: 'Archived',
} as const;
export type Shelf = keyof typeof SHELVES;

/** What a person of the team carries, of the stories that are running. */
export type TeamMember = PersonView & {
  /** Items that they have and that are not verified. */
  items: number;
  /** Of these: late, and due before the day ends. */
  overdue: number;
  today: number;
  /** Stories that they are on. */
  stories: number;
};

export type DeskView = {
  stories: DeskStory[];
  /** Where the next page begins; null where there is none. */
  next: string | null;
  /** All that run, whatever the filters. */
  running: number;
  desks: string[];
  team: TeamMember[];
};

/** What the desk can be narrowed down to, as its address has it. */
export const WAYS = {
  overdue: 'Replies overdue',
  awaited: 'Replies awaited',
  disputed: 'Disputed',
  lapsed: 'Lapsed',
  unsourced: 'Without a source',
  nobody: 'Nobody assigned',
  held: 'Blocked',
  signed: 'Signed off',
} as const;
export type Way = keyof typeof WAYS;

export type WorkItem = {
  id: string;
  words: string;
  status: 'PENDING' | 'DISPUTED';
  reason: string;
  due: string | null;
};

/** Of one story, what is due together. */
export type WorkEntry = {
  story: { id: string; headline: string; deadline: string | null };
  /** When the first of it is due. */
  due: string | null;
  items: WorkItem[];
  /** The story itself is theirs: how much of it is still to be checked, and how much of that nobody has. */
  ofStory: { open: number; free: number } | null;
  /** Requests for comment of theirs that are overdue. */
  requests: WorkRequest[];
};

export type WorkRequest = { id: string; party: string; until: string | null; itemId: string | null };

export type AnsweredRequest = {
  id: string;
  storyId: string;
  headline: string;
  party: string;
  outcome: ContactOutcome;
  at: string;
  itemId: string | null;
};

export type WorkView = {
  /** Worst first. */
  entries: WorkEntry[];
  /** Items that are not verified, however many are shown. */
  items: number;
  answered: AnsweredRequest[];
  /** Stories that they wrote and that are running. */
  own: DeskStory[];
};

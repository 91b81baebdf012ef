/** What screens show of threads. Plain data: it crosses to the browser. */
import type { NotePart, ThreadPlace } from '../domain/threads.ts';
import type { PersonView } from '../stories/view.ts';

export type NoteView = {
  id: string;
  by: PersonView;
  at: string;
  parts: NotePart[];
  /** What it said before, oldest first, each until when. */
  earlier: { parts: NotePart[]; until: string }[];
};

export type ThreadView = {
  id: string;
  version: number;
  on: ThreadPlace;
  /** The id of what it is on. */
  placeId: string;
  notes: NoteView[];
  /** `by` null: from before there were threads. */
  resolved: { by: string | null; at: string } | null;
};

/** What threads need to know of the place where they are shown. */
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { PersonView } from '@/lib/stories/view.ts';
import type { ThreadView } from '@/lib/threads/view.ts';
import type { DraftPlace } from '../ui/use-form.ts';

export type ThreadAnswer = Promise<ActionResult<{ thread: ThreadView }>>;

export type ThreadsDesk = {
  /** Each is given the words as they are stored, mentions included. */
  open: (body: string) => ThreadAnswer;
  reply: (thread: ThreadView, body: string) => ThreadAnswer;
  edit: (thread: ThreadView, noteId: string, body: string) => ThreadAnswer;
  resolve: (thread: ThreadView) => ThreadAnswer;
  reopen: (thread: ThreadView) => ThreadAnswer;
  canWrite: boolean;
  /** Those who can be mentioned here. */
  people: readonly PersonView[];
  /** Everybody whose name, typed in full, is taken as a mention: the answer says so where they may not read it. */
  everybody: readonly PersonView[];
  me: string;
  timeZone: string;
  /** The server's clock when this was read. */
  now: string;
  /** Where what is typed is kept, by form. */
  useNoteDraft: (key: string, start: string) => DraftPlace<string>;
};

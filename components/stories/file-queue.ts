/** Files that are being brought in as stories, one after another: what becomes of each. Pure. */
import type { Question } from '@/lib/domain/errors.ts';
import { FILE_MAX } from '@/lib/domain/story-size.ts';
import { formatSize } from '@/lib/domain/wording.ts';

/**
 * `unknown`: the page was left while it was being read, so that it may be a story by now.
 */
export type FileState = 'waiting' | 'reading' | 'done' | 'asked' | 'failed' | 'unknown';

export type QueuedFile = {
  key: string;
  name: string;
  /** Null once it is a story. */
  file: File | null;
  state: FileState;
  /** What was refused, or asked. */
  message: string | null;
  storyId: string | null;
};

/** As many as a person brings in of an evening, and not a folder that slipped in: each becomes a story for good. */
export const MOST_FILES = 50;

/** What came of a file: a story, or why not. */
export type FileOutcome = { storyId: string } | { message: string; asks?: Question | undefined };

/** Files as they were chosen or dropped; one that is too large is refused before it is sent. */
export function queued(files: readonly File[], keyOf: () => string): QueuedFile[] {
  return files.slice(0, MOST_FILES).map((file): QueuedFile => {
    const isTooLarge = file.size > FILE_MAX;
    return {
      key: keyOf(),
      name: file.name,
      file,
      state: isTooLarge ? 'failed' : 'waiting',
      message: isTooLarge
        ? `This file is ${formatSize(file.size)}. A story’s file can be up to ${formatSize(FILE_MAX)}: take its pictures out and save it again.`
        : null,
      storyId: null,
    };
  });
}

/** The row once its outcome is known. What failed keeps its file, so that it can be sent again. */
export function withOutcome(row: QueuedFile, outcome: FileOutcome): QueuedFile {
  if ('storyId' in outcome)
    return { ...row, state: 'done', file: null, message: null, storyId: outcome.storyId };
  return { ...row, state: outcome.asks ? 'asked' : 'failed', message: outcome.message };
}

/** Rows as they are after the page was left: what was being read then may be a story or not. */
export function afterReload(rows: readonly QueuedFile[]): QueuedFile[] {
  return rows.map((row) =>
    row.state === 'reading'
      ? {
          ...row,
          state: 'unknown',
          message:
            'The page was left while this was being read. Look whether it is among the stories before you send it again.',
        }
      : row,
  );
}

/** "2 brought in, 1 not, 3 waiting": what a glance needs. */
export function queueSummary(rows: readonly QueuedFile[]): string {
  const count = (...states: FileState[]) => rows.filter(({ state }) => states.includes(state)).length;
  const [done, open, not] = [count('done'), count('waiting', 'reading'), count('failed', 'asked', 'unknown')];
  return [done > 0 && `${done} brought in`, not > 0 && `${not} not`, open > 0 && `${open} to go`]
    .filter(Boolean)
    .join(', ');
}

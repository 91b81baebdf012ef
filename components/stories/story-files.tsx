'use client';
import { type ReactNode, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { useFileDrop } from '../ui/use-file-drop.ts';
import { storyAddress } from './addresses.ts';
import { type FileState, MOST_FILES, type QueuedFile, queueSummary } from './file-queue.ts';
import { STORY_FILES } from './story-endings.ts';
import { useFileQueue } from './use-file-queue.ts';

const STATE_LABELS: Record<FileState, string> = {
  waiting: 'Waiting',
  reading: 'Being read',
  done: 'Brought in',
  asked: 'A question',
  failed: 'Not brought in',
  unknown: 'Not known',
};

type Queue = ReturnType<typeof useFileQueue>;

/**
 * Around the list of stories: files that are dropped on it, or chosen, become a story each. What failed says why and keeps
 * its file.
 */
export function StoryFiles({ memberId, children }: { memberId: string; children: ReactNode }) {
  const queue = useFileQueue(memberId);
  const { isOver, onDrag } = useFileDrop((files) => queue.add([...files]));
  return (
    // Dropping is a shortcut for the button inside.
    <div
      {...onDrag}
      className={isOver ? 'rounded-md outline-2 outline-offset-8 outline-pencil outline-dashed' : ''}
    >
      <ChooseFiles queue={queue} />
      {queue.rows.length > 0 && <FileRows queue={queue} />}
      {children}
    </div>
  );
}

function ChooseFiles({ queue }: { queue: Queue }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
      <Button onClick={() => input.current?.click()}>Bring in files</Button>
      <p className="min-w-0 flex-1 basis-60">
        {/* A finger drops nothing. */}
        <span className="pointer-coarse:hidden">or drop them on this page, </span>up to {MOST_FILES} at once:
        each becomes a story. Without a byline it counts as your own.
      </p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to bring in"
        accept={STORY_FILES}
        onChange={(event) => {
          queue.add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </div>
  );
}

function FileRows({ queue }: { queue: Queue }) {
  const { rows, isRunning, goOn, clear } = queue;
  const isHeld = !isRunning && rows.some(({ state }) => state === 'waiting');
  return (
    <section aria-label="Files brought in" className="mb-6">
      <ul className="divide-y rounded-md border bg-sheet px-4 text-sm">
        {rows.map((row) => (
          <FileRow key={row.key} row={row} queue={queue} />
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <p role="status" className="figures text-xs text-soft">
          {queueSummary(rows)}
        </p>
        {isHeld && (
          <Button size="sm" onClick={goOn}>
            Go on
          </Button>
        )}
        {rows.some(({ state }) => state === 'done') && (
          <Button size="sm" look="quiet" onClick={clear}>
            Clear what is done
          </Button>
        )}
      </div>
    </section>
  );
}

function FileRow({ row, queue }: { row: QueuedFile; queue: Queue }) {
  const { name, state, message, storyId } = row;
  return (
    <li className="py-2">
      <div className="flex items-baseline justify-between gap-3">
        {storyId ? (
          <a
            href={storyAddress(storyId)}
            className="min-w-0 truncate font-medium text-pencil underline-offset-4 hover:underline"
          >
            {name}
          </a>
        ) : (
          <span className="min-w-0 truncate font-medium">{name}</span>
        )}
        <span className="shrink-0 text-xs text-soft">{STATE_LABELS[state]}</span>
      </div>
      {state === 'reading' && (
        <progress
          aria-label={`${name}: being read`}
          className="mt-1.5 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-rule [&::-webkit-progress-bar]:bg-rule"
        />
      )}
      {message && (
        <p
          role="alert"
          className={`mt-1 text-xs font-medium ${state === 'failed' ? 'text-disputed' : 'text-pending'}`}
        >
          {message}
        </p>
      )}
      <RowButtons row={row} queue={queue} />
    </li>
  );
}

function RowButtons({ row, queue: { again, remove, isRunning } }: { row: QueuedFile; queue: Queue }) {
  const { state, name, key, file } = row;
  if (state === 'reading' || state === 'done') return null;
  return (
    <div className="mt-1.5 flex flex-wrap gap-2">
      {state === 'asked' && (
        <>
          <Button size="sm" disabled={isRunning} onClick={() => again(row, 'story')}>
            Put the story back
          </Button>
          <Button size="sm" disabled={isRunning} onClick={() => again(row, 'as_read')}>
            Read it as it is
          </Button>
        </>
      )}
      {(state === 'failed' || state === 'unknown') && file && (
        <Button size="sm" aria-label={`Send again: ${name}`} onClick={() => again(row)}>
          Send again
        </Button>
      )}
      <Button size="sm" look="quiet" aria-label={`Take off: ${name}`} onClick={() => remove(key)}>
        Take off
      </Button>
    </div>
  );
}

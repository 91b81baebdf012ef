'use client';
import { useState } from 'react';
import {
  asTyped,
  EDIT_WINDOW_MINUTES,
  isInEditWindow,
  mentionedBy,
  type NotePart,
} from '@/lib/domain/threads.ts';
import type { NoteView, ThreadView } from '@/lib/threads/view.ts';
import { Button } from '../ui/button.tsx';
import { Time } from '../ui/time.tsx';
import { useAction } from '../ui/use-action.ts';
import { useClock } from '../ui/use-clock.ts';
import { NoteForm } from './note-form.tsx';
import type { ThreadsDesk } from './threads-desk.ts';

/** A note's words, with those whom it mentions. */
function Words({ parts }: { parts: readonly NotePart[] }) {
  let at = 0;
  return (
    <p className="text-base break-words whitespace-pre-line">
      {parts.map(({ words, memberId }) => {
        at += words.length;
        return memberId ? (
          <span key={at} className="font-medium text-pencil">
            {words}
          </span>
        ) : (
          words
        );
      })}
    </p>
  );
}

function Note({ note, thread, desk }: { note: NoteView; thread: ThreadView; desk: ThreadsDesk }) {
  const { timeZone } = desk;
  const [isEditing, setIsEditing] = useState(false);
  const [isEarlierShown, setIsEarlierShown] = useState(false);
  const editEnds = new Date(Date.parse(note.at) + EDIT_WINDOW_MINUTES * 60_000).toISOString();
  const now = useClock(desk.now, [editEnds]);
  const canEdit = desk.canWrite && note.by.id === desk.me && isInEditWindow(note.at, Date.parse(now));
  const edited = note.earlier.at(-1)?.until;
  return (
    <li>
      {isEditing ? (
        <NoteForm
          desk={desk}
          draftKey={`edit ${note.id}`}
          start={asTyped(note.parts)}
          mentioned={mentionedBy(note.parts)}
          label="Edit the note"
          does="Save"
          isFocused
          onSend={(body) => desk.edit(thread, note.id, body)}
          onDone={() => setIsEditing(false)}
        />
      ) : (
        <Words parts={note.parts} />
      )}
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-soft">
        <span>
          {note.by.name}, <Time iso={note.at} timeZone={timeZone} />
        </span>
        {edited && (
          <button
            type="button"
            aria-expanded={isEarlierShown}
            onClick={() => setIsEarlierShown(!isEarlierShown)}
            className="min-h-6 underline underline-offset-2"
          >
            edited <Time iso={edited} timeZone={timeZone} shape="time" />, earlier words
          </button>
        )}
        {canEdit && !isEditing && (
          <Button size="sm" look="link" onClick={() => setIsEditing(true)}>
            Edit
          </Button>
        )}
      </p>
      {isEarlierShown && (
        <ul className="mt-1 space-y-1 border-l-2 pl-3 text-soft">
          {note.earlier.map(({ parts, until }) => (
            <li key={until}>
              <Words parts={parts} />
              <p className="text-xs">
                until <Time iso={until} timeZone={timeZone} shape="time" />
              </p>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** One thread: what was said, and what one can do about it. */
export function Thread({ thread, desk }: { thread: ThreadView; desk: ThreadsDesk }) {
  const { resolved } = thread;
  return (
    <article
      data-thread={thread.id}
      aria-label={`Thread opened by ${thread.notes[0]?.by.name ?? 'somebody'}`}
      className={`border-l-2 pl-3 ${resolved ? 'border-rule' : 'border-pencil'}`}
    >
      <ul className="space-y-2.5">
        {thread.notes.map((note) => (
          <Note key={note.id} {...{ note, thread, desk }} />
        ))}
      </ul>
      {resolved && (
        <p className="mt-2 text-xs text-soft">
          {resolved.by ? (
            <>
              Resolved by {resolved.by}, <Time iso={resolved.at} timeZone={desk.timeZone} />
            </>
          ) : (
            'From before there were threads'
          )}
        </p>
      )}
      {desk.canWrite && (
        <div className="mt-2 space-y-2">
          <NoteForm
            desk={desk}
            draftKey={`reply ${thread.id}`}
            label="Reply"
            placeholder={resolved ? 'Reply, and open it again' : 'Reply'}
            does="Reply"
            onSend={(body) => desk.reply(thread, body)}
          />
          <Resolve key={resolved ? 'resolved' : 'open'} {...{ thread, desk }} />
        </div>
      )}
    </article>
  );
}

/** A refusal stays beside the button, also when the thread is read again because of it, until it is resolved or reopened. */
function Resolve({ thread, desk }: { thread: ThreadView; desk: ThreadsDesk }) {
  const { resolved } = thread;
  const change = useAction(resolved ? desk.reopen : desk.resolve);
  return (
    <>
      <Button
        size="sm"
        look="link"
        disabled={change.isBusy}
        isBusy={change.isBusy}
        onClick={() => change.run(thread)}
      >
        {resolved ? 'Open again' : 'Resolve'}
      </Button>
      {change.failure && (
        <p role="alert" className="mt-1 text-xs font-medium text-disputed">
          {change.failure.message}
        </p>
      )}
    </>
  );
}

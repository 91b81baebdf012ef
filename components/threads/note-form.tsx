'use client';
import { useState } from 'react';
import { withMentions } from '@/lib/domain/threads.ts';
import type { PersonView } from '@/lib/stories/view.ts';
import { Button } from '../ui/button.tsx';
import { useForm } from '../ui/use-form.ts';
import { MentionField } from './mention-field.tsx';
import type { ThreadAnswer, ThreadsDesk } from './threads-desk.ts';

/** Where a note is written or edited; what was typed stays until it is sent, and where it is refused. */
export function NoteForm({
  desk,
  draftKey,
  start = '',
  mentioned = [],
  id,
  label,
  placeholder,
  does,
  isFocused,
  onSend,
  onDone,
}: {
  desk: ThreadsDesk;
  draftKey: string;
  start?: string;
  /** Whom the note that is edited mentions. */
  mentioned?: readonly PersonView[];
  id?: string;
  label: string;
  placeholder?: string;
  /** On the button. */
  does: string;
  isFocused?: boolean;
  onSend: (body: string) => ThreadAnswer;
  /** Sent, or left. */
  onDone?: () => void;
}) {
  const place = desk.useNoteDraft(draftKey, start);
  const [typed, change] = place;
  const [chosen, setChosen] = useState<readonly PersonView[]>(mentioned);
  const { submit, isBusy, refusal } = useForm(onSend, place);
  const isShown = onDone !== undefined || typed.trim() !== '';
  return (
    <form
      onSubmit={submit(
        () => withMentions(typed, desk.everybody, chosen),
        () => {
          setChosen([]);
          onDone?.();
        },
      )}
    >
      <MentionField
        {...{ id, label, placeholder }}
        value={typed}
        people={desk.people}
        error={refusal?.fields?.body ?? refusal?.message}
        autoFocus={isFocused}
        onType={(value) => change(() => value)}
        onMention={(person) => setChosen([...chosen, person])}
        onLeave={() => (onDone ? onDone() : (document.activeElement as HTMLElement | null)?.blur())}
      />
      {isShown && (
        <div className="mt-2 flex justify-end gap-2">
          {onDone && (
            <Button size="sm" look="quiet" onClick={onDone}>
              Cancel
            </Button>
          )}
          <Button
            type="submit"
            size="sm"
            look="outline"
            disabled={isBusy || typed.trim() === ''}
            isBusy={isBusy}
          >
            {does}
          </Button>
        </div>
      )}
    </form>
  );
}

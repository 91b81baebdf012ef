'use client';
import type { ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useDraft, useWorkbenchContext } from '../state/context.tsx';
import { Section } from './section.tsx';

export const NOTE_FIELD_ID = 'item-note';

/** Notes stay inside the newsroom; they can be added but never removed. */
export function NotesPanel({ item }: { item: ItemView }) {
  const { commands, can, timeZone } = useWorkbenchContext();
  const place = useDraft(`note ${item.id}`, '');
  const [body, change] = place;
  const { submit, isBusy, refusal } = useForm((words: string) => commands.addNote(item, words), place);

  return (
    <Section title="Notes">
      {item.notes.length > 0 && (
        <ul className="mb-3 space-y-2.5">
          {item.notes.map((note) => (
            <li key={note.id}>
              <p className="text-base whitespace-pre-line">{note.body}</p>
              <p className="text-xs text-soft">
                {note.by}, <Time iso={note.at} timeZone={timeZone} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {can.note ? (
        <form onSubmit={submit(() => body)}>
          <TextArea
            id={NOTE_FIELD_ID}
            label="Note for the newsroom"
            isLabelHidden
            placeholder="A note for colleagues; never published"
            rows={1}
            value={body}
            error={refusal?.fields?.body ?? refusal?.message}
            onChange={(event) => change(() => event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
                event.currentTarget.form?.requestSubmit();
              }
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
          {body.trim() !== '' && (
            <div className="mt-2 flex justify-end">
              <Button type="submit" look="outline" disabled={isBusy} isBusy={isBusy}>
                Add note
              </Button>
            </div>
          )}
        </form>
      ) : (
        item.notes.length === 0 && <p className="text-sm text-soft">No notes.</p>
      )}
    </Section>
  );
}

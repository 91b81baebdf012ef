'use client';
import { type FormEvent, useState } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Time } from '../../ui/time.tsx';
import { useDraft, useWorkbenchSurroundings } from '../state/context.tsx';
import { Section } from './section.tsx';

export const NOTE_FIELD_ID = 'item-note';

/** Notes stay inside the newsroom; they are added and never taken away. */
export function NotesPanel({ item }: { item: ItemView }) {
  const { commands, can, timeZone } = useWorkbenchSurroundings();
  const [body, setBody, clear] = useDraft(`note ${item.id}`, '');
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setIsBusy(true);
    const result = await commands.addNote(item, body);
    setIsBusy(false);
    if (result.ok) clear();
    setError(result.ok ? undefined : (result.error.fields?.body ?? result.error.message));
  }

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
        <form onSubmit={onSubmit}>
          <TextArea
            id={NOTE_FIELD_ID}
            label="Note for the newsroom"
            isLabelHidden
            placeholder="A note for colleagues; never published"
            rows={1}
            value={body}
            error={error}
            onChange={(event) => setBody(event.target.value)}
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

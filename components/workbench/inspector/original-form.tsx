'use client';
import { type FormEvent, useState } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { useWorkbenchSurroundings } from '../state/context.tsx';

/** What was really said, where the story prints a translation: the check runs on these words. */
export function OriginalForm({ item, onDone }: { item: ItemView; onDone: () => void }) {
  const { commands } = useWorkbenchSurroundings();
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '');
    const result = await commands.setOriginal(item, {
      words: field('words'),
      language: field('language'),
      translator: field('translator'),
    });
    if (result.ok) onDone();
    else setErrors(result.error.fields ?? { words: result.error.message });
  }

  return (
    <form onSubmit={submit} className="mb-4 grid gap-3" aria-label="Original words">
      <TextArea
        label="The words as they were said"
        name="words"
        isSerif
        defaultValue={item.original?.words ?? ''}
        hint="Leave empty if this is no translation."
        error={errors.words}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Language"
          name="language"
          defaultValue={item.original?.language ?? ''}
          error={errors.language}
        />
        <TextField
          label="Translated by"
          name="translator"
          defaultValue={item.original?.translator ?? ''}
          error={errors.translator}
        />
      </div>
      <div className="flex gap-2">
        <Button type="submit" size="sm" look="solid">
          Keep
        </Button>
        <Button size="sm" look="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

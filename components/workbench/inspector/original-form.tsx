'use client';
import { spokenLanguages } from '@/lib/domain/languages.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextArea, TextField } from '../../ui/field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { useBasis } from '../state/use-basis.ts';

/** What was actually said, where the story prints a translation: the check uses these words. */
export function OriginalForm({ item, onDone }: { item: ItemView; onDone: () => void }) {
  const { commands } = useWorkbenchContext();
  const { submit, errors, message } = useForm(
    useBasis(
      { version: item.version, shown: item.original },
      (what: Parameters<typeof commands.setOriginal>[1], basedOn) =>
        commands.setOriginal(item, what, basedOn),
    ),
  );

  return (
    <form
      onSubmit={submit(
        (field) => ({ words: field('words'), language: field('language'), translator: field('translator') }),
        onDone,
      )}
      className="mb-4 grid gap-3"
      aria-label="Original words"
    >
      <TextArea
        label="The words as they were said"
        name="words"
        isSerif
        defaultValue={item.original?.words ?? ''}
        hint="Leave empty if this is no translation."
        error={errors.words ?? message}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="Said in"
          name="language"
          defaultValue={item.original?.language ?? ''}
          choices={spokenLanguages(item.original?.language)}
          error={errors.language}
        />
        <TextField
          label="Translated by"
          name="translator"
          defaultValue={item.original?.translator ?? ''}
          error={errors.translator}
        />
      </div>
      <FormActions>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="solid">
          Save
        </Button>
      </FormActions>
    </form>
  );
}

'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Checkbox, Select, TextField } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { NewsroomSettings } from '@/lib/settings/queries.ts';
import type { ChangeSettingsInput } from '@/lib/settings/schema.ts';

export function SettingsForm({
  settings,
  timeZones,
  action,
}: {
  settings: NewsroomSettings;
  timeZones: string[];
  action: (input: ChangeSettingsInput) => Promise<ActionResult<void>>;
}) {
  const router = useRouter();
  const { run, isBusy, fieldError, generalError } = useAction(action);
  const [isSaved, setIsSaved] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsSaved(false);
    run(
      {
        version: settings.version,
        name: String(form.get('name')),
        timeZone: String(form.get('timeZone')),
        secondPersonRule: form.has('secondPersonRule'),
        evidenceRule: form.has('evidenceRule'),
        originsForClaims: Number(form.get('originsForClaims')),
      },
      () => {
        setIsSaved(true);
        router.refresh();
      },
    );
  }

  return (
    <form onSubmit={submit} className="grid max-w-xl gap-6">
      {generalError && <Notice tone="error">{generalError}</Notice>}
      {isSaved && <Notice tone="good">Saved.</Notice>}
      <TextField
        label="Name of the newsroom"
        name="name"
        defaultValue={settings.name}
        hint="It stands on every report."
        error={fieldError('name')}
      />
      <Select
        label="Time zone"
        name="timeZone"
        defaultValue={settings.timeZone}
        choices={timeZones.map((zone) => ({ value: zone, words: zone.replaceAll('_', ' ') }))}
        error={fieldError('timeZone')}
      />
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold">Rules</legend>
        <Checkbox
          label="Publishing needs a second person"
          name="secondPersonRule"
          defaultChecked={settings.secondPersonRule}
          hint="Can be off only where one person is the whole newsroom. Every report published without it says so."
          error={fieldError('secondPersonRule')}
        />
        <Checkbox
          label="Verified needs something it rests on"
          name="evidenceRule"
          defaultChecked={settings.evidenceRule}
          hint="A quote needs an answer to “Was it said?”, a claim a source that supports it, a non-response a contact log that supports it."
          error={fieldError('evidenceRule')}
        />
        <Select
          label="Independent origins that a verified factual claim needs"
          name="originsForClaims"
          defaultValue={String(settings.originsForClaims)}
          choices={['1', '2', '3'].map((value) => ({ value, words: value }))}
          className="max-w-64"
          error={fieldError('originsForClaims')}
        />
      </fieldset>
      <div>
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          Save settings
        </Button>
      </div>
    </form>
  );
}
